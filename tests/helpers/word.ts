import PizZip from 'pizzip';

/** One part of a Word file, as text. */
export function partOf(file: Uint8Array, name = 'word/document.xml'): string {
  return new PizZip(file).file(name)?.asText() ?? '';
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** What a reader sees in the body of a Word file: a line for each paragraph. */
export function wordText(file: Uint8Array): string {
  return partOf(file)
    .replace(/<w:br\/>/gu, '\n')
    .replace(/<\/w:p>/gu, '\n')
    .replace(/<[^>]*>/gu, '')
    .replace(/&(\w+);/gu, (entity, name: string) => ENTITIES[name] ?? entity);
}

/** The same file with one of its parts changed, or added. */
export function withPart(file: Uint8Array, name: string, change: (text: string) => string): Uint8Array {
  const zip = new PizZip(file);
  zip.file(name, change(zip.file(name)?.asText() ?? ''));
  return zip.generate({ type: 'uint8array' });
}
