import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCount, MAX_COUNT, readCount } from '#src/lib/numbers.ts';

function reason(typed: string): string {
  const reading = readCount(typed);
  return reading.kind === 'invalid' ? reading.reason : reading.kind;
}

describe('counts', () => {
  it('reads the three ways of writing thousands as one number', () => {
    for (const typed of ['1234', '1.234', '1 234', ' 1.234 ', '1\u00a0234', '１２３４']) {
      expect(readCount(typed), typed).toEqual({ kind: 'count', value: 1234 });
    }
  });

  it('keeps blank apart from zero', () => {
    expect(readCount(' ')).toEqual({ kind: 'blank' });
    expect(readCount('0')).toEqual({ kind: 'count', value: 0 });
  });

  it('refuses rather than guesses', () => {
    expect(reason('1,5')).toBe('decimal');
    expect(reason('1.234,5')).toBe('decimal');
    expect(reason('-3')).toBe('negative');
    expect(reason('−3')).toBe('negative');
    expect(reason('1.23')).toBe('grouping');
    expect(reason('1.234 567')).toBe('grouping');
    expect(reason('1234567890')).toBe('tooLarge');
    for (const typed of ['abc', '1e3', '0x10', '1/2', '٣']) expect(reason(typed), typed).toBe('notANumber');
  });

  it('reads back whatever it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX_COUNT }), (value) => {
        expect(readCount(formatCount(value))).toEqual({ kind: 'count', value });
      }),
    );
  });

  it('answers any text without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        readCount(typed);
      }),
    );
  });
});
