import { fold, nfc } from '#src/lib/text.ts';

/**
 * Pagefind folds tones but not đ, which Unicode does not decompose. Written as d and U+0335 (a combining stroke), it is
 * folded with the rest and can still be told from d when an excerpt comes back. Only the text handed to the indexer is
 * written so; the pages that are served never hold U+0335.
 */
export const STROKE = '\u0335';

/** NFC with every đ as d + U+0335. */
export function toIndexText(text: string): string {
  return nfc(text).replaceAll('đ', `d${STROKE}`).replaceAll('Đ', `D${STROKE}`);
}

/** The reverse, for titles and excerpts that come out of the index. */
export function fromIndexText(text: string): string {
  return text.replaceAll(`d${STROKE}`, 'đ').replaceAll(`D${STROKE}`, 'Đ');
}

/**
 * The words of a text as the index keys them: parts of a run (`826/QĐ-BTTTT` → `826`, `qđ`, `btttt`) and the run joined.
 * Each comes as it is spelt, in lower case, beside its folded form.
 */
export function* indexWords(text: string): Generator<{ spelt: string; folded: string }> {
  for (const run of nfc(text).toLowerCase().split(/\s+/u)) {
    const parts = run.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    for (const part of parts.length > 1 ? [...parts, parts.join('')] : parts)
      yield { spelt: part, folded: fold(part) };
  }
}
