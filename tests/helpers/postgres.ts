import { randomBytes } from 'node:crypto';
import { PGlite } from '@electric-sql/pglite';
import { afterAll } from 'vitest';
import { connectPool } from '#src/register/postgres/pool.ts';
import { type Schemas, schemasOf } from '#src/register/postgres/schema.ts';
import type { Postgres, Session } from '#src/register/postgres/session.ts';

/**
 * PostgreSQL in this process: the server itself compiled to WebAssembly, in memory, with one connection, which is lent
 * to one at a time.
 */
async function openPglite(): Promise<Postgres> {
  const db = await PGlite.create();
  let turn: Promise<unknown> = Promise.resolve();

  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  }

  const session: Session = {
    async query(sql, values) {
      const { rows, affectedRows } = await db.query<object>(sql, [...values]);
      return { rows, changes: affectedRows ?? 0 };
    },
    async script(sql) {
      const results: readonly { rows: readonly unknown[] }[] = await db.exec(sql);
      return results.at(-1)?.rows ?? [];
    },
    async commit() {
      await db.exec('COMMIT');
    },
  };
  return {
    query: (sql, values) => inTurn(() => session.query(sql, values)),
    use: (work) =>
      inTurn(async () => {
        try {
          return await work(session);
        } catch (fault) {
          await db.exec('ROLLBACK');
          throw fault;
        }
      }),
    close: () => db.close(),
  };
}

/** A real server by hand: `TEST_DATABASE_URL=postgresql://…`; the tests make schemas of their own in it and remove them. */
const TEST_DATABASE_URL = process.env['TEST_DATABASE_URL'] ?? '';

export interface TestDatabase {
  readonly db: Postgres;
  readonly freshSchemas: () => Schemas;
}

/** The database of a test file, with schemas that nobody else uses; gone when the file ends. */
export async function testDatabase(): Promise<TestDatabase> {
  const db = TEST_DATABASE_URL === '' ? await openPglite() : connectPool(TEST_DATABASE_URL);
  const made: Schemas[] = [];
  afterAll(async () => {
    // What is in memory goes with the process.
    if (TEST_DATABASE_URL === '') return;
    for (const { name } of made.flatMap(({ register, personal, beside }) => [register, personal, beside])) {
      await db.query(`DROP SCHEMA IF EXISTS ${name} CASCADE`, []);
    }
    await db.close();
  });
  return {
    db,
    freshSchemas() {
      const schemas = schemasOf(`test_${randomBytes(6).toString('hex')}`);
      made.push(schemas);
      return schemas;
    },
  };
}
