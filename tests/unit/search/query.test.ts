import { describe, expect, it } from 'vitest';
import { cleanQuery, readQuery } from '#src/search/query.ts';
import { Vocabulary } from '#src/search/vocabulary.ts';

const WORDS = '0934568879 826 826qđbtttt btttt bao báo đầu kỳ mối qđ tên thông'.split(' ');
const vocabulary = new Vocabulary({
  entries: Array.from({ length: 20 }),
  words: WORDS.join(' '),
  frequencies: WORDS.map(() => 2),
});
const read = (text: string) => readQuery(text, vocabulary, (word) => word === 'ubnd');

describe('reading a query', () => {
  it.each(['0934568879', '0934.568.879', '0934 568 879', '+84 934 568 879', '+84934568879', '84934568879'])(
    'takes the telephone number %s in one piece',
    (typed) => {
      expect(cleanQuery(typed)).toBe('0934568879');
      expect(read(typed).tokens).toMatchObject([{ folded: '0934568879', code: true, known: true }]);
    },
  );

  it('keeps years and document numbers apart from telephone numbers', () => {
    expect(cleanQuery('nghị định 147/2024 ngày 09 11 2024')).toBe('nghị định 147/2024 ngày 09 11 2024');
  });

  it('keeps a document number whole, đ folded, with its parts', () => {
    expect(read('826/QĐ-BTTTT').tokens).toMatchObject([
      { typed: '826qdbtttt', code: true, known: true, parts: ['826', 'qd', 'btttt'] },
    ]);
  });

  it('composes what arrives decomposed and drops quotes and invisible characters', () => {
    expect(cleanQuery('“đầu\u200b mối”'.normalize('NFD'))).toBe('đầu mối');
  });

  it('knows typed marks, and whether any word lacks them', () => {
    expect(read('dau moi')).toMatchObject({ marked: false, fullyMarked: false });
    expect(read('đầu moi')).toMatchObject({ marked: true, fullyMarked: false });
    expect(read('đầu mối')).toMatchObject({ marked: true, fullyMarked: true });
  });

  it('takes the last word as still being typed', () => {
    expect(read('đầu thô').tokens.map(({ known, open }) => [known, open])).toEqual([
      [true, false],
      [true, true],
    ]);
    expect(read('thô đầu').tokens[0]).toMatchObject({ known: false });
  });

  it('reads kì as kỳ where the book only writes kỳ, and calls it no mistake', () => {
    expect(read('kì báo').tokens[0]).toMatchObject({ typed: 'kỳ', folded: 'ky', known: true, fixes: [] });
  });

  it('knows a short form although the book never writes it', () => {
    expect(read('UBND').tokens).toMatchObject([{ folded: 'ubnd', known: true }]);
  });

  it('gives no token for punctuation alone', () => {
    expect(read('… ?! ""').tokens).toEqual([]);
  });
});
