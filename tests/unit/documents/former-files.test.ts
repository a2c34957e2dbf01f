import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Press } from '#src/documents/media/node/press.ts';
import { ROOT } from '#tests/helpers/paths.ts';

const POSTER = 'content/tai-lieu/ap-phich-ho-kinh-doanh.yaml';

/** The library on a day, with its content as it stands or with one file of it changed. */
function pressOn(today: string, change: (poster: string) => string = (poster) => poster): Press {
  const root = mkdtempSync(path.join(tmpdir(), 'press-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  cpSync(path.join(ROOT, 'content'), path.join(root, 'content'), { recursive: true });
  writeFileSync(path.join(root, POSTER), change(readFileSync(path.join(ROOT, POSTER), 'utf8')));
  mkdirSync(path.join(root, 'public/tai-len'), { recursive: true });
  for (const name of ['src', 'node_modules']) symlinkSync(path.join(ROOT, name), path.join(root, name));
  return new Press(root, { origin: 'https://cam-nang.vi-du.vn', today });
}

test('leads nowhere else while everything is in use', () => {
  expect([...pressOn('2026-11-22').formerFiles()]).toEqual([]);
});

test('leads from every file of an expired item to its page, which says so, and from an empty kit to the library', () => {
  const former = pressOn('2027-12-01').formerFiles();
  expect(former.get('/tai-lieu/tep/ap-phich-ho-kinh-doanh-a3.pdf')).toBe('/tai-lieu/ap-phich-ho-kinh-doanh/');
  expect(former.get('/tai-lieu/tep/phat-thanh-60-id-vn-18-23.txt')).toBe(
    '/tai-lieu/phat-thanh-60-id-vn-18-23/',
  );
  expect(former.get('/tai-lieu/tep/dia-phuong/96-ca-mau/to-roi-ho-kinh-doanh-a5.pdf')).toBe(
    '/tai-lieu/to-roi-ho-kinh-doanh/',
  );
  expect(former.get('/tai-lieu/tep/bo-ra-quan.zip')).toBe('/tai-lieu/');
});

test('leads from the files of a retired item alone', () => {
  const former = pressOn('2026-11-22', (poster) => `${poster}retired: true\n`).formerFiles();
  expect(former.size).toBe(2 + 34);
  expect(new Set(former.values())).toEqual(new Set(['/tai-lieu/ap-phich-ho-kinh-doanh/']));
});

test('leads from a file that a later version replaced to the versions on the page, unless it is offered again', () => {
  const history = (file: string) => `history:
  - version: 1
    on: 2026-11-22
    what: Bản đầu
    files:
      - /tai-len/${file}
`;
  const files = `files:
  - label: PDF để in
    file: /tai-len/ban-2.pdf
`;
  const withHistory = (file: string) =>
    pressOn('2026-11-22', (poster) => poster + files + history(file)).formerFiles();
  expect([...withHistory('ban-1.pdf')]).toEqual([
    ['/tai-lieu/tep/ap-phich-ho-kinh-doanh-ban-1.pdf', '/tai-lieu/ap-phich-ho-kinh-doanh/#phien-ban'],
  ]);
  expect([...withHistory('ban-2.pdf')]).toEqual([]);
});
