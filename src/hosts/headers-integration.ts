import { readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { ADMIN, adminHeadersOf, type HeaderList, securityHeadersOf } from './headers.ts';

const CALENDAR = 'text/calendar; charset=utf-8';

/** `_headers` as Netlify reads it: the same headers there as from our own host. */
export function netlifyHeaders(
  headers: HeaderList,
  adminHeaders: HeaderList,
  assets: string,
  calendars: readonly string[] = [],
): string {
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
    // Calendar programs read a file of any other type, or without its charset, as something else.
    ...calendars.flatMap((address) => [address, `  content-type: ${CALENDAR}`, '']),
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
        const calendars = readdirSync(dist, { recursive: true, encoding: 'utf8' })
          .filter((name) => name.endsWith('.ics'))
          .map((name) => `/${name.replaceAll('\\', '/')}`)
          .sort();
        writeFileSync(`${dist}_headers`, netlifyHeaders(all, adminHeadersOf(dist, all), assets, calendars));
      },
    },
  };
}
