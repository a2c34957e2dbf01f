import MiniSearch from 'minisearch';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { close, createIndex } from 'pagefind';
import type { Page } from 'playwright-core';
import { openBuiltSearch } from '#tests/helpers/built-search.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { DIST } from '#tests/helpers/paths.ts';
import {
  byClass,
  judge,
  judgedQueries,
  measure,
  type FoundResult,
  type JudgedQuery,
  type Judgement,
} from '#tests/helpers/search-quality.ts';
import { startSlowServer } from '#tests/helpers/slow-server.ts';

/**
 * The search's part of `npm run bench`: quality of this search beside Pagefind as shipped and MiniSearch on the same pages,
 * and what the first search costs in Chromium over "Slow 4G" with a processor four times slower.
 */

type Search = (query: string) => Promise<readonly FoundResult[]>;

/** The others know pages only: an address stands for all records on its page. */
function pageLevel(query: JudgedQuery): JudgedQuery {
  return { ...query, want: query.want.map((any) => any.map((url) => url.split('#')[0] ?? '')) };
}

function distinct(results: readonly FoundResult[]): readonly FoundResult[] {
  const pages = results.map(({ url, match }) => ({ url: url.split('#')[0] ?? '', match }));
  return pages.filter(({ url }, index) => pages.findIndex((page) => page.url === url) === index);
}

function ownSearch(): Search {
  const { planner } = openBuiltSearch();
  return async (query) =>
    (await planner.search(query)).results.map(({ entry, label }) => ({
      url: entry.url,
      match: label === 'match',
    }));
}

/** `pagefind --site dist`, asked as typed. */
async function pagefindAsShipped(folder: string): Promise<Search> {
  const { index } = await createIndex();
  await index?.addDirectory({ path: DIST });
  await index?.writeFiles({ outputPath: folder });
  await close();
  const realFetch = globalThis.fetch;
  const { readFile } = await import('node:fs/promises');
  globalThis.fetch = async (input, init) => {
    const name = /^\/shipped\/([^?]*)/u.exec(input instanceof Request ? input.url : input.toString())?.[1];
    return name ? new Response(await readFile(path.join(folder, name))) : realFetch(input, init);
  };
  const module = (await import(pathToFileURL(path.join(folder, 'pagefind.js')).href)) as {
    createInstance(options: object): {
      init(): Promise<void>;
      search(query: string): Promise<{ results: readonly { data(): Promise<{ url: string }> }[] }>;
    };
  };
  const instance = module.createInstance({ basePath: '/shipped/', baseUrl: '/' });
  await instance.init();
  return async (query) => {
    const { results } = await instance.search(query);
    const pages = await Promise.all(results.slice(0, 10).map((result) => result.data()));
    return pages.map(({ url }) => ({ url, match: true }));
  };
}

/** The very documents of our index, pages and records, in MiniSearch; `tuned` as VitePress sets it. */
async function miniSearch(tuned: boolean): Promise<Search> {
  const { book, textOf } = openBuiltSearch();
  const texts = await Promise.all(book.entries.map((_, document) => textOf(document)));
  const index = new MiniSearch({
    fields: ['title', 'text'],
    storeFields: ['url'],
    ...(tuned ? { searchOptions: { fuzzy: 0.2, prefix: true, boost: { title: 4, text: 2 } } } : {}),
  });
  index.addAll(book.entries.map(({ title, url }, id) => ({ id, title, url, text: texts[id]?.text ?? '' })));
  return (query) =>
    Promise.resolve(index.search(query).map((result) => ({ url: String(result['url']), match: true })));
}

async function judgeAll(search: Search, queries: readonly JudgedQuery[]): Promise<readonly Judgement[]> {
  const judged: Judgement[] = [];
  for (const query of queries) judged.push(judge(query, await search(query.query)));
  return judged;
}

function row(name: string, judged: readonly Judgement[]): string {
  const cell = (members: readonly Judgement[]) => {
    const { recall, reciprocal, empty } = measure(members);
    return `${recall.toFixed(2)}/${reciprocal.toFixed(2)}/${empty.toFixed(2)}`;
  };
  const classes = [...byClass(judged)]
    .filter(([name]) => name !== 'none')
    .map(([, members]) => cell(members));
  return `| ${[name, cell(judged), ...classes].join(' | ')} |`;
}

export async function qualityTable(): Promise<string[]> {
  const halves = { tune: judgedQueries('tune'), 'held-out': judgedQueries('held-out') };
  const queries = Object.values(halves).flat();
  const own = ownSearch();
  const folder = mkdtempSync(path.join(tmpdir(), 'pagefind-shipped-'));
  const pages = queries.map(pageLevel);
  try {
    const atPages = async (search: Search) => judgeAll(async (query) => distinct(await search(query)), pages);
    const names = [...new Set(queries.map((query) => query.class))].filter((kind) => kind !== 'none');
    return [
      `${queries.length} queries; recall@5 / MRR@10 / empty`,
      `| search | all | ${names.join(' | ')} |`,
      `| --- |${' --- |'.repeat(names.length + 1)}`,
      row('this search, records: tune', await judgeAll(own, halves.tune)),
      row('this search, records: held-out', await judgeAll(own, halves['held-out'])),
      row('this search, pages', await atPages(own)),
      row('Pagefind 1.6.0 as shipped, pages', await atPages(await pagefindAsShipped(folder))),
      row('MiniSearch 7.2.0, pages', await atPages(await miniSearch(false))),
      row('MiniSearch 7.2.0 as VitePress sets it, pages', await atPages(await miniSearch(true))),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const TYPED = ['kế hoạch truyền thông', 'nha dang ky', 'báo cáo quý', 'tên miền id.vn', 'đầu mối Đà Nẵng'];

/** A query put in at once, as pasted or dictated, or letter by letter, as it is typed. */
type Way = 'at once' | 'typed';

async function browserFigures(query: string, way: Way): Promise<Record<string, number>> {
  const server = await startSlowServer(DIST);
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    server.shape(false);
    await page.goto(`${server.origin}/cam-nang/a/`, { waitUntil: 'networkidle' });
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    server.shape(true);
    server.reset();
    const start = performance.now();
    const now = () => ({
      ms: Math.round(performance.now() - start),
      KB: Math.round(server.sent.bytes / 102.4) / 10,
    });
    await page.keyboard.press('/');
    await page.locator('#search-field').waitFor();
    const opened = now();
    const appeared = page.locator('#search-list [role=option]').first().waitFor().then(now);
    if (way === 'typed') await page.keyboard.type(query, { delay: 150 });
    else await page.keyboard.insertText(query);
    const first = await appeared;
    await page.locator('.search__status', { hasText: 'khớp' }).waitFor();
    const ranked = now();
    await page.waitForTimeout(3000);
    const settled = { ...now(), requests: server.sent.requests.length };
    server.shape(false);
    // Once to load what these words need, then three times, of which the best counts: whatever else the machine does
    // makes single keystrokes slow at random.
    await typeAll(page);
    const rounds = [await typeAll(page), await typeAll(page), await typeAll(page)];
    const keystrokes = (rounds[0] ?? [])
      .map((_, at) => Math.min(...rounds.map((round) => round[at] ?? Infinity)))
      .sort((a, b) => a - b);
    const at = (share: number) => Math.round(keystrokes[Math.floor(keystrokes.length * share)] ?? 0);
    return {
      'dialog open, ms': opened.ms,
      'first result, ms': first.ms,
      'first result, KB': first.KB,
      'ranked results, ms': ranked.ms,
      'ranked results, KB': ranked.KB,
      'with excerpts, KB': settled.KB,
      'with excerpts, requests': settled.requests,
      'keystroke p50, ms': at(0.5),
      'keystroke p95, ms': at(0.95),
    };
  } finally {
    await browser.close();
    server.close();
  }
}

/** Types each query letter by letter; milliseconds from each input event to the list that answers it. */
async function typeAll(page: Page): Promise<number[]> {
  return page.evaluate(async (queries) => {
    const input = document.querySelector<HTMLInputElement>('#search-field');
    const list = document.querySelector('#search-list');
    if (!input || !list) return [];
    const times: number[] = [];
    for (const query of queries) {
      for (let length = 2; length <= query.length; length++) {
        const answered = new Promise<void>((resolve) => {
          const observer = new MutationObserver((records) => {
            if (!records.some(({ target }) => target === list)) return;
            observer.disconnect();
            resolve();
          });
          observer.observe(list, { childList: true });
          setTimeout(resolve, 3000);
        });
        input.value = query.slice(0, length);
        const start = performance.now();
        input.dispatchEvent(new Event('input', { bubbles: true }));
        await answered;
        times.push(performance.now() - start);
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
    }
    return times;
  }, TYPED);
}

/** Over one line for all, one query after another: the machine is measured with nothing else running. */
export async function browserTable(): Promise<Record<string, Record<string, number>>> {
  const table: Record<string, Record<string, number>> = {};
  for (const query of ['tên miền', 'đăng ký tên miền', 'dau moi']) {
    for (const way of ['at once', 'typed'] as const)
      table[`${query}, ${way}`] = await browserFigures(query, way);
  }
  return table;
}
