import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openSqliteStore } from '#src/register/sqlite-store.ts';
import { openDatabase } from '#src/register/sqlite/open.ts';
import { REGISTER_APPLICATION_ID, REGISTER_MIGRATIONS } from '#src/register/sqlite/schema.ts';
import { DEFINITION, draftOf, later, MORNING, scratchFolder } from './helpers.ts';
import { storeContract } from './store-contract.ts';

function freshFile(): string {
  return join(scratchFolder(), 'register.db');
}

storeContract('SQLite', () => Promise.resolve(openSqliteStore(freshFile(), { now: MORNING })));

async function fileWithTwo(): Promise<string> {
  const file = freshFile();
  const store = openSqliteStore(file, { now: MORNING });
  await store.saveDefinition(DEFINITION);
  await store.append(draftOf(), 0);
  await store.append(draftOf({ unit: '04', filedAt: later(1) }), 0);
  await store.close();
  return file;
}

test('brings a register of an earlier program up to date with its chain whole', async () => {
  const now = await fileWithTwo();
  const earlier = freshFile();
  const db = openDatabase(earlier, {
    applicationId: REGISTER_APPLICATION_ID,
    migrations: REGISTER_MIGRATIONS.slice(0, 2),
  });
  db.exec(`ATTACH '${now}' AS now; INSERT INTO main.definitions SELECT * FROM now.definitions`);
  for (const table of ['revisions', 'facts']) {
    db.exec(`INSERT INTO main.${table} SELECT * FROM now.${table} ORDER BY rowid`);
  }
  db.close();

  const store = openSqliteStore(earlier, { now: later(2) });
  const correction = { replaces: 'BC-01-2026-11-01', idempotency: 'k2', filedAt: later(2) };
  const outcome = await store.append(draftOf(correction), 1);
  expect(outcome.kind).toBe('accepted');
  expect(await store.verify()).toMatchObject({ whole: true, revisions: 3 });
  await store.close();
  const migrated = new DatabaseSync(earlier);
  expect(() => migrated.exec('DELETE FROM revisions')).toThrow('append-only');
  expect(() => migrated.exec("UPDATE revisions SET unit = '09'")).toThrow('append-only');
  migrated.close();
});

test('refuses to change, remove or replace a filing, whoever asks', async () => {
  const db = new DatabaseSync(await fileWithTwo());
  const refused = [
    "UPDATE revisions SET figures = '{}'",
    'DELETE FROM revisions',
    'INSERT OR REPLACE INTO revisions SELECT * FROM revisions WHERE sequence = 1',
    'DELETE FROM definitions',
    'DELETE FROM audit',
    'DELETE FROM credentials',
  ];
  db.exec("INSERT INTO audit VALUES (1, '', '', '', '', '{}')");
  db.exec("INSERT INTO credentials VALUES ('01-1', '01', 'd', '', NULL)");
  for (const statement of refused) expect(() => db.exec(statement), statement).toThrow();
  db.close();
});

test('finds a filing that was changed behind its back, and one that was taken out', async () => {
  const changes = {
    'UPDATE revisions SET figures = \'{"idvnNew":99}\' WHERE sequence = 1': /dòng 1 .* đã bị sửa/,
    "UPDATE revisions SET unit = '08' WHERE sequence = 2": /dòng 2 .* đã bị sửa/,
    'DELETE FROM revisions WHERE sequence = 1': /thiếu dòng 1/,
  };
  for (const [statement, fault] of Object.entries(changes)) {
    const file = await fileWithTwo();
    const db = new DatabaseSync(file);
    db.exec('DROP TRIGGER revisions_stay; DROP TRIGGER revisions_remain');
    db.exec(statement);
    db.close();
    const store = openSqliteStore(file, { now: later(2) });
    const verification = await store.verify();
    expect(verification.whole, statement).toBe(false);
    expect(verification.fault).toMatch(fault);
    await store.close();
  }
});

test('does not start on a clock that stands before the last filing', async () => {
  const file = await fileWithTwo();
  expect(() => openSqliteStore(file, { now: MORNING })).toThrow(/Đồng hồ máy/);
  await openSqliteStore(file, { now: later(1) }).close();
});

test('does not start with the keys of another register', async () => {
  const file = freshFile();
  await openSqliteStore(file, { now: MORNING, keyFingerprint: 'a' }).close();
  expect(() => openSqliteStore(file, { now: MORNING, keyFingerprint: 'b' })).toThrow(/Tệp khóa/);
});

test('does not start on a file that is damaged, foreign or newer', async () => {
  const damaged = await fileWithTwo();
  const text = join(scratchFolder(), 'text.db');
  writeFileSync(text, 'not a database, but long enough to be read as the header of one, surely.'.repeat(20));
  const foreign = freshFile();
  const other = new DatabaseSync(foreign);
  other.exec('CREATE TABLE a (b); PRAGMA application_id = 7');
  other.close();
  const newer = await fileWithTwo();
  const future = new DatabaseSync(newer);
  future.exec('PRAGMA user_version = 99');
  future.close();
  const bytes = readFileSync(damaged);
  writeFileSync(damaged, bytes.fill('x', 2 * 4096, 9 * 4096));

  for (const [file, code] of [
    [damaged, 'store-damaged'],
    [text, 'store-damaged'],
    [foreign, 'store-foreign'],
    [newer, 'store-newer'],
  ] as const) {
    expect(() => openSqliteStore(file, { now: later(2) }), code).toThrow(expect.objectContaining({ code }));
  }
});

test('answers a closed file as unavailable rather than throwing', async () => {
  const store = openSqliteStore(freshFile(), { now: MORNING });
  await store.close();
  await expect(store.latest('01', '2026-11')).rejects.toMatchObject({ code: 'store-unavailable' });
  await expect(store.append(draftOf(), 0)).rejects.toMatchObject({ code: 'store-unavailable' });
});
