import { DatabaseSync } from 'node:sqlite';
import type { SqlValue } from '../rows/statements.ts';
import { openDatabase } from '../sqlite/open.ts';
import type { StoreSchema } from './schema.ts';
import type { Session } from './session.ts';

/** Writes a store as it is at this moment into a new SQLite file, from which either engine can be filled. */
export async function copyOut(session: Session, schema: StoreSchema, file: string): Promise<void> {
  await session.script('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const target = openDatabase(file, planOf(schema));
  try {
    target.exec('BEGIN');
    for (const [table, order] of schema.tables) {
      const columns = columnsOf(target, table);
      const sql = `SELECT ${columns.join(', ')} FROM ${schema.name}.${table} ORDER BY ${order}`;
      const { rows } = await session.query(sql, []);
      const insert = target.prepare(insertOf(table, columns, () => '?'));
      for (const row of rows) insert.run(...valuesOf(row, columns));
    }
    target.exec('COMMIT');
  } finally {
    target.close();
  }
  await session.commit();
}

/** Fills an empty schema from such a file, inside the transaction that is open. */
export async function copyIn(session: Session, schema: StoreSchema, file: string): Promise<void> {
  const source = new DatabaseSync(file, { readOnly: true });
  try {
    for (const [table] of schema.tables) {
      const columns = columnsOf(source, table);
      const rows = source.prepare(`SELECT ${columns.join(', ')} FROM ${table} ORDER BY rowid`).all();
      const insert = insertOf(`${schema.name}.${table}`, columns, (place) => `$${place}`);
      for (const row of rows) await session.query(insert, valuesOf(row, columns));
    }
  } finally {
    source.close();
  }
}

function planOf({ name, copy }: StoreSchema) {
  if (copy) return copy;
  throw new Error(`${name} is no part of a backup`);
}

function columnsOf(db: DatabaseSync, table: string): string[] {
  return db
    .prepare(`PRAGMA table_info (${table})`)
    .all()
    .map(({ name }) => String(name));
}

function insertOf(table: string, columns: readonly string[], placeOf: (place: number) => string): string {
  const places = columns.map((_, index) => placeOf(index + 1));
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places.join(', ')})`;
}

function valuesOf(row: unknown, columns: readonly string[]): SqlValue[] {
  return columns.map((column) => (row as Record<string, SqlValue>)[column] ?? null);
}
