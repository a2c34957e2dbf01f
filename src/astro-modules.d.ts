/** Plain TypeScript cannot open `.astro` files; `astro check` can, and checks their properties there. */
declare module '*.astro' {
  import type { AstroComponentFactory } from 'astro/runtime/server/index.js';

  const component: AstroComponentFactory;
  // eslint-disable-next-line no-restricted-exports -- an Astro component is its module's default export
  export default component;
}
