import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { fold } from '#src/lib/text.ts';
import { openBuiltSearch } from '#tests/helpers/built-search.ts';
import { BOOK, chunkFile } from '#src/search/files.ts';
import type { Question } from '#src/search/question.ts';
import { DIST } from '#tests/helpers/paths.ts';

let built: ReturnType<typeof openBuiltSearch>;

beforeAll(() => {
  built = openBuiltSearch();
});

async function ask(question: Question): Promise<number> {
  await built.engine.prepare([question]);
  return built.engine.search(question).length;
}

async function firstKinds(query: string, count = 3): Promise<string[]> {
  const { results } = await built.planner.search(query);
  return results.slice(0, count).map(({ entry }) => `${entry.kind} ${entry.url}`);
}

function servedPages(): string[] {
  return readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'));
}

describe('the built search index', () => {
  it('folds đ: "Đăng ký" is found by "dang ky", and told from it where marks are typed', async () => {
    const folded = await ask({ words: ['dang', 'ky'] });
    const marked = await ask({ words: ['đăng', 'ký'], exact: true });
    expect(marked).toBeGreaterThan(10);
    expect(folded).toBeGreaterThanOrEqual(marked);
    expect(await ask({ words: ['dăng', 'ký'], exact: true })).toBeLessThan(marked / 10);
  });

  it('gives đ back in titles, words and texts', async () => {
    const { book } = built;
    const texts = await Promise.all(book.entries.map((_, document) => built.textOf(document)));
    expect(JSON.stringify([book, texts])).not.toContain('\u0335');
    expect(texts.some(({ text }) => text.includes('đăng'))).toBe(true);
    expect(book.words.split(' ')).toContain('đăng');
  });

  it('counts places as its texts do: each heading stands where it is said to', async () => {
    const { headings, text } = await built.textOf(
      built.book.entries.findIndex(({ url }) => url === '/cam-nang/a/quy-trinh/'),
    );
    const words = text.split(/\s+/u);
    expect(headings.length).toBeGreaterThan(2);
    for (const [place, , title] of headings) {
      const said = title.split(/\s+/u);
      expect(
        words
          .slice(place, place + said.length)
          .join(' ')
          .replace(/[.:]$/u, ''),
      ).toBe(title);
    }
  });

  it('leaves the served pages alone: no U+0335, and NFC', () => {
    const faulty = servedPages().filter((file) => {
      const html = readFileSync(path.join(DIST, file), 'utf8');
      return html.includes('\u0335') || html !== html.normalize('NFC');
    });
    expect(faulty).toEqual([]);
  });

  it.each([
    ['dang ky ten mien', 'dang-ky'],
    ['đầu mối', 'dau-moi'],
    ['Da Nang', '48-da-nang'],
    ['826/QD-BTTTT', 'qd-826-2024'],
    ['0934568879', 'thai-huu-ly'],
  ])('finds %s first', async (query, address) => {
    expect((await firstKinds(query)).join(' ')).toContain(address);
  });

  it.each([
    ['nộp số liệu', 'form /bao-cao-thang/'],
    ['cử đầu mối', 'form /nhom-zalo/'],
    ['đề nghị trợ giúp', 'form /tro-giup/'],
    ['Thái Hữu Lý', 'contact '],
    ['090.357.8999', 'contact '],
    ['Mắt Bão', 'registrar '],
    ['147/2024/NĐ-CP', 'source '],
    ['OTP', 'term '],
    ['quang nam', 'unit '],
    ['Tên miền id.vn dành cho ai?', 'answer '],
    ['áp phích hộ kinh doanh', 'media /tai-lieu/ap-phich-ho-kinh-doanh/'],
    ['ap phich ho kinh doanh', 'media /tai-lieu/ap-phich-ho-kinh-doanh/'],
    ['kịch bản phát thanh 18 đến 23', 'media /tai-lieu/phat-thanh-'],
  ])('finds %s as itself', async (query, kind) => {
    expect((await firstKinds(query, 1)).join(' ')).toContain(kind);
  });

  it('tells the deadline with the form', () => {
    const form = built.book.entries.find(({ url }) => url === '/bao-cao-thang/');
    expect(form?.note).toMatch(/^Hạn nộp: hết ngày \d+ hằng tháng$/u);
  });

  it('leads former provinces to the units they became part of', async () => {
    const [first] = (await built.planner.search('tien giang')).results;
    expect(fold(first?.entry.title ?? '')).toContain('dong thap');
  });

  it('knows every entry of the index, and only addresses that exist', () => {
    const pages = new Set(servedPages().map((file) => `/${file.replace(/index\.html$/u, '')}`));
    const dead = built.book.entries.filter(({ url }) => !pages.has(url.split('#')[0] ?? ''));
    expect(dead.map(({ url }) => url)).toEqual([]);
  });

  it('stays small: the book before the first words, a few kilobytes for each of them', () => {
    const size = (name: string) => brotliCompressSync(readFileSync(path.join(DIST, name))).length;
    expect(size(BOOK)).toBeLessThan(24 * 1024);
    const { folder, chunks } = built.book;
    expect(Math.max(...chunks.map((_, chunk) => size(chunkFile(folder, chunk))))).toBeLessThan(6 * 1024);
  });
});
