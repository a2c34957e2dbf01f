import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AstroIntegration } from 'astro';
import { mediaRedirectsOf, pageShortAddresses, readMarkdownFiles, redirectsOf } from './files.ts';
import { formRedirects } from './form-pages.ts';

/**
 * Writes `redirects.json` (former or short address of a page, former address of a download → present one) into the built site, so that a host answers
 * with 308 instead of the page that says where the content is.
 */
export function redirectFile(contentDir: string): AstroIntegration {
  let built: URL | undefined;
  return {
    name: 'redirect-file',
    hooks: {
      'astro:config:done': ({ config }) => {
        built = config.outDir;
      },
      'astro:build:start': () => {
        // Astro 7.3.5 empties dist/ before a build but for folders called `.`, `g`, `i` or `t`: it means to spare `.git`,
        // and spares its letters. Short addresses of pages that are gone would live on.
        if (built) rmSync(new URL('t/', built), { recursive: true, force: true });
      },
      'astro:build:done': ({ dir }) => {
        const files = readMarkdownFiles(contentDir);
        const formerFiles = new URL('tai-lieu/tep-cu.json', dir);
        const redirects = Object.fromEntries([
          ...Object.entries(JSON.parse(readFileSync(formerFiles, 'utf8')) as Record<string, string>),
          ...redirectsOf(files),
          ...pageShortAddresses(contentDir, files),
          ...mediaRedirectsOf(contentDir),
          ...formRedirects(),
        ]);
        rmSync(formerFiles);
        writeFileSync(new URL('redirects.json', dir), `${JSON.stringify(redirects, null, 2)}\n`);
      },
    },
  };
}
