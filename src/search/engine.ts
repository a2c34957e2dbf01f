import { fold } from '#src/lib/text.ts';
import type { Book } from './book.ts';
import type { Engine, Hit, Question } from './question.ts';
import { fromRow, type Row, type Spelling } from './postings.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Okapi BM25 with the constants of Pagefind 1.6, for which the planner's weights were found. */
const SATURATION = 1.4;
const LENGTH_SHARE = 0.75;
/** A document that spells the word as it was typed. */
const SPELT_BONUS = 1.8;
/** A word that only begins as typed, against one that is as typed. */
const ENDING_SHARE = 0.6;
/** What is being typed may become many words: the commonest of them are looked up. */
const MOST_ENDINGS = 12;
/** Words looked up lately; a keystroke asks for few new ones. */
const KEPT_WORDS = 300;

/** What a document has of one word of a question. */
interface Found {
  frequency: number;
  spelt: boolean;
  places: readonly number[];
}

/**
 * Answers the planner's questions from the index that Pagefind made (build/index-site.ts), whose chunks are loaded when a
 * word of them is first asked for. `load` gives the rows of a chunk.
 */
export class TextEngine implements Engine {
  readonly #book: Book;
  readonly #vocabulary: Vocabulary;
  readonly #load: (chunk: number) => Promise<readonly Row[]>;
  readonly #meanLength: number;
  readonly #chunks = new Map<number, readonly Row[]>();
  readonly #coming = new Map<number, Promise<void>>();
  readonly #found = new Map<string, ReadonlyMap<number, Found>>();

  constructor(book: Book, vocabulary: Vocabulary, load: (chunk: number) => Promise<readonly Row[]>) {
    this.#book = book;
    this.#vocabulary = vocabulary;
    this.#load = load;
    this.#meanLength = book.lengths.reduce((sum, length) => sum + length, 0) / book.lengths.length;
  }

  has(questions: readonly Question[]): boolean {
    return this.#missing(questions).length === 0;
  }

  async prepare(questions: readonly Question[]): Promise<boolean> {
    const missing = this.#missing(questions);
    if (missing.length === 0) return true;
    const loaded = await Promise.allSettled(missing.map((chunk) => this.#fetch(chunk)));
    return loaded.every(({ status }) => status === 'fulfilled');
  }

  #missing(questions: readonly Question[]): readonly number[] {
    const chunks = new Set(questions.flatMap((question) => this.#chunksOf(question)));
    return [...chunks].filter((chunk) => !this.#chunks.has(chunk));
  }

  search(question: Question): readonly Hit[] {
    const { words, exact = false, open = false, together = false } = question;
    const found = words.map((word, at) => this.#lookUp(word, exact, open && at === words.length - 1));
    const [first, ...rest] = found;
    if (!first) return [];
    const documents = [...first.keys()].filter((document) => rest.every((each) => each.has(document)));
    if (together) {
      return documents
        .filter((document) => standTogether(found.map((each) => each.get(document)?.places ?? [])))
        .map((document) => ({ document, score: 1 }));
    }
    const rarities = found.map(({ size }) => this.#vocabulary.rarityOf(size));
    return documents.map((document) => ({
      document,
      score: found.reduce(
        (sum, each, at) => sum + (rarities[at] ?? 0) * this.#weight(each.get(document), document),
        0,
      ),
    }));
  }

  #weight(found: Found | undefined, document: number): number {
    if (!found) return 0;
    const { frequency, spelt } = found;
    const length = (this.#book.lengths[document] ?? this.#meanLength) / this.#meanLength;
    const damping = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * length);
    return (((SATURATION + 1) * frequency) / (damping + frequency)) * (spelt ? SPELT_BONUS : 1);
  }

  #chunksOf({ words, open = false }: Question): number[] {
    return words.flatMap((word, at) =>
      this.#indexWords(fold(word), open && at === words.length - 1).map((index) => this.#chunkOf(index)),
    );
  }

  /** Places in the vocabulary of a word, or of the words that begin with it. */
  #indexWords(folded: string, open: boolean): readonly number[] {
    const index = this.#vocabulary.indexOf(folded);
    const own = index >= 0 ? [index] : [];
    return open ? [...new Set([...own, ...this.#vocabulary.startingWith(folded, MOST_ENDINGS)])] : own;
  }

  #chunkOf(word: number): number {
    return this.#book.chunks.findLastIndex((first) => first <= word);
  }

  #fetch(chunk: number): Promise<void> {
    const coming =
      this.#coming.get(chunk) ??
      this.#load(chunk)
        .then((rows) => void this.#chunks.set(chunk, rows))
        // Here, or to be asked for once more when the line is back.
        .finally(() => this.#coming.delete(chunk));
    this.#coming.set(chunk, coming);
    return coming;
  }

  #lookUp(word: string, exact: boolean, open: boolean): ReadonlyMap<number, Found> {
    const key = `${exact ? '=' : '~'}${word}${open ? '*' : ''}`;
    const kept = this.#found.get(key);
    if (kept) return kept;
    const folded = fold(word);
    const found = new Map<number, Found>();
    let whole = true;
    for (const index of this.#indexWords(folded, open)) {
      const row = this.#rowOf(index);
      whole &&= row !== undefined;
      const share = this.#vocabulary.at(index) === folded ? 1 : ENDING_SHARE;
      for (const spelling of row ?? []) {
        const asTyped = open ? spelling.form.startsWith(word) : spelling.form === word;
        if (asTyped || !exact) gather(found, spelling, asTyped, share);
      }
    }
    if (!whole) return found;
    const oldest = this.#found.size >= KEPT_WORDS ? this.#found.keys().next().value : undefined;
    if (oldest !== undefined) this.#found.delete(oldest);
    this.#found.set(key, found);
    return found;
  }

  #rowOf(index: number): readonly Spelling[] | undefined {
    const chunk = this.#chunkOf(index);
    const row = this.#chunks.get(chunk)?.[index - (this.#book.chunks[chunk] ?? 0)];
    return row && fromRow(row);
  }
}

function gather(found: Map<number, Found>, { postings }: Spelling, spelt: boolean, share: number): void {
  for (const { document, frequency, places } of postings) {
    const earlier = found.get(document);
    if (earlier) {
      earlier.frequency += frequency * share;
      earlier.spelt ||= spelt;
      earlier.places = [...earlier.places, ...places];
    } else found.set(document, { frequency: frequency * share, spelt, places });
  }
}

/** Whether some place of the first word is followed by one of the second, and so on. */
function standTogether([first = [], ...rest]: readonly (readonly number[])[]): boolean {
  const following = rest.map((places) => new Set(places));
  return first.some((place) => following.every((places, at) => places.has(place + at + 1)));
}
