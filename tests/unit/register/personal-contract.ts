import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { PersonalStore } from '#src/register/personal-store.ts';
import type { BeforeErasing, SignUp } from '#src/register/sign-ups/store.ts';
import { createVault, type Vault } from '#src/register/vault.ts';
import { later, MORNING } from './helpers.ts';

const PERSON = { reporterName: 'Nguyễn Thị Thử', reporterPhone: '0912345678' };

/** A store of one test: every `open` opens the same one again. */
export type OpenPersonal = (vault: Vault, beforeErasing?: BeforeErasing) => Promise<PersonalStore>;

function signUpOf(receipt: string, changes: Partial<SignUp> = {}): SignUp {
  return {
    ...{ receipt, kind: 'people', unit: '01-ha-noi', role: 'main', state: 'new', inGroup: true },
    ...{ verified: 'no', credential: null, form: 'cu-dau-moi', definition: 'x', noticeVersion: '1' },
    ...{ consents: { zalo: { at: MORNING.toISOString(), notice: '1' } }, madeAt: MORNING.toISOString() },
    ...{ changedAt: MORNING.toISOString(), replacedBy: null },
    ...{ proofs: ['p'], person: 'n', predecessor: '' },
    content: { kind: 'readable', fields: { fullName: 'Nguyễn Kín "🇻🇳"' } },
    ...changes,
  };
}

/** What every engine must keep of people. `fresh` gives a store of the test's own. */
export function personalContract(engine: string, fresh: () => OpenPersonal): void {
  const key = () => createSecretKey(randomBytes(32));

  async function opened(vault: Vault = createVault(key()), open = fresh(), before?: BeforeErasing) {
    const store = await open(vault, before);
    onTestFinished(() => store.close());
    return store;
  }

  describe(`${engine}: reporters`, () => {
    test('gives a record back, writes over it, and tells the old ones', async () => {
      const store = await opened();
      await store.put('a', PERSON, MORNING);
      expect(await store.read('a')).toEqual(PERSON);
      await store.put('a', { reporterName: 'Khác' }, later(1));
      await store.put('b', PERSON, later(9));
      expect(await store.read('a')).toEqual({ reporterName: 'Khác' });
      expect(await store.count()).toBe(2);
      expect(await store.olderThan(later(9))).toEqual(['a']);
    });

    test('erases once, and says so before', async () => {
      const said: string[] = [];
      const store = await opened(undefined, undefined, (id) => void said.push(id));
      await store.put('a', PERSON, MORNING);
      expect(await store.erase('a')).toBe(true);
      expect(await store.erase('a')).toBe(false);
      expect(await store.read('a')).toBeUndefined();
      expect(said).toEqual(['a']);
    });

    test('does not open with the key of another store', async () => {
      const open = fresh();
      await opened(undefined, open);
      await expect(opened(undefined, open)).rejects.toMatchObject({ code: 'personal-key-wrong' });
    });
  });

  describe(`${engine}: sign-ups`, () => {
    test('keeps one once, newest first, and changes it', async () => {
      const { signUps } = await opened();
      const first = signUpOf('DM-01-AAAAAAAA');
      expect(await signUps.add(first, 's1')).toEqual({ receipt: first.receipt, isNew: true });
      expect(await signUps.add(signUpOf('DM-01-ZZZZZZZZ'), 's1')).toEqual({
        ...{ receipt: first.receipt, isNew: false },
      });
      await signUps.add(signUpOf('DM-01-BBBBBBBB', { madeAt: later(5).toISOString() }), 's2');
      expect(await signUps.byReceipt(first.receipt)).toEqual(first);
      expect((await signUps.list('people')).map(({ receipt }) => receipt.slice(6))).toEqual([
        ...['BBBBBBBB', 'AAAAAAAA'],
      ]);
      expect(await signUps.list('help')).toEqual([]);
      expect(await signUps.change(first.receipt, { state: 'added', inGroup: false }, later(9))).toBe(true);
      expect(await signUps.byReceipt(first.receipt)).toEqual({
        ...first,
        ...{ state: 'added', inGroup: false, changedAt: later(9).toISOString() },
      });
      expect(await signUps.change('DM-01-NOBODY00', { state: 'added' }, later(9))).toBe(false);
    });

    test('erases the person and the note, and keeps receipt and times', async () => {
      const { signUps } = await opened();
      await signUps.add(signUpOf('DM-01-AAAAAAAA'), 's1');
      expect(await signUps.writeNote('DM-01-AAAAAAAA', 'gọi lại', later(1))).toBe(true);
      expect(await signUps.note('DM-01-AAAAAAAA')).toBe('gọi lại');
      expect(await signUps.erase('DM-01-AAAAAAAA', later(2))).toBe(true);
      expect(await signUps.byReceipt('DM-01-AAAAAAAA')).toMatchObject({
        ...{ state: 'erased', content: { kind: 'erased' }, proofs: [], person: '' },
        madeAt: MORNING.toISOString(),
      });
      expect(await signUps.note('DM-01-AAAAAAAA')).toBe('');
    });
  });

  describe(`${engine}: feedback`, () => {
    test('keeps words, the last first, takes one comment, and purges by day', async () => {
      const { feedback } = await opened();
      await feedback.add({ id: '1', day: '2026-11-19', page: '/a/', useful: 'no', text: '' });
      await feedback.add({ id: '2', day: '2026-11-20', page: null, useful: null, text: 'tìm gì đó' });
      await feedback.add({ id: '3', day: '2026-11-20', page: '/b/', useful: 'yes', text: '' });
      expect((await feedback.list()).map(({ id }) => id)).toEqual(['3', '2', '1']);
      expect(await feedback.comment('1', 'Khó hiểu')).toBe(true);
      expect(await feedback.comment('1', 'Lần nữa')).toBe(false);
      expect(await feedback.comment('9', 'Không có')).toBe(false);
      expect((await feedback.list()).at(-1)).toMatchObject({ page: '/a/', useful: 'no', text: 'Khó hiểu' });
      expect(await feedback.purge('2026-11-20')).toBe(1);
      expect(await feedback.list()).toHaveLength(2);
    });
  });

  test(`${engine}: seals everything with a new key`, async () => {
    const open = fresh();
    const [before, after]: [KeyObject, KeyObject] = [key(), key()];
    const old = await opened(createVault(before), open);
    await old.put('a', PERSON, MORNING);
    await old.signUps.add(signUpOf('DM-01-AAAAAAAA'), 's1');
    await old.signUps.writeNote('DM-01-AAAAAAAA', 'gọi lại', MORNING);
    await old.feedback.add({ id: '1', day: '2026-11-19', page: '/a/', useful: 'no', text: 'lời' });
    await old.close();
    const rotating = await opened(createVault(after, [before]), open);
    expect(await rotating.reseal()).toBe(3);
    await rotating.close();
    const store = await opened(createVault(after), open);
    expect(await store.read('a')).toEqual(PERSON);
    expect(await store.signUps.note('DM-01-AAAAAAAA')).toBe('gọi lại');
    expect((await store.signUps.byReceipt('DM-01-AAAAAAAA'))?.content).toMatchObject({ kind: 'readable' });
    expect(await store.feedback.list()).toMatchObject([{ text: 'lời' }]);
    expect(await store.reseal()).toBe(0);
  });
}
