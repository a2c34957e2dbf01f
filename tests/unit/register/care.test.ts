import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { settingsSchema } from '#src/schemas/settings.ts';
import { backUp, restore } from '#src/register/backup.ts';
import { loadContent } from '#src/register/content.ts';
import { dataFiles, openRegister, type Register } from '#src/register/data-folder.ts';
import { rotateKeys } from '#src/register/key-rotation.ts';
import { beginKeyRotation } from '#src/register/keys.ts';
import { purgeBackups, purgeByRetention } from '#src/register/retention.ts';
import type { SignUp } from '#src/register/sign-ups/store.ts';
import { DEFINITION, draftOf, later, MORNING, scratchFolder } from './helpers.ts';

const SECRETS = /Nguyễn Kín|0911222333|reporterName/;
const DAY = 24 * 3600;
const { settings } = loadContent();
const { personalData } = settings;

function signUpOf(receipt: string, changes: Partial<SignUp> = {}): SignUp {
  return {
    ...{ receipt, kind: 'people', unit: '01-ha-noi', role: 'main', state: 'new', inGroup: false },
    ...{ verified: 'no', credential: null, form: 'cu-dau-moi', definition: 'x', noticeVersion: '1' },
    ...{ consents: {}, madeAt: MORNING.toISOString(), changedAt: MORNING.toISOString(), replacedBy: null },
    ...{ proofs: ['p'], person: 'n', predecessor: '' },
    content: { kind: 'readable', fields: { fullName: 'Nguyễn Kín', zaloPhone: '+84911222333' } },
    ...changes,
  };
}

/** A register with a month's figures, their reporter, a focal point with a note, and a word on a page. */
async function filled(folder = scratchFolder()): Promise<Register> {
  const register = openRegister(folder, MORNING);
  const { store, personal } = register;
  await personal.put('reporter', { reporterName: 'Nguyễn Kín' }, MORNING);
  await store.saveDefinition(DEFINITION);
  await store.append(draftOf({ personal: 'reporter' }), 0);
  await personal.signUps.add(signUpOf('DM-01-AAAAAAAA'), 's1');
  await personal.signUps.writeNote('DM-01-AAAAAAAA', 'gọi 0911222333', MORNING);
  await personal.feedback.add({
    id: 'f',
    day: '2026-11-20',
    page: '/',
    useful: 'no',
    text: 'Nguyễn Kín viết',
  });
  return register;
}

async function readsAll({ personal }: Register): Promise<void> {
  expect(await personal.read('reporter')).toEqual({ reporterName: 'Nguyễn Kín' });
  expect((await personal.signUps.byReceipt('DM-01-AAAAAAAA'))?.content).toMatchObject({ kind: 'readable' });
  expect(await personal.signUps.note('DM-01-AAAAAAAA')).toBe('gọi 0911222333');
  expect(await personal.feedback.list()).toMatchObject([{ text: 'Nguyễn Kín viết' }]);
}

function bytesOf(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('');
}

describe('the key of personal data', () => {
  test('is rotated with every record sealed anew, codes and chain as they were', async () => {
    const register = await filled();
    const { files } = register;
    await register.close();
    const before = JSON.parse(readFileSync(files.keys, 'utf8')) as Record<string, string>;
    expect(await rotateKeys(files, MORNING)).toBe(3);
    const after = JSON.parse(readFileSync(files.keys, 'utf8')) as Record<string, string>;
    expect(after['secret']).toBe(before['secret']);
    expect(after['personal']).not.toBe(before['personal']);
    expect(Object.keys(after).sort()).toEqual(['personal', 'secret']);

    const again = openRegister(files.folder, MORNING);
    await readsAll(again);
    expect(await again.store.verify()).toMatchObject({ whole: true, revisions: 1 });
    expect(await again.store.audits(1)).toMatchObject([{ act: 'keys-rotated', detail: { count: 3 } }]);
    await again.close();
    expect(bytesOf(files.folder)).not.toMatch(SECRETS);

    // The old key opens nothing any more.
    writeFileSync(files.keys, JSON.stringify(before));
    expect(() => openRegister(files.folder, MORNING)).toThrow(/Tệp khóa không phải là khóa của kho/);
  });

  test('is not rotated while a server holds the folder', async () => {
    const register = await filled();
    const before = readFileSync(register.files.keys, 'utf8');
    await expect(rotateKeys(register.files, MORNING)).rejects.toThrow(/đang được dùng/);
    expect(readFileSync(register.files.keys, 'utf8')).toBe(before);
    await readsAll(register);
    await register.close();
  });

  test('loses nothing when a rotation ends halfway, and goes on from there', async () => {
    const register = await filled();
    const { files } = register;
    await register.close();
    beginKeyRotation(files.keys);
    const halfway = openRegister(files.folder, MORNING);
    await readsAll(halfway);
    await halfway.personal.put('new', { reporterName: 'Mới' }, MORNING);
    await halfway.close();
    await rotateKeys(files, MORNING);
    const again = openRegister(files.folder, MORNING);
    await readsAll(again);
    expect(await again.personal.read('new')).toEqual({ reporterName: 'Mới' });
    await again.close();
  });

  test.each([
    ['lost', 'keys-missing', /không thấy tệp khóa/i, (file: string) => renameSync(file, `${file}.lost`)],
    [
      'cut off',
      'keys-unreadable',
      /Không đọc được tệp khóa/,
      (file: string) => writeFileSync(file, '{"secret":'),
    ],
  ])('%s stops with what to do, and destroys nothing', async (_, code, sentence, harm) => {
    const register = await filled();
    const { files } = register;
    await register.close();
    const databases = () => [files.register, files.personal].map((file) => readFileSync(file));
    const before = databases();
    const kept = readFileSync(files.keys);
    harm(files.keys);
    for (const open of [
      (): unknown => openRegister(files.folder, MORNING),
      (): unknown => rotateKeys(files, MORNING),
    ]) {
      const fault = await Promise.resolve()
        .then(open)
        .catch((problem: unknown) => problem);
      expect(fault).toMatchObject({ code });
      expect(String(fault)).toMatch(sentence);
      expect(String(fault)).toMatch(/khôi phục/);
    }
    expect(databases()).toEqual(before);
    writeFileSync(files.keys, kept);
    const again = openRegister(files.folder, MORNING);
    await readsAll(again);
    await again.close();
  });

  test('of another register stops with what to do, and destroys nothing', async () => {
    const [one, other] = [await filled(), await filled()];
    await Promise.all([one.close(), other.close()]);
    const own = readFileSync(one.files.keys);
    writeFileSync(one.files.keys, readFileSync(other.files.keys));
    expect(() => openRegister(one.files.folder, MORNING)).toThrow(/không phải là khóa của kho/);
    await expect(rotateKeys(one.files, MORNING)).rejects.toMatchObject({ code: 'keys-mismatch' });
    // The personal part alone may be another's too: a database that was copied over from elsewhere.
    writeFileSync(one.files.keys, own);
    writeFileSync(one.files.personal, readFileSync(other.files.personal));
    const before = readFileSync(one.files.personal);
    const fault = await Promise.resolve()
      .then(() => openRegister(one.files.folder, MORNING))
      .catch((problem: unknown) => problem);
    expect(fault).toMatchObject({ code: 'personal-key-wrong' });
    expect(readFileSync(one.files.personal)).toEqual(before);
  });
});

describe('backups and erasure', () => {
  test('a backup from before holds what was erased, and a restore erases it again', async () => {
    const register = await filled();
    const { files } = register;
    const backup = join(scratchFolder(), 'before.backup');
    await backUp(register, backup, { now: MORNING, overwrite: false });
    const { head } = await register.store.verify();
    await register.personal.erase('reporter');
    await register.personal.signUps.erase('DM-01-AAAAAAAA', MORNING);
    await register.close();

    // Elsewhere, where nothing is known of the erasure, the old backup still has both: that is what the notice says.
    const elsewhere = dataFiles(scratchFolder());
    await restore(backup, elsewhere, { now: MORNING, overwrite: false });
    const old = openRegister(elsewhere.folder, MORNING);
    await readsAll(old);
    await old.close();

    const { erasedAgain } = await restore(backup, files, { now: MORNING, overwrite: true });
    expect(erasedAgain).toBe(2);
    const again = openRegister(files.folder, MORNING);
    expect(await again.personal.read('reporter')).toBeUndefined();
    expect(await again.personal.signUps.byReceipt('DM-01-AAAAAAAA')).toMatchObject({ state: 'erased' });
    expect(await again.personal.feedback.list()).toHaveLength(1);
    expect(await again.store.verify()).toMatchObject({ whole: true, head });
    await again.close();
    expect(readFileSync(files.erasures, 'utf8')).not.toMatch(SECRETS);
  });

  test('backups older than the notice promises go, and nothing else', async () => {
    const register = await filled();
    const folder = scratchFolder();
    await backUp(register, join(folder, 'old.backup'), { now: MORNING, overwrite: false });
    writeFileSync(join(folder, 'notes.txt'), 'x');
    utimesSync(join(folder, 'notes.txt'), 0, 0);
    const limit = personalData.backupDays * DAY;
    await backUp(register, join(folder, 'new.backup'), { now: later(limit), overwrite: false });
    const aside = join(register.files.folder, 'truoc-khoi-phuc-2026-11-20T02-00-00-000Z');
    mkdirSync(aside);
    for (const name of ['personal.db', 'register.db']) writeFileSync(join(aside, name), name);

    expect(await purgeBackups(folder, register, settings, later(limit))).toEqual([]);
    await purgeBackups(folder, register, settings, later(limit + DAY));
    expect(readdirSync(folder).sort()).toEqual(['new.backup', 'notes.txt']);
    expect(readdirSync(aside)).toEqual(['register.db']);
    await register.close();
    rmSync(folder, { recursive: true });
    expect(existsSync(folder)).toBe(false);
  });
});

describe('retention', () => {
  test('erases what has ended for as long as the settings say, and leaves what stands and the chain', async () => {
    const register = await filled();
    const { personal, store } = register;
    const ended = [
      signUpOf('DM-01-BBBBBBBB', { state: 'replaced' }),
      signUpOf('DM-01-CCCCCCCC', { state: 'withdrawn' }),
      signUpOf('HT-DDDDDDDD', { kind: 'help', unit: null, role: null, state: 'answered' }),
      signUpOf('HT-EEEEEEEE', { kind: 'help', unit: null, role: null }),
    ];
    for (const one of ended) await personal.signUps.add(one, one.receipt);
    const purge = (days: number, kept = settings) =>
      purgeByRetention(register, kept, later(days * DAY), 'server');
    const nothing = { reporters: 0, focalPoints: 0, help: 0, feedback: 0 };

    expect(await purge(personalData.focalPointDays)).toEqual(nothing);
    expect(await purge(personalData.focalPointDays + 1)).toEqual({ ...nothing, focalPoints: 2 });
    expect(await purge(personalData.helpDays + 1)).toEqual({ ...nothing, help: 1 });
    expect(await purge(personalData.feedbackDays + 1)).toEqual({ ...nothing, feedback: 1 });
    expect(await personal.read('reporter')).toBeDefined();
    const decided = settingsSchema.parse({
      ...settings,
      personalData: { ...personalData, reporterDays: 400 },
    });
    expect(await purge(401, decided)).toEqual({ ...nothing, reporters: 1 });
    expect(await personal.read('reporter')).toBeUndefined();

    const states = (await personal.signUps.list('people')).map(({ receipt, state }) => `${receipt} ${state}`);
    expect(states.sort()).toEqual(['DM-01-AAAAAAAA new', 'DM-01-BBBBBBBB erased', 'DM-01-CCCCCCCC erased']);
    expect(await store.verify()).toMatchObject({ whole: true, revisions: 1 });
    const trail = JSON.stringify(await store.audits(9));
    expect(trail).toContain('personal-purged');
    expect(trail).not.toMatch(SECRETS);
    await register.close();
  });
});
