import { fold } from '#src/lib/text.ts';

/** Every word of the index, folded, with its commonest spelling and how many documents hold it. */
export class Vocabulary {
  readonly #documents: number;
  readonly #words: readonly string[];
  readonly #known: ReadonlyMap<string, { spelt: string; frequency: number }>;

  constructor(book: { documents: number; words: string; frequencies: readonly number[] }) {
    this.#documents = book.documents;
    const spelt = book.words.split(' ');
    this.#words = spelt.map(fold);
    this.#known = new Map(
      this.#words.map((word, index) => [
        word,
        { spelt: spelt[index] ?? word, frequency: book.frequencies[index] ?? 1 },
      ]),
    );
  }

  has(folded: string): boolean {
    return this.#known.has(folded);
  }

  /** Whether some word starts with these letters: what is being typed may still become it. */
  hasPrefix(folded: string): boolean {
    let low = 0;
    let high = this.#words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#words[middle] ?? '') < folded) low = middle + 1;
      else high = middle;
    }
    return this.#words[low]?.startsWith(folded) ?? false;
  }

  frequency(folded: string): number {
    return this.#known.get(folded)?.frequency ?? 0;
  }

  /** The word with its marks, for "did you mean". */
  spelling(folded: string): string {
    return this.#known.get(folded)?.spelt ?? folded;
  }

  /** BM25's inverse document frequency: rare words tell more. An unknown word counts as half a document. */
  rarity(folded: string): number {
    const frequency = this.frequency(folded) || 0.5;
    return Math.log(1 + (this.#documents - frequency + 0.5) / (frequency + 0.5));
  }

  *[Symbol.iterator](): Generator<string> {
    yield* this.#words;
  }
}
