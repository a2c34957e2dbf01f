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

/** What is to be shown for a query. `partial`: found by titles alone, the engine is still on its way. */
export interface State {
  readonly text: string;
  readonly results: readonly Shown[];
  /** Before the choice of section and audience. */
  readonly total: number;
  readonly corrected?: string | undefined;
  readonly partial: boolean;
}

/** One reader's searching: reads the parts, answers the latest query and drops answers that come too late. */
export class Session {
  readonly book: Promise<Book>;
  readonly #planner: Promise<Planner<BookHit>>;
  #ready = false;
  #latest = 0;

  constructor(parts: Parts) {
    this.book = parts.book as Promise<Book>;
    this.#planner = Promise.all([parts.engine, parts.start, this.book]).then(
      async ([engine, start, book]) => {
        const started = await startEngine(engine as EngineModule, unpack(new Uint8Array(start)));
        this.#ready = true;
        return new Planner(book, started);
      },
    );
    this.#planner.catch(() => undefined);
  }

  /** Calls back once or twice: with titles as soon as the book is here, then with everything. Throws if parts fail. */
  async search(text: string, choice: Choice, show: (state: State) => void): Promise<void> {
    const turn = ++this.#latest;
    const tell = (found: readonly Shown[], partial: boolean, corrected?: string) => {
      if (turn !== this.#latest) return;
      const results = found.filter(({ entry }) => isChosen(entry, choice));
      show({ text, results, total: found.length, corrected, partial });
    };
    if (!this.#ready) {
      const titles = findByTitle(await this.book, text).map((entry) => ({ entry, label: 'match' as const }));
      if (titles.length > 0) tell(titles, true);
    }
    const { results, corrected } = await (await this.#planner).search(text);
    tell(results, false, corrected);
  }
}
