import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { issueCode, verifyCode } from '#src/register/access-codes.ts';
import { backUp, restore } from '#src/register/backup.ts';
import { dataFiles, openRegister } from '#src/register/data-folder.ts';
import { DEFINITION, draftOf, later, MORNING, scratchFolder } from './helpers.ts';

const options = { now: later(100), overwrite: false };

async function filledFolder() {
  const folder = join(scratchFolder(), 'var');
  const register = openRegister(folder, MORNING);
  await register.store.saveDefinition(DEFINITION);
  await register.store.append(draftOf(), 0);
  await register.personal.put('p1', { reporterName: 'An' }, MORNING);
  const { code } = await issueCode(register, '01', MORNING);
  return { folder, register, code };
}

test('brings back figures, codes and personal data after everything was wiped', async () => {
  const { folder, register, code } = await filledFolder();
  const file = join(scratchFolder(), 'kho.backup');
  const { head } = await backUp(register, file, options);
  await register.close();
  rmSync(folder, { recursive: true });

  const { verification } = await restore(file, dataFiles(folder), options);
  expect(verification).toEqual({ whole: true, revisions: 1, head });
  const again = openRegister(folder, later(100));
  expect(await again.store.latest('01', '2026-11')).toMatchObject({ receipt: 'BC-01-2026-11-01' });
  expect(await again.personal.read('p1')).toEqual({ reporterName: 'An' });
  expect(await verifyCode(again, code)).toMatchObject({ unit: '01' });
  await again.close();
});

test('is whole when taken while others write, and readable by its owner only', async () => {
  const { register } = await filledFolder();
  const file = join(scratchFolder(), 'kho.backup');
  const writing = Promise.all(
    Array.from({ length: 200 }, async (_, index) => {
      await new Promise((resolve) => setTimeout(resolve, index % 40));
      return register.store.append(draftOf({ period: `20${30 + (index % 60)}-0${1 + (index % 9)}` }), 0);
    }),
  );
  const { revisions } = await backUp(register, file, options);
  await writing;
  expect(revisions).toBeGreaterThanOrEqual(1);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const target = dataFiles(join(scratchFolder(), 'other'));
  expect((await restore(file, target, options)).verification).toMatchObject({ whole: true, revisions });
  await register.close();
});

test('overwrites neither a backup nor a register unless told to, and never deletes', async () => {
  const { folder, register } = await filledFolder();
  const file = join(scratchFolder(), 'kho.backup');
  await backUp(register, file, options);
  await expect(backUp(register, file, options)).rejects.toMatchObject({ code: 'backup-exists' });
  await backUp(register, file, { ...options, overwrite: true });
  await register.close();
  await expect(restore(file, dataFiles(folder), options)).rejects.toMatchObject({
    code: 'restore-not-empty',
  });
  const { aside } = await restore(file, dataFiles(folder), { ...options, overwrite: true });
  expect(readdirSync(aside!).sort()).toEqual(
    expect.arrayContaining(['keys.json', 'personal.db', 'register.db']),
  );
});

test('is refused while a register is in use', async () => {
  const { folder, register } = await filledFolder();
  const file = join(scratchFolder(), 'kho.backup');
  await backUp(register, file, options);
  const forced = { ...options, overwrite: true };
  await expect(restore(file, dataFiles(folder), forced)).rejects.toMatchObject({ code: 'data-folder-busy' });
  await register.close();
  await restore(file, dataFiles(folder), forced);
});

test('does not touch the register when the file is not a whole backup', async () => {
  const { folder, register } = await filledFolder();
  await register.close();
  const text = join(scratchFolder(), 'text');
  writeFileSync(text, 'hello');
  for (const file of [text, join(folder, 'register.db'), join(folder, 'missing')]) {
    await expect(restore(file, dataFiles(folder), { ...options, overwrite: true })).rejects.toMatchObject({
      code: expect.stringMatching(/^backup-/) as string,
    });
  }
  expect(existsSync(dataFiles(folder).register)).toBe(true);
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
});

test('never makes new keys beside an old register', async () => {
  const { folder, register } = await filledFolder();
  await register.close();
  rmSync(dataFiles(folder).keys);
  expect(() => openRegister(folder, later(1))).toThrow(expect.objectContaining({ code: 'keys-missing' }));
  writeFileSync(dataFiles(folder).keys, '{}');
  expect(() => openRegister(folder, later(1))).toThrow(expect.objectContaining({ code: 'keys-unreadable' }));
});
