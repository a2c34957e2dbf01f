import { zipSync, type Zippable } from 'fflate';

export interface ZipEntry {
  /** Path inside the ZIP, with `/`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** ZIP times are local and two seconds coarse; one fixed day, given as its parts, is the same everywhere. */
const fixedDay = () => new Date(2026, 0, 1);

/** Files that are packed already; squeezing them again only costs time. */
const PACKED = /\.(?:pdf|png|webp|pptx|jpe?g|zip)$/u;

/** The entries in the order given; the same entries are always the same bytes. */
export function zipOf(entries: readonly ZipEntry[]): Uint8Array {
  const files: Zippable = {};
  for (const { name, bytes } of entries) {
    files[name] = [bytes, { level: PACKED.test(name) ? 0 : 6, mtime: fixedDay(), os: 3 }];
  }
  return zipSync(files);
}
