import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openRegister } from '#src/register/data-folder.ts';
import { ROOT } from '#tests/helpers/paths.ts';

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'demo-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Starts a host of the product and gives what it has printed once that holds `until`, or once it has ended. */
async function start(script: string, folder: string, until: RegExp): Promise<string> {
  const environment = { ...process.env, DATA_DIR: folder, PORT: String(await freePort()), PUBLIC_ORIGIN: '' };
  const child = spawn(process.execPath, [`src/hosts/${script}`, '--built'], { cwd: ROOT, env: environment });
  onTestFinished(async () => {
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('close', resolve));
  });
  return new Promise((resolve) => {
    let printed = '';
    const collect = (chunk: Buffer) => {
      printed += chunk.toString();
      if (until.test(printed)) resolve(printed);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('close', () => resolve(printed));
  });
}

it('the trial marks every page, opens the form and the console, and never mixes with real data', async () => {
  const folder = join(scratch(), 'var-demo');
  const printed = await start('demo.ts', folder, /Trang quản lý: .*\n/);
  expect(printed).toMatch(/Mã truy cập của đơn vị (\d\d): \1(?:-[0-9A-Z]{5}){4}/);
  const link = /Trang quản lý: +(http:\S+)/.exec(printed)?.[1] ?? '';
  const { origin } = new URL(link);
  for (const path of ['/', '/bao-cao-thang/', '/cam-nang/a/', '/khong-co/', '/quan-ly/']) {
    expect(await (await fetch(origin + path)).text(), path).toContain('<strong>Dữ liệu thử.</strong>');
  }
  const headers = { origin };
  const entered = await fetch(link, { method: 'POST', headers, redirect: 'manual' });
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  const matrix = await (await fetch(`${origin}/quan-ly/`, { headers: { cookie } })).text();
  for (const status of ['onTime', 'late', 'missing']) expect(matrix).toContain(`data-status="${status}"`);
  const old = await (await fetch(`${origin}/quan-ly/?den=2025-07`, { headers: { cookie } })).text();
  expect(old).toContain('đến 30/06/2025');

  const refused = await start('node.ts', folder, /chứa dữ liệu thử/);
  expect(refused).toContain('không dùng làm kho số liệu thật được');
  const real = scratch();
  await openRegister(real, new Date()).close();
  expect(await start('demo.ts', real, /kho số liệu thật/)).toContain('không dùng để thử được');
});
