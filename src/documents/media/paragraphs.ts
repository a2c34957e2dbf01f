import type { Face } from './typeface.ts';

/** A word, and whether it stands between `**` and takes the accent. */
interface Word {
  readonly text: string;
  readonly accent: boolean;
}

/** Neighbouring words of one line and one colour. */
export interface Segment {
  readonly text: string;
  readonly accent: boolean;
  /** From the start of the line. */
  readonly x: number;
  readonly width: number;
}

export interface Line {
  readonly segments: readonly Segment[];
  readonly width: number;
}

/** Words of a text, split at white space; `**` switches the accent on and off and may stand inside a word. */
function wordsOf(text: string): Word[][] {
  let accent = false;
  return text
    .trim()
    .split(/\s+/u)
    .map((word) =>
      word.split('**').flatMap((part, index) => {
        if (index > 0) accent = !accent;
        return part === '' ? [] : [{ text: part, accent }];
      }),
    )
    .filter((word) => word.length > 0);
}

/** The text without its `**`. */
export function plainText(text: string): string {
  return text.replaceAll('**', '');
}

function layLine(words: readonly (readonly Word[])[], face: Face, size: number): Line {
  const segments: Segment[] = [];
  let pen = 0;
  words.forEach((word, index) => {
    word.forEach((part, partIndex) => {
      const last = segments.at(-1);
      const space = index > 0 && partIndex === 0 ? ' ' : '';
      if (last?.accent === part.accent) {
        const text = last.text + space + part.text;
        const width = face.widthOf(text, size);
        segments[segments.length - 1] = { ...last, text, width };
        pen = last.x + width;
      } else {
        const x = pen + (space ? face.widthOf(' ', size) : 0);
        const width = face.widthOf(part.text, size);
        segments.push({ text: part.text, accent: part.accent, x, width });
        pen = x + width;
      }
    });
  });
  return { segments, width: pen };
}

function wordWidth(word: readonly Word[], face: Face, size: number): number {
  return word.reduce((sum, { text }) => sum + face.widthOf(text, size), 0);
}

/** Words that go on one line each. Measured word by word, which knows every word already and errs by less than a hair. */
function groupWords(
  words: readonly (readonly Word[])[],
  face: Face,
  { size, width }: { readonly size: number; readonly width: number },
): (readonly Word[])[][] {
  const space = face.widthOf(' ', size);
  const lines: (readonly Word[])[][] = [];
  let used = 0;
  for (const word of words) {
    const own = wordWidth(word, face, size);
    const last = lines.at(-1);
    if (last && used + space + own <= width) {
      last.push(word);
      used += space + own;
    } else {
      lines.push([word]);
      used = own;
    }
  }
  return lines;
}

/**
 * Breaks a text into lines no wider than `width`. Balanced: as few lines as needed, each as short as that allows, so
 * that no paragraph ends in one lonely word. A single word may still be wider; whoever asks compares widths.
 */
export function breakLines(
  text: string,
  face: Face,
  { size, width }: { readonly size: number; readonly width: number },
): Line[] {
  const words = wordsOf(text);
  const count = groupWords(words, face, { size, width }).length;
  const widest = Math.max(0, ...words.map((word) => wordWidth(word, face, size)));
  let [low, high] = [Math.min(width, Math.max(widest, width / 2)), width];
  for (let step = 0; count > 1 && step < 8; step += 1) {
    const middle = (low + high) / 2;
    if (groupWords(words, face, { size, width: middle }).length > count) low = middle;
    else high = middle;
  }
  return groupWords(words, face, { size, width: high }).map((line) => layLine(line, face, size));
}
