import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { fold } from '#src/lib/text.ts';
import { openBuiltSearch } from '#tests/helpers/built-search.ts';
import { DIST } from '#tests/helpers/paths.ts';

let built: Awaited<ReturnType<typeof openBuiltSearch>>;

beforeAll(async () => {
  built = await openBuiltSearch();
});

async function firstKinds(query: string, count = 3): Promise<string[]> {
  const { results } = await built.planner.search(query);
  return results.slice(0, count).map(({ entry }) => `${entry.kind} ${entry.url}`);
}

function servedPages(): string[] {
  return readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'));
}

describe('the built search index', () => {
  it('folds đ: the engine itself finds "Đăng ký" by "dang ky"', async () => {
    const folded = await built.search('dang ky', false);
    const marked = await built.search('dăng ký', true);
    expect(marked.length).toBeGreaterThan(10);
    expect(folded.length).toBeGreaterThanOrEqual(marked.length);
  });

  it('gives đ back in titles and excerpts', async () => {
    const { results } = await built.planner.search('đăng ký');
    const fragments = await Promise.all(results.slice(0, 10).map(({ hit }) => hit.load()));
    const texts = [
      ...fragments.map(({ excerpt }) => excerpt),
      ...built.book.entries.map(({ title }) => title),
    ];
    expect(texts.filter((text) => text.includes('\u0335'))).toEqual([]);
    expect(texts.some((text) => text.includes('đăng'))).toBe(true);
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

  it('stays small before the first words are asked for', () => {
    const start = ['book.json', 'engine.js', 'engine.wasm', 'start.pack'].map((name) =>
      brotliCompressSync(readFileSync(path.join(DIST, 'pagefind', name))),
    );
    expect(start.reduce((sum, file) => sum + file.length, 0)).toBeLessThan(85 * 1024);
    expect(readdirSync(path.join(DIST, 'pagefind')).sort()).toEqual([
      'book.json',
      'engine.js',
      'engine.wasm',
      'fragment',
      'index',
      'start.pack',
    ]);
  });
});
