/** Whole numbers as Vietnamese people write them: dot or space between thousands, comma before decimals. */

const VIETNAMESE = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 });

/** `1234567` → `1.234.567`. */
export function formatCount(value: number): string {
  return VIETNAMESE.format(value);
}

export type CountReading =
  | { readonly kind: 'blank' }
  | { readonly kind: 'count'; readonly value: number }
  | {
      readonly kind: 'invalid';
      readonly reason: 'decimal' | 'negative' | 'tooLarge' | 'grouping' | 'notANumber';
    };

/** Nine digits hold every count that a province can report (facts.md §6). */
export const MAX_COUNT = 999_999_999;

/**
 * Reads a typed count. `1234`, `1.234`, `1 234` are 1234; nothing but white space is blank, which is not zero;
 * `1,5` is a decimal, `1.23` a wrong grouping: both are refused rather than guessed.
 * Full-width digits (some Asian keyboards) are read as digits through NFKC.
 */
export function readCount(typed: string): CountReading {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return { kind: 'blank' };
  if (/^[-−–]\s?[\d. ]+$/.test(text)) return { kind: 'invalid', reason: 'negative' };
  if (/^[\d. ]+,\d+$/.test(text)) return { kind: 'invalid', reason: 'decimal' };
  if (!/^\d[\d. ]*$/.test(text)) return { kind: 'invalid', reason: 'notANumber' };
  const plain = /^\d+$/.test(text);
  const grouped = /^\d{1,3}(?:([. ])\d{3})(?:\1\d{3})*$/.test(text);
  if (!plain && !grouped) return { kind: 'invalid', reason: 'grouping' };
  const value = Number(text.replace(/[. ]/g, ''));
  if (value > MAX_COUNT) return { kind: 'invalid', reason: 'tooLarge' };
  return { kind: 'count', value };
}
