import { fold } from '#src/lib/text.ts';
import type { Book, Entry, Kind } from './book.ts';
import { indexWords } from './index-text.ts';
import { readQuery, type Query, type Token } from './query.ts';
import { otherSpellings } from './spelling.ts';
import { Thesaurus } from './synonyms.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What the planner asks an engine. All words must stand in a document; the answer tells how well. */
export interface Question {
  /** In lower case. */
  readonly words: readonly string[];
  /** Marks must be as typed; otherwise tones and vowels are folded. */
  readonly exact?: boolean;
  /** The last word may only be the beginning of one. */
  readonly open?: boolean;
  /** Side by side, in this order. */
  readonly together?: boolean;
}

/** One document that an engine found for a question. */
export interface Hit {
  /** Its number, the same in the book's list of entries. */
  readonly document: number;
  readonly score: number;
}

/** A full-text engine. Loading is apart from asking, so that all of a query's questions are asked in one go. */
export interface Engine {
  /** Whether these questions can be asked without loading anything. */
  has(questions: readonly Question[]): boolean;
  /** Loads what these questions need, all at once. False where some of it could not be had: then less will be found. */
  prepare(questions: readonly Question[]): Promise<boolean>;
  search(question: Question): readonly Hit[];
}

/** `match`: what was typed stands there. `near`: found by mending, or by a part of the words. */
export type Label = 'match' | 'near';

export interface Result {
  readonly document: number;
  readonly entry: Entry;
  readonly score: number;
  readonly label: Label;
  /** The words by which it was found: with their marks where those were typed and stand there, otherwise folded. */
  readonly words: () => readonly string[];
  /** The last of them, where it may be only the beginning of a word. */
  readonly open?: string | undefined;
}

export interface Answer {
  readonly results: readonly Result[];
  /** What was searched instead, where a word had to be mended: "did you mean". */
  readonly corrected?: string | undefined;
  /** A part of the index could not be loaded. */
  readonly incomplete?: boolean;
}

type Lane = 'exact' | 'folded' | 'alternative' | 'synonym' | 'parts' | 'relaxed';

/** How far a lane is believed: research found the order to matter, the exact numbers little. */
const WEIGHTS: Record<Lane, number> = {
  exact: 1,
  folded: 0.8,
  synonym: 0.7,
  parts: 0.7,
  alternative: 0.6,
  relaxed: 0.55,
};
const AGREEMENT_BONUS = 0.15;
const ADJACENCY_BONUS = 0.5;
/** The query is the title; is another name. A name that it holds, or its share of the title, earns up to the last one. */
const TITLE_BONUS = 0.7;
const NAME_BONUS = 0.55;
/** All the query's words stand in the title, wherever; by the square of how much of the query they tell. */
const TITLE_WORDS_BONUS = 0.5;
const PART_BONUS = 0.3;
/** Where all else is equal: what is done or called before what explains it. */
const KIND_BONUS: Partial<Record<Kind, number>> = {
  form: 0.3,
  page: 0.15,
  contact: 0.15,
  term: -0.1,
  source: -0.1,
  media: -0.15,
};
/** One word alone asks what something is. */
const DEFINED_BONUS = 0.15;
const MOST_REWRITES = 6;
/** Fewer results than this from all words together: parts of the words are asked for as well. */
const FEW_RESULTS = 3;
const LEAST_COVERAGE = 0.5;

interface Candidate {
  readonly lanes: Map<Lane, number>;
  readonly words: Map<Lane, readonly string[]>;
  adjacency: number;
  /** Share of neighbouring words of the query that stand side by side in the document. */
  pairs: number;
}

type Candidates = Map<number, Candidate>;

/** One way of reading the query, and how far it is believed. */
interface LaneQuestion extends Question {
  readonly lane: Lane;
}

/** A query read, with the words that the index can be asked for. */
export interface Plan {
  readonly query: Query;
  /** Tokens that are known or mended. */
  readonly tokens: readonly Token[];
  readonly unknown: number;
  readonly mended: boolean;
  /** What to ask with marks, and folded. */
  readonly spelt: readonly string[];
  readonly folded: readonly string[];
  readonly pairs: readonly Pair[];
  /** All words as typed; some word read otherwise. */
  readonly typed: readonly LaneQuestion[];
  readonly otherwise: readonly LaneQuestion[];
}

interface Known {
  readonly entry: Entry;
  readonly title: string;
  readonly titleWords: ReadonlySet<string>;
}

/** Two words side by side in the query. */
interface Pair {
  readonly spelt: readonly string[];
  readonly folded: readonly string[];
}

/** Plans a reader's words into questions to the engine and fuses what comes back into one list. */
export class Planner {
  readonly vocabulary: Vocabulary;
  readonly #thesaurus: Thesaurus;
  readonly #engine: Engine;
  readonly #entries: readonly Known[];

  constructor(book: Book, vocabulary: Vocabulary, engine: Engine) {
    this.vocabulary = vocabulary;
    this.#thesaurus = new Thesaurus(book.synonyms);
    this.#engine = engine;
    this.#entries = book.entries.map((entry) => {
      const title = comparable(entry.title);
      return { entry, title, titleWords: new Set([...indexWords(entry.title)].map(({ folded }) => folded)) };
    });
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

  #answer(plan: Plan, questions: readonly LaneQuestion[], incomplete: boolean): Answer {
    const found: Candidates = new Map();
    let most = 0;
    for (const question of questions) {
      // The parts of a code say less than the code; they are for one that the book writes otherwise.
      if (question.lane !== 'parts' || most === 0) most = Math.max(most, this.#ask(found, question));
    }
    this.#askPairs(plan, found);
    if (most < FEW_RESULTS && plan.tokens.length > 1) this.#askParts(plan, found);
    return {
      results: this.#rank(plan, found),
      corrected: plan.mended ? this.#spellOut(plan) : undefined,
      incomplete,
    };
  }

  /** Reads what was typed into a plan of questions. */
  read(text: string): Plan {
    const query = readQuery(text, this.vocabulary, (folded) => this.#thesaurus.hasWord(folded));
    const tokens = query.tokens.filter(
      (token) => token.known || token.fixes.length > 0 || token.parts.length > 0,
    );
    const mended = (token: Token) => token.fixes[0] ?? token.parts.join(' ');
    const spelt = tokens.map((token) => (token.known ? token.typed : mended(token)));
    const folded = tokens.map((token) => (token.known ? token.folded : mended(token)));
    // Codes stand alone, and of a word still being typed nobody knows yet what it stands beside.
    const stands = (token: Token | undefined) =>
      token && !token.code && (!token.open || !token.known || this.vocabulary.has(token.folded));
    const pairs = tokens.slice(1).flatMap((token, at) => {
      const both = (words: readonly string[]) => words.slice(at, at + 2);
      return stands(tokens[at]) && stands(token) ? [{ spelt: both(spelt), folded: both(folded) }] : [];
    });
    const read = { query, tokens, spelt, folded };
    return {
      ...read,
      unknown: query.tokens.length - tokens.length,
      mended: tokens.some((token) => !token.known && token.fixes.length > 0),
      pairs,
      typed: this.#typedQuestions(read),
      otherwise: this.#otherQuestions(read),
    };
  }

  /** Every word as typed: with its marks, and folded. */
  #typedQuestions({ query, tokens, spelt }: Pick<Plan, 'query' | 'tokens' | 'spelt'>): LaneQuestion[] {
    const open = tokens.at(-1)?.open ?? false;
    const ask = (lane: Lane, words: readonly string[]) => ({ lane, words: split(words), open });
    const exact = query.marked ? [spelt, ...otherSpellings(spelt)] : [];
    return [...exact.map((words) => ({ ...ask('exact', words), exact: true })), ask('folded', spelt)];
  }

  /** Some word read otherwise: mended differently, another form of the same, a code by its parts. */
  #otherQuestions(read: Pick<Plan, 'tokens' | 'folded'>): LaneQuestion[] {
    const rewrites = this.#thesaurus.rewrites(read.folded, (word) => this.vocabulary.has(word));
    const parts = read.tokens.flatMap((token) => (token.parts.length > 0 ? token.parts : [token.folded]));
    return [
      ...alternatives(read).map((words) => ({ lane: 'alternative' as const, words: split(words) })),
      ...rewrites
        .slice(0, MOST_REWRITES)
        .map((line) => ({ lane: 'synonym' as const, words: line.split(' ') })),
      ...(parts.length > read.tokens.length ? [{ lane: 'parts' as const, words: parts }] : []),
    ];
  }

  /** Gives how many documents answer. */
  #ask(found: Candidates, question: LaneQuestion): number {
    const { lane, words } = question;
    const hits = this.#engine.search(question);
    const best = Math.max(...hits.map((hit) => hit.score)) || 1;
    for (const hit of hits) {
      const candidate = candidateOf(found, hit.document);
      const value = WEIGHTS[lane] * (0.25 + (0.75 * hit.score) / best);
      if (value <= (candidate.lanes.get(lane) ?? 0)) continue;
      candidate.lanes.set(lane, value);
      candidate.words.set(lane, words);
    }
    return hits.length;
  }

  /** Neighbouring words of the query that stand side by side raise what was found; with the typed marks, more. */
  #askPairs(plan: Plan, found: Candidates): void {
    const { pairs } = plan;
    for (const { spelt, folded } of pairs) {
      const seen = new Set<number>();
      const ask = (words: readonly string[], exact: boolean, worth: number) => {
        for (const { document } of this.#engine.search({ words: split(words), exact, together: true })) {
          const candidate = found.get(document);
          if (!candidate || seen.has(document)) continue;
          seen.add(document);
          candidate.adjacency += (ADJACENCY_BONUS * worth) / pairs.length;
          candidate.pairs += 1 / pairs.length;
        }
      };
      if (plan.query.marked) {
        for (const words of [spelt, ...otherSpellings(spelt)]) ask(words, true, 1);
      }
      ask(folded, false, plan.query.marked ? 0.6 : 1);
    }
  }

  /** All words together found little: documents that hold the telling ones (by rarity) are near. */
  #askParts(plan: Plan, found: Candidates): void {
    const rarity = (word: string) => this.vocabulary.rarity(word);
    const total = plan.folded.reduce((sum, word) => sum + rarity(word), 0) + plan.unknown * 2;
    const coverage = new Map<number, number>();
    const held = new Map<number, string[]>();
    for (const [at, questions] of wordQuestions(plan).entries()) {
      const documents = new Set(
        questions.flatMap((question) => this.#engine.search(question)).map(({ document }) => document),
      );
      const word = plan.folded[at] ?? '';
      for (const document of documents) {
        coverage.set(document, (coverage.get(document) ?? 0) + rarity(word));
        held.set(document, [...(held.get(document) ?? []), word]);
      }
    }
    for (const { folded } of plan.pairs) {
      const weight = 0.5 * Math.min(...folded.map(rarity));
      for (const { document } of this.#engine.search({ words: split(folded), together: true })) {
        const covered = coverage.get(document);
        if (covered !== undefined) coverage.set(document, covered + weight);
      }
    }
    for (const [document, weight] of coverage) {
      if (weight / total < LEAST_COVERAGE) continue;
      const candidate = candidateOf(found, document);
      candidate.lanes.set('relaxed', WEIGHTS.relaxed * Math.min(1.3, weight / total));
      candidate.words.set('relaxed', held.get(document) ?? []);
    }
  }

  #rank(plan: Plan, found: Candidates): readonly Result[] {
    const wanted = plan.folded.join(' ');
    const last = plan.tokens.at(-1);
    const open = last?.open && !this.vocabulary.has(last.folded) ? last.folded : undefined;
    const results: Result[] = [];
    for (const [document, candidate] of found) {
      const known = this.#entries[document];
      if (!known) continue;
      const { entry, title } = known;
      const lanes = [...candidate.lanes.values()];
      const score =
        Math.max(...lanes) +
        AGREEMENT_BONUS * (lanes.length - 1) +
        candidate.adjacency +
        nameBonus(wanted, title, entry) +
        TITLE_WORDS_BONUS * this.#shareInTitle(plan, known) ** 2 +
        numberBonus(plan, entry) +
        kindBonus(plan, entry);
      const label = labelOf(plan, candidate);
      results.push({ document, entry, score, label, words: () => wordsOf(candidate), open });
    }
    return results.sort((a, b) => b.score - a.score);
  }

  /** How much of what the query tells, by the rarity of its words, the title says. */
  #shareInTitle({ folded }: Plan, { titleWords }: Known): number {
    const rarities = folded.map((word) => this.vocabulary.rarity(word));
    const said = folded.map((word, at) => (titleWords.has(word) ? (rarities[at] ?? 0) : 0));
    const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
    return sum(said) / (sum(rarities) || 1);
  }

  #spellOut(plan: Plan): string {
    return plan.tokens
      .map((token) => (token.known ? token.shown : this.vocabulary.spelling(token.fixes[0] ?? token.folded)))
      .join(' ');
  }
}

function needsBeside(plan: Plan): readonly Question[] {
  return [...plan.otherwise, ...wordQuestions(plan).flat()];
}

function candidateOf(found: Candidates, document: number): Candidate {
  const seen = found.get(document);
  if (seen) return seen;
  const fresh: Candidate = { lanes: new Map(), words: new Map(), adjacency: 0, pairs: 0 };
  found.set(document, fresh);
  return fresh;
}

/** Each word of the query alone, with its other final letter; a word still being typed by its beginning. */
function wordQuestions(plan: Plan): readonly (readonly Question[])[] {
  return plan.tokens.map((token, index) => {
    const forms = [...new Set([plan.spelt[index] ?? '', ...(token.twin ? [token.twin] : [])])];
    const open = token.open && token.fixes.length === 0;
    return forms.map((form) => ({ words: split([form]), open }));
  });
}

function wordsOf({ lanes, words }: Candidate): readonly string[] {
  const all = [...words.values()].flat();
  return [...new Set(lanes.has('exact') ? all : all.map(fold))];
}

/** Words as the index has them: a mended one may have become two. */
function split(words: readonly string[]): readonly string[] {
  return words.flatMap((word) => word.split(' '));
}

/** The query with one word read otherwise (the second and third mending, i for y), and with all first readings. */
function alternatives(plan: Pick<Plan, 'tokens' | 'folded'>): readonly (readonly string[])[] {
  const lines: string[][] = [];
  for (const [index, token] of plan.tokens.entries()) {
    for (const reading of [token.twin, ...token.fixes.slice(1, 3)]) {
      if (reading) lines.push(plan.folded.map((word, at) => (at === index ? reading : word)));
    }
  }
  const twins = plan.tokens.map((token, index) => token.twin ?? plan.folded[index] ?? '');
  if (plan.tokens.filter((token) => token.twin).length > 1) lines.push(twins);
  return lines.slice(0, MOST_REWRITES);
}

function kindBonus({ tokens }: Plan, { kind }: Entry): number {
  return kind === 'term' && tokens.length === 1 ? DEFINED_BONUS : (KIND_BONUS[kind] ?? 0);
}

/** A query that is the entry's own name, holds it, or stands in its title means that entry. */
function nameBonus(wanted: string, title: string, entry: Entry): number {
  if (title === wanted) return TITLE_BONUS;
  if (entry.names.includes(wanted)) return NAME_BONUS;
  const holdsName = entry.names.some((name) => name.includes(' ') && ` ${wanted} `.includes(` ${name} `));
  const share = ` ${title} `.includes(` ${wanted} `) ? 0.5 + wanted.length / title.length : 0;
  const inTitle = PART_BONUS * (title.startsWith(`${wanted} `) ? share + 0.5 : share);
  return Math.max(holdsName ? PART_BONUS : 0, inTitle);
}

/** A document or a person whose own number was typed, whole or from its beginning: `826/QĐ`, `147/2024`. */
function numberBonus(plan: Plan, entry: Entry): number {
  const codes = plan.tokens.filter((token) => token.code && token.folded.length >= 3);
  const numbers = entry.names.filter((name) => /\d/u.test(name)).map((name) => name.replaceAll(' ', ''));
  if (codes.some((code) => numbers.includes(code.folded))) return NAME_BONUS;
  return codes.some((code) => numbers.some((number) => number.startsWith(code.folded))) ? NAME_BONUS / 2 : 0;
}

/**
 * Only what was typed in full, unmended, counts as a match: with its marks where they were typed, and with at least half of
 * its neighbouring words side by side, for folded syllables scattered over a long page say nothing.
 */
function labelOf(plan: Plan, candidate: Candidate): Label {
  if (plan.unknown > 0 || plan.mended) return 'near';
  const { lanes } = candidate;
  if (lanes.has('synonym') || lanes.has('parts')) return 'match';
  const together = plan.pairs.length === 0 || candidate.pairs >= 0.5;
  const spelt = lanes.has('exact') || (!plan.query.fullyMarked && lanes.has('folded'));
  return spelt && together ? 'match' : 'near';
}

/** A title as a query may say it: folded, without its number in the contents (`D.1.`). */
function comparable(title: string): string {
  return fold(title)
    .replace(/^(?:[a-d]|pl \d+)(?:\.\d+[a-z]?)*\. /u, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
