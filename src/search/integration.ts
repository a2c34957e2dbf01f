import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { writeBundle } from './build/bundle.ts';
import { readContent } from './build/content.ts';
import { indexSite } from './build/index-site.ts';

/** Makes the search index from the finished pages; it reads them and changes none. */
export function search(): AstroIntegration {
  let root = '';
  return {
    name: 'search',
    hooks: {
      'astro:config:done': ({ config }) => {
        root = fileURLToPath(config.root);
      },
      'astro:build:done': async ({ dir, logger }) => {
        const dist = fileURLToPath(dir);
        const index = await indexSite(dist, readContent(`${root}content`));
        writeBundle(`${dist}pagefind`, index);
        logger.info(`${index.book.entries.length} entries, ${index.book.frequencies.length} words`);
      },
    },
  };
}
