import { createSecretKey, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { openPersonalStore } from '#src/register/sqlite-personal-store.ts';
import { createVault } from '#src/register/vault.ts';
import { later, MORNING, scratchFolder } from './helpers.ts';
import { personalContract } from './personal-contract.ts';

const PERSON = { reporterName: 'Nguyễn Thị Thử', reporterPhone: '0912345678' };

function openScratch() {
  const folder = scratchFolder();
  const key = createSecretKey(randomBytes(32));
  const store = openPersonalStore(join(folder, 'personal.db'), createVault(key));
  onTestFinished(() => store.close());
  return { folder, key, store };
}

function everyByteOf(folder: string): string {
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('');
}

personalContract('SQLite', () => {
  const file = join(scratchFolder(), 'personal.db');
  // eslint-disable-next-line @typescript-eslint/require-await -- a fault must reject, not throw
  return async (vault, before) => openPersonalStore(file, vault, before);
});

test('has no readable name or number in its files', async () => {
  const { folder, store } = openScratch();
  await store.put('a', PERSON, MORNING);
  expect(everyByteOf(folder)).not.toMatch(/0912345678|reporterName|Nguy/);
});

test('leaves no trace of an erased record in its files', async () => {
  const { folder, store } = openScratch();
  await store.put('erased-id', PERSON, MORNING);
  await store.put('b', PERSON, later(9));
  expect(await store.olderThan(later(1))).toEqual(['erased-id']);
  expect(await store.erase('erased-id')).toBe(true);
  expect(await store.erase('erased-id')).toBe(false);
  expect(await store.read('erased-id')).toBeUndefined();
  expect(everyByteOf(folder)).not.toContain('erased-id');
  expect(await store.read('b')).toEqual(PERSON);
});

test('refuses a record that was changed, swapped or sealed with another key', async () => {
  const { folder, store } = openScratch();
  await store.put('a', PERSON, MORNING);
  await store.put('b', PERSON, MORNING);
  const db = new DatabaseSync(join(folder, 'personal.db'));
  db.exec(
    "UPDATE records SET (nonce, sealed) = (SELECT nonce, sealed FROM records WHERE id = 'b') WHERE id = 'a'",
  );
  db.close();
  await expect(store.read('a')).rejects.toMatchObject({ code: 'personal-unreadable' });
  const before = everyByteOf(folder);
  expect(() =>
    openPersonalStore(join(folder, 'personal.db'), createVault(createSecretKey(randomBytes(32)))),
  ).toThrow(/Khóa dữ liệu cá nhân không phải là khóa của/);
  expect(everyByteOf(folder)).toBe(before);
  expect(await store.read('b')).toEqual(PERSON);
});
