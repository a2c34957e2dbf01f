import { fold, nfc } from '#src/lib/text.ts';
import { corrections, otherFinalI } from './spelling.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One word or code of a query, read against the vocabulary. */
export interface Token {
  /** As typed, for showing. */
  readonly shown: string;
  /** As the index spells it: lower case, marks kept. */
  readonly typed: string;
  readonly folded: string;
  /** A number, a document's number, an address: kept in one piece. */
  readonly code: boolean;
  /** The index (or a synonym) has it, or it is the start of what is still being typed. */
  readonly known: boolean;
  /** Being typed: the last word of the query, matched by its beginning. */
  readonly open: boolean;
  /** Known words to read instead of an unknown one, likeliest first. */
  readonly fixes: readonly string[];
  /** The same word with i for y or y for i, where the index has it. */
  readonly twin?: string | undefined;
  /** Parts of a code. */
  readonly parts: readonly string[];
}

export interface Query {
  readonly tokens: readonly Token[];
  /** Marks were typed, so they are meant. */
  readonly marked: boolean;
  /** Every word that can carry a mark carries one: nothing was left out by haste. */
  readonly fullyMarked: boolean;
}

const CODE = /\d|[@/]|\p{L}\.\p{L}/u;
const VNI_LEFTOVER = /^[a-z]+[0-9][a-z0-9]*$/u;

/** Cleans what was typed: NFC, no invisible characters or quotes, telephone numbers in one piece and without +84. */
export function cleanQuery(text: string): string {
  let clean = nfc(text)
    .replace(/[\u200b-\u200d\ufeff\u0335]/gu, '')
    .replace(/[“”"«»]/gu, ' ')
    .trim();
  clean = clean.replace(/(?:\+84|\b0084|\b84(?=[\s.]?\d{9}\b))[\s.]?(?=\d)/gu, '0');
  // Digits in groups of three or four, as telephone numbers are printed: 0934.568.879, 090.357.8999, 0934 568 879.
  clean = clean.replace(/\b0\d{1,4}(?:[\s.-]\d{2,4}){1,3}\b/gu, (number) => {
    const joined = number.replace(/[\s.-]/gu, '');
    return /^0\d{9,10}$/u.test(joined) ? joined : number;
  });
  return clean.replace(/\s+/gu, ' ');
}

/**
 * Reads a query into tokens. `isForm` tells whether a folded word is a short form that the synonyms explain: it counts as
 * known although the book may never write it.
 */
export function readQuery(text: string, vocabulary: Vocabulary, isForm: (folded: string) => boolean): Query {
  const clean = cleanQuery(text);
  const runs = clean.split(' ').filter(Boolean);
  const tokens = runs.flatMap((run, index) => readRun(run, index === runs.length - 1, vocabulary, isForm));
  const words = tokens.filter((token) => !token.code);
  return {
    tokens,
    marked: words.some((token) => hasMarks(token.shown)),
    fullyMarked: words.length > 0 && words.every((token) => hasMarks(token.shown)),
  };
}

function readRun(
  run: string,
  open: boolean,
  vocabulary: Vocabulary,
  isForm: (folded: string) => boolean,
): readonly Token[] {
  const lower = run.toLowerCase();
  const joined = letters(fold(run));
  if (!joined) return [];
  const leftover = VNI_LEFTOVER.test(fold(run)) && !vocabulary.has(joined);
  if (CODE.test(run) && !leftover) return [readCode(lower, joined, open, vocabulary)];
  if (isForm(joined)) return [readWord(lower, joined, open, vocabulary, isForm)];
  return lower
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter(Boolean)
    .map((part) => readWord(part, fold(part), open, vocabulary, isForm));
}

function readCode(lower: string, joined: string, open: boolean, vocabulary: Vocabulary): Token {
  const parts = fold(lower)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  return {
    shown: lower,
    typed: joined,
    folded: joined,
    code: true,
    known: vocabulary.has(joined) || (joined.length > 1 && vocabulary.hasPrefix(joined)),
    open,
    fixes: [],
    parts: parts.length > 1 && parts.every((part) => vocabulary.has(part)) ? parts : [],
  };
}

function readWord(
  shown: string,
  folded: string,
  open: boolean,
  vocabulary: Vocabulary,
  isForm: (folded: string) => boolean,
): Token {
  const known = vocabulary.has(folded) || isForm(folded) || (open && vocabulary.hasPrefix(folded));
  const twin = otherFinalI(folded);
  // Written with the other letter everywhere in the book: that is the word, not a mistake.
  const spelling = !known && twin && vocabulary.has(twin) ? twin : undefined;
  return {
    shown,
    typed: spelling ? (otherFinalI(shown) ?? shown) : shown,
    folded: spelling ?? folded,
    code: false,
    known: known || spelling !== undefined,
    open,
    fixes: known || spelling ? [] : corrections(folded, vocabulary),
    twin: !spelling && twin && vocabulary.has(twin) ? twin : undefined,
    parts: [],
  };
}

function hasMarks(text: string): boolean {
  return /[\p{M}đ]/u.test(text.normalize('NFD'));
}

function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}
