import { fold } from '#src/lib/text.ts';
import type { Book, Entry } from './book.ts';
import { cleanQuery } from './query.ts';
import { synonymForm } from './synonyms.ts';

/**
 * Entries whose title or other names hold every word of the query, the last one by its beginning. Needs only the book, so it
 * answers a round trip before the engine has arrived, and still answers where WebAssembly may not run.
 */
export function findByTitle(book: Book, text: string): readonly Entry[] {
  const wanted = synonymForm(cleanQuery(text));
  if (!wanted) return [];
  const words = wanted.split(' ');
  const last = words.pop() ?? '';
  return book.entries
    .map((entry) => {
      const title = synonymForm(entry.title);
      const names = [title, ...entry.names];
      const line = ` ${names.join(' ')} `;
      const holds = words.every((word) => line.includes(` ${word} `)) && line.includes(` ${last}`);
      const named = names.includes(wanted) ? 3 : ` ${title} `.includes(` ${wanted} `) ? 2 : 0;
      return { entry, score: holds ? 1 + named + 1 / title.length : 0 };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ entry }) => entry);
}

/** Whether an entry belongs to the chosen section and audience; an empty choice takes all. */
export function isChosen(
  entry: Entry,
  { section, audience }: { section: string; audience: string },
): boolean {
  return (
    (!section || entry.section === section) &&
    (!audience || entry.audience.length === 0 || entry.audience.includes(audience))
  );
}

/** Folded words, for telling whether two texts are the same but for marks. */
export function sameWords(a: string, b: string): boolean {
  return fold(a).trim() === fold(b).trim();
}
