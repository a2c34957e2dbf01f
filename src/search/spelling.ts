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

/** `ki` ↔ `ky`, `qui` ↔ `quy`: both are written for the same sound. */
export function otherFinalI(folded: string): string | undefined {
  if (/^[^aeou]*[iy]$/u.test(folded) || /^qu[iy]$/u.test(folded)) {
    return folded.replace(/[iy]$/u, (letter) => (letter === 'i' ? 'y' : 'i'));
  }
  return undefined;
}

/**
 * What a word typed with Telex or VNI would have become had the input method been on: `teen` → `ten`, `mieenf` → `mien`,
 * `dang9` → `dang`. Tones are dropped, since the index is folded. Several readings; the caller keeps the known ones.
 */
export function keyboardReadings(folded: string): readonly string[] {
  const readings = new Set<string>();
  const bare = folded
    .replaceAll('dd', 'd')
    .replace(/([aeo])\1/gu, '$1')
    .replace(/([aou])w/gu, '$1')
    .replace(/^w(?=[^aeiouy])/u, 'u')
    .replace(/(?<=[^aeiouy])w(?=[^aeiouy]|$)/u, 'u');
  readings.add(bare);
  for (const base of [bare, folded]) {
    for (let index = 1; index < base.length; index++) {
      if ('sfrxjz'.includes(base[index] ?? '')) readings.add(base.slice(0, index) + base.slice(index + 1));
    }
  }
  for (const reading of [...readings]) {
    readings.add(reading.replace(/([aeo])\1/gu, '$1'));
    // Marks typed at the end of the word: `dangd` → `dang`, `mienef` → `mien`, `kysowj` → …
    for (const letter of 'aeod') {
      if (reading.length > 2 && reading.endsWith(letter) && reading.slice(0, -1).includes(letter)) {
        readings.add(reading.slice(0, -1));
      }
    }
    if (reading.endsWith('w')) readings.add(reading.slice(0, -1));
  }
  if (/\d/u.test(folded) && /[a-z]/u.test(folded)) readings.add(folded.replace(/[0-9]/gu, ''));
  readings.delete(folded);
  return [...readings];
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
