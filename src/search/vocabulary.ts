import { fold } from '#src/lib/text.ts';

/** Every word of the index, folded, with its commonest spelling and how many documents hold it. */
export class Vocabulary {
  readonly #documents: number;
  readonly #words: readonly string[];
  readonly #spelt: readonly string[];
  readonly #frequencies: readonly number[];
  readonly #places: ReadonlyMap<string, number>;

  constructor(book: { entries: readonly unknown[]; words: string; frequencies: readonly number[] }) {
    this.#documents = book.entries.length;
    this.#spelt = book.words.split(' ');
    this.#words = this.#spelt.map(fold);
    this.#frequencies = book.frequencies;
    this.#places = new Map(this.#words.map((word, index) => [word, index]));
  }

  has(folded: string): boolean {
    return this.#places.has(folded);
  }

  /** The word's place in the sorted list, or -1. */
  indexOf(folded: string): number {
    return this.#places.get(folded) ?? -1;
  }

  at(index: number): string | undefined {
    return this.#words[index];
  }

  /** Whether some word starts with these letters: what is being typed may still become it. */
  hasPrefix(folded: string): boolean {
    return this.#words[this.#firstFrom(folded)]?.startsWith(folded) ?? false;
  }

  /** Places of the words that start with these letters, the commonest `most` of them. */
  startingWith(folded: string, most: number): readonly number[] {
    const places: number[] = [];
    for (let at = this.#firstFrom(folded); this.#words[at]?.startsWith(folded); at++) places.push(at);
    if (places.length <= most) return places;
    return places.sort((a, b) => (this.#frequencies[b] ?? 0) - (this.#frequencies[a] ?? 0)).slice(0, most);
  }

  frequency(folded: string): number {
    const index = this.#places.get(folded);
    return index === undefined ? 0 : (this.#frequencies[index] ?? 1);
  }

  /** The word with its marks, for "did you mean". */
  spelling(folded: string): string {
    return this.#spelt[this.indexOf(folded)] ?? folded;
  }

  /** BM25's inverse document frequency: rare words tell more. An unknown word counts as half a document. */
  rarity(folded: string): number {
    return this.rarityOf(this.frequency(folded) || 0.5);
  }

  rarityOf(documents: number): number {
    return Math.log(1 + (this.#documents - documents + 0.5) / (documents + 0.5));
  }

  *[Symbol.iterator](): Generator<string> {
    yield* this.#words;
  }

  /** The first word not before these letters. */
  #firstFrom(folded: string): number {
    let low = 0;
    let high = this.#words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#words[middle] ?? '') < folded) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
