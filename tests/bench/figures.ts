import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { createHttpServer } from '#src/hosts/serve.ts';
import { createSite, type Site } from '#src/hosts/site.ts';
import { unitsIn } from '#src/figures/reorganisation.ts';
import { issueCode } from '#src/register/access-codes.ts';
import { loadContent } from '#src/register/content.ts';
import { openRegister, type Register } from '#src/register/data-folder.ts';
import { createLimits } from '#src/register/limits.ts';
import { createLog } from '#src/register/log.ts';
import { openSqliteStore } from '#src/register/sqlite-store.ts';
import type { Draft, ReportStore } from '#src/register/store.ts';
import { ROOT } from '#tests/helpers/paths.ts';
import { acknowledged, fileFor, FORM_ADDRESS, type Officer, PERIOD, type Send } from './officers.ts';
import type { RemoteFiled, RemoteFiling } from './remote-officers.ts';

/** Officers who file at once, as on the evening of the 25th. */
const OFFICERS = 16;
const ROUNDS = 5;
const ROUND_MILLISECONDS = 2_000;

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

/** Revisions that the register alone acknowledges: conflict check, chain, disk; what was typed is checked already. */
async function appendFor(
  milliseconds: number,
  store: ReportStore,
  units: readonly string[],
): Promise<number> {
  const { form } = loadContent();
  const { id, version } = form;
  await store.saveDefinition({ form: id, version, content: JSON.stringify(form), savedAt: new Date() });
  const end = performance.now() + milliseconds;
  let appended = 0;
  async function work(unit: string) {
    let latest = await store.latest(unit, PERIOD);
    while (performance.now() < end) {
      const count = (latest?.revision ?? 0) + 1;
      const values = Object.fromEntries(form.fields.map((field, index) => [field.id, index * count]));
      const draft: Draft = {
        ...{ unit, period: PERIOD, form: id, definition: version, values, reasons: {} },
        ...{ replaces: latest?.receipt ?? null, correctionReason: latest ? 'Thử tải' : null },
        ...{ credential: `${unit}-1`, personal: null, filedAt: new Date() },
        ...{ idempotency: randomUUID(), content: randomUUID() },
      };
      const outcome = await store.append(draft, count - 1);
      if (outcome.kind !== 'accepted') throw new Error(`a revision was answered ${outcome.kind}`);
      latest = outcome.revision;
      appended += 1;
    }
  }
  await Promise.all(units.map(work));
  return appended;
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

function sortedBy(numbers: readonly number[]): number[] {
  return numbers.toSorted((one, other) => one - other);
}

export interface FiguresReport {
  readonly 'bare commits per second': number;
  readonly 'register: revisions per second': number;
  readonly 'register: ratio to bare commits': number;
  readonly 'receiver: filings per second': number;
  readonly 'receiver: ratio to bare commits': number;
  readonly 'receiver: processor ms per filing': number;
  readonly 'receiver: filings per second, one officer': number;
  readonly 'receiver: ratio, one officer': number;
  readonly 'over HTTP: filings per second': number;
  readonly 'over HTTP: ratio to bare commits': number;
  readonly 'over HTTP: p50 ms': number;
  readonly 'over HTTP: p99 ms': number;
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

function directly(site: Site): Send {
  return async (body) =>
    acknowledged(
      await site(new Request(`http://localhost${FORM_ADDRESS}`, { method: 'POST', body }), { address: '' }),
    );
}

/** As `fileFor`, over a port and from another thread, so that the officers' own work is not counted as the server's. */
async function fileOverHttp(
  milliseconds: number,
  officers: readonly Officer[],
  site: Site,
): Promise<readonly number[]> {
  const server = createHttpServer(site);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const workerData: RemoteFiling = { origin: `http://127.0.0.1:${port}`, officers, milliseconds };
    const worker = new Worker(new URL('./remote-officers.ts', import.meta.url), { workerData });
    const [filed] = (await once(worker, 'message')) as [RemoteFiled];
    await worker.terminate();
    for (const [index, officer] of filed.officers.entries()) Object.assign(officers[index] ?? {}, officer);
    return filed.times;
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

interface Round {
  readonly bare: number;
  readonly revisions: number;
  readonly together: number;
  readonly processor: number;
  readonly alone: number;
  readonly http: readonly number[];
}

async function measure(
  folder: string,
  { officers, site, alone: store }: { officers: readonly Officer[]; site: Site; alone: ReportStore },
): Promise<Round> {
  const perSecond = (count: number) => (count * 1_000) / ROUND_MILLISECONDS;
  const send = directly(site);
  const bare = perSecond(commitFor(ROUND_MILLISECONDS, folder));
  const units = officers.map(({ unit }) => unit);
  const revisions = perSecond(await appendFor(ROUND_MILLISECONDS, store, units));
  const before = process.cpuUsage();
  const filed = (await fileFor(ROUND_MILLISECONDS, officers, send)).length;
  const { user, system } = process.cpuUsage(before);
  const alone = perSecond((await fileFor(ROUND_MILLISECONDS, officers.slice(0, 1), send)).length);
  const http = await fileOverHttp(ROUND_MILLISECONDS, officers, site);
  return {
    ...{ bare, revisions, alone, http },
    together: perSecond(filed),
    processor: (user + system) / 1_000 / filed,
  };
}

async function expectWhole(store: ReportStore): Promise<void> {
  const { whole, fault } = await store.verify();
  if (!whole) throw new Error(`the chain of the register is broken: ${fault}`);
}

/**
 * What the register, the receiver and the server acknowledge beside what this disk commits: in turns, because a disk
 * that others use is faster at one moment than at the next. The register writes one row; a filing through the receiver
 * is read, checked and encrypted first, and is two stores that must be on disk, since it holds a person's data.
 */
export async function figuresReport(): Promise<FiguresReport> {
  const folder = mkdtempSync(join(ROOT, 'node_modules/.bench-'));
  const { register, officers, site } = await prepare(join(folder, 'data'));
  const alone = openSqliteStore(join(folder, 'alone.db'), { now: new Date() });
  const rounds: Round[] = [];
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.push(await measure(folder, { officers, site, alone }));
    }
    await expectWhole(register.store);
    await expectWhole(alone);
  } finally {
    await closeAll(register, alone);
    rmSync(folder, { recursive: true, force: true });
  }
  return reportOf(rounds);
}

async function closeAll(register: Register, alone: ReportStore): Promise<void> {
  await alone.close();
  await register.close();
}

function reportOf(rounds: readonly Round[]): FiguresReport {
  const middle = (of: (round: Round) => number) => at(sortedBy(rounds.map(of)), 0.5);
  const rounded = (number: number) => Math.round(number * 100) / 100;
  const overHttp = ({ http }: Round) => (http.length * 1_000) / ROUND_MILLISECONDS;
  const times = sortedBy(rounds.flatMap(({ http }) => http));
  return {
    'bare commits per second': Math.round(middle(({ bare }) => bare)),
    'register: revisions per second': Math.round(middle(({ revisions }) => revisions)),
    'register: ratio to bare commits': rounded(middle(({ bare, revisions }) => revisions / bare)),
    'receiver: filings per second': Math.round(middle(({ together }) => together)),
    'receiver: ratio to bare commits': rounded(middle(({ bare, together }) => together / bare)),
    'receiver: processor ms per filing': rounded(middle(({ processor }) => processor)),
    'receiver: filings per second, one officer': Math.round(middle(({ alone }) => alone)),
    'receiver: ratio, one officer': rounded(middle(({ bare, alone }) => alone / bare)),
    'over HTTP: filings per second': Math.round(middle(overHttp)),
    'over HTTP: ratio to bare commits': rounded(middle((round) => overHttp(round) / round.bare)),
    'over HTTP: p50 ms': Math.round(at(times, 0.5)),
    'over HTTP: p99 ms': Math.round(at(times, 0.99)),
  };
}
