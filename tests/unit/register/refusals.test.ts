import { describe, expect, test } from 'vitest';
import { createLimits, ALLOWANCES } from '#src/register/limits.ts';
import { StoreUnavailable } from '#src/register/store.ts';
import { FORM, november, openReceiver, ORIGIN, storeWith, summaryOf, titleOf, valueOf } from './receiver.ts';
import { later } from './helpers.ts';

const URLENCODED = { 'content-type': 'application/x-www-form-urlencoded' };

describe('refused before it is read', () => {
  test('a post from another site', async () => {
    const receiver = await openReceiver({ publicOrigin: 'https://camnang.example' });
    const typed = november(await receiver.code('01'));
    const foreign = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: ORIGIN },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'null', 'sec-fetch-site': 'none' },
    ];
    for (const headers of foreign) expect((await receiver.post(typed, headers)).status).toBe(403);
    expect(await receiver.filings()).toEqual([]);
    const own = [
      { origin: ORIGIN },
      { origin: 'https://camnang.example', 'sec-fetch-site': 'same-origin' },
      { origin: 'null', 'sec-fetch-site': 'same-origin' },
      {},
    ];
    for (const headers of own) expect((await receiver.post(typed, headers)).status).toBe(303);
  });

  test('a body that is too large, whatever its headers say', async () => {
    const receiver = await openReceiver();
    const big = `difficulties=${'x'.repeat(70_000)}`;
    const withLength = { ...URLENCODED, 'content-length': String(big.length) };
    expect((await receiver.request(FORM, { method: 'POST', body: big, headers: withLength })).status).toBe(
      413,
    );
    const stream = new Blob([big]).stream();
    expect((await receiver.request(FORM, { method: 'POST', body: stream, headers: URLENCODED })).status).toBe(
      413,
    );
    const many = Array.from({ length: 9000 }, (_, index) => `a${index}=`).join('&');
    const answer = await receiver.request(FORM, {
      method: 'POST',
      body: many.slice(0, 60_000),
      headers: URLENCODED,
    });
    expect(answer.status).toBe(413);
    expect(answer.text.length).toBeLessThan(2_000);
  });

  test('a body of another kind', async () => {
    const receiver = await openReceiver();
    const file = new FormData();
    file.set('reporterName', new Blob(['x']), 'x.txt');
    const posts: RequestInit[] = [
      { body: '{}', headers: { 'content-type': 'application/json' } },
      { body: 'a=1', headers: { 'content-type': 'text/plain' } },
      { body: 'a=1', headers: { ...URLENCODED, 'content-encoding': 'gzip' } },
      { body: file },
    ];
    for (const post of posts)
      expect((await receiver.request(FORM, { method: 'POST', ...post })).status).toBe(415);
  });

  test('a body that cannot be read', async () => {
    const receiver = await openReceiver();
    const broken = { 'content-type': 'multipart/form-data; boundary=x' };
    expect((await receiver.request(FORM, { method: 'POST', body: 'nonsense', headers: broken })).status).toBe(
      400,
    );
    const twice = await receiver.request(FORM, {
      method: 'POST',
      body: 'period=1&period=2',
      headers: URLENCODED,
    });
    expect(twice.status).toBe(400);
  });

  test('a method that the page has not', async () => {
    const receiver = await openReceiver();
    const answer = await receiver.request(FORM, { method: 'PUT', body: 'x' });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, HEAD, POST');
  });

  test('each says that nothing was stored, on a page of the site', async () => {
    const receiver = await openReceiver();
    const answer = await receiver.request(FORM, { method: 'POST', body: '{}' });
    expect(titleOf(answer)).toBe('Không nhận loại nội dung này');
    expect(answer.text).toContain('<h1>Không nhận loại nội dung này</h1>');
    expect(answer.text).toContain('Số liệu chưa được lưu');
  });
});

describe('too many', () => {
  const tight = {
    ...ALLOWANCES,
    credential: { burst: 2, everySeconds: 30 },
    wrongCode: { burst: 2, everySeconds: 30 },
  };

  test('posts with one code are answered 429 with the answers kept, until time has passed', async () => {
    const receiver = await openReceiver({ limits: createLimits(tight) });
    const typed = november(await receiver.code('01'), { idvnNew: '1,5' });
    const statuses = [];
    for (let count = 0; count < 3; count += 1) statuses.push((await receiver.post(typed)).status);
    expect(statuses).toEqual([422, 422, 429]);
    const limited = await receiver.post(typed);
    expect(summaryOf(limited)).toContain('quá nhiều lần');
    expect(valueOf(limited, 'reporterName')).toBe('Nguyễn Văn An');
    expect(limited.headers.get('retry-after')).toBe('60');
    receiver.clock.now = later(31);
    expect((await receiver.post(typed)).status).toBe(422);
  });

  test('wrong codes from one address do not lock out a right one there', async () => {
    const receiver = await openReceiver({ limits: createLimits(tight) });
    const statuses = [];
    for (let count = 0; count < 4; count += 1) statuses.push((await receiver.post(november('x'))).status);
    expect(statuses).toEqual([422, 422, 429, 429]);
    expect((await receiver.post(november(await receiver.code('01')))).status).toBe(303);
  });
});

describe('when the store fails', () => {
  test('says that nothing was stored and keeps the answers', async () => {
    const receiver = await openReceiver();
    const typed = november(await receiver.code('01'), { difficulties: 'Giữ lại <b>' });
    const { store, keys } = receiver.register;
    for (const broken of ['append', 'credentialByDigest', 'latest'] as const) {
      const fault = () => Promise.reject(new StoreUnavailable(new Error('disk full')));
      const failing = await openReceiver({ store: storeWith(store, { [broken]: fault }), keys });
      const answer = await failing.post(typed);
      expect(answer.status, broken).toBe(503);
      expect(answer.text).toContain('chưa được lưu');
      expect(answer.text).toContain('Giữ lại &lt;b&gt;');
      expect(valueOf(answer, 'reporterName')).toBe('Nguyễn Văn An');
    }
    expect(await receiver.filings()).toEqual([]);
    expect((await receiver.post(typed)).status).toBe(303);
  });

  test('answers a receipt with 503 and an unexpected fault with a reference that is in the log', async () => {
    const receiver = await openReceiver();
    const filed = await receiver.post(november(await receiver.code('01')));
    const { store, keys } = receiver.register;
    for (const [fault, status] of [
      [new StoreUnavailable(new Error('locked')), 503],
      [new TypeError('a mistake in the program'), 500],
    ] as const) {
      const broken = storeWith(store, { byReceipt: () => Promise.reject(fault) });
      const failing = await openReceiver({ store: broken, keys });
      const answer = await failing.request(filed.headers.get('location')!);
      expect(answer.status).toBe(status);
      const reference = /<strong>([0-9a-f]{8})<\/strong>/.exec(answer.text)?.[1];
      expect(failing.log.join('')).toContain(reference);
      expect(failing.log.join('')).toContain(fault.message.slice(0, 10));
      expect(answer.text).not.toContain(fault.message);
    }
  });
});

test('logs neither codes, nor tokens, nor anything of a person or typed', async () => {
  const receiver = await openReceiver();
  const code = await receiver.code('01');
  const typed = november(code, { difficulties: 'BÍ MẬT' });
  const filed = await receiver.post(typed);
  await receiver.post(typed);
  await receiver.post({ ...typed, idvnNew: '9' });
  await receiver.post({ ...typed, idvnNew: 'BÍ MẬT', accessCode: `${code}X`, 'BÍ MẬT': 'x' });
  await receiver.post(typed, { origin: 'https://evil.example' });
  const log = receiver.log.join('');
  expect(receiver.log.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual([
    ...['filed', 'repeated', 'conflict', 'invalid', 'refused'],
  ]);
  const token = filed.headers.get('location')!.split('/').at(-2)!;
  for (const secret of [
    ...code.split('-').slice(1),
    token,
    'Nguyễn',
    '912',
    'hanoi.gov',
    'BÍ MẬT',
    '192.0.2',
  ]) {
    expect(log).not.toContain(secret);
  }
});
