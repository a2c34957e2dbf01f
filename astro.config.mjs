import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { headingAnchors, scrollingTables } from '#src/handbook/markdown.ts';
import { MARKDOWN_WORDS } from '#src/messages/reading.ts';
import { layerOrder } from '#src/styles/layer-order.ts';

const origin = process.env['PUBLIC_ORIGIN'] || 'http://127.0.0.1:4321';

export default defineConfig({
  site: origin,
  output: 'static',
  trailingSlash: 'always',
  prefetch: false,
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'never', assets: 'tep' },
  markdown: {
    syntaxHighlight: false,
    processor: satteri({
      // The letter and the decrees are quoted to the character, so nothing retypes their quotes and dashes.
      features: { smartPunctuation: false, gfm: { footnotes: MARKDOWN_WORDS.footnotes } },
      hastPlugins: [headingAnchors, scrollingTables],
    }),
  },
  integrations: [mdx({ optimize: true }), sitemap()],
  vite: {
    plugins: [layerOrder()],
    // Scripts and styles stay files: an inline one would need its own hash in the Content Security Policy.
    build: { assetsInlineLimit: 0, modulePreload: false },
  },
});
