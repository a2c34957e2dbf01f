import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { Press } from '#src/documents/media/node/press.ts';
import { ROOT } from '#tests/helpers/paths.ts';

/** One item for each way in which files are made: PDF; PNG, WebP and SVG; text; slides. */
const ITEMS = [
  'to-huong-dan',
  'anh-bia-ho-kinh-doanh',
  'phat-thanh-60-ho-kinh-doanh',
  'trang-chieu-tap-huan',
];

const PACKAGES = ['@cantoo', '@expo-google-fonts', 'fontkit', 'pptxgenjs', 'fflate', 'sharp', 'uqr'];

/** A copy of the repository's content with those items alone, and no file made before. */
function coldRoot(): string {
  const root = mkdtempSync(path.join(tmpdir(), 'press-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  cpSync(path.join(ROOT, 'content'), path.join(root, 'content'), { recursive: true });
  const items = path.join(root, 'content/tai-lieu');
  for (const file of readdirSync(items))
    if (!ITEMS.includes(path.basename(file, '.yaml'))) rmSync(path.join(items, file));
  symlinkSync(path.join(ROOT, 'src'), path.join(root, 'src'));
  mkdirSync(path.join(root, 'node_modules'));
  for (const name of PACKAGES)
    symlinkSync(path.join(ROOT, 'node_modules', name), path.join(root, 'node_modules', name));
  return root;
}

async function madeAt(instant: string, timeZone: string): Promise<Record<string, string>> {
  vi.setSystemTime(instant);
  vi.stubEnv('TZ', timeZone);
  const press = new Press(coldRoot(), { origin: 'https://cam-nang.vi-du.vn', today: '2026-11-22' });
  const digests: Record<string, string> = {};
  for (const { file } of await press.kitDownloads()) digests[file.name] = file.sha256;
  for (const item of press.library)
    for (const { name, sha256 } of await press.filesOf(item)) digests[name] = sha256;
  const zip = await press.bytesOf('bo-chuan-bi.zip');
  expect(createHash('sha256').update(zip).digest('hex')).toBe(digests['bo-chuan-bi.zip']);
  return digests;
}

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

test('two builds without anything kept, on different days and in different time zones, make the same bytes', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const one = await madeAt('2026-11-22T03:00:00Z', 'Asia/Ho_Chi_Minh');
  const other = await madeAt('2027-01-05T22:30:00Z', 'America/Los_Angeles');
  expect(other).toEqual(one);
  const endings = new Set(Object.keys(one).map((name) => path.extname(name)));
  expect([...endings].toSorted()).toEqual(['.pdf', '.png', '.pptx', '.svg', '.txt', '.webp', '.zip']);
});
