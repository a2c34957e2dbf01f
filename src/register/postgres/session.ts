import type { SqlValue } from '../rows/statements.ts';

export interface Answer {
  readonly rows: readonly unknown[];
  /** How many rows were written. */
  readonly changes: number;
}

/** One connection. A statement that fails rejects with what the server or the network said. */
export interface Session {
  query(sql: string, values: readonly SqlValue[]): Promise<Answer>;
  /** Several statements in one round trip, without values; gives the rows of the last. */
  script(sql: string): Promise<readonly unknown[]>;
  /** Ends a transaction; rejects where the server took it back instead. */
  commit(): Promise<void>;
}

/** A PostgreSQL database, whatever brings the statements there: connections of the network, or one in the same process. */
export interface Postgres {
  query(sql: string, values: readonly SqlValue[]): Promise<Answer>;
  /** Lends a connection that nobody else uses meanwhile. Where the work rejects, its open transaction is taken back. */
  use<Result>(work: (session: Session) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}
