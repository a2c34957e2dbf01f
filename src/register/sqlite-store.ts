import { type Expected, refuseOther } from './rows/guards.ts';
import { reportRows } from './rows/reports.ts';
import { Connection } from './sqlite/connection.ts';
import { openDatabase } from './sqlite/open.ts';
import { REGISTER_APPLICATION_ID, REGISTER_MIGRATIONS } from './sqlite/schema.ts';
import type { ReportStore } from './store.ts';

/**
 * Opens (or makes) the register in one SQLite file.
 * Stops with a Problem when the file is damaged, the clock stands before the last row, or the keys are not its own.
 */
export function openSqliteStore(file: string, expected: Expected): ReportStore {
  const db = openDatabase(file, { applicationId: REGISTER_APPLICATION_ID, migrations: REGISTER_MIGRATIONS });
  const connection = new Connection(db);
  try {
    connection.now(refuseOther(file, expected));
  } catch (fault) {
    db.close();
    throw fault;
  }
  return reportRows(connection);
}
