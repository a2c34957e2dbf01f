import { closeSync, existsSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { Problem } from '#src/lib/problem.ts';

/** How long a writer waits for another process (the operator's tool) before it gives up. */
export const BUSY_MILLISECONDS = 5_000;

export interface Plan {
  /** Written into the file's header, so that a file of another program is not mistaken for ours. */
  readonly applicationId: number;
  /** Statements that bring the file from version n to n + 1, by n. */
  readonly migrations: readonly string[];
}

/**
 * Opens a database file that survives a crash (WAL, synchronous=FULL), checks it and brings its schema up to date.
 * Stops with a Problem when the file is damaged, foreign or newer than this program.
 */
export function openDatabase(file: string, plan: Plan): DatabaseSync {
  const isNew = !existsSync(file);
  // Readable by its owner only; SQLite gives the files beside it (-wal, -shm) the same mode.
  if (isNew) closeSync(openSync(file, 'a', 0o600));
  const db = new DatabaseSync(file, { timeout: BUSY_MILLISECONDS, enableForeignKeyConstraints: true });
  try {
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
    // Carrying the log over into the file takes two flushes more: every 16 MB, not every 4, so that a busy evening waits
    // less.
    db.exec('PRAGMA wal_autocheckpoint = 4000;');
    // In KiB: ten years of all units and their indexes, so that a filing reads nothing from the disk.
    db.exec('PRAGMA cache_size = -16000;');
    // Without this, INSERT OR REPLACE would delete rows behind the back of the triggers that refuse deletes.
    db.exec('PRAGMA recursive_triggers = ON; PRAGMA trusted_schema = OFF;');
    if (!isNew) inspect(db, file, plan);
    migrate(db, file, plan);
    return db;
  } catch (fault) {
    db.close();
    throw fault instanceof Problem ? fault : damaged(file, fault);
  }
}

function pragma(db: DatabaseSync, name: string): unknown {
  return Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0];
}

function inspect(db: DatabaseSync, file: string, plan: Plan): void {
  const result = pragma(db, 'quick_check');
  if (result !== 'ok') throw damaged(file, new Error(String(result)));
  const id = pragma(db, 'application_id');
  if (id === plan.applicationId || (id === 0 && pragma(db, 'user_version') === 0)) return;
  throw new Problem(
    'store-foreign',
    `Tệp ${file} không phải là kho số liệu của chương trình này.`,
    RESTORE_HINT,
  );
}

function migrate(db: DatabaseSync, file: string, plan: Plan): void {
  const target = plan.migrations.length;
  if (pragma(db, 'user_version') === target) return;
  // A table that is written anew must not take the rows that refer to it along; has no effect inside a transaction.
  db.exec('PRAGMA foreign_keys = OFF');
  // A second process may be opening the same new file: only one of them brings it up to date.
  db.exec('BEGIN IMMEDIATE');
  try {
    const version = Number(pragma(db, 'user_version'));
    if (version > target) throw newer(file);
    for (const statements of plan.migrations.slice(version)) db.exec(statements);
    const dangling = db.prepare('PRAGMA foreign_key_check').all();
    if (dangling.length > 0) throw damaged(file, new Error('rows refer to rows that are not there'));
    db.exec(`PRAGMA application_id = ${plan.applicationId}; PRAGMA user_version = ${target};`);
    db.exec('COMMIT');
  } catch (fault) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw fault;
  }
  db.exec('PRAGMA foreign_keys = ON');
}

const RESTORE_HINT =
  'Giữ nguyên tệp để xem xét, rồi khôi phục bản sao lưu: npm run register -- restore <TỆP> --force';

function damaged(file: string, cause: unknown): Problem {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Problem('store-damaged', `Không mở được tệp ${file} (${reason}).`, RESTORE_HINT, { cause });
}

function newer(file: string): Problem {
  return new Problem(
    'store-newer',
    `Tệp ${file} do một bản mới hơn của chương trình tạo ra.`,
    'Hãy chạy bằng bản chương trình mới hơn.',
  );
}
