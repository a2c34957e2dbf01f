import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openPostgresStore } from '#src/register/postgres-store.ts';
import { openSqliteStore } from '#src/register/sqlite-store.ts';
import type { ReportStore } from '#src/register/store.ts';
import type { TestDatabase } from '#tests/helpers/postgres.ts';
import { DEFINITION, draftOf, later, MORNING, scratchFolder } from './helpers.ts';
import { storeContract } from './store-contract.ts';

/** The register's contract over PostgreSQL, and what only this engine has to keep. */
export function storeInPostgres({ db, freshSchemas }: TestDatabase): void {
  storeContract('PostgreSQL', () => openPostgresStore(db, freshSchemas().register, { now: MORNING }));

  async function withTwo() {
    const { register } = freshSchemas();
    const store = await openPostgresStore(db, register, { now: MORNING });
    await fileTwo(store);
    return { register, store };
  }

  async function fileTwo(store: ReportStore): Promise<void> {
    await store.saveDefinition(DEFINITION);
    await store.append(draftOf({ values: { idvnNew: 12, difficulties: 'Đường "xa"\n🇻🇳', blank: null } }), 0);
    await store.append(draftOf({ unit: '04', filedAt: later(1) }), 0);
  }

  test('chains the same filings to the same head as SQLite', async () => {
    const { store } = await withTwo();
    const sqlite = openSqliteStore(join(scratchFolder(), 'register.db'), { now: MORNING });
    await fileTwo(sqlite);
    expect(await store.verify()).toEqual(await sqlite.verify());
    expect(await store.list({})).toEqual(await sqlite.list({}));
    await sqlite.close();
  });

  test('refuses to change, remove or replace a filing, whoever asks', async () => {
    const { register, store } = await withTwo();
    await store.addCredential('01', 'd', MORNING, 2);
    await store.audit({ at: MORNING, actor: '', act: '', subject: '' });
    const { name } = register;
    const refused = {
      [`UPDATE ${name}.revisions SET figures = '{}'`]: /append-only/,
      [`DELETE FROM ${name}.revisions`]: /append-only/,
      [`TRUNCATE ${name}.revisions`]: /append-only/,
      [`INSERT INTO ${name}.revisions SELECT 4, '09', period, 1, 'r', filed_at, form, definition, figures, reasons, replaces,
      correction_reason, credential, personal, 'i', content, hash, hash FROM ${name}.revisions WHERE sequence = 2`]:
        /follow one another/,
      [`DELETE FROM ${name}.definitions`]: /append-only/,
      [`DELETE FROM ${name}.audit`]: /append-only/,
      [`DELETE FROM ${name}.credentials`]: /kept/,
      [`UPDATE ${name}.credentials SET unit = '04'`]: /only be revoked/,
    };
    for (const [statement, why] of Object.entries(refused)) {
      await expect(db.query(statement, []), statement).rejects.toThrow(why);
    }
    expect(await store.verify()).toMatchObject({ whole: true, revisions: 2 });
  });

  test('finds a filing that was changed behind its back, and one that was taken out', async () => {
    const changes = {
      "UPDATE revisions SET unit = '08' WHERE sequence = 2": /dòng 2 .* đã bị sửa/,
      'DELETE FROM revisions WHERE sequence = 1': /thiếu dòng 1/,
    };
    const { register, store } = await withTwo();
    const { name } = register;
    await db.query(`ALTER TABLE ${name}.revisions DISABLE TRIGGER USER`, []);
    for (const [statement, fault] of Object.entries(changes)) {
      await db.query(statement.replace('revisions', `${name}.revisions`), []);
      const verification = await store.verify();
      expect(verification.whole, statement).toBe(false);
      expect(verification.fault).toMatch(fault);
    }
  });

  test('does not start on a clock that stands before the last filing, nor with the keys of another register', async () => {
    const { register } = await withTwo();
    await expect(openPostgresStore(db, register, { now: MORNING })).rejects.toMatchObject({
      code: 'clock-behind',
    });
    const now = later(1);
    await openPostgresStore(db, register, { now, keyFingerprint: 'a' });
    const other = openPostgresStore(db, register, { now, keyFingerprint: 'b' });
    await expect(other).rejects.toMatchObject({ code: 'keys-mismatch' });
    await openPostgresStore(db, register, { now, keyFingerprint: 'c', earlierFingerprints: ['a'] });
  });

  test('stops writing once another process has changed the keys or put a backup in place', async () => {
    const { register } = freshSchemas();
    const running = await openPostgresStore(db, register, { now: MORNING, keyFingerprint: 'a' });
    await running.saveDefinition(DEFINITION);
    await db.query(`UPDATE ${register.name}.facts SET value = 'b' WHERE name = 'keys'`, []);
    await expect(running.append(draftOf(), 0)).rejects.toMatchObject({
      ...{ code: 'store-unavailable' },
      cause: { message: expect.stringContaining('restart') as string },
    });
    expect(await running.list({})).toEqual([]);
  });

  test('does not start on a schema that is foreign or newer', async () => {
    const { register } = await withTwo();
    await db.query(`UPDATE ${register.name}.schema_version SET version = 99`, []);
    const newer = openPostgresStore(db, register, { now: later(2) });
    await expect(newer).rejects.toMatchObject({ code: 'store-newer' });
    const foreign = freshSchemas().register;
    await db.query(`CREATE SCHEMA ${foreign.name}`, []);
    await expect(openPostgresStore(db, foreign, { now: MORNING })).rejects.toMatchObject({
      code: 'store-foreign',
    });
  });

  test('makes its schema once, however many start at the same moment', async () => {
    const { register } = freshSchemas();
    const stores = await Promise.all(
      Array.from({ length: 4 }, () => openPostgresStore(db, register, { now: MORNING })),
    );
    await stores[0]?.saveDefinition(DEFINITION);
    expect(await stores[3]?.definition(DEFINITION.version)).toEqual(DEFINITION);
  });

  test('answers a closed store and a lost database as unavailable rather than throwing', async () => {
    const { register, store } = await withTwo();
    await store.close();
    await expect(store.latest('01', '2026-11')).rejects.toMatchObject({ code: 'store-unavailable' });
    await expect(store.append(draftOf(), 0)).rejects.toMatchObject({ code: 'store-unavailable' });
    const left = await openPostgresStore(db, register, { now: later(1) });
    await db.query(`DROP SCHEMA ${register.name} CASCADE`, []);
    for (const asked of [left.latest('01', '2026-11'), left.append(draftOf(), 0), left.health()]) {
      await expect(asked).rejects.toMatchObject({ code: 'store-unavailable' });
    }
  });
}
