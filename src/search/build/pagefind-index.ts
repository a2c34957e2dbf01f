import { gunzipSync } from 'node:zlib';
import * as z from 'zod';
import { Problem } from '#src/lib/problem.ts';
import { fromIndexText } from '../index-text.ts';
import type { Posting, Spelling } from '../postings.ts';

/** What Pagefind found in one page or record. */
export interface IndexedDocument {
  readonly url: string;
  /** The whole text, without markup; its words, split at white space, are what places count. */
  readonly content: string;
  readonly words: number;
  readonly meta: Readonly<Record<string, string>>;
  readonly headings: readonly { readonly id: string; readonly title: string; readonly place: number }[];
}

export interface PagefindIndex {
  readonly documents: readonly IndexedDocument[];
  /** Folded words in order, each with its spellings. */
  readonly words: ReadonlyMap<string, readonly Spelling[]>;
}

/** Pagefind's weight of plain text, and the mark that stands for it where no other weight was set. */
const PLAIN = 24;
const UNSET = 25;
/** Places of words in other names lie beyond those of any text, so that they stand together with their like only. */
export const NAMES_FROM = 1 << 20;

type Encoded = number | string | readonly Encoded[];

const numbers = z.array(z.int());
const pagesSchema = z.array(z.union([z.tuple([z.int(), numbers]), z.tuple([z.int(), numbers, numbers])]));
const chunkSchema = z.tuple([
  z.array(z.tuple([z.string(), pagesSchema, z.array(z.tuple([z.string(), pagesSchema]))])),
]);
const metaSchema = z
  .tuple([
    z.string(),
    z.array(z.tuple([z.string(), z.int()]).rest(z.unknown())),
    z.array(z.tuple([z.string(), z.string(), z.string()])),
    z.unknown(),
    z.unknown(),
    z.array(z.string()),
  ])
  .rest(z.unknown());
const fragmentSchema = z.object({
  url: z.string(),
  content: z.string(),
  word_count: z.int(),
  meta: z.record(z.string(), z.string()),
  anchors: z.array(z.object({ element: z.string(), id: z.string(), text: z.string(), location: z.int() })),
});

/**
 * Reads the files that Pagefind 1.6.0 writes: metadata and chunks as gzipped CBOR, fragments as gzipped JSON (its
 * `pagefind_web/src/{metadata,index}.rs`). The version is pinned; a file of another shape stops the build.
 */
export function readPagefindIndex(files: ReadonlyMap<string, Uint8Array>): PagefindIndex {
  try {
    const [, pages, chunks, , , fields] = metaSchema.parse(decode(only(files, /^pagefind\..*\.pf_meta$/u)));
    const names = fields.indexOf('names');
    const documents = pages.map(([hash]) =>
      documentOf(
        fromIndexText(new TextDecoder().decode(unpacked(fileOf(files, `fragment/${hash}.pf_fragment`)))),
      ),
    );
    const places = new Map<string, Place[]>();
    for (const [, , hash] of chunks) {
      const [rows] = chunkSchema.parse(decode(fileOf(files, `index/${hash}.pf_index`)));
      for (const [word, plain, variants] of rows) {
        const key = bare(word);
        const found = [[word, plain] as const, ...variants].flatMap(([form, pages]) =>
          placesOf(pages, names).map((place) => ({ form: bare(fromIndexText(form)), ...place })),
        );
        places.set(key, [...(places.get(key) ?? []), ...found]);
      }
    }
    const words = [...places]
      .filter(([key, found]) => /^[\p{L}\p{N}]+$/u.test(key) && found.length > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, found]) => [key, spellingsOf(found)] as const);
    return { documents, words: new Map(words) };
  } catch (cause) {
    throw new Problem(
      'search-index-format',
      'Không đọc được chỉ mục mà Pagefind vừa lập.',
      'Ghim lại phiên bản Pagefind trong package.json, hoặc sửa src/search/build/pagefind-index.ts theo phiên bản mới.',
      { cause },
    );
  }
}

function documentOf(json: string): IndexedDocument {
  const { url, content, word_count: words, meta, anchors } = fragmentSchema.parse(JSON.parse(json));
  const headings = anchors
    .filter(({ element, text }) => /^h[2-6]$/u.test(element) && text.trim())
    .map(({ id, text, location }) => ({ id, title: text.trim(), place: location }));
  return { url, content, words, meta, headings };
}

/** One word of one document, as one spelling of a key. */
interface Place {
  readonly form: string;
  readonly document: number;
  readonly position: number;
  /** Pagefind's: 24 for plain text. */
  readonly weight: number;
}

/** Pagefind keys a word with the quote or bracket before it once more; that is the same word. */
function bare(word: string): string {
  return word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

/** Negative numbers set the weight, or among metadata the field; the others are distances. */
function placesOf(pages: z.infer<typeof pagesSchema>, names: number): Omit<Place, 'form'>[] {
  const places: Omit<Place, 'form'>[] = [];
  let document = 0;
  for (const [step, locations, meta = []] of pages) {
    document += step;
    const page = document;
    walk(locations, UNSET, (position, mark) =>
      places.push({ document: page, position, weight: mark === UNSET ? PLAIN : mark }),
    );
    walk(meta, 0, (position, field) => {
      if (field === names) places.push({ document: page, position: NAMES_FROM + position, weight: PLAIN });
    });
  }
  return places;
}

/**
 * A key's places by spelling. Pagefind keeps a word with đ twice at its place, with the stroke (which the text handed to it
 * spelt out) and without: the stroke tells how it is spelt.
 */
function spellingsOf(found: readonly Place[]): readonly Spelling[] {
  const byPlace = Map.groupBy(found, ({ document, position }) => document * NAMES_FROM * 2 + position);
  const single = [...byPlace.values()].map((same) => ({
    ...(same.find(({ form }) => form.includes('đ')) ?? (same[0] as Place)),
    weight: Math.max(...same.map(({ weight }) => weight)),
  }));
  return [...Map.groupBy(single, ({ form }) => form)].map(([form, places]) => ({
    form,
    postings: [...Map.groupBy(places, ({ document }) => document)]
      .sort(([a], [b]) => a - b)
      .map(([document, inside]) => postingOf(document, inside)),
  }));
}

function postingOf(document: number, places: readonly Place[]): Posting {
  return {
    document,
    frequency: places.reduce((sum, { weight }) => sum + weight, 0) / PLAIN,
    places: places.map(({ position }) => position).sort((a, b) => a - b),
  };
}

function walk(marked: readonly number[], start: number, visit: (place: number, mark: number) => void): void {
  let mark = start;
  let place = 0;
  for (const number of marked) {
    if (number < 0) {
      mark = -number - 1;
      place = 0;
    } else {
      place += number;
      visit(place, mark);
    }
  }
}

function only(files: ReadonlyMap<string, Uint8Array>, pattern: RegExp): Uint8Array {
  const names = [...files.keys()].filter((name) => pattern.test(name));
  if (names.length !== 1) throw new Error(`${names.length} files like ${pattern.source}`);
  return fileOf(files, names[0] ?? '');
}

function fileOf(files: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array {
  const bytes = files.get(name);
  if (!bytes) throw new Error(`no ${name}`);
  return bytes;
}

/** What Pagefind writes before the content of each unpacked file. */
const SIGNATURE = 'pagefind_dcd';

function unpacked(bytes: Uint8Array): Uint8Array {
  const content = gunzipSync(bytes);
  if (content.subarray(0, SIGNATURE.length).toString() !== SIGNATURE) throw new Error('no signature');
  return content.subarray(SIGNATURE.length);
}

/** The part of CBOR (RFC 8949) that Pagefind uses: whole numbers, texts, and lists of known length. */
function decode(packed: Uint8Array): Encoded {
  const bytes = unpacked(packed);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const argument = (short: number): number => {
    if (short < 24) return short;
    const size = 1 << (short - 24);
    if (size > 4) throw new Error(`CBOR argument ${short}`);
    at += size;
    return size === 1 ? view.getUint8(at - 1) : size === 2 ? view.getUint16(at - 2) : view.getUint32(at - 4);
  };
  const item = (): Encoded => {
    const head = view.getUint8(at++);
    const value = argument(head & 31);
    switch (head >> 5) {
      case 0:
        return value;
      case 1:
        return -1 - value;
      case 3:
        at += value;
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(at - value, at));
      case 4:
        return Array.from({ length: value }, item);
      default:
        throw new Error(`CBOR type ${head >> 5}`);
    }
  };
  return item();
}
