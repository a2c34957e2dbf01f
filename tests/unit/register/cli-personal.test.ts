import { execFile } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRegister } from '#src/register/data-folder.ts';
import { isPublicKey } from '#src/register/sign-ups/envelope.ts';
import type { SignUp } from '#src/register/sign-ups/store.ts';
import { ROOT } from '#tests/helpers/paths.ts';
import { scratchFolder } from './helpers.ts';

function cli(folder: string, ...words: string[]): Promise<{ status: number; out: string; lastLine: string }> {
  const options = { cwd: ROOT, env: { ...process.env, DATA_DIR: folder } };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['src/register/cli.ts', ...words],
      options,
      (_, stdout, stderr) => {
        const lastLine = stdout.trimEnd().split('\n').at(-1) ?? '';
        resolve({ status: child.exitCode ?? -1, out: stdout + stderr, lastLine });
      },
    );
  });
}

const RECEIPT = 'DM-01-AAAAAAAA';

test('erases a focal point, rotates the key, purges by the settings, and says what cannot be done', async () => {
  const folder = scratchFolder();
  const now = new Date();
  const register = openRegister(folder, now);
  const old = new Date(now.getTime() - 400 * 24 * 3_600_000).toISOString();
  const signUp: SignUp = {
    ...{ receipt: RECEIPT, kind: 'people', unit: '01-ha-noi', role: 'main', state: 'new', inGroup: false },
    ...{ verified: 'no', credential: null, form: 'cu-dau-moi', definition: 'x', noticeVersion: '1' },
    ...{
      consents: {},
      madeAt: old,
      changedAt: old,
      replacedBy: null,
      proofs: [],
      person: '',
      predecessor: '',
    },
    content: { kind: 'readable', fields: { fullName: 'Nguyễn Kín' } },
  };
  await register.personal.signUps.add(signUp, '1');
  await register.personal.signUps.add({ ...signUp, receipt: 'DM-01-BBBBBBBB', state: 'withdrawn' }, '2');

  // A server has the folder: the key stays.
  const busy = await cli(folder, 'keys', 'rotate');
  expect(busy.status).toBe(1);
  expect(busy.out).toContain('đang được dùng');
  const purged = await cli(folder, 'purge');
  expect(purged.out).toContain('1 đầu mối');
  const erased = await cli(folder, 'erase', RECEIPT);
  expect(erased).toMatchObject({ status: 0, lastLine: `Đã xóa dữ liệu cá nhân của ${RECEIPT}.` });
  expect((await cli(folder, 'erase', RECEIPT)).out).toContain('không còn dữ liệu cá nhân');
  expect((await cli(folder, 'erase', 'DM-01-ZZZZZZZZ')).out).toContain('Không có biên nhận');
  const acts = (await register.store.audits(9)).map(({ act, subject }) => `${act} ${subject}`);
  expect(acts).toEqual([`personal-erased ${RECEIPT}`, 'personal-purged retention']);
  await register.close();

  const rotated = await cli(folder, 'keys', 'rotate');
  expect(rotated).toMatchObject({ status: 0 });
  expect(rotated.out).toContain('Đã đổi khóa dữ liệu cá nhân');
  expect((await cli(folder, 'verify')).out).toContain('Chuỗi nguyên vẹn');
});

test('makes a key pair: the private half in a file of its owner, never overwritten', async () => {
  const folder = scratchFolder();
  const file = join(folder, 'khoa-rieng.json');
  const made = await cli(folder, 'keys', 'pair', '--out', file);
  expect(made.status).toBe(0);
  expect(isPublicKey(made.lastLine)).toBe(true);
  expect(statSync(file).mode & 0o077).toBe(0);
  const { d } = JSON.parse(readFileSync(file, 'utf8')) as { d: string };
  expect(made.out).not.toContain(d);
  const again = await cli(folder, 'keys', 'pair', '--out', file);
  expect(again.status).toBe(1);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ d });
  expect(existsSync(join(folder, 'register.db'))).toBe(false);
  expect((await cli(folder, 'keys')).status).toBe(2);
});
