import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readStaticFiles } from '#src/hosts/static-files.ts';
import { scratchFolder } from '#tests/unit/register/helpers.ts';

const LONG = `<!doctype html><p>${'Cẩm nang '.repeat(100)}</p>`;

function site(extra: Record<string, string> = {}) {
  const dist = scratchFolder();
  const files = {
    'index.html': LONG,
    'cam-nang/a/index.html': LONG,
    '404.html': '<p>Không thấy</p>',
    'khung/index.html': '<p>Khung</p>',
    'tep/page.Bq3_x9Za.css': 'a{}'.repeat(200),
    'favicon.svg': '<svg/>',
    'tai-lieu/anh-to-roi.png': 'x'.repeat(999),
    ...extra,
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dist, name)), { recursive: true });
    writeFileSync(join(dist, name), content);
  }
  const served = readStaticFiles(dist);
  return (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    served.answer(new Request(`http://site.example${path}`, { method, headers }));
}

test('serves pages, assets and files with their type', async () => {
  const get = site({ 'lich.ics': 'BEGIN:VCALENDAR' });
  for (const [path, type] of [
    ['/', 'text/html; charset=utf-8'],
    ['/cam-nang/a/', 'text/html; charset=utf-8'],
    ['/tep/page.Bq3_x9Za.css', 'text/css; charset=utf-8'],
    ['/favicon.svg', 'image/svg+xml'],
    ['/lich.ics', 'text/calendar; charset=utf-8'],
  ] as const) {
    const response = await get(path);
    expect(response.status, path).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
  }
  expect(await (await get('/cam-nang/a/')).text()).toBe(LONG);
});

test('lets only names with a hash be kept for ever', async () => {
  const get = site();
  expect((await get('/tep/page.Bq3_x9Za.css')).headers.get('cache-control')).toMatch(/immutable/);
  for (const path of ['/', '/favicon.svg', '/tai-lieu/anh-to-roi.png']) {
    expect((await get(path)).headers.get('cache-control'), path).toBe('no-cache');
  }
});

test('compresses as the reader can take it, and not what is small or compressed already', async () => {
  const get = site();
  const br = await get('/', { 'accept-encoding': 'gzip, deflate, br' });
  expect(br.headers.get('content-encoding')).toBe('br');
  expect(brotliDecompressSync(Buffer.from(await br.arrayBuffer())).toString()).toBe(LONG);
  const gzip = await get('/', { 'accept-encoding': 'gzip;q=0.5, br;q=0' });
  expect(gzip.headers.get('content-encoding')).toBe('gzip');
  expect(gunzipSync(Buffer.from(await gzip.arrayBuffer())).toString()).toBe(LONG);
  for (const [path, accepted] of [
    ['/', 'gzip;q=0, br;q=0.0'],
    ['/', ''],
    ['/favicon.svg', 'br'],
    ['/tai-lieu/anh-to-roi.png', 'br'],
  ] as const) {
    const plain = await get(path, { 'accept-encoding': accepted });
    expect(plain.headers.get('content-encoding'), `${path} ${accepted}`).toBeNull();
  }
});

test('answers 304 to the tag of the same bytes, and only to it', async () => {
  const get = site();
  const plain = (await get('/')).headers.get('etag')!;
  const br = (await get('/', { 'accept-encoding': 'br' })).headers.get('etag')!;
  expect(plain).not.toBe(br);
  const unchanged = await get('/', { 'if-none-match': `"x", W/${plain}` });
  expect(unchanged.status).toBe(304);
  expect(unchanged.headers.get('etag')).toBe(plain);
  expect(await unchanged.text()).toBe('');
  expect((await get('/', { 'if-none-match': br })).status).toBe(200);
});

test('answers HEAD like GET, without the body', async () => {
  const response = await site()('/', {}, 'HEAD');
  expect(response.status).toBe(200);
  expect(response.headers.get('content-length')).toBe(String(Buffer.byteLength(LONG)));
  expect(await response.text()).toBe('');
});

test('leads to the address with its slash and from former addresses, with the query', async () => {
  const get = site({
    'redirects.json': JSON.stringify({ '/cu/': '/cam-nang/a/#muc-1', '/cu-hon/': '/' }),
    'cu/index.html': '<p>Đã chuyển</p>',
  });
  for (const [path, target] of [
    ['/cam-nang/a', '/cam-nang/a/'],
    ['/cam-nang/a?x=1', '/cam-nang/a/?x=1'],
    ['/cu/?x=1', '/cam-nang/a/?x=1#muc-1'],
    ['/cu-hon', '/'],
  ] as const) {
    const response = await get(path);
    expect(response.status, path).toBe(308);
    expect(response.headers.get('location')).toBe(target);
  }
});

test('knows nothing but its list: no traversal, no private file, no other method', async () => {
  const get = site({ 'redirects.json': '{}', _headers: 'x' });
  const odd = [
    ...[
      '/khung/',
      '/khung/index.html',
      '/khung',
      '/_headers',
      '/redirects.json',
      '/index.html',
      '/cam-nang/',
    ],
    ...['/../package.json', '/%2e%2e/package.json', '/..%2fpackage.json', '/..%252fpackage.json'],
    ...[
      '/%c0%ae%c0%ae/etc/passwd',
      '//etc/passwd',
      '/cam-nang/a/../../../etc/passwd',
      '/%00',
      '/constructor',
    ],
  ];
  for (const path of odd) {
    const response = await get(path);
    expect(response.status, path).toBe(404);
    expect(await response.text()).toBe('<p>Không thấy</p>');
  }
  const post = await get('/', {}, 'POST');
  expect(post.status).toBe(405);
  expect(post.headers.get('allow')).toBe('GET, HEAD');
});
