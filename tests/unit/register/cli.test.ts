import { execFile } from 'node:child_process';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verifyCode } from '#src/register/access-codes.ts';
import { FIGURES_FORM, loadContent } from '#src/register/content.ts';
import { openRegister } from '#src/register/data-folder.ts';
import { credentialOfLink } from '#src/register/personal-links.ts';
import { ROOT } from '#tests/helpers/paths.ts';
import { draftOf, MORNING, scratchFolder } from './helpers.ts';

interface Run {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly lastLine: string;
}

function cli(folder: string, ...words: string[]): Promise<Run> {
  const options = { cwd: ROOT, env: { ...process.env, DATA_DIR: folder } };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['src/register/cli.ts', ...words],
      options,
      (_, stdout, stderr) => {
        const lastLine = stdout.trimEnd().split('\n').at(-1) ?? '';
        resolve({ status: child.exitCode ?? -1, stdout, stderr, lastLine });
      },
    );
  });
}

/** Two filings of Hà Nội and one of Cao Bằng, filed by this process while the tool is used in others. */
async function openFilled(folder: string) {
  const register = openRegister(folder, MORNING);
  const { form } = loadContent();
  const { version } = form;
  await register.store.saveDefinition({
    ...{ form: FIGURES_FORM, version, content: JSON.stringify(form), savedAt: MORNING },
  });
  const values = { idvnNew: 1200, difficulties: '=HYPERLINK("x")', planNumber: '-5/KH-UBND' };
  const filing = { definition: version, values, reasons: { idvnNew: 'Ra quân' } };
  await register.store.append(draftOf(filing), 0);
  await register.store.append(
    draftOf({ ...filing, values: { ...values, idvnNew: 12 }, replaces: 'BC-01-2026-11-01' }),
    1,
  );
  await register.store.append(draftOf({ ...filing, unit: '04', values: { ...values, idvnNew: null } }), 0);
  return register;
}

test('issues, lists and revokes codes while another process has the register open', async () => {
  const folder = scratchFolder();
  const register = openRegister(folder, MORNING);
  const issued = await cli(folder, 'codes', 'issue', '--unit', '01');
  expect(issued.status).toBe(0);
  expect(await verifyCode(register, issued.lastLine)).toMatchObject({ id: '01-1', unit: '01' });
  expect((await cli(folder, 'codes', 'list')).lastLine).toMatch(/^01-1 +01 .*còn hiệu lực$/);
  const link = (await cli(folder, 'codes', 'link', '01-1')).lastLine;
  const path = /\/bao-cao-thang\/don-vi\/01-1\..*/.exec(link)?.[0] ?? '';
  expect(await credentialOfLink(register, path, new Date())).toMatchObject({ id: '01-1', unit: '01' });
  expect((await cli(folder, 'codes', 'revoke', '01-1')).status).toBe(0);
  expect((await cli(folder, 'codes', 'link', '01-1')).status).toBe(1);
  expect(await verifyCode(register, issued.lastLine)).toBeUndefined();
  expect((await cli(folder, 'codes', 'revoke', '01-1')).status).toBe(1);
  const acts = (await register.store.audits(9)).map(({ act }) => act);
  expect(acts).toEqual(['code-revoked', 'link-issued', 'code-issued']);
  await register.close();
});

test('says what it did not understand and what it could not do', async () => {
  const folder = scratchFolder();
  const outcomes = [
    [['codes', 'issue', '--unit', '99'], 1, /Không có đơn vị mã “99”/],
    [['codes', 'issue'], 2, /Cần --unit/],
    [['codes', 'revoke', '01-9'], 1, /Không có mã số hiệu/],
    [['nope'], 2, /Không có lệnh “nope”/],
    [['status', '--period', '2026-13'], 2, /không phải một tháng/],
    [['export', '--format', 'pdf'], 2, /Chưa xuất được dạng/],
    [['export', '--wrong'], 2, /Không hiểu tham số/],
    [['restore', join(folder, 'missing')], 1, /Không thấy tệp/],
    [['backup'], 2, /Cần đúng một tên tệp/],
  ] as const;
  await Promise.all(
    outcomes.map(async ([words, status, message]) => {
      const outcome = await cli(folder, ...words);
      expect(outcome.stderr, words.join(' ')).toMatch(message);
      expect(outcome.status, words.join(' ')).toBe(status);
    }),
  );
});

test('explains every verb', async () => {
  const folder = scratchFolder();
  await Promise.all(
    ['codes', 'status', 'export', 'backup', 'restore', 'verify'].map(async (verb) => {
      const { status, stdout } = await cli(folder, verb, '--help');
      expect(status).toBe(0);
      expect(stdout).toContain(`npm run register -- ${verb}`);
    }),
  );
});

test('exports every filing as CSV: numbers bare, formulas disarmed, blank blank', async () => {
  const folder = scratchFolder();
  await (await openFilled(folder)).close();
  const { status, stdout } = await cli(folder, 'export', '--period', '2026-11', '--format', 'csv');
  expect(status).toBe(0);
  expect(stdout.startsWith('\uFEFFBiên nhận [receipt],Mã đơn vị [unit]')).toBe(true);
  const rows = stdout.trimEnd().split('\r\n').slice(1);
  expect(rows.map((row) => row.slice(0, 52))).toEqual([
    'BC-01-2026-11-01,01,Thành phố Hà Nội,2026-11,1,không',
    'BC-01-2026-11-02,01,Thành phố Hà Nội,2026-11,2,có,09',
    'BC-04-2026-11-01,04,Tỉnh Cao Bằng,2026-11,1,có,09:00',
  ]);
  expect(rows[0]).toContain(',1200,');
  expect(rows[0]).toContain(`"'=HYPERLINK(""x"")"`);
  expect(rows[0]).toContain(`,'-5/KH-UBND,`);
  expect(rows[2]).not.toContain(',0,');
});

test('exports JSON to a file of its owner, only the filings that stand', async () => {
  const folder = scratchFolder();
  await (await openFilled(folder)).close();
  const out = join(folder, 'out.json');
  expect((await cli(folder, 'export', '--format', 'json', '--latest', '--out', out)).status).toBe(0);
  expect(statSync(out).mode & 0o777).toBe(0o600);
  const { revisions } = JSON.parse(readFileSync(out, 'utf8')) as { revisions: Record<string, unknown>[] };
  expect(revisions).toMatchObject([
    { receipt: 'BC-01-2026-11-02', current: true, values: { idvnNew: 12 } },
    { receipt: 'BC-04-2026-11-01', current: true, values: { idvnNew: null } },
  ]);
});

test('tells who has filed and who is missing', async () => {
  const folder = scratchFolder();
  await (await openFilled(folder)).close();
  const { stdout } = await cli(folder, 'status', '--period', '2026-11');
  expect(stdout).toContain('2/34 đơn vị đã nộp');
  expect(stdout).toMatch(/^01 +Hà Nội +đúng hạn +BC-01-2026-11-02/m);
});

test('backs up, restores after a wipe, and verifies with the same head', async () => {
  const folder = scratchFolder();
  const register = await openFilled(folder);
  const backup = join(scratchFolder(), 'kho');
  const made = await cli(folder, 'backup', backup);
  expect(made.status).toBe(0);
  expect((await cli(folder, 'restore', backup, '--force')).stderr).toContain('đang được dùng');
  await register.close();
  rmSync(folder, { recursive: true });
  expect((await cli(folder, 'restore', backup)).status).toBe(0);
  const verified = await cli(folder, 'verify');
  expect(verified.status).toBe(0);
  expect(verified.stdout).toContain(made.lastLine);
  expect(verified.stdout).toContain('3 lần nộp');
});
