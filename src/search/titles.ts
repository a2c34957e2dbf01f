import type { Book, Entry } from './book.ts';
import { cleanQuery } from './query.ts';
import { synonymForm } from './synonyms.ts';

interface Titled {
  readonly entry: Entry;
  readonly title: string;
  /** Title and other names, each word between spaces. */
  readonly line: string;
}

/**
 * Finds entries by their titles and other names alone. Needs only the book, so it answers a round trip before the words
 * themselves can be looked up, and still answers where they can't be.
 */
export class Titles {
  readonly #all: readonly Titled[];

  constructor(book: Book) {
    this.#all = book.entries.map((entry) => {
      const title = synonymForm(entry.title);
      return { entry, title, line: ` ${[title, ...entry.names].join(' ')} ` };
    });
  }

  /** Those that hold every word, the last one by its beginning; the closest to what was typed first. */
  find(text: string): readonly Entry[] {
    const wanted = synonymForm(cleanQuery(text));
    if (!wanted) return [];
    const words = wanted.split(' ');
    const last = words.pop() ?? '';
    return this.#all
      .filter(({ line }) => words.every((word) => line.includes(` ${word} `)) && line.includes(` ${last}`))
      .map((titled) => ({ entry: titled.entry, closeness: closenessOf(titled, wanted) }))
      .sort((a, b) => b.closeness - a.closeness)
      .map(({ entry }) => entry);
  }
}

function closenessOf({ entry, title }: Titled, wanted: string): number {
  const isNamed = title === wanted || entry.names.includes(wanted);
  const named = isNamed ? 3 : ` ${title} `.includes(` ${wanted} `) ? 2 : 1;
  return named + 1 / title.length;
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
