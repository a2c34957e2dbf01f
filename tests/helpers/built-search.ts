import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Book } from '#src/search/book.ts';
import { TextEngine } from '#src/search/engine.ts';
import { BOOK, chunkFile, textFile, type DocumentText } from '#src/search/files.ts';
import { Planner } from '#src/search/planner.ts';
import type { Row } from '#src/search/postings.ts';
import { Vocabulary } from '#src/search/vocabulary.ts';
import { DIST } from './paths.ts';

/** The search of a built site in Node: the same engine and planner as in the browser, the files read from the disk. */
export function openBuiltSearch(dist = DIST): {
  book: Book;
  engine: TextEngine;
  planner: Planner;
  textOf: (document: number) => Promise<DocumentText>;
} {
  const read = async (name: string): Promise<unknown> =>
    JSON.parse(await readFile(path.join(dist, name), 'utf8'));
  const book = JSON.parse(readFileSync(path.join(dist, BOOK), 'utf8')) as Book;
  const vocabulary = new Vocabulary(book);
  const engine = new TextEngine(
    book,
    vocabulary,
    (chunk) => read(chunkFile(book.folder, chunk)) as Promise<readonly Row[]>,
  );
  return {
    book,
    engine,
    planner: new Planner(book, vocabulary, engine),
    textOf: (document) => read(textFile(book.folder, document)) as Promise<DocumentText>,
  };
}
