import { describe, expect, it } from 'vitest';
import { attributeOf, elementsNamed } from '#tests/helpers/html.ts';
import { measureLoad, type PageLoad } from '#tests/helpers/page-load.ts';
import { readSite, type SitePage } from '#tests/helpers/site.ts';

const KILOBYTE = 1024;

/** Lists that grow with what they list, not with the site's design: sources, terms, units, indicators, answers. */
const LISTS = [
  '/gioi-thieu/can-cu-phap-ly/',
  '/gioi-thieu/thuat-ngu/',
  '/phu-luc/1/tu-dien-chi-tieu/',
  '/phu-luc/5/',
  '/phu-luc/6/',
];

/** Opened by a handful of staff at their desks: the editors' tool (Decap alone is 1.5 MB) and the console's frame. */
const STAFF = ['/admin/', '/khung/quan-ly/'];

/** The whole book, or a whole section of it, as one page to print. */
const PRINTINGS = '/ban-in/';

const loads = readSite()
  .pages.filter(({ address }) => !STAFF.includes(address) && !address.startsWith(PRINTINGS))
  .map((page) => ({ page, load: measureLoad(page) }));

function isHandbook({ address }: SitePage): boolean {
  return (
    /^\/(?:cam-nang|phu-luc|gioi-thieu|dang-ky|nha-dang-ky)\//u.test(address) && !LISTS.includes(address)
  );
}

/** The monthly form carries some forty controls with their help, in the handbook's appendix too. */
function hasForm(page: SitePage): boolean {
  return elementsNamed(page.document, 'form').some((form) => attributeOf(form, 'data-netlify') !== undefined);
}

function tooHeavy(
  measured: readonly { readonly load: PageLoad }[],
  kilobytes: number,
  requests: number,
): string[] {
  return measured
    .filter(({ load }) => load.bytes > kilobytes * KILOBYTE || load.requests.length > requests)
    .map(({ load }) => `${String(load.bytes)} bytes in ${load.requests.join(' ')}`);
}

describe('what a page costs to load', () => {
  it('is at most 10 KB under brotli in at most 3 requests for a page of the handbook', () => {
    const handbook = loads.filter(({ page }) => isHandbook(page) && !hasForm(page));
    expect(handbook.length).toBeGreaterThan(10);
    expect(tooHeavy(handbook, 10, 3)).toEqual([]);
  });

  it('is at most 24 KB in at most 4 requests for any page', () => {
    expect(tooHeavy(loads, 24, 4)).toEqual([]);
  });

  it('never waits for a script before showing the page', () => {
    expect(loads.flatMap(({ load }) => load.blocking)).toEqual([]);
  });
});
