import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Weight } from '../typeface.ts';

/** Be Vietnam Pro, SIL Open Font License 1.1, drawn for Vietnamese: whole fonts with kerning, not split for the web. */
const PACKAGE = 'node_modules/@expo-google-fonts/be-vietnam-pro';

export function typefaceBytes(root: string): Readonly<Record<Weight, Uint8Array>> {
  const read = (folder: string) =>
    new Uint8Array(readFileSync(path.join(root, PACKAGE, folder, `BeVietnamPro_${folder}.ttf`)));
  return { regular: read('400Regular'), bold: read('700Bold'), heavy: read('800ExtraBold') };
}

/** The font's licence, which goes wherever the font goes. */
export function typefaceLicence(root: string): string {
  return readFileSync(path.join(root, PACKAGE, 'LICENSE_FONT'), 'utf8');
}
