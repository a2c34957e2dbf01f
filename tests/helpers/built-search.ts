import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Book } from '#src/search/book.ts';
import { startEngine, type BookHit, type EngineModule } from '#src/search/engine.ts';
import { unpack } from '#src/search/pack.ts';
import { Planner } from '#src/search/planner.ts';
import { DIST } from './paths.ts';

/** The search of a built site in Node: the same engine and planner as in the browser, the files read from `pagefind/`. */
export async function openBuiltSearch(dist = DIST): Promise<{
  book: Book;
  planner: Planner<BookHit>;
  search: Awaited<ReturnType<typeof startEngine>>['search'];
}> {
  const folder = path.join(dist, 'pagefind');
  const files = unpack(readFileSync(path.join(folder, 'start.pack')));
  for (const part of ['index', 'fragment']) {
    for (const name of readdirSync(path.join(folder, part))) {
      files.set(`${part}/${name}`, readFileSync(path.join(folder, part, name)));
    }
  }
  const module = (await import(pathToFileURL(path.join(folder, 'engine.js')).href)) as EngineModule;
  const engine = await startEngine(module, readFileSync(path.join(folder, 'engine.wasm')), files);
  const book = JSON.parse(readFileSync(path.join(folder, 'book.json'), 'utf8')) as Book;
  return { book, planner: new Planner(book, engine), search: (...question) => engine.search(...question) };
}
