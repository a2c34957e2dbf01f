import { describe, expect, it } from 'vitest';
import type { Book } from '#src/search/book.ts';
import { TextEngine } from '#src/search/engine.ts';
import { toRow, type Row, type Spelling } from '#src/search/postings.ts';
import { Vocabulary } from '#src/search/vocabulary.ts';

/** Three documents: "đăng ký đất", "dăng kỳ", "ký đăng ký đăng ký". */
const WORDS: Record<string, Record<string, readonly (readonly [document: number, ...places: number[]])[]>> = {
  dang: {
    đăng: [
      [0, 0],
      [2, 1, 3],
    ],
    dăng: [[1, 0]],
  },
  dat: { đất: [[0, 2]] },
  ky: {
    ký: [
      [0, 1],
      [2, 0, 2, 4],
    ],
    kỳ: [[1, 1]],
  },
};

const rows = Object.values(WORDS).map((forms): Row =>
  toRow(
    Object.entries(forms).map(([form, postings]): Spelling => ({
      form,
      postings: postings.map(([document, ...places]) => ({ document, places, frequency: places.length })),
    })),
  ),
);

const book: Book = {
  folder: '/',
  entries: [1, 2, 3].map((id) => ({
    url: `/${id}/`,
    title: '',
    kind: 'page',
    section: '',
    audience: [],
    names: [],
  })),
  lengths: [3, 2, 5],
  words: Object.keys(WORDS).join(' '),
  frequencies: [3, 1, 3],
  // One word to a chunk.
  chunks: [0, 1, 2],
  synonyms: [],
  sections: {},
  audiences: {},
};

function engineWith(load: (chunk: number) => Promise<readonly Row[]>): TextEngine {
  return new TextEngine(book, new Vocabulary(book), load);
}

const rowsOf = (chunk: number): readonly Row[] => rows.slice(chunk, chunk + 1);

async function found(question: Parameters<TextEngine['search']>[0]): Promise<readonly number[]> {
  const engine = engineWith((chunk) => Promise.resolve(rowsOf(chunk)));
  await engine.prepare([question]);
  return [...engine.search(question)].sort((a, b) => b.score - a.score).map(({ document }) => document);
}

describe('the engine', () => {
  it('wants every word, folded or as typed', async () => {
    expect(await found({ words: ['dang', 'ky'] })).toHaveLength(3);
    expect(await found({ words: ['đăng', 'ký'], exact: true })).toEqual(expect.arrayContaining([0, 2]));
    expect(await found({ words: ['dăng', 'kỳ'], exact: true })).toEqual([1]);
    expect(await found({ words: ['dat', 'ky'] })).toEqual([0]);
    expect(await found({ words: ['dang', 'nowhere'] })).toEqual([]);
  });

  it('prefers the document that spells a word as typed, and the one that holds it more often', async () => {
    expect((await found({ words: ['dăng'] }))[0]).toBe(1);
    expect((await found({ words: ['đăng'] }))[0]).toBe(2);
  });

  it('takes the last word by its beginning only where it is still being typed', async () => {
    expect(await found({ words: ['da'] })).toEqual([]);
    expect(await found({ words: ['da'], open: true })).toHaveLength(3);
    expect(await found({ words: ['đấ'], open: true, exact: true })).toEqual([0]);
  });

  it('knows what stands side by side, in order', async () => {
    expect(await found({ words: ['ky', 'dang'], together: true })).toEqual([2]);
    expect(await found({ words: ['dang', 'ky', 'dat'], together: true })).toEqual([0]);
  });

  it('loads each chunk once, and only those of the words asked for', async () => {
    const loaded: number[] = [];
    const engine = engineWith((chunk) => {
      loaded.push(chunk);
      return Promise.resolve(rowsOf(chunk));
    });
    const question = { words: ['dang', 'ky'] };
    expect(engine.has([question])).toBe(false);
    await Promise.all([engine.prepare([question]), engine.prepare([question])]);
    expect(engine.has([question])).toBe(true);
    expect(loaded.sort()).toEqual([0, 2]);
  });

  it('says what could not be had, and asks again later', async () => {
    let down = true;
    const engine = engineWith((chunk) =>
      down ? Promise.reject(new Error('offline')) : Promise.resolve(rowsOf(chunk)),
    );
    expect(await engine.prepare([{ words: ['dat'] }])).toBe(false);
    expect(engine.search({ words: ['dat'] })).toEqual([]);
    down = false;
    expect(await engine.prepare([{ words: ['dat'] }])).toBe(true);
    expect(engine.search({ words: ['dat'] })).toHaveLength(1);
  });
});
