import { existsSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { dataFiles } from '#src/register/data-folder.ts';
import { openRegisterAt, placeAt } from '#src/register/open-register.ts';
import { describeServer, refuseUnfit } from '#src/register/postgres/server.ts';
import type { Postgres } from '#src/register/postgres/session.ts';
import { MORNING, scratchFolder } from './helpers.ts';

/** A port on which nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A server that says this of itself. */
function serverOf(settings: Readonly<Record<string, unknown>>): Postgres {
  const said = {
    version: '15.9',
    number: 150009,
    encoding: 'UTF8',
    fsync: 'on',
    standby: false,
    ...settings,
  };
  return {
    query: () => Promise.resolve({ rows: [said], changes: 0 }),
    use: () => Promise.reject(new Error('not asked')),
    close: () => Promise.resolve(),
  };
}

test('keeps the register in the data folder where no database is named', async () => {
  const folder = scratchFolder();
  const register = await openRegisterAt({ DATA_DIR: folder, DATABASE_URL: undefined }, MORNING);
  onTestFinished(() => register.close());
  expect(register.engine).toMatch(/^SQLite \d/);
  expect(existsSync(dataFiles(folder).register)).toBe(true);
});

test('stops at a database that does not answer, names the variable and never its password', async () => {
  const where = {
    DATA_DIR: scratchFolder(),
    DATABASE_URL: `postgresql://cam_nang:bi-mat@127.0.0.1:${await closedPort()}/cam_nang`,
  };
  for (const open of [() => openRegisterAt(where, MORNING), () => placeAt(where)]) {
    const fault: unknown = await open().catch((problem: unknown) => problem);
    expect(fault).toMatchObject({ code: 'database-unreachable' });
    expect(String(fault)).toMatch(/DATABASE_URL .*ECONNREFUSED/);
    expect(String(fault)).not.toContain('bi-mat');
  }
  // Nothing was made: neither keys nor an empty register that would hide the fault at the next start.
  expect(existsSync(dataFiles(where.DATA_DIR).keys)).toBe(false);
  expect(existsSync(dataFiles(where.DATA_DIR).register)).toBe(false);
});

test.each([
  ['too old', { number: 140_011 }, /15 trở lên/],
  ['not UTF-8', { encoding: 'SQL_ASCII' }, /UTF8/],
  ['a standby', { standby: true }, /máy chủ chính/],
])('stops at a server that is %s', async (_, settings, hint) => {
  await expect(refuseUnfit(serverOf(settings))).rejects.toMatchObject({
    ...{ code: 'database-unfit', hint: expect.stringMatching(hint) as string },
  });
});

test('names the server in the log, and that it does not wait for its disk', async () => {
  await expect(refuseUnfit(serverOf({}))).resolves.toBeUndefined();
  expect(await describeServer(serverOf({}))).toBe('PostgreSQL 15.9');
  expect(await describeServer(serverOf({ fsync: 'off' }))).toBe('PostgreSQL 15.9 (fsync = off)');
});
