import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sectionOf } from '#src/search/book.ts';
import { fromIndexText, indexWords, toIndexText } from '#src/search/index-text.ts';
import { fromRow, toRow, type Row } from '#src/search/postings.ts';
import { synonymForm, Thesaurus } from '#src/search/synonyms.ts';

describe('index text', () => {
  it('writes đ so that Pagefind folds it, and gives it back', () => {
    expect(toIndexText('Đăng ký đ'.normalize('NFD'))).toBe('D\u0335ăng ký d\u0335');
    fc.assert(
      fc.property(fc.string(), (text) => {
        const clean = text.normalize('NFC').replaceAll('\u0335', '');
        expect(fromIndexText(toIndexText(clean))).toBe(clean.normalize('NFC'));
      }),
    );
  });

  it('takes runs with punctuation in parts and whole, as Pagefind keys them', () => {
    expect([...indexWords('Số 826/QĐ-BTTTT.')].map(({ folded }) => folded)).toEqual([
      'so',
      '826',
      'qd',
      'btttt',
      '826qdbtttt',
    ]);
  });
});

/** Ascending numbers without repetition, as documents and places are. */
const ascending = (most: number) =>
  fc.uniqueArray(fc.nat(most), { minLength: 1, maxLength: 8 }).map((found) => found.sort((a, b) => a - b));

describe('a row of the index', () => {
  it('gives back where a word stands, in every spelling', () => {
    const posting = (document: number) =>
      fc
        .record({ frequency: fc.nat(90).map((thirds) => thirds / 3), places: ascending(1 << 21) })
        .map((rest) => ({
          document,
          ...rest,
        }));
    const spelling = fc.record({
      form: fc.string(),
      postings: ascending(2000).chain((documents) => fc.tuple(...documents.map(posting))),
    });
    fc.assert(
      fc.property(fc.array(spelling), (spellings) => {
        expect(fromRow(JSON.parse(JSON.stringify(toRow(spellings))) as Row)).toEqual(spellings);
      }),
    );
  });
});

describe('synonyms', () => {
  it('compare without marks, ampersands and dots', () => {
    expect(synonymForm('Sở KH&CN')).toBe('so khcn');
    expect(synonymForm('.vn')).toBe('vn');
  });

  it('rewrite whole words only, to forms that the index knows', () => {
    const thesaurus = new Thesaurus([{ forms: ['dn', 'doanh nghiep', 'enterprise'] }]);
    const known = (word: string) => word !== 'enterprise';
    expect(thesaurus.rewrites(['dn', 'moi'], known)).toEqual(['doanh nghiep moi']);
    expect(thesaurus.rewrites(['dns'], known)).toEqual([]);
  });

  it('lead an old name to the new one, not back', () => {
    const thesaurus = new Thesaurus([{ forms: ['tien giang', 'dong thap'], oneWay: true }]);
    expect(thesaurus.rewrites(['tinh', 'tien', 'giang'], () => true)).toEqual(['tinh dong thap']);
    expect(thesaurus.rewrites(['dong', 'thap'], () => true)).toEqual([]);
  });
});

describe('the section of an address', () => {
  it.each([
    ['/', ''],
    ['/cam-nang/a/quy-trinh/', 'cam-nang/a'],
    ['/cam-nang/', 'cam-nang'],
    ['/phu-luc/2/', 'phu-luc'],
    ['/hoi-dap/#ai', 'hoi-dap'],
  ])('%s → %s', (url, section) => {
    expect(sectionOf(url)).toBe(section);
  });
});
