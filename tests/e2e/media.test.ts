import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults, collectComplaints } from '#tests/helpers/accessibility.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { startHost, type RunningHost } from '#tests/helpers/host.ts';
import { qrTextOf } from '#tests/helpers/qr.ts';

let host: RunningHost;
let browser: Browser;

beforeAll(async () => {
  [host, browser] = await Promise.all([startHost(), launchChromium()]);
});

afterAll(async () => {
  await browser.close();
  await host.stop();
});

async function downloadOf(page: Page, button: string): Promise<Download> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return download;
}

async function bytesOf(download: Download): Promise<Buffer> {
  return readFileSync(await download.path());
}

describe('a province on a poster', () => {
  it('is written, shown and made into PDF and PNG with the network cut, sending nothing', async () => {
    const context = await browser.newContext({ locale: 'vi-VN' });
    const page = await context.newPage();
    const complaints = collectComplaints(page);
    await page.goto(`${host.origin}/tai-lieu/dia-phuong/?mau=ap-phich-ho-kinh-doanh`);
    await page.locator('select[name=unit]').selectOption({ label: 'Hồ Chí Minh' });
    await page.getByText('Đã vẽ').waitFor();
    // The frame of every page fetches its extras with the first move.
    const extras = page.waitForEvent('requestfinished', (request) => request.url().endsWith('.js'));
    await page.mouse.move(5, 5);
    await extras;
    const sent: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith('blob:')) sent.push(request.url());
    });
    await context.setOffline(true);
    await page.getByLabel('Đầu mối').fill('Nguyễn Thị Thảo Vy, Phòng Chuyển đổi số');
    await page.getByLabel('Điện thoại').fill('028 0000 0000');
    // What is drawn now goes once all that was typed is on the poster.
    await page
      .locator('canvas')
      .evaluateAll((drawn) => drawn.forEach((canvas) => canvas.setAttribute('data-before', '')));
    await page.getByLabel('Địa chỉ in kèm mã QR').fill('so-khcn.vi-du.vn/ten-mien');
    await page.locator('canvas[data-before]').waitFor({ state: 'detached' });
    expect(await accessibilityFaults(page)).toEqual([]);
    const pdf = await bytesOf(await downloadOf(page, 'Tải PDF để in: A3'));
    expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect(pdf.length).toBeGreaterThan(20_000);
    const png = await downloadOf(page, 'Tải ảnh PNG');
    expect(png.suggestedFilename()).toBe('ap-phich-ho-kinh-doanh-79-ho-chi-minh.png');
    expect(await qrTextOf(await bytesOf(png), 1600)).toBe('https://so-khcn.vi-du.vn/ten-mien');
    expect([...sent, ...complaints]).toEqual([]);
    await context.close();
  });

  it('can be had ready-made without JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${host.origin}/tai-lieu/dia-phuong/`);
    expect(await page.getByRole('button', { name: 'Xem trước' }).isVisible()).toBe(false);
    const rows = page.locator('tbody tr');
    expect(await rows.count()).toBe(34);
    const cells = rows.filter({ hasText: 'Cà Mau' }).locator('td');
    expect(await cells.allTextContents()).toEqual(
      Array.from(
        { length: 3 },
        () => expect.stringMatching(/^\s*Áp phích A3\s*Tờ rơi A5\s*Ảnh mạng xã hội PNG\s*$/u) as string,
      ),
    );
    const link = rows.filter({ hasText: 'Cà Mau' }).getByRole('link', { name: 'Tờ rơi A5' }).first();
    const answer = await page.request.get(new URL((await link.getAttribute('href')) ?? '', host.origin).href);
    expect(answer.headers()['content-type']).toContain('application/pdf');
    await context.close();
  });
});

describe('picking items', () => {
  it('packs what is ticked on several pages into one ZIP whose checksums hold', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${host.origin}/tai-lieu/nhom/ho-kinh-doanh/`);
    await page.getByLabel('Chọn: Áp phích biz.vn cho hộ kinh doanh').check();
    await page.goto(`${host.origin}/tai-lieu/kenh/truyen-thanh/`);
    await page.getByLabel(/^Chọn: Kịch bản phát thanh 60 giây: biz.vn cho hộ/u).check();
    await page.getByText('Đã chọn 2 tài liệu.').waitFor();
    const files = unzipSync(await bytesOf(await downloadOf(page, 'Tải một tệp ZIP')));
    const sums = new TextDecoder().decode(files['SHA256SUMS']).trim().split('\n');
    expect(sums).toHaveLength(3);
    for (const line of sums) {
      const [digest = '', name = ''] = line.split('  ');
      expect(createHash('sha256').update(files[name]!).digest('hex'), name).toBe(digest);
    }
    expect(Object.keys(files)).toEqual(expect.arrayContaining(['manifest.json', 'GIAY-PHEP.txt']));
    await context.close();
  });
});

describe('a department that starts on Monday', () => {
  it('finds what to hang up, post and read for household businesses in three clicks', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${host.origin}/`);
    await page.getByRole('link', { name: 'Tài liệu', exact: true }).first().click();
    await page
      .getByRole('link', { name: /^Hộ kinh doanh/u })
      .first()
      .click();
    const [kit] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /^Tải ZIP/u }).click(),
    ]);
    const names = Object.keys(unzipSync(await bytesOf(kit)));
    for (const wanted of [
      'ap-phich-ho-kinh-doanh/ap-phich-ho-kinh-doanh-a3.pdf',
      'anh-vuong-ho-kinh-doanh/anh-vuong-ho-kinh-doanh.png',
      'bai-facebook-ho-kinh-doanh/bai-facebook-ho-kinh-doanh.txt',
      'phat-thanh-60-ho-kinh-doanh/phat-thanh-60-ho-kinh-doanh.txt',
    ]) {
      expect(names).toContain(wanted);
    }
    await context.close();
  });
});

describe('a short address', () => {
  it('leads from paper to its page, is counted by day, and tells nothing about who came', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${host.origin}/t/hkd/`);
    await page.waitForURL(`${host.origin}/dang-ky/biz-vn-ho-kinh-doanh/`);
    expect(await context.cookies()).toEqual([]);
    const counted = await host.register('visits');
    expect(counted).toMatch(/: 1 lượt mở địa chỉ ngắn\.\n/u);
    expect(counted).toMatch(/^\/t\/hkd\/ +1$/mu);
    await context.close();
  });
});
