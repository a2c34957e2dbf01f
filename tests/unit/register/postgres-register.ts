import { copyFileSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { issueCode, verifyCode } from '#src/register/access-codes.ts';
import { backUp, restore } from '#src/register/backup.ts';
import { dataFiles, openRegister, type Register } from '#src/register/data-folder.ts';
import { rotateKeys } from '#src/register/key-rotation.ts';
import { migrate } from '#src/register/postgres/migrate.ts';
import type { Schemas } from '#src/register/postgres/schema.ts';
import type { Postgres } from '#src/register/postgres/session.ts';
import {
  openPostgresPersonalStore,
  openPostgresRegister,
  postgresPlace,
} from '#src/register/postgres-register.ts';
import { PERSONAL_MIGRATIONS } from '#src/register/sqlite/personal-schema.ts';
import { REGISTER_MIGRATIONS } from '#src/register/sqlite/schema.ts';
import type { TestDatabase } from '#tests/helpers/postgres.ts';
import { DEFINITION, draftOf, later, MORNING, scratchFolder } from './helpers.ts';
import { personalContract } from './personal-contract.ts';
import { november, openReceiver } from './receiver.ts';

/** Both stores with keys and folder over PostgreSQL: the personal contract, and moving between the engines. */
export function registerInPostgres({ db: shared, freshSchemas }: TestDatabase): void {
  /** The same database for one more register, which closes what it was given. */
  const db: Postgres = { ...shared, close: () => Promise.resolve() };

  personalContract('PostgreSQL', () => {
    const { personal } = freshSchemas();
    return (vault, before) => openPostgresPersonalStore(db, personal, vault, before);
  });

  async function opened(folder: string, schemas: Schemas, now = MORNING): Promise<Register> {
    const register = await openPostgresRegister(folder, db, { now, schemas });
    onTestFinished(() => register.close());
    return register;
  }

  /** Figures, a code, a reporter, a focal point, a word on a page. */
  async function fill(register: Register): Promise<string> {
    const { store, personal } = register;
    await store.saveDefinition(DEFINITION);
    await personal.put('reporter', { reporterName: 'Nguyễn Kín' }, MORNING);
    await store.append(draftOf({ personal: 'reporter', values: { idvnNew: 12, note: 'Dòng\n"🇻🇳"' } }), 0);
    await store.append(draftOf({ values: { idvnNew: 13 }, replaces: 'BC-01-2026-11-01' }), 1);
    await store.decidePeriod({
      ...{ period: '2026-10', unit: null, state: 'closed' },
      ...{ at: MORNING.toISOString(), actor: 'NV-1', reason: 'Chốt quý' },
    });
    await store.freezeQuarter({
      quarter: '2026-4',
      at: MORNING.toISOString(),
      actor: 'x',
      receipts: [],
      hash: 'h',
    });
    await store.addStaffLink('l1', 'Vụ A', MORNING, later(60));
    await personal.feedback.add({ id: 'f1', day: '2026-11-20', page: '/', useful: 'no', text: 'Khó' });
    await personal.feedback.add({ id: 'f2', day: '2026-11-20', page: '/', useful: 'yes', text: '' });
    return (await issueCode(register, '01', MORNING)).code;
  }

  async function everythingIn({ store, personal }: Register) {
    return {
      verification: await store.verify(),
      revisions: await store.list({}),
      credentials: await store.credentials(),
      audits: await store.audits(99),
      sessions: await store.staffSessions(),
      decisions: await store.periodDecisions(),
      freezes: await store.freezes(),
      reporter: await personal.read('reporter'),
      feedback: await personal.feedback.list(),
    };
  }

  test('receives a filing, shows its receipt and knows it again', async () => {
    const { store, personal, keys } = await opened(scratchFolder(), freshSchemas());
    const receiver = await openReceiver({ store, personal, keys });
    await store.saveDefinition({
      ...{ form: 'so-lieu-thang', savedAt: MORNING, content: '{}' },
      version: [...receiver.deps.forms.values()][0]?.version ?? '',
    });
    const { code } = await issueCode({ store, keys }, '01', MORNING);
    const filed = await receiver.post(november(code));
    expect(filed.status, filed.text).toBe(303);
    const location = filed.headers.get('location') ?? '';
    expect((await receiver.request(location)).text).toContain('BC-01-2026-11-01');
    expect((await receiver.post(november(code))).headers.get('location')).toBe(location);
    expect(await store.verify()).toMatchObject({ whole: true, revisions: 1 });
    expect(await personal.count()).toBe(1);
  });

  describe('moving between the engines', () => {
    test('a backup of SQLite becomes a register in PostgreSQL, and its backup one in SQLite, with the same head', async () => {
      const folder = join(scratchFolder(), 'var');
      const first = openRegister(folder, MORNING);
      const code = await fill(first);
      const everything = await everythingIn(first);
      const [there, back] = [join(scratchFolder(), 'there'), join(scratchFolder(), 'back')];
      const options = { now: later(9), overwrite: false };
      await backUp(first, there, options);
      await first.close();

      const schemas = freshSchemas();
      const place = postgresPlace(dataFiles(folder), db, schemas);
      await expect(restore(there, dataFiles(folder), options, place)).rejects.toMatchObject({
        code: 'restore-not-empty',
      });
      await expect(opened(folder, schemas, later(9))).rejects.toMatchObject({ code: 'register-left-behind' });
      await restore(there, dataFiles(folder), { ...options, overwrite: true }, place);
      expect(existsSync(dataFiles(folder).register)).toBe(false);
      const second = await opened(folder, schemas, later(9));
      expect(await everythingIn(second)).toEqual(everything);
      expect(await verifyCode(second, code)).toMatchObject({ id: '01-1' });
      const outcome = await second.store.append(draftOf({ unit: '04', filedAt: later(10) }), 0);
      expect(outcome.kind).toBe('accepted');
      const { head } = await second.store.verify();
      await backUp(second, back, { now: later(11), overwrite: false });

      const home = join(scratchFolder(), 'home');
      const { verification } = await restore(back, dataFiles(home), { now: later(12), overwrite: false });
      expect(verification).toEqual({ whole: true, revisions: 3, head });
      const third = openRegister(home, later(12));
      onTestFinished(() => third.close());
      expect(await verifyCode(third, code)).toMatchObject({ id: '01-1' });
      expect(await third.personal.read('reporter')).toEqual({ reporterName: 'Nguyễn Kín' });
    });

    test('both keep the same columns', async () => {
      const schemas = freshSchemas();
      for (const [schema, migrations] of [
        [schemas.register, REGISTER_MIGRATIONS],
        [schemas.personal, PERSONAL_MIGRATIONS],
      ] as const) {
        await migrate(db, schema);
        const sqlite = new DatabaseSync(':memory:');
        for (const statements of migrations) sqlite.exec(statements);
        const inSqlite = sqlite
          .prepare(
            `SELECT t.name AS place, c.name AS name, c."notnull" OR c.pk AS required FROM pragma_table_list AS t,
            pragma_table_info(t.name) AS c WHERE t.schema = 'main' AND t.name NOT LIKE 'sqlite_%'`,
          )
          .all()
          .map(({ place, name, required }) => `${place as string}.${name as string} ${required as number}`);
        const { rows } = await db.query(
          `SELECT table_name || '.' || column_name || CASE is_nullable WHEN 'NO' THEN ' 1' ELSE ' 0' END AS line
          FROM information_schema.columns
          WHERE table_schema = $1 AND table_name <> 'schema_version' AND column_name <> 'rowid'`,
          [schema.name],
        );
        expect((rows as { line: string }[]).map(({ line }) => line).toSorted()).toEqual(inSqlite.toSorted());
        expect(new Set(inSqlite.map((line) => line.split('.')[0]))).toEqual(
          new Set(schema.tables.map(([table]) => table)),
        );
      }
    });
  });

  describe('restoring', () => {
    test('puts what was there aside, erases again what was erased since, and stops who still runs', async () => {
      const folder = join(scratchFolder(), 'var');
      const schemas = freshSchemas();
      const running = await opened(folder, schemas);
      await fill(running);
      const file = join(scratchFolder(), 'kho');
      await backUp(running, file, { now: later(1), overwrite: false });
      await running.store.append(draftOf({ unit: '04', filedAt: later(2) }), 0);
      await running.personal.erase('reporter');
      const files = dataFiles(folder);
      const place = postgresPlace(files, db, schemas);
      const forced = { now: later(3), overwrite: true };
      await expect(restore(file, files, forced, place)).rejects.toMatchObject({ code: 'data-folder-busy' });

      // Another machine, with the same keys in a folder of its own, does not know that this one still runs.
      const elsewhere = dataFiles(scratchFolder());
      const { aside, erasedAgain, verification } = await restore(
        ...([file, elsewhere, forced, postgresPlace(elsewhere, db, schemas)] as const),
      );
      expect(erasedAgain).toBe(1);
      expect(verification).toMatchObject({ revisions: 2 });
      const names = (aside ?? '').split(', ');
      onTestFinished(async () => {
        for (const name of names) await db.query(`DROP SCHEMA IF EXISTS ${name} CASCADE`, []);
      });
      const { rows } = await db.query(`SELECT unit FROM ${names[0] ?? ''}.revisions ORDER BY sequence`, []);
      expect(rows).toEqual([{ unit: '01' }, { unit: '01' }, { unit: '04' }]);
      await expect(running.store.append(draftOf({ unit: '08', filedAt: later(4) }), 0)).rejects.toMatchObject(
        {
          code: 'store-unavailable',
        },
      );
      const again = await opened(elsewhere.folder, schemas, later(4));
      expect(await again.personal.read('reporter')).toBeUndefined();
      expect(await again.personal.feedback.list()).toHaveLength(2);
      expect(await again.purgeAside(later(3))).toEqual([]);
      expect(await again.purgeAside(later(4))).toEqual([names[1]]);
    });
  });

  describe('keys', () => {
    test('are never made anew beside figures that go with others', async () => {
      const folder = join(scratchFolder(), 'var');
      const schemas = freshSchemas();
      await (await openPostgresRegister(folder, db, { now: MORNING, schemas })).close();
      rmSync(dataFiles(folder).keys);
      await expect(opened(folder, schemas)).rejects.toMatchObject({ code: 'keys-missing' });
      expect(readdirSync(folder)).toEqual(['lock.db']);
    });

    test('rotate, and a server that runs on elsewhere stops writing', async () => {
      const [folder, elsewhere] = [join(scratchFolder(), 'var'), scratchFolder()];
      const schemas = freshSchemas();
      const files = dataFiles(folder);
      await (await openPostgresRegister(folder, db, { now: MORNING, schemas })).close();
      copyFileSync(files.keys, dataFiles(elsewhere).keys);
      const running = await opened(elsewhere, schemas);
      await running.personal.put('reporter', { reporterName: 'Nguyễn Kín' }, MORNING);
      expect(await rotateKeys(files, later(1), postgresPlace(files, db, schemas))).toBe(1);
      const late = {
        code: 'store-unavailable',
        cause: { message: expect.stringContaining('restart') as string },
      };
      await expect(running.personal.put('late', {}, later(2))).rejects.toMatchObject(late);
      await expect(running.store.saveDefinition(DEFINITION)).rejects.toMatchObject(late);
      await expect(opened(elsewhere, schemas, later(2))).rejects.toMatchObject({ code: 'keys-mismatch' });
      const again = await opened(folder, schemas, later(2));
      expect(await again.personal.read('reporter')).toEqual({ reporterName: 'Nguyễn Kín' });
    });
  });

  test('counts short addresses for every machine together', async () => {
    const schemas = freshSchemas();
    const folder = scratchFolder();
    const visits = (await opened(folder, schemas)).openVisits();
    const others = (await opened(folder, schemas)).openVisits();
    await Promise.all([visits.count('/t/hkd/', '2026-11-22'), others.count('/t/hkd/', '2026-11-22')]);
    await visits.count('/t/hkd/', '2026-11-23');
    expect(await others.list('2026-11-22', '2026-11-22')).toEqual([
      { day: '2026-11-22', address: '/t/hkd/', visits: 2 },
    ]);
  });
}
