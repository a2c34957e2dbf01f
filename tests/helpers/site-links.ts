import { attributeOf, elementsOf, type Element } from './html.ts';
import type { Site, SitePage } from './site.ts';

/** Made by the receiver, so not in `dist/`. */
const SERVED = [/^\/bao-cao-thang\/(?:bien-nhan|don-vi)\//u, /^\/quan-ly\//u, /^\/healthz$/u];

const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  area: ['href'],
  link: ['href'],
  script: ['src'],
  img: ['src', 'srcset'],
  source: ['src', 'srcset'],
  video: ['src', 'poster'],
  audio: ['src'],
  iframe: ['src'],
  object: ['data'],
  use: ['href', 'xlink:href'],
  form: ['action'],
  button: ['formaction'],
};

/** Elements whose address the browser loads by itself, as against those that a reader follows. */
const LOADING = ['script', 'img', 'source', 'video', 'audio', 'iframe', 'object', 'use'];
const LOADING_LINKS = /stylesheet|preload|prefetch|preconnect|dns-prefetch|icon|manifest/u;

export interface Reference {
  readonly page: SitePage;
  readonly raw: string;
  readonly url: URL;
  readonly loads: boolean;
}

function addressesOf(element: Element): string[] {
  return (ATTRIBUTES[element.tagName] ?? []).flatMap((name) => {
    const value = attributeOf(element, name);
    if (value === undefined) return [];
    return name === 'srcset' ? value.split(',').map((part) => part.trim().split(/\s+/u)[0] ?? '') : [value];
  });
}

const BASE = 'http://site.invalid';

export function referencesOf(page: SitePage): Reference[] {
  return elementsOf(page.document).flatMap((element) =>
    addressesOf(element).map((raw) => ({
      page,
      raw,
      url: new URL(raw, `${BASE}${page.address}`),
      loads:
        LOADING.includes(element.tagName) ||
        (element.tagName === 'link' && LOADING_LINKS.test(attributeOf(element, 'rel') ?? '')),
    })),
  );
}

/** The site's own origin is written out in canonical addresses and share cards only. */
export function isOwn(url: URL, origin: string): boolean {
  return url.origin === BASE || url.origin === origin;
}

/** A sentence for each address that is linked to but leads nowhere, with the pages that do so. */
export function linkFaults(site: Site, origin: string): string[] {
  const pages = new Map(site.pages.map((page) => [page.address, page]));
  const linkedFrom = new Map<string, Set<string>>();
  for (const { page, url } of site.pages.flatMap(referencesOf)) {
    if (!isOwn(url, origin)) continue;
    const address = decodeURIComponent(url.pathname);
    const anchor = decodeURIComponent(url.hash.slice(1));
    const target = pages.get(address) ?? pages.get(`${address}index.html`);
    const exists = target
      ? anchor === '' || target.anchors.has(anchor)
      : site.files.has(address) || SERVED.some((pattern) => pattern.test(address));
    const goal = `${address}${url.hash}`;
    if (!exists) linkedFrom.set(goal, (linkedFrom.get(goal) ?? new Set()).add(page.address));
  }
  return [...linkedFrom].map(([goal, from]) => {
    const [first = '', ...others] = from;
    return `${goal} does not exist, but ${first}${others.length > 0 ? ` and ${String(others.length)} other pages link` : ' links'} to it`;
  });
}
