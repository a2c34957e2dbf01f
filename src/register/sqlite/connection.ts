import { backup, DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { Problem } from '#src/lib/problem.ts';
import { StoreUnavailable } from '../store.ts';
import { groupCommit } from './group-commit.ts';
import { BUSY_MILLISECONDS } from './open.ts';

/** More pages than any register has. */
const ALL_PAGES = 0x7fffffff;

/** One database file as the stores use it: every fault of SQLite becomes a rejected `StoreUnavailable`. */
export class Connection {
  readonly #db: DatabaseSync;
  readonly #commit;
  #isFailing = false;
  /** Reading a statement takes longer than running it; there are some thirty, all written in this program. */
  readonly #statements = new Map<string, StatementSync>();

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.#commit = groupCommit(db);
  }

  /** Whether the last write failed. */
  get isFailing(): boolean {
    return this.#isFailing;
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#db.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  /** Runs a statement; only inside `write`. */
  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#statement(sql).run(...values).changes);
  }

  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the schema (STRICT) vouches for it
  one<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#statement(sql).get(...values) as Row | undefined;
  }

  all<Row>(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#statement(sql).all(...values) as unknown as Row[];
  }

  *each<Row>(sql: string): Generator<Row> {
    for (const row of this.#db.prepare(sql).iterate()) yield row as unknown as Row;
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- a fault must reject, not throw
  async read<Result>(work: () => Result): Promise<Result> {
    try {
      return work();
    } catch (fault) {
      throw unavailable(fault);
    }
  }

  /** Resolves once the work is committed to disk. */
  async write<Result>(work: () => Result): Promise<Result> {
    try {
      const result = await this.#commit.write(work);
      this.#isFailing = false;
      return result;
    } catch (fault) {
      this.#isFailing = true;
      throw unavailable(fault);
    }
  }

  /** Empties the write-ahead log, where a page as it was stays readable after it has been erased. */
  async forget(): Promise<void> {
    await this.read(() => this.one('PRAGMA wal_checkpoint(TRUNCATE)'));
  }

  async backup(file: string): Promise<void> {
    try {
      // A connection of its own: the copy is made in another thread, and one connection cannot serve two at a time.
      const source = new DatabaseSync(this.#db.location() ?? '', {
        readOnly: true,
        timeout: BUSY_MILLISECONDS,
      });
      try {
        // All pages in one step: a writer in between would make the copy begin again, for ever if it is busy.
        await backup(source, file, { rate: ALL_PAGES });
      } finally {
        source.close();
      }
    } catch (fault) {
      throw unavailable(fault);
    }
  }

  close(): Promise<void> {
    this.#commit.flush();
    if (this.#db.isOpen) this.#db.close();
    return Promise.resolve();
  }
}

function unavailable(fault: unknown): unknown {
  return fault instanceof Problem ? fault : new StoreUnavailable(fault);
}
