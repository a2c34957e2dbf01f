import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { attributeOf, elementsNamed, type Element } from './html.ts';
import { DIST } from './paths.ts';
import type { SitePage } from './site.ts';

/** What a browser fetches for a page before anybody touches it, images left out. */
export interface PageLoad {
  readonly address: string;
  /** Addresses of the page itself, its styles, scripts and fonts. */
  readonly requests: readonly string[];
  /** Sum of each one's size under brotli, in bytes. */
  readonly bytes: number;
  /** Scripts that stop the page from being shown until they have run. */
  readonly blocking: readonly string[];
}

function readAsset(address: string): string {
  return readFileSync(path.join(DIST, decodeURIComponent(address)), 'utf8');
}

function resolved(from: string, to: string): string {
  return new URL(to, `http://site${from}`).pathname;
}

const sizes = new Map<string, number>();

/** Size under brotli as the host sends it, reckoned once for each file. */
function sizeOf(address: string): number {
  const known = sizes.get(address);
  if (known !== undefined) return known;
  const size = brotliCompressSync(readFileSync(path.join(DIST, decodeURIComponent(address)))).length;
  sizes.set(address, size);
  return size;
}

/** A module and everything it imports at once; dynamic imports wait for their moment. */
function moduleGraph(address: string, seen = new Set<string>()): Set<string> {
  if (seen.has(address)) return seen;
  seen.add(address);
  for (const [, specifier = ''] of readAsset(address).matchAll(
    /(?:^|[;\s}])(?:import|export)\s*(?:[\w*{][^"'();]*?\bfrom\s*)?["']([^"']+)["']/gu,
  )) {
    moduleGraph(resolved(address, specifier), seen);
  }
  return seen;
}

/** Style sheets that a style sheet imports, and its fonts: a font is asked for as soon as a letter needs it. */
function styleGraph(address: string): string[] {
  const css = readAsset(address);
  const imports = [...css.matchAll(/@import\s+(?:url\()?["']?([^"')\s;]+)/gu)].map(([, to = '']) =>
    resolved(address, to),
  );
  const fonts = [...css.matchAll(/url\(["']?([^"')]+\.(?:woff2?|ttf|otf))/gu)].map(([, to = '']) =>
    resolved(address, to),
  );
  return [address, ...imports.flatMap(styleGraph), ...fonts];
}

function isDeferred(script: Element): boolean {
  return (
    attributeOf(script, 'type') === 'module' ||
    attributeOf(script, 'defer') !== undefined ||
    attributeOf(script, 'async') !== undefined
  );
}

export function measureLoad(page: SitePage): PageLoad {
  const links = elementsNamed(page.document, 'link');
  const linked = (relation: string) =>
    links
      .filter((link) => attributeOf(link, 'rel')?.split(/\s+/u).includes(relation))
      .flatMap((link) => attributeOf(link, 'href') ?? [])
      .map((href) => resolved(page.address, href));
  const scripts = elementsNamed(page.document, 'script').filter((script) => attributeOf(script, 'src'));
  const modules = scripts.map((script) => resolved(page.address, attributeOf(script, 'src') ?? ''));
  const assets = new Set([
    ...linked('stylesheet').flatMap(styleGraph),
    ...linked('preload'),
    ...linked('modulepreload'),
    ...modules.flatMap((address) => [...moduleGraph(address)]),
  ]);
  return {
    address: page.address,
    requests: [page.address, ...assets],
    bytes: [...assets].reduce((sum, asset) => sum + sizeOf(asset), brotliCompressSync(page.markup).length),
    blocking: scripts
      .filter((script) => !isDeferred(script))
      .flatMap((script) => attributeOf(script, 'src') ?? []),
  };
}
