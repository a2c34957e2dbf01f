import { fold } from '#src/lib/text.ts';
import type { Entry, Kind } from './book.ts';
import type { Candidate, Candidates } from './candidates.ts';
import { indexWords } from './index-text.ts';
import type { Plan } from './plan.ts';
import type { Vocabulary } from './vocabulary.ts';

const AGREEMENT_BONUS = 0.15;
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

/** An entry of the book, with its title as a query may say it. */
export interface KnownEntry {
  readonly entry: Entry;
  readonly title: string;
  readonly titleWords: ReadonlySet<string>;
}

export function toKnown(entry: Entry): KnownEntry {
  const title = comparable(entry.title);
  return { entry, title, titleWords: new Set([...indexWords(entry.title)].map(({ folded }) => folded)) };
}

/** Everything that was found, best first. */
export function rank(
  plan: Plan,
  found: Candidates,
  entries: readonly KnownEntry[],
  vocabulary: Vocabulary,
): readonly Result[] {
  const wanted = plan.folded.join(' ');
  const last = plan.tokens.at(-1);
  const open = last?.open && !vocabulary.has(last.folded) ? last.folded : undefined;
  const results: Result[] = [];
  for (const [document, candidate] of found) {
    const known = entries[document];
    if (!known) continue;
    const { entry, title } = known;
    const lanes = [...candidate.lanes.values()];
    const score =
      Math.max(...lanes) +
      AGREEMENT_BONUS * (lanes.length - 1) +
      candidate.adjacency +
      nameBonus(wanted, title, entry) +
      TITLE_WORDS_BONUS * shareInTitle(plan, known, vocabulary) ** 2 +
      numberBonus(plan, entry) +
      kindBonus(plan, entry);
    const label = labelOf(plan, candidate);
    results.push({ document, entry, score, label, words: () => wordsOf(candidate), open });
  }
  return results.sort((a, b) => b.score - a.score);
}

/** How much of what the query tells, by the rarity of its words, the title says. */
function shareInTitle({ folded }: Plan, { titleWords }: KnownEntry, vocabulary: Vocabulary): number {
  const rarities = folded.map((word) => vocabulary.rarity(word));
  const said = folded.map((word, at) => (titleWords.has(word) ? (rarities[at] ?? 0) : 0));
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  return sum(said) / (sum(rarities) || 1);
}

function wordsOf({ lanes, words }: Candidate): readonly string[] {
  const all = [...words.values()].flat();
  return [...new Set(lanes.has('exact') ? all : all.map(fold))];
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
