import { type Engine, run, type Statement, type Work } from '../rows/statements.ts';
import { unavailable } from '../store.ts';
import { copyOut } from './copy.ts';
import { MARK } from './migrate.ts';
import type { StoreSchema } from './schema.ts';
import type { Answer, Postgres, Session } from './session.ts';
import { beginLocked } from './transaction.ts';

interface Job {
  readonly work: () => Work<unknown>;
  readonly resolve: (result: unknown) => void;
  readonly reject: (fault: unknown) => void;
}

/** What to tell the caller of a job once the transaction is committed. */
type Verdict = () => void;

/** So many writes share a commit at most; the others wait for the next. */
const GROUP = 64;

/**
 * One schema of a PostgreSQL database as an engine of the stores. Writes of all machines go one after the other, as they
 * do in SQLite, because each transaction holds the schema's lock; those that wait in this process share a commit.
 */
export class PostgresEngine implements Engine {
  readonly #db: Postgres;
  readonly #schema: StoreSchema;
  readonly #mark: string | undefined;
  readonly #translated = new Map<string, string>();
  #waiting: Job[] = [];
  #writing: Promise<void> | undefined;
  #isFailing = false;
  #isClosed = false;

  /** `mark`: how the schema was marked when it was opened; while it is marked otherwise, nothing is written. */
  constructor(db: Postgres, schema: StoreSchema, mark?: string) {
    this.#db = db;
    this.#schema = schema;
    this.#mark = mark;
  }

  get isFailing(): boolean {
    return this.#isFailing;
  }

  async read<Result>(work: () => Work<Result>): Promise<Result> {
    try {
      this.#refuseClosed();
      return await this.#do(this.#db, work());
    } catch (fault) {
      throw unavailable(fault);
    }
  }

  async write<Result>(work: () => Work<Result>): Promise<Result> {
    try {
      this.#refuseClosed();
      const result = await new Promise<Result>((resolve, reject) => {
        this.#waiting.push({ work, resolve: resolve as (result: unknown) => void, reject });
        this.#writing ??= this.#writeAll();
      });
      this.#isFailing = false;
      return result;
    } catch (fault) {
      this.#isFailing = true;
      throw unavailable(fault);
    }
  }

  #refuseClosed(): void {
    if (this.#isClosed) throw new Error('the store is closed');
  }

  async #writeAll(): Promise<void> {
    // Whoever asks in the same moment comes along.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const jobs = this.#waiting.splice(0, GROUP);
      try {
        const verdicts = await this.#db.use((session) => this.#transact(session, jobs));
        for (const verdict of verdicts) verdict();
      } catch (fault) {
        for (const job of jobs) job.reject(fault);
      }
    }
    this.#writing = undefined;
  }

  async #transact(session: Session, jobs: readonly Job[]): Promise<Verdict[]> {
    await this.#begin(session);
    let verdicts = await this.#together(session, jobs);
    if (!verdicts) {
      await session.script('ROLLBACK');
      await this.#begin(session);
      verdicts = [];
      for (const job of jobs) verdicts.push(await this.#alone(session, job));
    }
    await session.commit();
    return verdicts;
  }

  async #begin(session: Session): Promise<void> {
    const [row] = await session.script(`${beginLocked(this.#schema)} ${MARK(this.#schema)}`);
    const { mark } = row as { mark: string };
    if (this.#mark === undefined || mark === this.#mark) return;
    throw new Error(`${this.#schema.name} was restored or its keys were changed: restart this program`);
  }

  /** All or nothing, without savepoints, which cost two round trips each. */
  async #together(session: Session, jobs: readonly Job[]): Promise<Verdict[] | undefined> {
    const verdicts: Verdict[] = [];
    try {
      for (const job of jobs) {
        const result = await this.#do(session, job.work());
        verdicts.push(() => job.resolve(result));
      }
      return verdicts;
    } catch {
      return undefined;
    }
  }

  /** Does one job, taking its writes back where it fails. */
  async #alone(session: Session, job: Job): Promise<Verdict> {
    await session.script('SAVEPOINT job');
    try {
      const result = await this.#do(session, job.work());
      await session.script('RELEASE job');
      return () => job.resolve(result);
    } catch (fault) {
      // Rejects on a lost connection: then nothing of the whole group is stored.
      await session.script('ROLLBACK TO job; RELEASE job');
      return () => job.reject(fault);
    }
  }

  /** Does a piece of work statement by statement; rejects with the faults of the server as they are. */
  async #do<Result>(on: Pick<Session, 'query'>, work: Work<Result>): Promise<Result> {
    let step = work.next();
    while (step.done !== true) {
      const { sql, values } = step.value;
      step = work.next(answerTo(step.value, await on.query(this.#translate(sql), values)));
    }
    return step.value;
  }

  #translate(sql: string): string {
    const known = this.#translated.get(sql);
    if (known !== undefined) return known;
    let count = 0;
    const translated = sql
      .replace(/\{(\w+)\}/g, `${this.#schema.name}.$1`)
      .replace(/\?/g, () => `$${(count += 1)}`);
    this.#translated.set(sql, translated);
    return translated;
  }

  *tryRoom(): Work<void> {
    // Random, because what repeats itself is compressed away.
    yield* run(`INSERT INTO {facts} SELECT 'room', string_agg(md5(random()::text), '')
      FROM generate_series(1, 2048) ON CONFLICT (name) DO UPDATE SET value = excluded.value`);
    yield* run("DELETE FROM {facts} WHERE name = 'room'");
  }

  /** Writes the tables anew: a row that was only deleted stays in its page until another one needs the room. */
  async forget(): Promise<void> {
    try {
      for (const table of this.#schema.erasable) {
        await this.#db.query(`VACUUM (FULL) ${this.#schema.name}.${table}`, []);
      }
    } catch (fault) {
      throw unavailable(fault);
    }
  }

  async backup(file: string): Promise<void> {
    try {
      await this.#db.use((session) => copyOut(session, this.#schema, file));
    } catch (fault) {
      throw unavailable(fault);
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#writing;
  }
}

function answerTo({ gives }: Statement, { rows, changes }: Answer): unknown {
  switch (gives) {
    case 'row':
      return rows[0];
    case 'rows':
      return rows;
    case 'changes':
      return changes;
  }
}
