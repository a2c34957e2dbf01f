import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { attributeOf, elementsNamed, elementsOf, parseHtml, textOf, type Node } from './html.ts';
import { DIST } from './paths.ts';

/** One HTML file of the built site. */
export interface SitePage {
  /** Where it is served: `/cam-nang/a/`. */
  readonly address: string;
  readonly markup: string;
  readonly document: Node;
  readonly title: string;
  /** Every id on the page, and every name that an anchor can point at. */
  readonly anchors: ReadonlySet<string>;
  readonly noindex: boolean;
}

export interface Site {
  readonly pages: readonly SitePage[];
  /** Every other file, by its address. */
  readonly files: ReadonlySet<string>;
}

export function readPage(address: string, markup: string): SitePage {
  const document = parseHtml(markup);
  const [title] = elementsNamed(document, 'title');
  const robots = elementsNamed(document, 'meta').find((meta) => attributeOf(meta, 'name') === 'robots');
  return {
    address,
    markup,
    document,
    title: title ? textOf(title).trim() : '',
    anchors: new Set(elementsOf(document).flatMap((element) => attributeOf(element, 'id') ?? [])),
    noindex: (robots && attributeOf(robots, 'content')?.includes('noindex')) ?? false,
  };
}

/** All of `dist/`, which `npm run build` must have made before. */
export function readSite(): Site {
  if (!existsSync(DIST)) throw new Error('There is no dist/: run npm run build first.');
  const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(path.join(DIST, file)).isFile())
    .map((file) => `/${file.replaceAll(path.sep, '/')}`);
  const pages = files
    .filter((file) => file.endsWith('.html'))
    .map((file) =>
      readPage(file.replace(/\/index\.html$/u, '/'), readFileSync(path.join(DIST, file), 'utf8')),
    );
  // Checks of "every page" would all hold for none.
  if (pages.length < 10)
    throw new Error(`dist/ has only ${String(pages.length)} pages: run npm run build first.`);
  return { pages, files: new Set(files.filter((file) => !file.endsWith('.html'))) };
}

/** The template that the receiver fills; nobody is sent to it. */
export const SHELL = '/khung/';

/** Addresses in the sitemap, without their origin. */
export function sitemapAddresses(): string[] {
  const addressesIn = (file: string) =>
    [...readFileSync(path.join(DIST, file), 'utf8').matchAll(/<loc>([^<]+)<\/loc>/gu)].map(
      ([, location = '']) => new URL(location).pathname,
    );
  return addressesIn('sitemap-index.xml').flatMap((file) => addressesIn(file.slice(1)));
}
