import { describe, expect, it } from 'vitest';
import { readDocument } from '#src/search/excerpt.ts';

const filler = (count: number, word: string) => Array.from({ length: count }, () => word).join(' ');

/** Words 0–49 filler, then two sections. */
const text = `${filler(50, 'chữ')} Hạn nộp. Nộp trước ngày 25. ${filler(40, 'câu')} Đầu mối: bàn giao số liệu, bán hàng.`;
const headings = [
  [50, 'han-nop', 'Hạn nộp'],
  [95, 'dau-moi', 'Đầu mối'],
] as const;

const read = (words: readonly string[], open?: string) => {
  const { excerpt, headings: found } = readDocument({ text, headings }, words, open);
  return {
    marked: excerpt.filter(({ marked }) => marked).map((piece) => piece.text),
    whole: excerpt.map((piece) => piece.text).join(' '),
    found: found.map(({ id }) => id),
  };
};

describe('an excerpt', () => {
  it('shows the stretch that holds most of the words, with neighbours in one mark', () => {
    const { marked, whole } = read(['han', 'nop', 'ngay']);
    expect(marked).toEqual(['Hạn nộp. Nộp', 'ngày']);
    expect(whole).toMatch(/^… chữ .*… ?$|^… chữ .*…$/u);
  });

  it('marks folded words however they are spelt, marked ones only as they are', () => {
    expect(read(['ban']).marked).toEqual(['bàn', 'bán']);
    expect(read(['bán']).marked).toEqual(['bán']);
  });

  it('marks what begins as the word still being typed', () => {
    expect(read(['so', 'li'], 'li').marked).toEqual(['số liệu,']);
  });

  it('names the headings under which the words stand', () => {
    expect(read(['han', 'nop']).found).toEqual(['han-nop']);
    expect(read(['giao']).found).toEqual(['dau-moi']);
    expect(read(['nowhere']).found).toEqual([]);
  });

  it('begins at the start where nothing is found in the text', () => {
    expect(read(['nowhere']).whole).toMatch(/^chữ chữ/u);
  });
});
