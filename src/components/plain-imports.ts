import type { Plugin } from 'vite';

/**
 * Makes `import()` in page scripts the browser's own. Vite wraps it in a helper that preloads styles and other chunks,
 * 0.8 KB on every page of the book; our chunks have neither.
 */
export function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    enforce: 'pre',
    configEnvironment(name) {
      // Without this the list of what to preload stays behind, though nothing reads it.
      return name === 'client' ? { build: { modulePreload: { resolveDependencies: () => [] } } } : null;
    },
    load(id) {
      return id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null;
    },
  };
}
