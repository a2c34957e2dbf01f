import { describe, expect, it } from 'vitest';
import { elementsNamed } from '#tests/helpers/html.ts';
import { measureLoad } from '#tests/helpers/page-load.ts';
import { readSite } from '#tests/helpers/site.ts';

const KILOBYTE = 1024;
const { pages } = readSite();
const handbook = pages.filter((page) =>
  /^\/(?:cam-nang|phu-luc|gioi-thieu|dang-ky|nha-dang-ky)\//u.test(page.address),
);
/** A page with the monthly form carries some forty controls with their help. */
const hasForm = (page: (typeof pages)[number]) =>
  elementsNamed(page.document, 'form').some((form) => form.attrs.some(({ name }) => name === 'data-netlify'));

describe('what a page costs to load', () => {
  it('is at most 10 KB under brotli in at most 3 requests for a page of the handbook', () => {
    const loads = handbook.filter((page) => !hasForm(page)).map(measureLoad);
    expect(loads.length).toBeGreaterThan(10);
    const heavy = loads
      .filter((load) => load.bytes > 10 * KILOBYTE || load.requests.length > 3)
      .map((load) => `${load.address}: ${String(load.bytes)} bytes, ${load.requests.join(' ')}`);
    expect(heavy).toEqual([]);
  });

  it('is at most 24 KB in at most 4 requests for any other page', () => {
    const heavy = pages
      .map(measureLoad)
      .filter((load) => load.bytes > 24 * KILOBYTE || load.requests.length > 4)
      .map((load) => `${load.address}: ${String(load.bytes)} bytes, ${load.requests.join(' ')}`);
    expect(heavy).toEqual([]);
  });

  it('never waits for a script before showing the page', () => {
    expect(pages.map(measureLoad).flatMap((load) => load.blocking)).toEqual([]);
  });
});
