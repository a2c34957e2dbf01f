import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { cms } from '#cms/integration.ts';
import { plainImports } from '#src/components/plain-imports.ts';
import { shareCards } from '#src/components/share-cards.ts';
import { CHECK_ADDRESS } from '#src/handbook/entitlement.ts';
import {
  changeDaysOf,
  chosenShortAddresses,
  mediaRedirectsOf,
  pageShortAddresses,
  readMarkdownFiles,
  redirectsOf,
} from '#src/handbook/files.ts';
import { formRedirects } from '#src/handbook/form-pages.ts';
import { headers } from '#src/hosts/headers-integration.ts';
import { headingAnchors, plainReferences, scrollingTables } from '#src/handbook/markdown.ts';
import { redirectFile } from '#src/handbook/redirect-file.ts';
import { MARKDOWN_WORDS } from '#src/messages/reading.ts';
import { search } from '#src/search/integration.ts';
import { ownCopies } from '#src/search/own-copies.ts';
import { layerOrder } from '#src/styles/layer-order.ts';
import { shortTokens } from '#src/styles/short-tokens.ts';

const origin = process.env['PUBLIC_ORIGIN'] || 'http://127.0.0.1:4321';

// Chrome and Firefox as they stay on Windows 7 and 8.1, which offices still have; Safari of the same time.
const CSS_BROWSERS = ['chrome109', 'firefox115', 'safari16', 'ios16'];

const files = readMarkdownFiles('content');
const changeDays = changeDaysOf(files);
// Built, but nobody should be led there by a machine.
const unlisted = new Set([
  '/khung/',
  '/khung/quan-ly/',
  '/404/',
  '/bien-tap/',
  ...redirectsOf(files).keys(),
  ...mediaRedirectsOf('content').keys(),
  ...formRedirects().keys(),
  ...chosenShortAddresses('content'),
  ...pageShortAddresses('content', files).keys(),
]);

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
      hastPlugins: [headingAnchors, scrollingTables, plainReferences],
    }),
  },
  integrations: [
    mdx({ optimize: true }),
    sitemap({
      filter: (page) => {
        const { pathname } = new URL(page);
        return (
          !unlisted.has(pathname) && !pathname.startsWith('/ban-in/') && !pathname.startsWith(CHECK_ADDRESS)
        );
      },
      serialize(item) {
        const lastmod = changeDays.get(new URL(item.url).pathname);
        return lastmod ? { ...item, lastmod } : item;
      },
    }),
    redirectFile('content'),
    shareCards(),
    search(),
    cms(process.env),
    headers(),
  ],
  vite: {
    plugins: [layerOrder(), shortTokens('src/styles/tokens.css'), plainImports(), ownCopies()],
    environments: {
      client: {
        build: {
          rolldownOptions: { output: { entryFileNames: 'tep/[hash].js', chunkFileNames: 'tep/[hash].js' } },
        },
      },
    },
    // Scripts and styles stay files: an inline one would need its own hash in the Content Security Policy.
    build: {
      assetsInlineLimit: 0,
      cssTarget: CSS_BROWSERS,
    },
  },
});
