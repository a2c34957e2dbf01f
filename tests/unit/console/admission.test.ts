import { describe, expect, test } from 'vitest';
import { NOW, openConsole, wordsOf } from './helpers.ts';

const HOUR = 3_600_000;

describe('a link into the console', () => {
  test('lets nobody in by being looked at, and one person in by its button', async () => {
    const console = await openConsole();
    const link = await console.link();
    expect((await console.get(link)).headers.get('set-cookie')).toBeNull();
    expect((await console.get('/quan-ly/')).status).toBe(401);
    const entered = await console.post(link);
    expect(entered.status).toBe(303);
    expect(entered.headers.get('location')).toBe('/quan-ly/');
    const cookie = entered.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(
      /^quan-ly=[0-9a-z]{32}; Path=\/quan-ly\/; Max-Age=32400; HttpOnly; SameSite=Strict$/,
    );
    expect((await console.get('/quan-ly/')).status).toBe(200);
    expect((await console.register.store.audits(1))[0]).toMatchObject({
      ...{ actor: 'NV-1', act: 'staff-entered' },
    });
  });

  test('is refused alike when it is wrong, used or expired', async () => {
    const console = await openConsole();
    const used = await console.link();
    await console.post(used);
    const expired = await console.link();
    console.clock.now = new Date(NOW.getTime() + HOUR);
    const wrong = `/quan-ly/vao/${'0'.repeat(32)}/`;
    const answers = [await console.post(used), await console.post(expired), await console.post(wrong)];
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect(answers[0] && wordsOf(answers[0])).toContain('không đúng, đã dùng rồi hoặc đã hết hạn');
  });

  test('is not tried without end from one address', async () => {
    const console = await openConsole();
    const wrong = `/quan-ly/vao/${'0'.repeat(32)}/`;
    const statuses = [];
    for (let count = 0; count < 61; count += 1) statuses.push((await console.post(wrong)).status);
    expect(statuses.slice(0, 60)).toEqual(Array(60).fill(403));
    expect(statuses[60]).toBe(429);
  });

  test('of a secure site sets a cookie that is never sent in the clear', async () => {
    const console = await openConsole({ changes: { publicOrigin: 'https://so-lieu.example.vn' } });
    const cookie = (await console.post(await console.link())).headers.get('set-cookie');
    expect(cookie).toMatch(/^__Secure-quan-ly=.*; Secure$/);
  });
});

describe('a session', () => {
  test('ends by itself after nine hours', async () => {
    const console = await openConsole();
    await console.enter();
    console.clock.now = new Date(NOW.getTime() + 9 * HOUR - 1);
    expect((await console.get('/quan-ly/')).status).toBe(200);
    console.clock.now = new Date(NOW.getTime() + 9 * HOUR);
    expect((await console.get('/quan-ly/')).status).toBe(401);
  });

  test('ends at once when it is left, for whoever kept its cookie too', async () => {
    const console = await openConsole();
    const entered = await console.post(await console.link());
    const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
    await console.get('/quan-ly/');
    const left = await console.post('/quan-ly/ra/');
    expect(left.headers.get('set-cookie')).toMatch(/^quan-ly=; .*Max-Age=0/);
    expect((await console.get('/quan-ly/', { cookie })).status).toBe(401);
  });

  test('cannot be made by guessing a cookie', async () => {
    const console = await openConsole();
    expect((await console.get('/quan-ly/', { cookie: 'quan-ly=' })).status).toBe(401);
    expect((await console.get('/quan-ly/', { cookie: `quan-ly=${'0'.repeat(32)}` })).status).toBe(401);
  });
});

describe('a post', () => {
  test('is refused from another site, whatever cookie it brings', async () => {
    const console = await openConsole();
    await console.enter();
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://example.org' }]) {
      expect((await console.post('/quan-ly/ra/', {}, headers)).status).toBe(403);
    }
    expect((await console.get('/quan-ly/')).status).toBe(200);
  });

  test('is refused without the token of its own session', async () => {
    const console = await openConsole();
    await console.enter();
    for (const formToken of ['', 'x', '0'.repeat(32)]) {
      expect((await console.post('/quan-ly/ra/', { formToken })).status).toBe(403);
    }
    const other = await openConsole();
    await other.enter();
    const stolen = /name="formToken" value="([^"]+)"/.exec((await other.get('/quan-ly/')).text)?.[1] ?? '';
    expect((await console.post('/quan-ly/ra/', { formToken: stolen })).status).toBe(403);
  });

  test('needs a method that is there', async () => {
    const console = await openConsole();
    const { answerConsole } = await import('#src/console/answer.ts');
    const request = new Request('http://127.0.0.1:4321/quan-ly/', { method: 'DELETE' });
    expect((await answerConsole(request, console.deps)).status).toBe(405);
  });
});

test('every page is kept by nobody and found by no search engine', async () => {
  const console = await openConsole();
  await console.enter();
  for (const path of ['/quan-ly/', '/quan-ly/khong-co/', await console.link()]) {
    const { headers } = await console.get(path);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-robots-tag')).toBe('noindex');
  }
});

test('nothing that lets anybody in is in the log', async () => {
  const console = await openConsole();
  const link = await console.link();
  await console.post(link);
  await console.post(link);
  expect(console.log.join('')).toContain('console-refused');
  expect(console.log.join('')).not.toContain(link.split('/')[3]);
});
