import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

function room(name: string, timeout: number): TestProjectInlineConfiguration {
  return {
    root,
    test: {
      name,
      include: [`tests/${name}/**/*.test.ts`],
      setupFiles: ['tests/helpers/silent-console.ts'],
      restoreMocks: true,
      testTimeout: timeout,
      hookTimeout: Math.max(timeout, 60_000),
    },
  };
}

/** Four rooms of tests: `unit` and `content` need nothing, `build` and `e2e` need a finished `dist/`. */
export default defineConfig({
  root,
  cacheDir: 'node_modules/.vite/tests',
  test: {
    projects: [room('unit', 10_000), room('content', 20_000), room('build', 60_000), room('e2e', 180_000)],
  },
});
