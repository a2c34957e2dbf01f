import { describe, expect, it } from 'vitest';
import { explainTerms, isExplained, usedIn } from '#src/handbook/terms.ts';

const VNNIC = { id: 'vnnic', abbreviation: 'VNNIC', term: 'Trung tâm Internet Việt Nam' };
const UBND = { id: 'ubnd', abbreviation: 'UBND', term: 'Ủy ban nhân dân' };
const SO = { id: 'so', abbreviation: 'Sở KH&CN', term: 'Sở Khoa học và Công nghệ' };
const TERMS = [VNNIC, UBND, SO];

const link = (id: string, title: string, words: string) =>
  `<a class="term" href="/gioi-thieu/thuat-ngu/#${id}" title="${title}">${words}</a>`;

describe('abbreviations in a page', () => {
  it('are explained where they first stand, once', () => {
    expect(explainTerms('<p>Hỏi VNNIC. VNNIC trả lời.</p><p>VNNIC</p>', TERMS)).toBe(
      `<p>Hỏi ${link('vnnic', VNNIC.term, 'VNNIC')}. VNNIC trả lời.</p><p>VNNIC</p>`,
    );
  });

  it('are found with the & that markup writes as &amp;', () => {
    expect(explainTerms('<p>Sở KH&amp;CN</p>', TERMS)).toBe(`<p>${link('so', SO.term, 'Sở KH&amp;CN')}</p>`);
  });

  it.each([
    '<h2>VNNIC</h2>',
    '<a href="/">VNNIC</a>',
    '<blockquote><p>UBND</p></blockquote>',
    '<p title="a > VNNIC">x</p>',
    '<!-- VNNIC -->',
    '<p>Số 12/KH-UBND, UBND-VX</p>',
    '<section class="footnotes" data-footnotes><p>VNNIC</p></section>',
    '<form><p>VNNIC</p></form>',
  ])('stay as they are in %s', (markup) => {
    expect(explainTerms(markup, TERMS)).toBe(markup);
  });

  it('stay as they are where the page has just spelt them out, and afterwards', () => {
    const markup = '<p>Trung tâm Internet Việt Nam (VNNIC) báo: VNNIC mở nhóm.</p>';
    expect(explainTerms(markup, TERMS)).toBe(markup);
  });

  it('are explained again after an element that is left alone', () => {
    expect(explainTerms('<p><a href="/">UBND</a> và UBND</p>', TERMS)).toContain(
      link('ubnd', UBND.term, 'UBND'),
    );
  });

  it('are at most three on a page', () => {
    const many = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE'].map((abbreviation) => ({
      id: abbreviation.toLowerCase(),
      abbreviation,
      term: abbreviation,
    }));
    expect(explainTerms('<p>AAA BBB CCC DDD EEE</p>', many).match(/class="term"/g)).toHaveLength(3);
  });

  it('are those of three capitals or more, not the marks of official letters', () => {
    expect(['UBND', 'Sở KH&CN', '2FA', 'ccTLD', 'Tổ CNSCĐ'].filter(isExplained)).toHaveLength(5);
    expect(['.vn', 'CV', 'V/v', 'KH-UBND', 'Chương trình', 'DN mới'].filter(isExplained)).toEqual([]);
  });

  it('are listed for paper where a text uses them, by letter', () => {
    expect(usedIn('Gửi VNNIC, rồi gửi Sở KH&CN. VNNIC trả lời theo 826/QĐ-UBND.', TERMS)).toEqual([
      SO,
      VNNIC,
    ]);
    expect(usedIn('Không viết tắt.', [])).toEqual([]);
  });
});
