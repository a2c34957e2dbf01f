import { Problem } from '#src/lib/problem.ts';
import { feedbackRows } from '../feedback/store.ts';
import type { PersonalStore } from '../personal-store.ts';
import { type BeforeErasing, signUpRows } from '../sign-ups/store.ts';
import type { Sealed, Vault } from '../vault.ts';
import { factOf } from './guards.ts';
import { all, type Engine, one, run, type Work } from './statements.ts';

type RecordRow = Sealed & { readonly id: string };

/** The personal store over any engine. */
export function personalRows(db: Engine, vault: Vault, beforeErasing: BeforeErasing): PersonalStore {
  const signUps = signUpRows(db, vault, beforeErasing);
  const feedback = feedbackRows(db, vault);
  return {
    ...{ signUps, feedback },
    put: (id, fields, at) =>
      db.write(function* () {
        const { key_id, nonce, sealed } = vault.seal(id, fields);
        yield* run(
          `INSERT INTO {records} (id, written_at, nonce, sealed, key_id) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET written_at = excluded.written_at, nonce = excluded.nonce,
              sealed = excluded.sealed, key_id = excluded.key_id`,
          ...[id, at.toISOString(), nonce, sealed, key_id],
        );
      }),
    read: (id) =>
      db.read(function* () {
        const row = yield* one<RecordRow>('SELECT key_id, nonce, sealed FROM {records} WHERE id = ?', id);
        return row && vault.unseal(id, row);
      }),
    erase: async (id) => {
      const there = await db.read(() => one('SELECT id FROM {records} WHERE id = ?', id));
      if (there !== undefined) await beforeErasing(id);
      const gone = await db.write(() => run('DELETE FROM {records} WHERE id = ?', id));
      await db.forget();
      return gone > 0;
    },
    olderThan: (instant) =>
      db.read(function* () {
        const sql = 'SELECT id FROM {records} WHERE written_at < ?';
        return (yield* all<{ id: string }>(sql, instant.toISOString())).map(({ id }) => id);
      }),
    count: () =>
      db.read(function* () {
        const sql = 'SELECT CAST(count(*) AS integer) AS n FROM {records}';
        return (yield* one<{ n: number }>(sql))?.n ?? 0;
      }),
    reseal: async () => {
      const count = await db.write(function* () {
        const own = yield* resealRecords(vault);
        const others = (yield* signUps.resealAll()) + (yield* feedback.resealAll());
        yield* run("UPDATE {facts} SET value = ? WHERE name = 'key'", vault.currentId);
        return own + others;
      });
      await db.forget();
      return count;
    },
    backup: (target) => db.backup(target),
    close: () => db.close(),
  };
}

function* resealRecords(vault: Vault): Work<number> {
  const rows = yield* all<RecordRow>(
    'SELECT id, key_id, nonce, sealed FROM {records} WHERE key_id <> ?',
    vault.currentId,
  );
  for (const row of rows) {
    const { key_id, nonce, sealed } = vault.seal(row.id, vault.unseal(row.id, row));
    yield* run(
      'UPDATE {records} SET key_id = ?, nonce = ?, sealed = ? WHERE id = ?',
      ...[key_id, nonce, sealed, row.id],
    );
  }
  return rows.length;
}

/** Notices another key at once rather than at the first record that somebody asks for. Changes nothing then. */
export function* refuseOtherVault(place: string, vault: Vault): Work<void> {
  const stored = yield* factOf('key');
  if (stored === undefined) {
    const oldest = yield* one<RecordRow>(
      "SELECT id, key_id, nonce, sealed FROM {records} WHERE key_id = '' LIMIT 1",
    );
    if (oldest) vault.unseal(oldest.id, oldest);
    yield* run("INSERT INTO {facts} VALUES ('key', ?) ON CONFLICT DO NOTHING", vault.currentId);
    return;
  }
  if (vault.knows(stored)) return;
  throw new Problem(
    'personal-key-wrong',
    `Khóa dữ liệu cá nhân không phải là khóa của ${place}.`,
    'Không có gì bị xóa hay thay đổi. Đưa đúng tệp keys.json của kho này về thư mục dữ liệu, hoặc khôi phục cả kho từ một bản sao lưu: npm run register -- restore <TỆP> --force',
  );
}
