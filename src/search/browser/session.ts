import type { Book } from '../book.ts';
import { startEngine, type BookHit, type EngineModule } from '../engine.ts';
import { unpack } from '../pack.ts';
import { Planner, type Label } from '../planner.ts';
import { findByTitle, isChosen } from '../titles.ts';
import type { Entry } from '../book.ts';
import type { Parts } from './parts.ts';

export interface Choice {
  readonly section: string;
  readonly audience: string;
}

export interface Shown {
  readonly entry: Entry;
  readonly label: Label;
  readonly hit?: BookHit | undefined;
}

/** What is to be shown for a query. `partial`: found by titles or by the words as typed, the rest is still on its way. */
export interface State {
  readonly text: string;
  readonly results: readonly Shown[];
  /** Before the choice of section and audience. */
  readonly total: number;
  readonly corrected?: string | undefined;
  readonly partial: boolean;
}

/** Milliseconds after which a first answer is shown rather than waiting for the next. */
const SHOWN_AFTER = 80;

/** One reader's searching: reads the parts, answers the latest query and drops answers that come too late. */
export class Session {
  readonly book: Promise<Book>;
  readonly #planner: Promise<Planner<BookHit>>;
  #ready = false;
  #latest = 0;

  constructor(parts: Parts) {
    this.book = parts.book as Promise<Book>;
    const all = Promise.all([parts.engine, parts.wasm, parts.start, this.book]);
    this.#planner = all.then(async ([engine, wasm, start, book]) => {
      const files = unpack(new Uint8Array(start));
      const started = await startEngine(engine as EngineModule, new Uint8Array(wasm), files);
      this.#ready = true;
      return new Planner(book, started);
    });
    this.#planner.catch(() => undefined);
  }

  /** Calls back up to three times: with titles as soon as the book is here, then with more, then with all. */
  async search(text: string, choice: Choice, show: (state: State) => void): Promise<void> {
    const turn = ++this.#latest;
    const tell = (found: readonly Shown[], partial: boolean, corrected?: string) => {
      if (turn !== this.#latest) return;
      const results = found.filter(({ entry }) => isChosen(entry, choice));
      show({ text, results, total: found.length, corrected, partial });
    };
    // Titles need nothing but the book; the words as typed need their chunks; other readings of them may need more. Each is
    // shown only if what follows is not here in a moment, so that on a good line the list does not change under the eye.
    const titles = findByTitle(await this.book, text).map((entry) => ({ entry, label: 'match' as const }));
    let late = setTimeout(() => titles.length > 0 && tell(titles, true), this.#ready ? SHOWN_AFTER : 0);
    try {
      const planner = await this.#planner;
      const { results, corrected } = await planner.search(text, (early) => {
        clearTimeout(late);
        late = setTimeout(() => early.results.length > 0 && tell(early.results, true), SHOWN_AFTER);
      });
      tell(results, false, corrected);
    } finally {
      clearTimeout(late);
    }
  }
}
