import { describe, expect, it } from 'vitest';
import {
  corrections,
  isOneSlipAway,
  keyboardReadings,
  otherFinalI,
  otherSpellings,
  otherTonePlace,
  slipsBetween,
} from '#src/search/spelling.ts';
import { Vocabulary } from '#src/search/vocabulary.ts';

const WORDS = 'bản báo cao cáo đăng đầu ký miền mối ngày quý tên thông'.split(' ');
const vocabulary = new Vocabulary({
  entries: Array.from({ length: 20 }),
  words: WORDS.join(' '),
  frequencies: WORDS.map(() => 3),
});

describe('spelling', () => {
  it.each([
    ['hoà', 'hòa'],
    ['thuỷ', 'thủy'],
    ['khoẻ', 'khỏe'],
    ['hòa', 'hoà'],
  ])('knows the other tone place of %s', (word, other) => {
    expect(otherTonePlace(word)).toBe(other);
  });

  it.each(['quý', 'của', 'hoa', 'miền', 'tuổi'])('knows that %s has one tone place', (word) => {
    expect(otherTonePlace(word)).toBeUndefined();
  });

  it('writes i for y and y for i at the end of a syllable, keeping its tone', () => {
    expect(otherFinalI('kỳ')).toBe('kì');
    expect(otherFinalI('quí')).toBe('quý');
    expect(otherFinalI('ki')).toBe('ky');
    expect(otherFinalI('tai')).toBeUndefined();
  });

  it('gives each other spelling of a phrase once', () => {
    expect(otherSpellings(['luỹ', 'kế'])).toEqual([['lũy', 'kế']]);
    expect(otherSpellings(['tên', 'miền'])).toEqual([]);
  });

  it.each([
    ['teen', 'ten'],
    ['mieenf', 'mien'],
    ['ddawng', 'dang'],
    ['dangd', 'dang'],
    ['moois', 'moi'],
    ['cuws', 'cu'],
    ['bao1', 'bao'],
    ['d9a8ng', 'dang'],
    ['kis', 'ky'],
  ])('reads the keyboard leftover %s as %s among others', (typed, word) => {
    expect(keyboardReadings(typed)).toContain(word);
  });

  it('counts one slip of any kind, and no more', () => {
    for (const word of ['miem', 'min', 'mieen', 'mein', 'mien'])
      expect(isOneSlipAway(word, 'mien')).toBe(true);
    for (const word of ['mi', 'minhe', 'emin']) expect(isOneSlipAway(word, 'mien')).toBe(false);
    expect(slipsBetween('faceboook', 'facebook', 2)).toBe(1);
    expect(slipsBetween('abcdef', 'ghijkl', 2)).toBe(3);
  });

  it('prefers keyboard leftovers to slips, and corrects only to known words', () => {
    expect(corrections('teen', vocabulary)).toEqual(['ten']);
    expect(corrections('miem', vocabulary)).toEqual(['mien']);
    expect(corrections('zz', vocabulary)).toEqual([]);
  });
});
