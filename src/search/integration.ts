import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { writeBundle } from './build/bundle.ts';
import { readContent } from './build/content.ts';
import { indexSite } from './build/index-site.ts';
import { makeBook } from './build/make-book.ts';

/** Makes the search index from the finished pages; it reads them and changes none. */
export function search(): AstroIntegration {
  let root = '';
  let assets = '';
  return {
    name: 'search',
    hooks: {
      'astro:config:done': ({ config }) => {
        root = fileURLToPath(config.root);
        assets = config.build.assets;
      },
      'astro:build:done': async ({ dir, logger }) => {
        const dist = fileURLToPath(dir);
        const content = readContent(`${root}content`);
        const index = await indexSite(dist, content);
        const book = makeBook(index, index.records, content);
        writeBundle(dist, assets, book, index);
        logger.info(`${book.entries.length} entries, ${book.frequencies.length} words`);
      },
    },
  };
}
