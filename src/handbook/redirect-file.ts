import { writeFileSync } from 'node:fs';
import type { AstroIntegration } from 'astro';
import { mediaRedirectsOf, readMarkdownFiles, redirectsOf } from './files.ts';

/**
 * Writes `redirects.json` (former address → present one) into the built site, so that a host answers a former address
 * with 308 instead of the page that says where its content went.
 */
export function redirectFile(contentDir: string): AstroIntegration {
  return {
    name: 'redirect-file',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const redirects = Object.fromEntries([
          ...redirectsOf(readMarkdownFiles(contentDir)),
          ...mediaRedirectsOf(contentDir),
        ]);
        writeFileSync(new URL('redirects.json', dir), `${JSON.stringify(redirects, null, 2)}\n`);
      },
    },
  };
}
