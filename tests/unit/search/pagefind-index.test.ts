import { close, createIndex } from 'pagefind';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toIndexText } from '#src/search/index-text.ts';
import { NAMES_FROM, readPagefindIndex, type PagefindIndex } from '#src/search/build/pagefind-index.ts';

let files: Map<string, Uint8Array>;
let index: PagefindIndex;

beforeAll(async () => {
  const { index: indexer } = await createIndex({ forceLanguage: 'vi' });
  const content =
    toIndexText(`<html><head><meta data-pagefind-meta="names[content]" content="cử đầu mối" /></head>
    <body><h1>Đầu mối</h1><p>Sở cử “đầu mối”, dầu gội.</p><h2 id="dau">Đâu là đầu?</h2></body></html>`);
  await indexer?.addHTMLFile({ url: '/d/', content });
  const output = await indexer?.getFiles();
  files = new Map(output?.files.map((file) => [file.path, file.content]));
  index = readPagefindIndex(files);
});

afterAll(close);

describe("Pagefind's index, read", () => {
  it('gives each document its text and its headings, with đ', () => {
    expect(index.documents).toMatchObject([
      {
        url: '/d/',
        content: 'Đầu mối. Sở cử “đầu mối”, dầu gội. Đâu là đầu?',
        headings: [{ id: 'dau', title: 'Đâu là đầu?', place: 8 }],
      },
    ]);
  });

  it('keys đ as d, and keeps every spelling apart at its places', () => {
    const dau = new Map(index.words.get('dau')?.map(({ form, postings }) => [form, postings]));
    expect([...dau.keys()].sort()).toEqual(['dầu', 'đâu', 'đầu']);
    expect(dau.get('đầu')).toMatchObject([{ document: 0, places: [0, 4, 10, NAMES_FROM + 1] }]);
    expect(dau.get('dầu')).toMatchObject([{ document: 0, places: [6], frequency: 1 }]);
  });

  it('lets a heading weigh more than text', () => {
    const [once] = index.words.get('la')?.[0]?.postings ?? [];
    const [text] = index.words.get('goi')?.[0]?.postings ?? [];
    expect(once?.frequency).toBeGreaterThan(text?.frequency ?? Infinity);
  });

  it('stops the build where Pagefind writes something else', () => {
    const other = new Map(
      [...files].map(([name, bytes]) => [name, name.startsWith('index/') ? bytes.slice(9) : bytes]),
    );
    expect(() => readPagefindIndex(other)).toThrow('Không đọc được chỉ mục');
    expect(() => readPagefindIndex(new Map())).toThrow('Không đọc được chỉ mục');
  });
});
