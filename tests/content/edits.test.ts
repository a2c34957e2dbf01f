import { describe, expect, it } from 'vitest';
import { redirectsOf } from '#src/handbook/files.ts';
import { reviewStateOf } from '#src/handbook/review.ts';
import { shortAddressOfPage } from '#src/handbook/short-address.ts';
import { abbreviationsOf, explainTerms } from '#src/handbook/terms.ts';
import { buildHandbook, crumbsOf, labelOf, neighboursOf, type PageLink } from '#src/handbook/tree.ts';
import { pageSchema } from '#src/schemas/page.ts';
import { termSchema } from '#src/schemas/records.ts';
import { linkFaults, referenceFaults, targetsOf, type Fault } from '#tests/helpers/content-faults.ts';
import {
  addressOfFile,
  contentFile,
  isPage,
  readContent,
  stringsOf,
  valueOf,
  type ContentFile,
} from '#tests/helpers/content-files.ts';
import { linksOf } from '#tests/helpers/markdown.ts';
import { routesOfCode } from '#tests/helpers/routes.ts';
import { retiredNameFaults, retiredNames, validityFaults } from '#tests/helpers/wording-faults.ts';

/*
 * The four edits that a handbook lives through, each made in one file of the real content, in memory: what hangs on that
 * file has to follow by itself, or a check has to name it.
 */

const entries = readContent();

function fileNamed(file: string): ContentFile {
  const found = entries.find((entry) => entry.file === file);
  if (!found) throw new Error(`no ${file}: the content has changed, and this test must name another file`);
  return found;
}

/** The content with one file changed: its text, its name, or both. */
function edited(file: string, change: (text: string) => string, name = file): ContentFile[] {
  const before = fileNamed(file);
  const after = contentFile(name, change(before.text));
  expect(after).not.toEqual(before);
  return entries.map((entry) => (entry === before ? after : entry));
}

function brokenLinks(content: readonly ContentFile[]): Fault[] {
  const targets = targetsOf(content, routesOfCode());
  return content.flatMap((entry) => [...linkFaults(entry, targets), ...referenceFaults(entry, targets)]);
}

function linkOf(entry: ContentFile): PageLink {
  const text = (key: string) => {
    const value = valueOf(entry, key);
    return typeof value === 'string' ? value : undefined;
  };
  const title = text('title') ?? '';
  return {
    collection: entry.collection as PageLink['collection'],
    id: entry.id,
    address: addressOfFile(entry),
    title,
    navTitle: text('navTitle') ?? title,
    code: text('code'),
    order: Number(valueOf(entry, 'order')),
  };
}

const bookOf = (content: readonly ContentFile[]) => buildHandbook(content.filter(isPage).map(linkOf));

describe('renaming section B', () => {
  const OLD = String(valueOf(fileNamed('content/cam-nang/b/index.mdx'), 'title'));
  const book = bookOf(
    edited('content/cam-nang/b/index.mdx', (text) => text.replace(`title: ${OLD}`, 'title: Bộ tài liệu quảng bá')),
  );

  it('is one edit: navigation, crumbs and turning pages all say the new name', () => {
    const section = book.book.find(({ folder, collection }) => collection === 'cam-nang' && folder === 'b');
    expect(section?.title).toBe('Bộ tài liệu quảng bá');
    const [, inside] = section?.pages ?? [];
    const last = book.book[0]?.pages.at(-1);
    expect(crumbsOf(book, inside?.address ?? '').map(({ title }) => title)).toContain('B. Bộ tài liệu quảng bá');
    expect(neighboursOf(book, last?.address ?? '').next?.title).toBe('Bộ tài liệu quảng bá');
    expect(book.book.flatMap(({ pages }) => pages.map(labelOf))).not.toContain(`B. ${OLD}`);
  });

  it('leaves no old name behind: pages call a section by its code where they link to it', () => {
    const named = entries.flatMap((entry) =>
      bookOf(entries)
        .book.filter(({ title, address }) => entry.text.includes(`[${title}](${address})`))
        .map(({ title }) => `${entry.file} names "${title}"`),
    );
    expect(named).toEqual([]);
  });
});

describe('moving a page', () => {
  const FROM = 'content/cam-nang/a/phan-cong.mdx';
  const TO = 'content/cam-nang/d/phan-cong-viec.mdx';
  const [OLD, NEW] = ['/cam-nang/a/phan-cong/', '/cam-nang/d/phan-cong-viec/'];

  it('is one edit: links, references and short address follow', () => {
    const content = edited(FROM, (text) => text.replace('\n---\n', `\naliases:\n  - ${OLD}\n---\n`), TO);
    const moved = content.find(({ file }) => file === TO);
    const linking = content.filter((entry) => linksOf(entry.body).some((href) => href.startsWith(OLD)));
    expect(linking.length).toBeGreaterThan(0);
    expect(brokenLinks(content)).toEqual([]);
    const aliases = stringsOf(valueOf(moved!, 'aliases'));
    expect(redirectsOf([{ ...moved!, address: NEW, frontmatter: { aliases } }])).toEqual(new Map([[OLD, NEW]]));
    expect(shortAddressOfPage(NEW, aliases)).toBe(shortAddressOfPage(OLD, []));
  });

  it('without its former address breaks links, and each is named', () => {
    const faults = brokenLinks(edited(FROM, (text) => text, TO));
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.every(({ found }) => found.includes(OLD))).toBe(true);
  });
});

describe('retiring a term', () => {
  const retire = (text: string) => `${text}retired: true\n`;
  const termsOf = (content: readonly ContentFile[]) =>
    content
      .filter(({ collection }) => collection === 'thuat-ngu')
      .map(({ id, data }) => ({ id, data: termSchema.parse(data) }));

  it('is one edit: links to it still arrive, and pages no longer explain it', () => {
    const content = edited('content/thuat-ngu/ubnd.yaml', retire);
    const text = '<p>UBND và VNNIC</p>';
    expect(brokenLinks(content)).toEqual([]);
    expect(explainTerms(text, abbreviationsOf(termsOf(entries)))).toMatch(/>UBND<\/a> và <a.*>VNNIC<\/a>/);
    expect(explainTerms(text, abbreviationsOf(termsOf(content)))).toMatch(/<p>UBND và <a.*>VNNIC<\/a>/);
  });

  it('names every page that still uses it', () => {
    const content = edited('content/thuat-ngu/nha-dang-ky.yaml', retire);
    const retired = retiredNames({ names: {} }, content);
    const faults = content.flatMap((entry) => retiredNameFaults(entry, retired));
    expect(faults.length).toBeGreaterThan(10);
    expect(faults.filter(({ found }) => !/nhà đăng ký/iu.test(found))).toEqual([]);
  });
});

describe('letting an offer expire', () => {
  const FILE = 'content/trang/dang-ky/id-vn-18-23.mdx';
  const TODAY = '2027-06-01';
  const end = (text: string) => text.replace(/^(?:validTo: .*\n)?(?=reviewEvery)/m, 'validTo: 2027-05-31\n');
  const content = edited(FILE, end);
  const page = content.find(({ file }) => file === FILE)!;
  const parsed = pageSchema.parse(page.data);

  it('is one edit: the page says so from the day after, by itself, and stays for those who look it up', () => {
    expect(reviewStateOf(parsed, '2027-05-31').validity).toBe('valid');
    expect(reviewStateOf(parsed, TODAY).validity).toBe('expired');
    expect(brokenLinks(content)).toEqual([]);
  });

  it('is on the list of what has to be read again until somebody has', () => {
    expect(validityFaults(page, TODAY)).toHaveLength(1);
    const read = contentFile(FILE, page.text.replace(/reviewedOn: .*/, `reviewedOn: ${TODAY}`));
    expect(validityFaults(read, TODAY)).toEqual([]);
  });
});
