export type SqlValue = string | number | Uint8Array | null;

/** One statement for the database. `?` stands for a value, `{name}` for a table of the store that asks. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly SqlValue[];
  /** `changes`: how many rows it wrote. */
  readonly gives: 'rows' | 'row' | 'changes';
}

/**
 * A piece of work on a database as the statements that it asks for one after the other, each getting its answer back.
 * It is written once and knows no engine: SQLite runs it in one go, PostgreSQL waits for the network in between.
 */
export type Work<Result> = Generator<Statement, Result, unknown>;

/** Every row; the schema vouches for its type. */
export function* all<Row>(sql: string, ...values: SqlValue[]): Work<Row[]> {
  return (yield { sql, values, gives: 'rows' }) as Row[];
}

/** The first row. */
export function* one<Row>(sql: string, ...values: SqlValue[]): Work<Row | undefined> {
  return (yield { sql, values, gives: 'row' }) as Row | undefined;
}

/** Writes; gives how many rows. Only inside `write`. */
export function* run(sql: string, ...values: SqlValue[]): Work<number> {
  return (yield { sql, values, gives: 'changes' }) as number;
}

/** A database as the stores use it: every fault of the engine becomes a rejected `StoreUnavailable`. */
export interface Engine {
  /** Whether the last write failed. */
  readonly isFailing: boolean;
  read<Result>(work: () => Work<Result>): Promise<Result>;
  /**
   * Does the work in a transaction of its own, no other write beside it, and resolves once it is committed to disk.
   * It may run a second time from the same state, so it does nothing but ask the database.
   */
  write<Result>(work: () => Work<Result>): Promise<Result>;
  /** Writes as much as the longest filing takes and removes it; only inside a write. */
  tryRoom(): Work<unknown>;
  /** Leaves no copy of an erased row behind that a statement, or whoever reads the files, could still find. */
  forget(): Promise<void>;
  /** Writes a consistent copy into a new SQLite file while others go on writing. */
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}
