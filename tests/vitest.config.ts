import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Ends a test that hangs. Far beyond what a busy machine needs: no test is about time. */
const PATIENCE = 600_000;

function room(name: string): TestProjectInlineConfiguration {
  return {
    root,
    test: {
      name,
      include: [`tests/${name}/**/*.test.ts`],
      setupFiles: ['tests/helpers/silent-console.ts'],
      restoreMocks: true,
      unstubEnvs: true,
      testTimeout: PATIENCE,
      hookTimeout: PATIENCE,
      expect: { poll: { timeout: 120_000 } },
      // The modules are loaded once for all files of a room: two fifths of the work less. No module keeps what a test did.
      isolate: false,
    },
  };
}

/** Four rooms of tests: `unit` and `content` need nothing, `build` and `e2e` need a finished `dist/`. */
export default defineConfig({
  root,
  cacheDir: 'node_modules/.vite/tests',
  test: {
    projects: [room('unit'), room('content'), room('build'), room('e2e')],
  },
});
