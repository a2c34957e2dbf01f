import { split, wordQuestions, type Lane, type LaneQuestion, type Plan } from './plan.ts';
import type { Engine } from './question.ts';
import { otherSpellings } from './spelling.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How far a lane is believed: research found the order to matter, the exact numbers little. */
const WEIGHTS: Record<Lane, number> = {
  exact: 1,
  folded: 0.8,
  synonym: 0.7,
  parts: 0.7,
  alternative: 0.6,
  relaxed: 0.55,
};
const ADJACENCY_BONUS = 0.5;
/** Fewer results than this from all words together: parts of the words are asked for as well. */
const FEW_RESULTS = 3;
const LEAST_COVERAGE = 0.5;

/** What the questions have told of one document. */
export interface Candidate {
  readonly lanes: Map<Lane, number>;
  readonly words: Map<Lane, readonly string[]>;
  adjacency: number;
  /** Share of neighbouring words of the query that stand side by side in the document. */
  pairs: number;
}

/** By the document's number. */
export type Candidates = Map<number, Candidate>;

/** Asks these questions of a plan, and what they leave open; everything must have been loaded. */
export function gather(
  engine: Engine,
  vocabulary: Vocabulary,
  plan: Plan,
  questions: readonly LaneQuestion[],
): Candidates {
  const found: Candidates = new Map();
  let most = 0;
  for (const question of questions) {
    // The parts of a code say less than the code; they are for one that the book writes otherwise.
    if (question.lane !== 'parts' || most === 0) most = Math.max(most, ask(engine, found, question));
  }
  askPairs(engine, plan, found);
  if (most < FEW_RESULTS && plan.tokens.length > 1) askParts(engine, plan, vocabulary, found);
  return found;
}

/** Gives how many documents answer. */
function ask(engine: Engine, found: Candidates, question: LaneQuestion): number {
  const { lane, words } = question;
  const hits = engine.search(question);
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
function askPairs(engine: Engine, plan: Plan, found: Candidates): void {
  const { pairs } = plan;
  for (const { spelt, folded } of pairs) {
    const seen = new Set<number>();
    const askBoth = (words: readonly string[], exact: boolean, worth: number) => {
      for (const { document } of engine.search({ words: split(words), exact, together: true })) {
        const candidate = found.get(document);
        if (!candidate || seen.has(document)) continue;
        seen.add(document);
        candidate.adjacency += (ADJACENCY_BONUS * worth) / pairs.length;
        candidate.pairs += 1 / pairs.length;
      }
    };
    if (plan.query.marked) {
      for (const words of [spelt, ...otherSpellings(spelt)]) askBoth(words, true, 1);
    }
    askBoth(folded, false, plan.query.marked ? 0.6 : 1);
  }
}

/** All words together found little: documents that hold the telling ones (by rarity) are near. */
function askParts(engine: Engine, plan: Plan, vocabulary: Vocabulary, found: Candidates): void {
  const rarity = (word: string) => vocabulary.rarity(word);
  const total = plan.folded.reduce((sum, word) => sum + rarity(word), 0) + plan.unknown * 2;
  const coverage = new Map<number, number>();
  const held = new Map<number, string[]>();
  for (const [at, questions] of wordQuestions(plan).entries()) {
    const documents = new Set(
      questions.flatMap((question) => engine.search(question)).map(({ document }) => document),
    );
    const word = plan.folded[at] ?? '';
    for (const document of documents) {
      coverage.set(document, (coverage.get(document) ?? 0) + rarity(word));
      held.set(document, [...(held.get(document) ?? []), word]);
    }
  }
  for (const { folded } of plan.pairs) {
    const weight = 0.5 * Math.min(...folded.map(rarity));
    for (const { document } of engine.search({ words: split(folded), together: true })) {
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

function candidateOf(found: Candidates, document: number): Candidate {
  const seen = found.get(document);
  if (seen) return seen;
  const fresh: Candidate = { lanes: new Map(), words: new Map(), adjacency: 0, pairs: 0 };
  found.set(document, fresh);
  return fresh;
}
