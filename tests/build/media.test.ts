import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { PDFDict, PDFDocument, PDFName, PDFRawStream, type PDFPage } from '@cantoo/pdf-lib';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { attributeOf, elementsNamed, textOf } from '#tests/helpers/html.ts';
import { formatBytes } from '#src/lib/sizes.ts';
import { DIST } from '#tests/helpers/paths.ts';
import { readSite } from '#tests/helpers/site.ts';

const FILES = path.join(DIST, 'tai-lieu/tep');
const names = readdirSync(FILES, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll(path.sep, '/'))
  .filter((name) => statSync(path.join(FILES, name)).isFile());
const read = (name: string) => new Uint8Array(readFileSync(path.join(FILES, name)));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** All pieces that every department gets, and those of the units with the shortest and the longest name. */
const pdfs = names.filter(
  (name) => name.endsWith('.pdf') && (!name.includes('/') || /\/(?:46-hue|79-ho-chi-minh)\//u.test(name)),
);

const pages = readSite().pages.filter(({ address }) => address.startsWith('/tai-lieu/'));

/** What a kit says about itself. */
const PAPERS = ['GIAY-PHEP.txt', 'SHA256SUMS', 'manifest.json'];

const millimetres = (points: number) => Math.round((points * 254) / 72) / 10;

function boxesOf(page: PDFPage) {
  const [media, bleed, trim] = [page.getMediaBox(), page.getBleedBox(), page.getTrimBox()];
  return {
    media,
    bleed,
    around: [trim.x, trim.y, media.width - trim.x - trim.width, media.height - trim.y - trim.height],
  };
}

/** Fonts that a PDF names, and how many of them it brings along. */
function fontsOf(document: PDFDocument): { named: number; embedded: number } {
  const objects = document.context.enumerateIndirectObjects().map(([, object]) => object);
  const dictionaries = objects.filter((object) => object instanceof PDFDict);
  const descriptors = dictionaries.filter(
    (dict) => dict.get(PDFName.of('Type')) === PDFName.of('FontDescriptor'),
  );
  const embedded = descriptors.filter((dict) =>
    ['FontFile2', 'FontFile3'].some((key) => dict.lookup(PDFName.of(key)) instanceof PDFRawStream),
  );
  const named = dictionaries.filter((dict) => dict.get(PDFName.of('Subtype')) === PDFName.of('Type0'));
  return { named: named.length, embedded: embedded.length };
}

describe('the print files', () => {
  it('have 3 mm or more of bleed on each side of the trimmed sheet, and bring every font along', async () => {
    expect(pdfs.length).toBeGreaterThan(25);
    for (const name of pdfs) {
      const document = await PDFDocument.load(read(name));
      for (const page of document.getPages()) {
        const { media, bleed, around } = boxesOf(page);
        expect(bleed, name).toEqual(media);
        expect(Math.min(...around.map(millimetres)), name).toBeGreaterThanOrEqual(3);
        expect(new Set(around.map(millimetres)).size, name).toBe(1);
      }
      const { named, embedded } = fontsOf(document);
      expect(named, name).toBeGreaterThan(0);
      expect(embedded, name).toBe(named);
    }
  });

  it('have two sides where they are folded or turned', async () => {
    for (const name of pdfs.filter((each) => each.includes('to-roi-'))) {
      expect((await PDFDocument.load(read(name))).getPageCount(), name).toBe(2);
    }
  });
});

describe('the pictures', () => {
  it('are as large as their pages say, and previews light', async () => {
    const previews = pages.flatMap(({ document }) => elementsNamed(document, 'img'));
    expect(previews.length).toBeGreaterThan(30);
    const heavy: string[] = [];
    for (const address of new Set(previews.map((image) => attributeOf(image, 'src') ?? ''))) {
      const bytes = read(address.replace('/tai-lieu/tep/', ''));
      if (bytes.length > 40 * 1024) heavy.push(`${address} ${bytes.length}`);
      const { width, height } = await sharp(bytes).metadata();
      const image = previews.find((each) => attributeOf(each, 'src') === address);
      expect([attributeOf(image!, 'width'), attributeOf(image!, 'height')], address).toEqual([
        `${width}`,
        `${height}`,
      ]);
    }
    expect(heavy).toEqual([]);
  });

  it('are fetched when they come into view, all but the first of a page, and each is told in words', () => {
    for (const { address, document } of pages) {
      const images = elementsNamed(document, 'img');
      const eager = images.filter((image) => attributeOf(image, 'loading') !== 'lazy');
      expect(eager.length, address).toBeLessThanOrEqual(1);
      expect(
        images.filter((image) => attributeOf(image, 'alt') === undefined),
        address,
      ).toEqual([]);
    }
  });
});

describe('the downloads', () => {
  it('are all there, as large as said before the click', () => {
    const links = pages.flatMap(({ address, document }) =>
      elementsNamed(document, 'li')
        .map((item) => ({ address, item, link: elementsNamed(item, 'a')[0] }))
        .filter(({ link }) => link && attributeOf(link, 'download') !== undefined),
    );
    expect(links.length).toBeGreaterThan(60);
    for (const { address, item, link } of links) {
      const name = attributeOf(link!, 'href')?.replace('/tai-lieu/tep/', '') ?? '';
      const bytes = read(name);
      expect(textOf(item), `${address} ${name}`).toContain(formatBytes(bytes.length));
      const digest = elementsNamed(item, 'code')[0];
      if (digest) expect(textOf(digest).trim(), name).toBe(sha256(bytes));
    }
  });

  it('in kits carry checksums that hold, and list everything that is inside', () => {
    const kits = names.filter((name) => /^bo-.*\.zip$/u.test(name));
    expect(kits.length).toBeGreaterThanOrEqual(6);
    for (const kit of kits) {
      const files = unzipSync(read(kit));
      const sums = new TextDecoder().decode(files['SHA256SUMS']).trimEnd().split('\n');
      const listed = sums.map((line) => line.split('  ')[1] ?? '');
      expect([...listed, ...PAPERS].toSorted(), kit).toEqual(Object.keys(files).toSorted());
      for (const line of sums) {
        const [digest = '', name = ''] = line.split('  ');
        expect(sha256(files[name] ?? new Uint8Array()), `${kit} ${name}`).toBe(digest);
      }
    }
  });
});
