import type { Book, Entry } from '../book.ts';
import { TextEngine } from '../engine.ts';
import { readDocument, type Heading, type Piece } from '../excerpt.ts';
import { chunkFile, textFile, type DocumentText } from '../files.ts';
import { Planner, type Answer } from '../planner.ts';
import type { Label, Result } from '../ranking.ts';
import type { Row } from '../postings.ts';
import { isChosen, Titles } from '../titles.ts';
import { Vocabulary } from '../vocabulary.ts';
import { requestJson } from './parts.ts';

export interface Choice {
  readonly section: string;
  readonly audience: string;
}

export interface Shown {
  readonly entry: Entry;
  /** `title`: found by its title or another name, its text not yet asked. */
  readonly label: Label | 'title';
  readonly result?: Result | undefined;
}

/** What is to be shown for a query. */
export interface State {
  readonly text: string;
  readonly results: readonly Shown[];
  /** Before the choice of section and audience. */
  readonly total: number;
  readonly corrected?: string | undefined;
  /** More is on its way. */
  readonly partial: boolean;
  /** A part of the index could not be loaded: the line is down, and titles stand in for it. */
  readonly incomplete: boolean;
}

/** Milliseconds after which a first answer is shown rather than waiting for the next. */
const SHOWN_AFTER = 80;
/** Most milliseconds without a key after which words are fetched: beginnings of words would clog a slow line. */
const LONGEST_PAUSE = 200;

interface Ready {
  readonly book: Book;
  readonly titles: Titles;
  readonly planner: Planner;
}

/** One reader's searching: answers the latest query, drops answers that come too late, and loads excerpts. */
export class Session {
  readonly book: Promise<Book>;
  readonly #ready: Promise<Ready>;
  readonly #texts = new Map<number, Promise<DocumentText>>();
  #latest = 0;
  #pause = 0;

  constructor(book: Promise<unknown>) {
    const asked = performance.now();
    this.book = book as Promise<Book>;
    this.#ready = this.book.then((loaded) => {
      // A line that brings the book at once brings words at once.
      this.#pause = Math.min(LONGEST_PAUSE, (performance.now() - asked) / 3);
      const vocabulary = new Vocabulary(loaded);
      const load = (chunk: number) => requestJson(chunkFile(loaded.folder, chunk)) as Promise<readonly Row[]>;
      const engine = new TextEngine(loaded, vocabulary, load);
      return { book: loaded, titles: new Titles(loaded), planner: new Planner(loaded, vocabulary, engine) };
    });
    this.#ready.catch(() => undefined);
  }

  /**
   * Calls back once where all words are here. On a slow line up to three times: with titles, which need nothing but the
   * book, with the words as typed, and with other readings of them; each only if what follows is not here in a moment.
   */
  async search(text: string, choice: Choice, show: (state: State) => void): Promise<void> {
    const turn = ++this.#latest;
    const { titles, planner } = await this.#ready;
    const tell = (found: readonly Shown[], partial: boolean, answer?: Answer) => {
      if (turn !== this.#latest) return;
      const results = found.filter(({ entry }) => isChosen(entry, choice));
      const incomplete = answer?.incomplete ?? false;
      show({ text, results, total: found.length, corrected: answer?.corrected, partial, incomplete });
    };
    const byTitle = () => titles.find(text).map((entry) => ({ entry, label: 'title' as const }));
    const tellAhead = (found: readonly Shown[]) => found.length > 0 && tell(found, true);
    let late = setTimeout(() => tellAhead(byTitle()), SHOWN_AFTER);
    try {
      const plan = planner.read(text);
      if (!planner.isHere(plan)) await new Promise((resolve) => setTimeout(resolve, this.#pause));
      if (turn !== this.#latest) return;
      const answer = await planner.answer(plan, (early) => {
        clearTimeout(late);
        late = setTimeout(() => tellAhead(early().results.map(shown)), SHOWN_AFTER);
      });
      const found = answer.results.map(shown);
      tell(answer.incomplete ? withTitles(found, byTitle()) : found, false, answer);
    } finally {
      clearTimeout(late);
    }
  }

  /** The words of a result around what was found, and the headings under which it stands. */
  async read({
    document,
    words,
    open,
  }: Result): Promise<{ excerpt: readonly Piece[]; headings: readonly Heading[] }> {
    const { book } = await this.#ready;
    const coming =
      this.#texts.get(document) ?? (requestJson(textFile(book.folder, document)) as Promise<DocumentText>);
    this.#texts.set(document, coming);
    coming.catch(() => this.#texts.delete(document));
    return readDocument(await coming, words(), open);
  }
}

function shown(result: Result): Shown {
  return { entry: result.entry, label: result.label, result };
}

function withTitles(found: readonly Shown[], titles: readonly Shown[]): readonly Shown[] {
  const known = new Set(found.map(({ entry }) => entry));
  return [...found, ...titles.filter(({ entry }) => !known.has(entry))];
}
