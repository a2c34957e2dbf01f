import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DIST } from '#tests/helpers/paths.ts';
import { readPage, readSite, SHELL, sitemapAddresses } from '#tests/helpers/site.ts';
import { isOwn, linkFaults, referencesOf } from '#tests/helpers/site-links.ts';

const site = readSite();
const ORIGIN = process.env['PUBLIC_ORIGIN'] || 'http://127.0.0.1:4321';

describe('links of the built site', () => {
  it('lead to a page, an anchor or a file that exists', () => {
    expect(linkFaults(site, ORIGIN)).toEqual([]);
  });

  it('would be found broken', () => {
    const page = readPage(
      '/a/',
      '<a href="/b/">x</a><a href="#c">x</a><img src="d.png"><a href="https://vnnic.vn/">x</a>',
    );
    expect(linkFaults({ pages: [page], files: new Set() }, ORIGIN)).toHaveLength(3);
  });

  it('load nothing from anybody else', () => {
    const foreign = site.pages
      .flatMap(referencesOf)
      .filter(({ loads, url }) => loads && url.protocol !== 'data:' && !isOwn(url, ORIGIN))
      .map(({ page, raw }) => `${page.address}: ${raw}`);
    expect(foreign).toEqual([]);
    const styles = [...site.files].filter((file) => file.endsWith('.css'));
    expect(
      styles.filter((file) =>
        /(?:url\(|@import)\s*["']?(?:https?:)?\/\//u.test(readFileSync(path.join(DIST, file), 'utf8')),
      ),
    ).toEqual([]);
  });

  it('write out the own origin only where a full address is asked for', () => {
    const absolute = site.pages
      .flatMap(referencesOf)
      .filter(({ raw, loads }) => raw.startsWith(ORIGIN) && loads)
      .map(({ page, raw }) => `${page.address}: ${raw}`);
    expect(absolute).toEqual([]);
  });
});

describe('the sitemap', () => {
  const listed = sitemapAddresses();
  const addresses = new Set(site.pages.map((page) => page.address));

  it('lists exactly the pages that may be found', () => {
    const findable = site.pages.filter((page) => !page.noindex).map((page) => page.address);
    expect(listed.toSorted()).toEqual(findable.toSorted());
    expect(listed.filter((address) => !addresses.has(address))).toEqual([]);
  });

  it('names neither the shell nor receipts nor the error page', () => {
    expect(addresses.has(SHELL)).toBe(true);
    expect(listed.filter((address) => /^\/khung\/|bien-nhan|404/u.test(address))).toEqual([]);
  });
});
