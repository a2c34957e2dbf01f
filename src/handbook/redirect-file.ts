import { writeFileSync } from 'node:fs';
import type { AstroIntegration } from 'astro';
import { mediaRedirectsOf, pageShortAddresses, readMarkdownFiles, redirectsOf } from './files.ts';

/**
 * Writes `redirects.json` (former or short address of a page → present one) into the built site, so that a host answers
 * with 308 instead of the page that says where the content is.
 */
export function redirectFile(contentDir: string): AstroIntegration {
  return {
    name: 'redirect-file',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const files = readMarkdownFiles(contentDir);
        const redirects = Object.fromEntries([
          ...redirectsOf(files),
          ...pageShortAddresses(contentDir, files),
          ...mediaRedirectsOf(contentDir),
        ]);
        writeFileSync(new URL('redirects.json', dir), `${JSON.stringify(redirects, null, 2)}\n`);
      },
    },
  };
}
