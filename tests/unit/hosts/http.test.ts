import { connect, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createHttpServer } from '#src/hosts/serve.ts';
import { createSite } from '#src/hosts/site.ts';
import { issueCode } from '#src/register/access-codes.ts';
import { openRegister } from '#src/register/data-folder.ts';
import { createLog } from '#src/register/log.ts';
import { ROOT } from '#tests/helpers/paths.ts';
import { MORNING, scratchFolder } from '#tests/unit/register/helpers.ts';
import { november } from '#tests/unit/register/receiver.ts';

/** The real HTTP server over the fixture site, on a port of its own. */
async function startServer(timeouts: Parameters<typeof createHttpServer>[1] = {}) {
  const register = openRegister(scratchFolder(), MORNING);
  const log: string[] = [];
  const now = () => MORNING;
  const site = await createSite(join(ROOT, 'tests/fixtures/register'), {
    ...{ register, now, log: createLog((line) => log.push(line), now) },
  });
  const server = createHttpServer(site, timeouts);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await register.close();
  });
  const { port } = server.address() as AddressInfo;
  const { code } = await issueCode(register, '01', MORNING);
  return { origin: `http://127.0.0.1:${port}`, port, code, log, register };
}

function form(fields: Record<string, string | undefined>): URLSearchParams {
  return new URLSearchParams(
    Object.entries(fields).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}

test('takes a plain HTML form to its receipt, with the security headers on every answer', async () => {
  const { origin, code } = await startServer();
  const filed = await fetch(`${origin}/bao-cao-thang/`, { method: 'POST', body: form(november(code)) });
  expect(filed.status).toBe(200);
  expect(filed.redirected).toBe(true);
  expect(await filed.text()).toContain('BC-01-2026-11-01');
  for (const path of ['/bao-cao-thang/', '/nope/', new URL(filed.url).pathname]) {
    const response = await fetch(origin + path);
    expect(response.headers.get('content-security-policy'), path).toContain("default-src 'none'");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  }
});

test('keeps a post whose address lacks its slash', async () => {
  const { origin, code } = await startServer();
  const filed = await fetch(`${origin}/bao-cao-thang`, { method: 'POST', body: form(november(code)) });
  expect(await filed.text()).toContain('BC-01-2026-11-01');
});

test('answers HEAD without a body, and the state of its store at /healthz', async () => {
  const { origin, register } = await startServer();
  const head = await fetch(`${origin}/bao-cao-thang/`, { method: 'HEAD' });
  expect(head.status).toBe(200);
  expect(await head.text()).toBe('');
  expect(await (await fetch(`${origin}/healthz`)).json()).toEqual({ status: 'ok' });
  await register.store.close();
  expect((await fetch(`${origin}/healthz`)).status).toBe(503);
});

/** Writes raw bytes and gives the status line of the answer. */
function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.once('data', (data) => {
      resolve(data.toString('latin1').split('\r\n')[0] ?? '');
      socket.destroy();
    });
    socket.once('error', reject);
    socket.once('end', () => resolve('closed'));
  });
}

test('refuses malformed requests and goes on serving', async () => {
  const { origin, port } = await startServer();
  const post =
    'POST /bao-cao-thang/ HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n';
  const answers = await Promise.all([
    raw(port, `${post}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`),
    raw(port, `${post}Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc`),
    raw(port, `GET / HTTP/1.1\r\n\r\n`),
    raw(port, `GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`),
    raw(port, 'GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n'),
    raw(port, 'GET / HTTP/1.1\r\nHost: a b\r\n\r\n'),
    raw(port, `${post}Content-Length: 90000\r\n\r\n${'x'.repeat(90_000)}`),
    raw(port, `${post}Transfer-Encoding: gzip\r\n\r\nabc`),
    raw(port, 'GET / HTTP/1.1\nHost: x\n\n'),
  ]);
  expect(answers.map((line) => line.split(' ')[1])).toEqual([
    '400',
    '400',
    '400',
    '431',
    '404',
    '400',
    '413',
    '400',
    '400',
  ]);
  expect((await fetch(`${origin}/bao-cao-thang/`)).status).toBe(200);
});

test('takes a form that comes slowly, and lets go of one that stops coming', async () => {
  const { port, origin, code, register } = await startServer();
  const hasty = await startServer({
    headersTimeout: 200,
    requestTimeout: 500,
    connectionsCheckingInterval: 50,
  });
  const body = form(november(code)).toString();
  const head = `POST /bao-cao-thang/ HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n`;
  /** Sends the parts with a pause between them, and gives the status of the answer. */
  const trickle = (to: number, parts: readonly string[]) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(to, '127.0.0.1', () => {
        for (const [index, part] of parts.entries()) setTimeout(() => socket.write(part), index * 40);
      });
      socket.once('data', (data) => {
        resolve(data.toString('latin1').split(' ')[1] ?? '');
        socket.destroy();
      });
      socket.once('error', reject);
      socket.once('end', () => resolve('closed'));
    });
  const pieces = Array.from({ length: 8 }, (_, index) => {
    const size = Math.ceil(body.length / 8);
    return body.slice(index * size, (index + 1) * size);
  });
  const answers = await Promise.all([
    trickle(port, [head, ...pieces]),
    trickle(hasty.port, [head, pieces[0] ?? '']),
    trickle(hasty.port, ['POST /bao-cao-thang/ HTTP/1.1\r\nHost: x\r\n']),
  ]);
  expect(answers).toEqual(['303', '408', '408']);
  expect(await register.store.list({})).toHaveLength(1);
  for (const server of [origin, hasty.origin]) {
    expect((await fetch(`${server}/bao-cao-thang/`)).status).toBe(200);
  }
});

test('gives nothing away for odd addresses, and takes bytes that are no text as text that cannot be kept', async () => {
  const { origin, code, register } = await startServer();
  const odd = [
    '/bao-cao-thang/bien-nhan/..%2f..%2fkeys.json/x/',
    '/bao-cao-thang/bien-nhan/%c0%ae%c0%ae/x/',
    '/bao-cao-thang/don-vi/..%252f..%252fregister.sqlite/',
    '/bao-cao-thang/don-vi/%2e%2e/%2e%2e/var/keys.json',
    '/bao-cao-thang/../../var/keys.json',
    '/bao-cao-thang/tra-cuu/../bien-nhan/',
    '/BAO-CAO-THANG/',
    '/bao-cao-thang//',
  ];
  for (const path of odd) {
    const response = await fetch(origin + path);
    expect(response.status, path).toBe(404);
    expect(await response.text(), path).not.toMatch(/secret|SQLite/);
  }
  const base = form(november(code)).toString();
  for (const bytes of ['%00', 'a%00b', '%07', '%1b[31m', '%EF%BF%BE', '%7F']) {
    const response = await fetch(`${origin}/bao-cao-thang/`, {
      method: 'POST',
      body: `${base}&difficulties=${bytes}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(response.status, bytes).toBe(422);
    expect(await response.text()).toContain('ký tự điều khiển không đọc được');
  }
  expect(await register.store.list({})).toEqual([]);
  // Half a surrogate pair and other broken UTF-8 become the replacement character, which is kept as one.
  const broken = await fetch(`${origin}/bao-cao-thang/`, {
    method: 'POST',
    body: `${base}&difficulties=x%ED%A0%80y%FF`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  expect(broken.status).toBe(200);
  const [filed] = await register.store.list({});
  expect(String(filed?.values['difficulties'])).toMatch(/^x\uFFFD+y\uFFFD$/);
});
