import { backup, DatabaseSync, type StatementSync } from 'node:sqlite';
import { type Engine, one, run, type Statement, type Work } from '../rows/statements.ts';
import { unavailable } from '../store.ts';
import { groupCommit } from './group-commit.ts';
import { BUSY_MILLISECONDS } from './open.ts';

/** More pages than any register has. */
const ALL_PAGES = 0x7fffffff;

/** One database file as an engine of the stores. */
export class Connection implements Engine {
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
    const statement = this.#db.prepare(sql.replace(/\{(\w+)\}/g, '$1'));
    this.#statements.set(sql, statement);
    return statement;
  }

  #answer({ sql, values, gives }: Statement): unknown {
    const statement = this.#statement(sql);
    switch (gives) {
      case 'row':
        return statement.get(...values);
      case 'rows':
        return statement.all(...values);
      case 'changes':
        return Number(statement.run(...values).changes);
    }
  }

  /** Does a piece of work in one go, outside of any transaction; throws the faults of SQLite as they are. */
  now<Result>(work: Work<Result>): Result {
    let step = work.next();
    while (step.done !== true) step = work.next(this.#answer(step.value));
    return step.value;
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- a fault must reject, not throw
  async read<Result>(work: () => Work<Result>): Promise<Result> {
    try {
      return this.now(work());
    } catch (fault) {
      throw unavailable(fault);
    }
  }

  async write<Result>(work: () => Work<Result>): Promise<Result> {
    try {
      const result = await this.#commit.write(() => this.now(work()));
      this.#isFailing = false;
      return result;
    } catch (fault) {
      this.#isFailing = true;
      throw unavailable(fault);
    }
  }

  *tryRoom(): Work<void> {
    yield* run("INSERT OR REPLACE INTO facts VALUES ('room', hex(zeroblob(32768)))");
    yield* run("DELETE FROM facts WHERE name = 'room'");
  }

  /** Empties the write-ahead log, where a page as it was stays readable after it has been erased. */
  async forget(): Promise<void> {
    await this.read(() => one('PRAGMA wal_checkpoint(TRUNCATE)'));
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
