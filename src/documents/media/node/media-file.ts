import type { Json } from '#src/lib/canonical.ts';

/** Where files of the library are served. */
export const FILES = '/tai-lieu/tep/';

export interface MediaFile {
  /** Below `FILES`. */
  readonly name: string;
  readonly address: string;
  /** What it is to readers: `PDF để in, A3, 297 × 420 mm, tràn lề 3 mm`. */
  readonly label: string;
  readonly size: number;
  readonly sha256: string;
}

/** A file that can be made: its name, what it is, what it is made from, and how. */
export interface Job {
  readonly name: string;
  readonly label: string;
  readonly recipe: Json;
  readonly make: () => Promise<Uint8Array>;
}
