import { Pool, type PoolClient, type QueryResult } from 'pg';
import type { SqlValue } from '../rows/statements.ts';
import type { Answer, Postgres, Session } from './session.ts';

const SECOND = 1000;

/** Few enough that several machines share a server of 100 connections, many enough for the readers of deadline day. */
const CONNECTIONS = 10;

/** Connections to a PostgreSQL server, made when they are needed and given back when they are idle. */
export function connectPool(url: string): Postgres {
  const pool = new Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: 5 * SECOND,
    idleTimeoutMillis: 30 * SECOND,
    // A server that has vanished without a word must not keep an officer waiting for ever.
    query_timeout: 20 * SECOND,
    keepAlive: true,
    fallback_application_name: 'cam-nang-vn',
  });
  // A connection that is lost between two statements says so in the next one; unheard, the event would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    query: async (sql, values) => answerOf(await pool.query(sql, [...values])),
    async use(work) {
      const client = await pool.connect();
      try {
        const result = await work(sessionOf(client));
        client.release();
        return result;
      } catch (fault) {
        // Whatever state it is in: closing it is what takes its transaction back.
        client.release(true);
        throw fault;
      }
    },
    close: () => pool.end(),
  };
}

function sessionOf(client: PoolClient): Session {
  return {
    query: async (sql: string, values: readonly SqlValue[]) => answerOf(await client.query(sql, [...values])),
    async script(sql) {
      const results = (await client.query(sql)) as QueryResult | QueryResult[];
      const rows: readonly unknown[] = (Array.isArray(results) ? results.at(-1) : results)?.rows ?? [];
      return rows;
    },
    async commit() {
      // PostgreSQL answers the end of a failed transaction with ROLLBACK, and calls that a success.
      const { command } = await client.query('COMMIT');
      if (command !== 'COMMIT') throw new Error(`the server answered COMMIT with ${command}`);
    },
  };
}

function answerOf({ rows, rowCount }: QueryResult): Answer {
  return { rows, changes: rowCount ?? 0 };
}
