import { fold } from '#src/lib/text.ts';
import type { Book, Entry, Kind } from './book.ts';
import { readQuery, type Query, type Token } from './query.ts';
import { otherSpellings } from './spelling.ts';
import { Thesaurus } from './synonyms.ts';
import { Vocabulary } from './vocabulary.ts';

/** One document that an engine found for one of the planner's questions. */
export interface Hit {
  readonly id: string;
  readonly score: number;
}

/** A full-text engine: all words must stand in the document, `"…"` asks for them side by side. */
export interface Engine<EngineHit extends Hit = Hit> {
  /** `exact`: marks must be as typed; otherwise tones and vowels are folded. */
  search(question: string, exact: boolean): Promise<readonly EngineHit[]>;
  /** Loads what questions with these words will need, all at once. */
  prepare?(words: readonly string[]): Promise<void>;
}

/** `match`: what was typed stands there. `near`: found by mending, or by a part of the words. */
export type Label = 'match' | 'near';

export interface Result<EngineHit extends Hit = Hit> {
  readonly entry: Entry;
  readonly score: number;
  readonly label: Label;
  /** The engine's own hit, from which an excerpt can be loaded. */
  readonly hit: EngineHit;
}

export interface Answer<EngineHit extends Hit = Hit> {
  readonly results: readonly Result<EngineHit>[];
  /** What was searched instead, where a word had to be mended: "did you mean". */
  readonly corrected?: string | undefined;
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
const PART_BONUS = 0.3;
/** Where all else is equal: what is done or called before what explains it. */
const KIND_BONUS: Partial<Record<Kind, number>> = {
  form: 0.3,
  page: 0.15,
  contact: 0.15,
  term: -0.1,
  source: -0.1,
};
const MOST_REWRITES = 6;
/** Fewer results than this from all words together: parts of the words are asked for as well. */
const FEW_RESULTS = 3;
const LEAST_COVERAGE = 0.5;

interface Candidate<EngineHit> {
  readonly hit: EngineHit;
  readonly lanes: Map<Lane, number>;
  adjacency: number;
  /** Share of neighbouring words of the query that stand side by side in the document. */
  pairs: number;
}

/** A query read, with the words that the index can be asked for. */
interface Plan {
  readonly query: Query;
  /** Tokens that are known or mended. */
  readonly tokens: readonly Token[];
  readonly unknown: number;
  readonly mended: boolean;
  /** What to ask with marks, and folded. */
  readonly spelt: readonly string[];
  readonly folded: readonly string[];
  readonly pairs: readonly Pair[];
}

/** Two words side by side in the query. */
interface Pair {
  readonly spelt: readonly string[];
  readonly folded: readonly string[];
}

/** Plans a reader's words into questions to the engine and fuses what comes back into one list. Loads no fragment. */
export class Planner<EngineHit extends Hit> {
  readonly vocabulary: Vocabulary;
  readonly #thesaurus: Thesaurus;
  readonly #engine: Engine<EngineHit>;
  readonly #entries: ReadonlyMap<string, { entry: Entry; title: string }>;

  constructor(book: Book, engine: Engine<EngineHit>) {
    this.vocabulary = new Vocabulary(book);
    this.#thesaurus = new Thesaurus(book.synonyms);
    this.#engine = engine;
    this.#entries = new Map(
      book.entries.map((entry) => [entry.id, { entry, title: comparable(entry.title) }]),
    );
  }

  /** `early` hears of the words as they were typed, before other readings of them are asked for. */
  async search(text: string, early?: (answer: Answer<EngineHit>) => void): Promise<Answer<EngineHit>> {
    const plan = this.#plan(text);
    if (plan.tokens.length === 0) return { results: [] };
    const found = new Map<string, Candidate<EngineHit>>();
    const answer = () => ({
      results: this.#rank(plan, found),
      corrected: plan.mended ? this.#spellOut(plan) : undefined,
    });
    await this.#engine.prepare?.(plan.folded);
    const typed = await this.#askTyped(plan, found);
    await this.#askPairs(plan, found);
    early?.(answer());
    const full = Math.max(typed, await this.#askOtherwise(plan, typed, found));
    if (full > typed) await this.#askPairs(plan, found);
    if (full < FEW_RESULTS && plan.tokens.length > 1) await this.#askParts(plan, found);
    return answer();
  }

  #plan(text: string): Plan {
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
    return {
      query,
      tokens,
      unknown: query.tokens.length - tokens.length,
      mended: tokens.some((token) => !token.known && token.fixes.length > 0),
      spelt,
      folded,
      pairs,
    };
  }

  /** The lanes that want every word as typed. Gives the largest number of documents that one of them found. */
  async #askTyped(plan: Plan, found: Map<string, Candidate<EngineHit>>): Promise<number> {
    const { spelt } = plan;
    const exact = plan.query.marked ? [spelt, ...otherSpellings(spelt)] : [];
    let most = 0;
    for (const words of exact) most = Math.max(most, await this.#ask(found, 'exact', words.join(' '), true));
    return Math.max(most, await this.#ask(found, 'folded', spelt.join(' '), false));
  }

  /** The lanes that read some word otherwise. Gives the largest number of documents that one of them found. */
  async #askOtherwise(plan: Plan, typed: number, found: Map<string, Candidate<EngineHit>>): Promise<number> {
    const rewrites = this.#thesaurus.rewrites(plan.folded, (word) => this.vocabulary.has(word));
    const parts = plan.tokens.flatMap((token) => (token.parts.length > 0 ? token.parts : [token.folded]));
    const questions = [
      ...alternatives(plan).map((words) => ['alternative', words.join(' ')] as const),
      ...rewrites.slice(0, MOST_REWRITES).map((line) => ['synonym', line] as const),
      ...(typed === 0 && parts.length > plan.tokens.length ? [['parts', parts.join(' ')] as const] : []),
    ];
    if (questions.length > 0) await this.#engine.prepare?.(questions.map(([, question]) => question));
    let most = 0;
    for (const [lane, question] of questions)
      most = Math.max(most, await this.#ask(found, lane, question, false));
    return most;
  }

  async #ask(
    found: Map<string, Candidate<EngineHit>>,
    lane: Lane,
    question: string,
    exact: boolean,
  ): Promise<number> {
    const hits = await this.#engine.search(question, exact);
    const best = Math.max(...hits.map((hit) => hit.score)) || 1;
    for (const hit of hits) {
      const candidate = candidateOf(found, hit);
      const value = WEIGHTS[lane] * (0.25 + (0.75 * hit.score) / best);
      candidate.lanes.set(lane, Math.max(candidate.lanes.get(lane) ?? 0, value));
    }
    return hits.length;
  }

  /** Neighbouring words of the query that stand side by side raise what was found; with the typed marks, more. */
  async #askPairs(plan: Plan, found: Map<string, Candidate<EngineHit>>): Promise<void> {
    const { pairs } = plan;
    for (const candidate of found.values()) candidate.adjacency = candidate.pairs = 0;
    for (const { spelt, folded } of pairs) {
      const seen = new Set<string>();
      const ask = async (words: string, exact: boolean, worth: number) => {
        for (const hit of await this.#engine.search(`"${words}"`, exact)) {
          const candidate = found.get(hit.id);
          if (!candidate || seen.has(hit.id)) continue;
          seen.add(hit.id);
          candidate.adjacency += (ADJACENCY_BONUS * worth) / pairs.length;
          candidate.pairs += 1 / pairs.length;
        }
      };
      if (plan.query.marked) {
        await ask(spelt.join(' '), true, 1);
        for (const words of otherSpellings(spelt)) await ask(words.join(' '), true, 1);
      }
      await ask(folded.join(' '), false, plan.query.marked ? 0.6 : 1);
    }
  }

  /** All words together found little: documents that hold the telling ones (by rarity) are near. */
  async #askParts(plan: Plan, found: Map<string, Candidate<EngineHit>>): Promise<void> {
    const rarity = (word: string) => this.vocabulary.rarity(word);
    const total = plan.folded.reduce((sum, word) => sum + rarity(word), 0) + plan.unknown * 2;
    const coverage = new Map<string, { hit: EngineHit; weight: number }>();
    const cover = (hits: Iterable<EngineHit>, weight: number, onlySeen = false) => {
      for (const hit of hits) {
        const covered = coverage.get(hit.id);
        if (covered) covered.weight += weight;
        else if (!onlySeen) coverage.set(hit.id, { hit, weight });
      }
    };
    for (const [index, token] of plan.tokens.entries()) {
      const forms = new Set([plan.spelt[index] ?? '', ...(token.twin ? [token.twin] : [])]);
      const hits = new Map<string, EngineHit>();
      for (const form of forms) {
        const growing = token.open && !this.vocabulary.has(token.folded) && token.fixes.length === 0;
        for (const hit of await this.#engine.search(growing ? form : `"${form}"`, false))
          hits.set(hit.id, hit);
      }
      cover(hits.values(), rarity(plan.folded[index] ?? ''));
    }
    for (const { folded } of plan.pairs) {
      const weight = 0.5 * Math.min(...folded.map(rarity));
      cover(await this.#engine.search(`"${folded.join(' ')}"`, false), weight, true);
    }
    for (const { hit, weight } of coverage.values()) {
      if (weight / total < LEAST_COVERAGE) continue;
      candidateOf(found, hit).lanes.set('relaxed', WEIGHTS.relaxed * Math.min(1.3, weight / total));
    }
  }

  #rank(plan: Plan, found: Map<string, Candidate<EngineHit>>): readonly Result<EngineHit>[] {
    const wanted = plan.folded.join(' ');
    const results: Result<EngineHit>[] = [];
    for (const candidate of found.values()) {
      const known = this.#entries.get(candidate.hit.id);
      if (!known) continue;
      const { entry, title } = known;
      const lanes = [...candidate.lanes.values()];
      const score =
        Math.max(...lanes) +
        AGREEMENT_BONUS * (lanes.length - 1) +
        candidate.adjacency +
        nameBonus(wanted, title, entry) +
        numberBonus(plan, entry) +
        (KIND_BONUS[entry.kind] ?? 0);
      results.push({ entry, score, label: labelOf(plan, candidate), hit: candidate.hit });
    }
    return results.sort((a, b) => b.score - a.score);
  }

  #spellOut(plan: Plan): string {
    return plan.tokens
      .map((token) => (token.known ? token.shown : this.vocabulary.spelling(token.fixes[0] ?? token.folded)))
      .join(' ');
  }
}

function candidateOf<EngineHit extends Hit>(
  found: Map<string, Candidate<EngineHit>>,
  hit: EngineHit,
): Candidate<EngineHit> {
  const seen = found.get(hit.id);
  if (seen) return seen;
  const fresh: Candidate<EngineHit> = { hit, lanes: new Map(), adjacency: 0, pairs: 0 };
  found.set(hit.id, fresh);
  return fresh;
}

/** The query with one word read otherwise (the second and third mending, i for y), and with all first readings. */
function alternatives(plan: Plan): readonly (readonly string[])[] {
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
function labelOf(plan: Plan, candidate: Candidate<unknown>): Label {
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
