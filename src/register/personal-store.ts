import type { DatabaseSync } from 'node:sqlite';
import { Problem } from '#src/lib/problem.ts';
import { type FeedbackStore, feedbackRows } from './feedback/store.ts';
import { type SignUpStore, signUpRows } from './sign-ups/store.ts';
import { PERSONAL_APPLICATION_ID, PERSONAL_MIGRATIONS } from './sqlite/personal-schema.ts';
import { Connection } from './sqlite/connection.ts';
import { openDatabase } from './sqlite/open.ts';
import type { PersonalFields, Sealed, Vault } from './vault.ts';

/**
 * Everything about people, apart from the figures and encrypted one record at a time, so that a record can be erased
 * (Luật 91/2025/QH15) without touching the append-only chain that refers to it by id.
 */
export interface PersonalStore {
  /** Writes a reporter's record, or writes over the one with that id. Resolves once it is on disk. */
  put(id: string, fields: PersonalFields, at: Date): Promise<void>;
  /** `undefined` once it is erased. */
  read(id: string): Promise<PersonalFields | undefined>;
  /** True when there was something to erase. */
  erase(id: string): Promise<boolean>;
  /** Ids of the reporters' records written before that instant. */
  olderThan(instant: Date): Promise<readonly string[]>;
  count(): Promise<number>;
  /** Focal points and requests for help. */
  readonly signUps: SignUpStore;
  readonly feedback: FeedbackStore;
  /** Seals every record with the current key; gives how many were under another one. */
  reseal(): Promise<number>;
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}

type RecordRow = Sealed & { readonly id: string };

/**
 * Opens (or makes) the personal store in one SQLite file. Stops with a Problem when the vault's keys are not its own.
 * `beforeErasing` is told the id or receipt of each record right before it goes.
 */
export function openPersonalStore(
  file: string,
  vault: Vault,
  beforeErasing: (id: string) => void = () => undefined,
): PersonalStore {
  const database = openDatabase(file, {
    applicationId: PERSONAL_APPLICATION_ID,
    migrations: PERSONAL_MIGRATIONS,
  });
  try {
    refuseOtherVault(database, file, vault);
  } catch (fault) {
    database.close();
    throw fault;
  }
  const db = new Connection(database);
  const signUps = signUpRows(db, vault, beforeErasing);
  const feedback = feedbackRows(db, vault);
  return {
    ...{ signUps, feedback },
    put: (id, fields, at) =>
      db.write(() => {
        const { key_id, nonce, sealed } = vault.seal(id, fields);
        db.run(
          'INSERT OR REPLACE INTO records (id, written_at, nonce, sealed, key_id) VALUES (?, ?, ?, ?, ?)',
          ...[id, at.toISOString(), nonce, sealed, key_id],
        );
      }),
    read: (id) =>
      db.read(() => {
        const row = db.one<RecordRow>('SELECT key_id, nonce, sealed FROM records WHERE id = ?', id);
        return row && vault.unseal(id, row);
      }),
    erase: async (id) => {
      const isThere = await db.read(() => db.one('SELECT 1 FROM records WHERE id = ?', id) !== undefined);
      if (isThere) beforeErasing(id);
      const erased = await db.write(() => db.run('DELETE FROM records WHERE id = ?', id) > 0);
      await db.forget();
      return erased;
    },
    olderThan: (instant) =>
      db.read(() =>
        db
          .all<{ id: string }>('SELECT id FROM records WHERE written_at < ?', instant.toISOString())
          .map((row) => row.id),
      ),
    count: () => db.read(() => db.one<{ n: number }>('SELECT count(*) AS n FROM records')?.n ?? 0),
    reseal: async () => {
      const count = await db.write(() => {
        const rows = db.all<RecordRow>(
          'SELECT id, key_id, nonce, sealed FROM records WHERE key_id <> ?',
          vault.currentId,
        );
        for (const row of rows) {
          const { key_id, nonce, sealed } = vault.seal(row.id, vault.unseal(row.id, row));
          db.run(
            'UPDATE records SET key_id = ?, nonce = ?, sealed = ? WHERE id = ?',
            ...[key_id, nonce, sealed, row.id],
          );
        }
        const others = signUps.resealAll() + feedback.resealAll();
        db.run("UPDATE facts SET value = ? WHERE name = 'key'", vault.currentId);
        return rows.length + others;
      });
      await db.forget();
      return count;
    },
    backup: (target) => db.backup(target),
    close: () => db.close(),
  };
}

/** Notices another key at once rather than at the first record that somebody asks for. Changes nothing then. */
function refuseOtherVault(db: DatabaseSync, file: string, vault: Vault): void {
  const stored = db.prepare("SELECT value FROM facts WHERE name = 'key'").get()?.['value'];
  if (stored === undefined) {
    const oldest = db
      .prepare("SELECT id, key_id, nonce, sealed FROM records WHERE key_id = '' LIMIT 1")
      .get();
    if (oldest) vault.unseal(String(oldest['id']), oldest as unknown as Sealed);
    db.prepare("INSERT INTO facts VALUES ('key', ?) ON CONFLICT DO NOTHING").run(vault.currentId);
    return;
  }
  if (vault.knows(String(stored))) return;
  throw new Problem(
    'personal-key-wrong',
    `Khóa dữ liệu cá nhân không phải là khóa của ${file}.`,
    'Không có gì bị xóa hay thay đổi. Đưa đúng tệp keys.json của kho này về thư mục dữ liệu, hoặc khôi phục cả kho từ một bản sao lưu: npm run register -- restore <TỆP> --force',
  );
}
