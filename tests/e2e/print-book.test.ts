import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { destinationsOf } from '#src/documents/book/pdf-book.ts';
import { originOf, printBook, type PrintedBook } from '#src/hosts/print-book.ts';
import { attributeOf, elementsNamed, textOf } from '#tests/helpers/html.ts';
import { DIST } from '#tests/helpers/paths.ts';
import { readSite } from '#tests/helpers/site.ts';

/** The shortest section of the book is printed as the whole is. */
const PART = '/ban-in/d/';
const A4 = { width: 595, height: 842 };

let book: PrintedBook;
let pdf: PDFDocument;

beforeAll(async () => {
  book = await printBook(DIST, PART, originOf(DIST));
  pdf = await PDFDocument.load(book.bytes, { updateMetadata: false });
});

function bookmarksOf(parent: PDFDict | undefined): string[] {
  const titles: string[] = [];
  let mark = parent?.lookupMaybe(PDFName.of('First'), PDFDict);
  while (mark) {
    const title = mark.lookup(PDFName.of('Title'));
    if (title instanceof PDFString || title instanceof PDFHexString) titles.push(title.decodeText());
    titles.push(...bookmarksOf(mark));
    mark = mark.lookupMaybe(PDFName.of('Next'), PDFDict);
  }
  return titles;
}

const printed = readSite().pages.find(({ address }) => address === PART)?.document;

describe('a printed part of the book', () => {
  it('is a tagged Vietnamese PDF on A4 with a title', () => {
    expect(pdf.catalog.lookup(PDFName.of('MarkInfo'), PDFDict).toString()).toContain('/Marked true');
    expect(pdf.catalog.has(PDFName.of('StructTreeRoot'))).toBe(true);
    expect(pdf.catalog.lookup(PDFName.of('Lang'))).toMatchObject({ value: 'vi' });
    expect(pdf.getTitle()).toContain('Bản in: D.');
    for (const page of pdf.getPages()) {
      expect(Math.round(page.getWidth())).toBe(A4.width);
      expect(Math.round(page.getHeight())).toBe(A4.height);
    }
  });

  it('numbers its contents by the pages on which its parts really begin', async () => {
    const contents = elementsNamed(printed!, 'nav').find(
      (nav) => attributeOf(nav, 'class') === 'book-contents',
    );
    const ids = elementsNamed(contents!, 'a').map((link) => attributeOf(link, 'href')?.slice(1) ?? '');
    expect(ids.length).toBeGreaterThan(4);
    const found = await destinationsOf(book.bytes);
    const numbers = ids.map((id) => book.numbers.get(id));
    expect(numbers).toEqual(ids.map((id) => found.get(id)));
    expect(numbers).toEqual(numbers.toSorted((one, other) => (one ?? 0) - (other ?? 0)));
    // A cover and the contents come first.
    expect(numbers[0]).toBe(3);
    expect(numbers.at(-1)).toBe(pdf.getPageCount());
  });

  it('has a bookmark for every heading, in its own words', () => {
    const headings = ['h1', 'h2', 'h3'].flatMap((name) =>
      elementsNamed(elementsNamed(printed!, 'main')[0]!, name).map(textOf),
    );
    const bookmarks = bookmarksOf(pdf.catalog.lookup(PDFName.of('Outlines'), PDFDict));
    expect(headings.length).toBeGreaterThan(10);
    expect(headings.filter((heading) => !bookmarks.includes(heading.trim()))).toEqual([]);
  });

  it('says on what day and in which edition it was printed, and spells its abbreviations out', () => {
    const text = textOf(elementsNamed(printed!, 'main')[0]!);
    expect(text).toMatch(/Bản dự thảo tháng \d+\/\d{4}, in từ bản ngày \d{2}\/\d{2}\/\d{4}/u);
    expect(text).toMatch(/Chữ viết tắt.*VNNIC\s*Trung tâm Internet Việt Nam/su);
  });
});
