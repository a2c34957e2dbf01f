import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { attributeOf, elementsNamed, textOf } from '#tests/helpers/html.ts';
import { DIST } from '#tests/helpers/paths.ts';
import { readSite, sitemapAddresses } from '#tests/helpers/site.ts';

const site = readSite();
const addresses = new Set(site.pages.map((page) => page.address));
const read = (file: string) => readFileSync(path.join(DIST, file), 'utf8');

/** Types of the structured data that a page carries. */
function typesAt(address: string): string[] {
  const documents = site.pages.flatMap((page) => (page.address === address ? [page.document] : []));
  return documents
    .flatMap((document) => elementsNamed(document, 'script'))
    .filter((script) => attributeOf(script, 'type') === 'application/ld+json')
    .flatMap((script) => {
      const data = JSON.parse(textOf(script)) as { '@type'?: string; '@graph'?: { '@type': string }[] };
      return data['@graph']?.map((each) => each['@type']) ?? [data['@type'] ?? ''];
    });
}

describe('what machines find', () => {
  it('is structured: who publishes, what a page is and where it lies, questions with answers', () => {
    expect(typesAt('/')).toEqual(expect.arrayContaining(['Organization', 'WebSite']));
    expect(typesAt('/cam-nang/a/quy-trinh/')).toEqual(expect.arrayContaining(['Article', 'BreadcrumbList']));
    expect(typesAt('/hoi-dap/')).toContain('FAQPage');
  });

  it('includes llms.txt, every page of which exists, with the caution about drafts', () => {
    const text = read('llms.txt');
    const linked = [...text.matchAll(/\]\((https?:[^)]+)\)/g)].map(([, to = '']) => new URL(to).pathname);
    expect(linked.length).toBeGreaterThan(50);
    expect(linked.filter((address) => !addresses.has(address))).toEqual([]);
    expect(text).toContain('chờ VNNIC xác nhận');
  });

  it('includes a feed of the changes that the log shows', () => {
    const log = site.pages.find((page) => page.address === '/thay-doi/');
    const summaries = [...read('thay-doi/feed.xml').matchAll(/<summary>([^<]*)<\/summary>/g)];
    expect(summaries.length).toBeGreaterThan(0);
    for (const [, summary = ''] of summaries) expect(log?.markup).toContain(summary);
  });

  it('includes a share card of the size that networks show, for every page of the sitemap', () => {
    const metaOf = (document: (typeof site.pages)[number]['document'], name: string) =>
      elementsNamed(document, 'meta')
        .filter((meta) => [attributeOf(meta, 'property'), attributeOf(meta, 'name')].includes(name))
        .map((meta) => attributeOf(meta, 'content') ?? '');
    const listed = new Set(sitemapAddresses());
    const cards = site.pages
      .filter(({ address }) => listed.has(address))
      .map(({ document }) => metaOf(document, 'og:image').concat(metaOf(document, 'twitter:card')));
    expect(cards.length).toBe(listed.size);
    expect(new Set(cards.map(([image]) => image)).size).toBe(listed.size);
    for (const [image = '', kind] of cards) {
      expect(kind).toBe('summary_large_image');
      const png = readFileSync(path.join(DIST, new URL(image).pathname));
      // A PNG states its width and height in the first chunk (RFC 2083 §4.1.1).
      expect([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([
        'PNG',
        1200,
        630,
      ]);
    }
  });

  it('leads past the steps of the entitlement check', () => {
    const steps = site.pages.filter((page) => page.address.startsWith('/dang-ky/kiem-tra/'));
    expect(steps.length).toBeGreaterThan(10);
    expect(steps.filter((page) => !page.noindex)).toEqual([]);
  });
});
