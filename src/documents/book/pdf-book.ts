import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';

/** The named places of a PDF and the number of the page that each is on, from 1. */
export async function destinationsOf(pdf: Uint8Array): Promise<Map<string, number>> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const numbers = new Map(document.getPages().map((page, index) => [page.ref.toString(), index + 1]));
  const found = new Map<string, number>();
  const note = (name: string, target: unknown) => {
    const place = target instanceof PDFDict ? target.lookup(PDFName.of('D')) : target;
    const number = place instanceof PDFArray ? numbers.get(place.get(0).toString()) : undefined;
    if (number !== undefined) found.set(name, number);
  };
  // Chromium writes the old form, a dictionary; others a tree of names (ISO 32000-1, 12.3.2.3).
  const places = document.catalog.lookupMaybe(PDFName.of('Dests'), PDFDict);
  for (const [name] of places?.entries() ?? []) note(name.decodeText(), places?.lookup(name));
  const walk = (node: PDFDict | undefined) => {
    const names = node?.lookupMaybe(PDFName.of('Names'), PDFArray);
    for (let index = 0; names && index < names.size(); index += 2) {
      const name = names.lookup(index);
      if (name instanceof PDFString || name instanceof PDFHexString)
        note(name.decodeText(), names.lookup(index + 1));
    }
    const kids = node?.lookupMaybe(PDFName.of('Kids'), PDFArray);
    for (let index = 0; kids && index < kids.size(); index += 1) walk(kids.lookup(index, PDFDict));
  };
  walk(document.catalog.lookupMaybe(PDFName.of('Names'), PDFDict)?.lookupMaybe(PDFName.of('Dests'), PDFDict));
  return found;
}

/** Headings as they are compared: without any space, since a bookmark loses those where its heading's lines break. */
function unspaced(text: string): string {
  return text.replaceAll(/\s+/gu, '');
}

/**
 * Gives each bookmark its heading's own words again, and packs the file: a tagged book is tens of thousands of small
 * objects, which a reader's device can hold compressed.
 */
export async function finishBook(pdf: Uint8Array, headings: readonly string[]): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const words = new Map(headings.map((heading) => [unspaced(heading), heading]));
  const mend = (parent: PDFDict | undefined) => {
    let mark = parent?.lookupMaybe(PDFName.of('First'), PDFDict);
    while (mark) {
      const title = mark.lookup(PDFName.of('Title'));
      const said = title instanceof PDFString || title instanceof PDFHexString ? title.decodeText() : '';
      const meant = words.get(unspaced(said));
      if (meant !== undefined) mark.set(PDFName.of('Title'), PDFHexString.fromText(meant));
      mend(mark);
      mark = mark.lookupMaybe(PDFName.of('Next'), PDFDict);
    }
  };
  mend(document.catalog.lookupMaybe(PDFName.of('Outlines'), PDFDict));
  return document.save({ useObjectStreams: true });
}
