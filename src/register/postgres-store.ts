import { PostgresEngine } from './postgres/engine.ts';
import { markOf, migrate } from './postgres/migrate.ts';
import type { StoreSchema } from './postgres/schema.ts';
import type { Postgres } from './postgres/session.ts';
import { type Expected, refuseOther } from './rows/guards.ts';
import { reportRows } from './rows/reports.ts';
import type { ReportStore } from './store.ts';

/**
 * Opens (or makes) the register in a schema of a PostgreSQL database. Stops with a Problem when the schema is another
 * program's or newer, the clock stands before the last row, or the keys are not its own. Closing it leaves `db` open.
 */
export async function openPostgresStore(
  db: Postgres,
  schema: StoreSchema,
  expected: Expected,
): Promise<ReportStore> {
  await migrate(db, schema);
  await new PostgresEngine(db, schema).write(() => refuseOther(`DATABASE_URL (${schema.name})`, expected));
  return reportRows(new PostgresEngine(db, schema, await markOf(db, schema)));
}
