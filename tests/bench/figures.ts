import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createHttpServer } from '#src/hosts/serve.ts';
import { createSite, type Site } from '#src/hosts/site.ts';
import { unitsIn } from '#src/figures/reorganisation.ts';
import { issueCode } from '#src/register/access-codes.ts';
import { loadContent } from '#src/register/content.ts';
import { openRegister } from '#src/register/data-folder.ts';
import { createLimits } from '#src/register/limits.ts';
import { createLog } from '#src/register/log.ts';
import { validMonthly } from '#tests/helpers/forms.ts';
import { ROOT } from '#tests/helpers/paths.ts';

/** Officers who file at once, as on the evening of the 25th. */
const OFFICERS = 16;
const ROUNDS = 5;
const ROUND_MILLISECONDS = 2_000;
const PERIOD = '2026-10';
const ADDRESS = '/bao-cao-thang/';

interface Officer {
  readonly unit: string;
  readonly code: string;
  count: number;
  last: string;
}

function bodyOf({ code, count, last }: Officer): URLSearchParams {
  return new URLSearchParams({
    ...validMonthly,
    ...{ accessCode: code, period: PERIOD, figuresSource: 'local', idvnNew: String(count) },
    ...(last !== '' && { replaces: last, correctionReason: 'Thử tải' }),
  });
}

/** How one filing is sent; gives the address of the receipt. */
type Send = (body: URLSearchParams) => Promise<string>;

/** Acknowledged filings, and how long each took, by officers who file one correction after the other for a while. */
async function fileFor(milliseconds: number, officers: readonly Officer[], send: Send): Promise<number[]> {
  const end = performance.now() + milliseconds;
  const times: number[] = [];
  async function work(officer: Officer) {
    while (performance.now() < end) {
      const start = performance.now();
      const location = await send(bodyOf(officer));
      times.push(performance.now() - start);
      officer.last = location.split('/').at(-3) ?? '';
      officer.count += 1;
    }
  }
  await Promise.all(officers.map(work));
  return times;
}

/** Commits of one row as long as a filing's, on the same disk under the same settings, one after the other. */
function commitFor(milliseconds: number, folder: string): number {
  const db = new DatabaseSync(join(folder, 'bare.sqlite'));
  try {
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    db.exec('CREATE TABLE IF NOT EXISTS rows (id INTEGER PRIMARY KEY, content TEXT NOT NULL) STRICT');
    const insert = db.prepare('INSERT INTO rows (content) VALUES (?)');
    const content = 'x'.repeat(2_000);
    const end = performance.now() + milliseconds;
    let commits = 0;
    for (; performance.now() < end; commits += 1) insert.run(content);
    return commits;
  } finally {
    db.close();
  }
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

function sortedBy(numbers: readonly number[]): number[] {
  return numbers.toSorted((one, other) => one - other);
}

export interface FiguresReport {
  readonly 'bare commits per second': number;
  readonly 'filings per second': number;
  readonly 'ratio to bare commits': number;
  readonly 'filings per second, one officer': number;
  readonly 'ratio, one officer': number;
  readonly 'filings per second over HTTP': number;
  readonly 'over HTTP, p50 ms': number;
  readonly 'over HTTP, p99 ms': number;
}

async function prepare(folder: string) {
  const now = () => new Date();
  const register = openRegister(folder, now());
  const units = unitsIn(loadContent().units, PERIOD).slice(0, OFFICERS);
  const officers = await Promise.all(
    units.map(async ({ code: unit }): Promise<Officer> => {
      const { code } = await issueCode(register, unit, now());
      return { unit, code, count: 1, last: '' };
    }),
  );
  const plenty = { burst: 1e9, everySeconds: 1 };
  const site = await createSite(join(ROOT, 'tests/fixtures/register'), {
    ...{ register, now, log: createLog(() => undefined, now) },
    limits: createLimits({ address: plenty, credential: plenty, wrongCode: plenty }),
  });
  return { register, officers, site };
}

function acknowledged(response: Response): string {
  const location = response.headers.get('location');
  if (response.status !== 303 || location === null)
    throw new Error(`a filing was answered ${response.status}`);
  return location;
}

function directly(site: Site): Send {
  return async (body) =>
    acknowledged(
      await site(new Request(`http://localhost${ADDRESS}`, { method: 'POST', body }), { address: '' }),
    );
}

async function overHttp(site: Site, run: (send: Send) => Promise<void>): Promise<void> {
  const server = createHttpServer(site);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    await run(async (body) =>
      acknowledged(
        await fetch(`http://127.0.0.1:${port}${ADDRESS}`, { method: 'POST', body, redirect: 'manual' }),
      ),
    );
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/**
 * What the receiver and its store acknowledge beside what this disk commits: in turns, because a disk that others use
 * is faster at one moment than at the next. Each filing holds a person's data, so it is two stores that must be on disk.
 */
export async function figuresReport(): Promise<FiguresReport> {
  const folder = mkdtempSync(join(ROOT, 'node_modules/.bench-'));
  const { register, officers, site } = await prepare(join(folder, 'data'));
  const rounds: { bare: number; together: number; alone: number; http: number }[] = [];
  const latencies: number[] = [];
  const perSecond = (count: number) => (count * 1_000) / ROUND_MILLISECONDS;
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const bare = perSecond(commitFor(ROUND_MILLISECONDS, folder));
      const send = directly(site);
      const together = perSecond((await fileFor(ROUND_MILLISECONDS, officers, send)).length);
      const alone = perSecond((await fileFor(ROUND_MILLISECONDS, officers.slice(0, 1), send)).length);
      let http = 0;
      await overHttp(site, async (sendOver) => {
        const times = await fileFor(ROUND_MILLISECONDS, officers, sendOver);
        http = perSecond(times.length);
        latencies.push(...times);
      });
      rounds.push({ bare, together, alone, http });
    }
    const { whole } = await register.store.verify();
    if (!whole) throw new Error('the chain of the register is broken');
  } finally {
    await register.close();
    rmSync(folder, { recursive: true, force: true });
  }
  const middle = (of: (round: (typeof rounds)[number]) => number) => at(sortedBy(rounds.map(of)), 0.5);
  const rounded = (number: number) => Math.round(number * 100) / 100;
  const sorted = sortedBy(latencies);
  return {
    'bare commits per second': Math.round(middle(({ bare }) => bare)),
    'filings per second': Math.round(middle(({ together }) => together)),
    'ratio to bare commits': rounded(middle(({ bare, together }) => together / bare)),
    'filings per second, one officer': Math.round(middle(({ alone }) => alone)),
    'ratio, one officer': rounded(middle(({ bare, alone }) => alone / bare)),
    'filings per second over HTTP': Math.round(middle(({ http }) => http)),
    'over HTTP, p50 ms': Math.round(at(sorted, 0.5)),
    'over HTTP, p99 ms': Math.round(at(sorted, 0.99)),
  };
}
