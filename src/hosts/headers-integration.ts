import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { type HeaderList, securityHeadersOf } from './headers.ts';

/** `_headers` as Netlify reads it: the same headers there as from our own host. */
export function netlifyHeaders(headers: HeaderList, assets: string): string {
  const lines = headers.map(([name, value]) => `  ${name}: ${value}`);
  return [
    '/*',
    ...lines,
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
        writeFileSync(`${dist}_headers`, netlifyHeaders(securityHeadersOf(dist), assets));
      },
    },
  };
}
