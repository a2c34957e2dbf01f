import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Book } from '../book.ts';
import { BOOK, chunkFile, textFile, type DocumentText } from '../files.ts';
import { toRow, type Row } from '../postings.ts';
import type { IndexedDocument, PagefindIndex } from './pagefind-index.ts';

/**
 * Characters of JSON to a chunk: about 4 KB on the wire. Smaller ones hold fewer words that nobody asked for; larger ones
 * save requests, of which browsers keep six on the way over HTTP/1.1.
 */
const CHUNK = 12_000;

/**
 * Writes what a search loads. The book, under a fixed address, names the folder of all else; that one is named by its
 * content and lies among the assets, which hosts tell browsers to keep.
 */
export function writeBundle(
  dist: string,
  assets: string,
  book: Omit<Book, 'folder' | 'chunks'>,
  { documents, words }: PagefindIndex,
): void {
  const { chunks, firsts } = cut([...words.values()].map(toRow));
  const files = new Map([
    ...chunks.map((chunk, at) => [chunkFile('', at), chunk] as const),
    ...documents.map((document, at) => [textFile('', at), JSON.stringify(textOf(document))] as const),
  ]);
  const hash = createHash('sha256')
    .update(JSON.stringify([...files]))
    .digest('base64url')
    .slice(0, 12);
  const folder = `/${assets}/tim-kiem-${hash}/`;
  const write = (address: string, content: string) => {
    const file = path.join(dist, address);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  };
  rmSync(path.join(dist, folder), { recursive: true, force: true });
  for (const [name, content] of files) write(folder + name, content);
  write(BOOK, JSON.stringify({ folder, ...book, chunks: firsts } satisfies Book));
}

/** Whole rows in order, a new chunk after each that reaches its size; and which row each chunk begins with. */
function cut(rows: readonly Row[]): { chunks: string[]; firsts: number[] } {
  const chunks: string[] = [];
  const firsts: number[] = [];
  let open: string[] = [];
  for (const [at, row] of rows.entries()) {
    if (open.length === 0) firsts.push(at);
    open.push(JSON.stringify(row));
    const isLast = at === rows.length - 1;
    if (!isLast && open.reduce((sum, line) => sum + line.length, 0) < CHUNK) continue;
    chunks.push(`[${open.join(',')}]`);
    open = [];
  }
  return { chunks, firsts };
}

/** Without the title that it begins with: a result shows that above the excerpt. */
function textOf({ content, headings, meta }: IndexedDocument): DocumentText {
  const words = content.split(/\s+/u).filter(Boolean);
  const title = (meta['title'] ?? '').split(/\s+/u).filter(Boolean);
  const isThere = title.every((word, at) => words[at]?.startsWith(word));
  const skipped = isThere ? title.length : 0;
  return {
    text: words.slice(skipped).join(' '),
    headings: headings.map(({ place, id, title }) => [place - skipped, id, title]),
  };
}
