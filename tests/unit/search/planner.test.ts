import { describe, expect, it } from 'vitest';
import { fold } from '#src/lib/text.ts';
import type { Book, Entry } from '#src/search/book.ts';
import { indexWords } from '#src/search/index-text.ts';
import { Planner } from '#src/search/planner.ts';
import type { Engine } from '#src/search/question.ts';
import { synonymForm } from '#src/search/synonyms.ts';
import { Vocabulary } from '#src/search/vocabulary.ts';

const DOCUMENTS = [
  ['Đầu mối của Sở', 'Sở cử đầu mối vào nhóm Zalo khu vực.'],
  ['Hạn nộp số liệu', 'Số liệu tháng nộp trước hết ngày 25. Kỳ báo cáo là một tháng.'],
  ['Tên miền quốc gia', 'Đăng ký tên miền tại nhà đăng ký. Hòa mạng, dùng hộp thư.'],
  ['Quyết định 826/QĐ-BTTTT', 'Ủy ban nhân dân tỉnh ban hành kế hoạch.'],
  ['Bàn ghế hội trường', 'Chuẩn bị bàn cho buổi ra quân, mẫu biểu in sẵn.'],
] as const;

const engine: Engine = {
  has: () => true,
  prepare: () => Promise.resolve(true),
  search({ words: asked, exact, open, together }) {
    const key = (text: string) => (exact ? text.toLowerCase().normalize('NFC') : fold(text));
    const wanted = asked.map(key);
    return DOCUMENTS.flatMap(([title, body], document) => {
      const words = [...indexWords(`${title} ${body}`)].map(({ spelt }) => key(spelt));
      const stands = (word: string, at: number) =>
        words.some((each) => (open && at === wanted.length - 1 ? each.startsWith(word) : each === word));
      const found = together
        ? ` ${words.join(' ')} `.includes(` ${wanted.join(' ')} `)
        : wanted.every(stands);
      return found ? [{ document, score: 1 }] : [];
    });
  },
};

const words = [
  ...new Map(
    DOCUMENTS.flatMap(([title, body]) => [...indexWords(`${title} ${body}`)]).map(({ spelt, folded }) => [
      folded,
      spelt,
    ]),
  ),
].sort(([a], [b]) => (a < b ? -1 : 1));

const book: Book = {
  folder: '/',
  lengths: DOCUMENTS.map(() => 10),
  chunks: [0],
  words: words.map(([, spelt]) => spelt).join(' '),
  frequencies: words.map(() => 1),
  synonyms: [{ forms: ['ubnd', 'uy ban nhan dan'] }, { forms: ['email', 'hop thu'] }],
  sections: {},
  audiences: {},
  entries: DOCUMENTS.map(([title], id): Entry => ({
    url: `/${id}/`,
    title,
    kind: 'page',
    section: '',
    audience: [],
    names: id === 1 ? [synonymForm('Nộp báo cáo')] : [],
  })),
};

const planner = new Planner(book, new Vocabulary(book), engine);
const found = async (text: string) => {
  const { results, corrected } = await planner.search(text);
  return { first: results[0]?.entry.title, label: results[0]?.label, corrected, count: results.length };
};

describe('the planner', () => {
  it.each(['đầu mối', 'dau moi', 'Đầu mối'.normalize('NFD'), 'đầu moi', 'đầu m'])(
    'finds the same page for %s, as a match',
    async (text) => {
      expect(await found(text)).toMatchObject({ first: 'Đầu mối của Sở', label: 'match' });
    },
  );

  it.each([
    ['ddaauf moois', 'đầu mối'],
    ['đầu mốii', 'đầu mối'],
    ['teen mieenf', 'tên miền'],
  ])('mends %s, says so, and calls it near', async (text, corrected) => {
    expect(await found(text)).toMatchObject({ label: 'near', corrected });
  });

  it('takes other tone places and i for y as what they are', async () => {
    expect(await found('hoà mạng')).toMatchObject({ first: 'Tên miền quốc gia', label: 'match' });
    expect(await found('kì báo cáo')).toMatchObject({ first: 'Hạn nộp số liệu', corrected: undefined });
  });

  it('keeps typed marks apart: bàn is a match, bán only near', async () => {
    expect(await found('bàn')).toMatchObject({ first: 'Bàn ghế hội trường', label: 'match' });
    expect(await found('bán')).toMatchObject({ label: 'near' });
  });

  it('knows short forms', async () => {
    expect(await found('UBND')).toMatchObject({ first: 'Quyết định 826/QĐ-BTTTT', label: 'match' });
  });

  it('puts an entry first when the query is its other name', async () => {
    expect(await found('nộp báo cáo')).toMatchObject({ first: 'Hạn nộp số liệu' });
  });

  it('finds a document by its number, however it is typed', async () => {
    for (const text of ['826/QĐ-BTTTT', '826/qd-btttt', '826', '826 QD BTTTT']) {
      expect(await found(text)).toMatchObject({ first: 'Quyết định 826/QĐ-BTTTT', label: 'match' });
    }
  });

  it('gives what holds the telling words when no page holds all, as near', async () => {
    expect(await found('nhóm zalo ghế')).toMatchObject({ label: 'near' });
  });

  it('finds nothing rather than anything for words it cannot read', async () => {
    expect(await found('xyzzyq')).toMatchObject({ count: 0 });
    expect(await found('  … ')).toMatchObject({ count: 0 });
  });
});
