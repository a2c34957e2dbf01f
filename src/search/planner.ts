import type { Book } from './book.ts';
import { gather } from './candidates.ts';
import { needsBeside, readPlan, type LaneQuestion, type Plan } from './plan.ts';
import type { Engine } from './question.ts';
import { rank, toKnown, type KnownEntry, type Result } from './ranking.ts';
import { Thesaurus } from './synonyms.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Answer {
  readonly results: readonly Result[];
  /** What was searched instead, where a word had to be mended: "did you mean". */
  readonly corrected?: string | undefined;
  /** A part of the index could not be loaded. */
  readonly incomplete?: boolean;
}

/** Plans a reader's words into questions to the engine and fuses what comes back into one list. */
export class Planner {
  readonly vocabulary: Vocabulary;
  readonly #thesaurus: Thesaurus;
  readonly #engine: Engine;
  readonly #entries: readonly KnownEntry[];

  constructor(book: Book, vocabulary: Vocabulary, engine: Engine) {
    this.vocabulary = vocabulary;
    this.#thesaurus = new Thesaurus(book.synonyms);
    this.#engine = engine;
    this.#entries = book.entries.map(toKnown);
  }

  async search(text: string): Promise<Answer> {
    return this.answer(this.read(text));
  }

  /** Whether nothing has to be loaded for this query. */
  isHere(plan: Plan): boolean {
    return this.#engine.has(plan.typed) && this.#engine.has(needsBeside(plan));
  }

  /** `early` is called where other readings of the words have to be waited for; it answers from the words as typed. */
  async answer(plan: Plan, early?: (answer: () => Answer) => void): Promise<Answer> {
    if (plan.tokens.length === 0) return { results: [] };
    const others = this.#engine.prepare(needsBeside(plan));
    const typedIsHere = await this.#engine.prepare(plan.typed);
    if (early) early(() => this.#answer(plan, plan.typed, !typedIsHere));
    const othersAreHere = await others;
    return this.#answer(plan, [...plan.typed, ...plan.otherwise], !typedIsHere || !othersAreHere);
  }

  /** Reads what was typed into a plan of questions. */
  read(text: string): Plan {
    return readPlan(text, this.vocabulary, this.#thesaurus);
  }

  #answer(plan: Plan, questions: readonly LaneQuestion[], incomplete: boolean): Answer {
    const found = gather(this.#engine, this.vocabulary, plan, questions);
    return {
      results: rank(plan, found, this.#entries, this.vocabulary),
      corrected: plan.mended ? this.#spellOut(plan) : undefined,
      incomplete,
    };
  }

  #spellOut(plan: Plan): string {
    return plan.tokens
      .map((token) => (token.known ? token.shown : this.vocabulary.spelling(token.fixes[0] ?? token.folded)))
      .join(' ');
  }
}
