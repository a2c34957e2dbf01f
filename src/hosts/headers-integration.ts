import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { ADMIN, adminHeadersOf, type HeaderList, securityHeadersOf } from './headers.ts';

/** `_headers` as Netlify reads it: the same headers there as from our own host. */
export function netlifyHeaders(headers: HeaderList, adminHeaders: HeaderList, assets: string): string {
  const lines = (list: HeaderList) => list.map(([name, value]) => `  ${name}: ${value}`);
  return [
    '/*',
    ...lines(headers),
    '',
    // Of several rules that match, Netlify takes each header from the last.
    `${ADMIN}*`,
    ...lines(adminHeaders),
    '',
    `/${assets}/*`,
    '  cache-control: public, max-age=31536000, immutable',
    '',
  ].join('\n');
}

/** Writes `dist/_headers` once the pages are final. Stands last in the list of integrations. */
export function headers(): AstroIntegration {
  let assets = '_astro';
  return {
    name: 'headers',
    hooks: {
      'astro:config:done': ({ config }) => {
        assets = config.build.assets;
      },
      'astro:build:done': ({ dir }) => {
        const dist = fileURLToPath(dir);
        const all = securityHeadersOf(dist);
        writeFileSync(`${dist}_headers`, netlifyHeaders(all, adminHeadersOf(dist, all), assets));
      },
    },
  };
}
