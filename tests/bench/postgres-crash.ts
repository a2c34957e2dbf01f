/**
 * By hand, against a real server: `TEST_DATABASE_URL=postgresql://… node tests/bench/postgres-crash.ts`. Eight writers in
 * four processes file without pause while one process after the other is ended with `kill -9`; with
 * `TEST_DATABASE_CRASH='command'` the server itself is ended by that command (which starts it again) every second round.
 * Then everything that was acknowledged must be there, once, in a whole chain.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { connectPool } from '#src/register/postgres/pool.ts';
import { schemasOf } from '#src/register/postgres/schema.ts';
import { openPostgresStore } from '#src/register/postgres-store.ts';
import { type Draft, type ReportStore, StoreUnavailable } from '#src/register/store.ts';

const ROUNDS = 10;
const PROCESSES = 4;
const WRITERS_PER_PROCESS = 2;
const DEFINITION = { form: 'so-lieu-thang', version: 'abc123', content: '{}', savedAt: new Date() };

const url = process.env['TEST_DATABASE_URL'] ?? '';
const crash = process.env['TEST_DATABASE_CRASH'];

async function open(prefix: string): Promise<ReportStore> {
  // A minute's grace: a restarted server does not answer at once.
  for (let tries = 0; ; tries += 1) {
    const db = connectPool(url);
    try {
      const store = await openPostgresStore(db, schemasOf(prefix).register, { now: new Date() });
      return Object.assign(store, { close: () => db.close() });
    } catch (fault) {
      await db.close();
      if (tries > 120) throw fault;
      await wait(500);
    }
  }
}

function draftOf(unit: string, period: string, figure: number, replaces: string | null): Draft {
  return {
    ...{ unit, period, form: DEFINITION.form, definition: DEFINITION.version, reasons: {}, replaces },
    ...{ values: { figure }, correctionReason: null, credential: `${unit}-1`, personal: null },
    ...{ idempotency: `${unit} ${period} ${figure}`, content: String(figure), filedAt: new Date() },
  };
}

/** Files one correction after the other and tells each that was acknowledged: `receipt figure`. */
async function writeForEver(store: ReportStore, unit: string): Promise<never> {
  const period = '2026-11';
  let last = await store.latest(unit, period).catch(() => undefined);
  for (let figure = Number(last?.values['figure'] ?? 0) + 1; ;) {
    try {
      const outcome = await store.append(
        draftOf(unit, period, figure, last?.receipt ?? null),
        last?.revision ?? 0,
      );
      if (outcome.kind === 'conflict') {
        last = outcome.latest;
        figure = Number(last?.values['figure'] ?? 0) + 1;
        continue;
      }
      last = outcome.revision;
      process.stdout.write(`${outcome.kind} ${outcome.revision.receipt} ${figure}\n`);
      figure += 1;
    } catch (fault) {
      if (!(fault instanceof StoreUnavailable)) throw fault;
      process.stdout.write('unavailable\n');
      await wait(100);
    }
  }
}

async function work(prefix: string, units: readonly string[]): Promise<void> {
  const store = await open(prefix);
  await Promise.all(units.map((unit) => writeForEver(store, unit)));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

interface Seen {
  /** Receipt → the figure that it was given for. */
  readonly acknowledged: Map<string, number>;
  repeated: number;
  unavailable: number;
}

function startWorker(prefix: string, number: number, seen: Seen): ChildProcess {
  const units = Array.from({ length: WRITERS_PER_PROCESS }, (_, writer) =>
    String(number * WRITERS_PER_PROCESS + writer + 10),
  );
  const child = spawn(process.execPath, [import.meta.filename, prefix, ...units], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [kind = '', receipt, figure] = line.split(' ');
    if (kind === 'unavailable') seen.unavailable += 1;
    if (kind === 'repeated') seen.repeated += 1;
    if (receipt !== undefined) seen.acknowledged.set(receipt, Number(figure));
  });
  return child;
}

async function waitFor(seen: Seen, more: number): Promise<void> {
  const enough = seen.acknowledged.size + more;
  while (seen.acknowledged.size < enough) await wait(20);
}

async function main(): Promise<void> {
  const prefix = `crash_${randomBytes(4).toString('hex')}`;
  const store = await open(prefix);
  await store.saveDefinition(DEFINITION);
  await store.close();
  const seen: Seen = { acknowledged: new Map(), repeated: 0, unavailable: 0 };
  const workers = Array.from({ length: PROCESSES }, (_, number) => startWorker(prefix, number, seen));
  const started = performance.now();
  for (let round = 0; round < ROUNDS; round += 1) {
    await waitFor(seen, 200);
    if (crash !== undefined && round % 2 === 1) {
      const { status } = spawnSync('sh', ['-c', crash], { stdio: 'inherit' });
      say(`round ${round}: the server was ended and started again (${String(status)})`);
    } else {
      const victim = round % PROCESSES;
      workers[victim]?.kill('SIGKILL');
      workers[victim] = startWorker(prefix, victim, seen);
      say(`round ${round}: writer ${victim} was killed; ${seen.acknowledged.size} acknowledged`);
    }
  }
  await waitFor(seen, 200);
  const seconds = (performance.now() - started) / 1000;
  const ended = Promise.all(workers.map((worker) => once(worker, 'close')));
  for (const worker of workers) worker.kill('SIGKILL');
  await ended;
  await check(prefix, seen, seconds);
}

async function check(prefix: string, seen: Seen, seconds: number): Promise<void> {
  const store = await open(prefix);
  const { whole, revisions, head, fault } = await store.verify();
  const kept = new Map((await store.list({})).map((one) => [one.receipt, one.values['figure']]));
  await store.close();
  const lost = [...seen.acknowledged].filter(([receipt, figure]) => kept.get(receipt) !== figure);
  say(
    `${seen.acknowledged.size} acknowledged in ${seconds.toFixed(0)} s, ${seen.repeated} of them known again after a fault, ` +
      `${seen.unavailable} refusals; ${revisions} kept, head ${head.slice(0, 12)}…; chain ${whole ? 'whole' : (fault ?? '')}; ` +
      `${lost.length} LOST`,
  );
  const db = connectPool(url);
  const { register } = schemasOf(prefix);
  await db.query(`DROP SCHEMA ${register.name} CASCADE`, []);
  await db.close();
  if (!whole || lost.length > 0) process.exitCode = 1;
}

const [prefix, ...units] = process.argv.slice(2);
if (url === '') throw new Error('TEST_DATABASE_URL is not set');
await (prefix === undefined ? main() : work(prefix, units));
