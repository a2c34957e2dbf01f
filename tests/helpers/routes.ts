import { readdirSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './paths.ts';

/** Addresses that code makes (src/pages), without those that content makes. */
export function routesOfCode(): string[] {
  return readdirSync(path.join(ROOT, 'src/pages'), { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => file.endsWith('.astro') && !file.includes('['))
    .map((file) =>
      `/${file.replace(/(?:^|\/)index\.astro$/u, '').replace(/\.astro$/u, '')}/`.replace('//', '/'),
    );
}
