import type { Vocabulary } from './vocabulary.ts';

/** Ways in which Vietnamese arrives from a keyboard other than as it is printed. All on folded text but placeTone. */

/** The other accepted place of a tone: `hoà` ↔ `hòa`, `thuỷ` ↔ `thủy`; undefined where there is only one. */
export function otherTonePlace(word: string): string | undefined {
  const match =
    /^(.*?)(?<!q)([ou])([\u0300\u0301\u0303\u0309\u0323]?)([aey])([\u0300\u0301\u0303\u0309\u0323]?)$/u.exec(
      word.normalize('NFD'),
    );
  if (!match) return undefined;
  const [, before = '', first = '', firstTone = '', second = '', secondTone = ''] = match;
  // oa, oe and uy only; a syllable carries at most one tone.
  if ((first === 'u') !== (second === 'y') || Boolean(firstTone) === Boolean(secondTone)) return undefined;
  return `${before}${first}${secondTone}${second}${firstTone}`.normalize('NFC');
}

/** `kì` ↔ `kỳ`, `qui` ↔ `quy`, with or without its tone: both are written for the same sound. */
export function otherFinalI(word: string): string | undefined {
  const match = /^([^aeou]*|qu)([iy])(\p{M}?)$/u.exec(word.normalize('NFD'));
  if (!match) return undefined;
  const [, before = '', letter, tone = ''] = match;
  return `${before}${letter === 'i' ? 'y' : 'i'}${tone}`.normalize('NFC');
}

/** The same words as others write them: the other tone place, i for y, and both. None where nothing differs. */
export function otherSpellings(words: readonly string[]): readonly (readonly string[])[] {
  const tones = words.map((word) => otherTonePlace(word) ?? word);
  const finals = words.map((word) => otherFinalI(word) ?? word);
  const both = tones.map((word) => otherFinalI(word) ?? word);
  const lines = new Map([tones, finals, both].map((line) => [line.join(' '), line]));
  lines.delete(words.join(' '));
  return [...lines.values()];
}

/**
 * What a word typed with Telex or VNI would have become had the input method been on: `teen` → `ten`, `mieenf` → `mien`,
 * `dang9` → `dang`. Tones are dropped, since the index is folded. Several readings; the caller keeps the known ones.
 */
export function keyboardReadings(folded: string): readonly string[] {
  const withoutDigits = /[a-z]/u.test(folded) ? folded.replace(/\d/gu, '') : folded;
  const readings = new Set<string>();
  for (const typed of new Set([folded, withoutDigits])) {
    const bare = withoutDoubles(typed.replaceAll('dd', 'd'))
      .replace(/([aou])w/gu, '$1')
      .replace(/w/gu, 'u');
    for (const base of [bare, typed]) for (const reading of withoutLateMarks(base)) readings.add(reading);
  }
  for (const reading of [...readings]) {
    readings.add(withoutDoubles(reading));
    const twin = otherFinalI(reading);
    if (twin) readings.add(twin);
  }
  readings.delete(folded);
  return [...readings];
}

function withoutDoubles(word: string): string {
  return word.replace(/([aeo])\1/gu, '$1');
}

/** The word itself, without one tone letter, and without a mark that was typed after the whole word: `dangd`, `mienef`. */
function withoutLateMarks(word: string): readonly string[] {
  const toneless = Array.from(word, (letter, index) =>
    index > 0 && 'sfrxjz'.includes(letter) ? word.slice(0, index) + word.slice(index + 1) : '',
  ).filter(Boolean);
  const settled = [word, ...toneless];
  const late = settled
    .filter(
      (each) =>
        /[aeodw]$/u.test(each) && (each.endsWith('w') || each.slice(0, -1).includes(each.at(-1) ?? '')),
    )
    .map((each) => each.slice(0, -1));
  return [...settled, ...late];
}

/** Whether one insertion, deletion, substitution or swap of neighbours, or none, makes `a` of `b`. */
export function isOneSlipAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  if (a.length > b.length) return a.slice(at + 1) === b.slice(at);
  if (a.length < b.length) return a.slice(at) === b.slice(at + 1);
  return (
    a.slice(at + 1) === b.slice(at + 1) ||
    (a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2))
  );
}

/** Optimal string alignment distance, given up (as `limit + 1`) as soon as it must pass the limit. */
export function slipsBetween(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const changed = (last[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      let best = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, changed);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        best = Math.min(best, (beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(best);
    }
    if (Math.min(...current) > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? limit + 1;
}

const isLetters = (word: string) => !/\d/u.test(word);

/** Known words that an unknown one may stand for, likeliest first: keyboard leftovers before slips of a letter. */
export function corrections(folded: string, vocabulary: Vocabulary): readonly string[] {
  const typed = keyboardReadings(folded).filter((reading) => reading.length > 1 && vocabulary.has(reading));
  const found = typed.length > 0 ? typed : slips(folded, vocabulary);
  const likelihood = (word: string) =>
    (word[0] === folded[0] ? 1 : 0) + Math.log1p(vocabulary.frequency(word)) / 4;
  return [...found].sort((a, b) => likelihood(b) - likelihood(a));
}

function slips(folded: string, vocabulary: Vocabulary): readonly string[] {
  if (folded.length < 3 || !isLetters(folded)) return [];
  const words = [...vocabulary].filter((word) => word.length >= 2 && isLetters(word));
  const near = words.filter((word) => isOneSlipAway(folded, word));
  if (near.length > 0 || folded.length < 7) return near;
  return words.filter((word) => word.length >= 5 && slipsBetween(folded, word, 2) <= 2);
}
