import { readQuery, type Query, type Token } from './query.ts';
import type { Question } from './question.ts';
import { otherSpellings } from './spelling.ts';
import type { Thesaurus } from './synonyms.ts';
import type { Vocabulary } from './vocabulary.ts';

/** By which reading of the words something is asked for. */
export type Lane = 'exact' | 'folded' | 'alternative' | 'synonym' | 'parts' | 'relaxed';

/** One way of reading the query, and how far it is believed. */
export interface LaneQuestion extends Question {
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

/** Two words side by side in the query. */
interface Pair {
  readonly spelt: readonly string[];
  readonly folded: readonly string[];
}

const MOST_REWRITES = 6;

/** Reads what was typed into a plan of questions. */
export function readPlan(text: string, vocabulary: Vocabulary, thesaurus: Thesaurus): Plan {
  const query = readQuery(text, vocabulary, (folded) => thesaurus.hasWord(folded));
  const tokens = query.tokens.filter(
    (token) => token.known || token.fixes.length > 0 || token.parts.length > 0,
  );
  const mended = (token: Token) => token.fixes[0] ?? token.parts.join(' ');
  const spelt = tokens.map((token) => (token.known ? token.typed : mended(token)));
  const folded = tokens.map((token) => (token.known ? token.folded : mended(token)));
  // Codes stand alone, and of a word still being typed nobody knows yet what it stands beside.
  const stands = (token: Token | undefined) =>
    token && !token.code && (!token.open || !token.known || vocabulary.has(token.folded));
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
    typed: typedQuestions(read),
    otherwise: otherQuestions(read, vocabulary, thesaurus),
  };
}

/** Every word as typed: with its marks, and folded. */
function typedQuestions({ query, tokens, spelt }: Pick<Plan, 'query' | 'tokens' | 'spelt'>): LaneQuestion[] {
  const open = tokens.at(-1)?.open ?? false;
  const ask = (lane: Lane, words: readonly string[]) => ({ lane, words: split(words), open });
  const exact = query.marked ? [spelt, ...otherSpellings(spelt)] : [];
  return [...exact.map((words) => ({ ...ask('exact', words), exact: true })), ask('folded', spelt)];
}

/** Some word read otherwise: mended differently, another form of the same, a code by its parts. */
function otherQuestions(
  read: Pick<Plan, 'tokens' | 'folded'>,
  vocabulary: Vocabulary,
  thesaurus: Thesaurus,
): LaneQuestion[] {
  const rewrites = thesaurus.rewrites(read.folded, (word) => vocabulary.has(word));
  const parts = read.tokens.flatMap((token) => (token.parts.length > 0 ? token.parts : [token.folded]));
  return [
    ...alternatives(read).map((words) => ({ lane: 'alternative' as const, words: split(words) })),
    ...rewrites.slice(0, MOST_REWRITES).map((line) => ({ lane: 'synonym' as const, words: line.split(' ') })),
    ...(parts.length > read.tokens.length ? [{ lane: 'parts' as const, words: parts }] : []),
  ];
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

/** What is asked beside the words as typed: other readings, and each word alone. */
export function needsBeside(plan: Plan): readonly Question[] {
  return [...plan.otherwise, ...wordQuestions(plan).flat()];
}

/** Each word of the query alone, with its other final letter; a word still being typed by its beginning. */
export function wordQuestions(plan: Plan): readonly (readonly Question[])[] {
  return plan.tokens.map((token, index) => {
    const forms = [...new Set([plan.spelt[index] ?? '', ...(token.twin ? [token.twin] : [])])];
    const open = token.open && token.fixes.length === 0;
    return forms.map((form) => ({ words: split([form]), open }));
  });
}

/** Words as the index has them: a mended one may have become two. */
export function split(words: readonly string[]): readonly string[] {
  return words.flatMap((word) => word.split(' '));
}
