import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessibilityFaults, collectComplaints, sidewaysOverflow } from '#tests/helpers/accessibility.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { issueCode } from '#tests/helpers/filing.ts';
import { startHost, type RunningHost } from '#tests/helpers/host.ts';
import { wordText } from '#tests/helpers/word.ts';

let host: RunningHost;
let browser: Browser;

beforeAll(async () => {
  [host, browser] = await Promise.all([startHost(), launchChromium()]);
});

afterAll(async () => {
  await browser.close();
  await host.stop();
});

const PHONE = { viewport: { width: 320, height: 740 }, locale: 'vi-VN', acceptDownloads: true } as const;

it('gives a department its plan as a Word file, made on the device and sent nowhere', async () => {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  const complaints = collectComplaints(page);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET' || request.url().includes('Buôn')) sent.push(request.url());
  });
  await page.goto(`${host.origin}/mau-van-ban/`);
  await page.getByRole('link', { name: 'Kế hoạch triển khai' }).click();
  const make = page.getByRole('button', { name: 'Tạo tệp Word' });
  await make.click();

  // The province is missing: the sentence leads to its field, and what stood in the form stays.
  const summary = page.locator('[data-error-summary]');
  await summary.getByRole('link', { name: /Tỉnh, thành phố/u }).click();
  const unit = page.getByLabel('Tỉnh, thành phố', { exact: false }).first();
  expect(await unit.getAttribute('aria-invalid')).toBe('true');
  expect(await page.locator('[name="decision"]').inputValue()).toMatch(/^Quyết định số 826\/QĐ-BTTTT/u);
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await sidewaysOverflow(page)).toBe(0);

  await unit.selectOption('66');
  await page.locator('[name="place"]').fill('Buôn Ma Thuột {unit} <b>');
  await page.locator('[name="idvnTarget"]').fill('1234');
  const [download] = await Promise.all([page.waitForEvent('download'), make.click()]);
  expect(download.suggestedFilename()).toMatch(/^ke-hoach-dak-lak-20\d\d-\d\d-\d\d\.docx$/u);
  const file = new Uint8Array(readFileSync(await download.path()));
  const text = wordText(file);
  expect(text).toContain('DỰ THẢO');
  expect(text).toContain('TỈNH ĐẮK LẮK');
  expect(text).toContain('Buôn Ma Thuột {unit} <b>, ngày …… tháng …… năm ……');
  expect(text).toContain('“id.vn” đăng ký mới: 1.234 tên miền');
  expect(text).toContain('“biz.vn” đăng ký mới: …… tên miền');
  expect(text).toContain('trên tổng số 102 đơn vị');
  await page.getByRole('status').getByText(download.suggestedFilename()).waitFor();
  expect(sent).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});

it('gives the blank template and the quarter’s report without JavaScript', async () => {
  const code = await issueCode(host, '48');
  const context = await browser.newContext({ ...PHONE, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${host.origin}/mau-van-ban/bao-cao-quy/`);
  expect(await page.getByRole('button', { name: 'Tạo tệp Word' }).count()).toBe(0);
  const [blank] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Tải mẫu trống' }).click(),
  ]);
  expect(blank.suggestedFilename()).toBe('bao-cao-quy-mau-trong.docx');
  const blankText = wordText(new Uint8Array(readFileSync(await blank.path())));
  expect(blankText).toContain('UBND TỈNH (THÀNH PHỐ) ……');
  expect(blankText).toContain('Tên miền id.vn đăng ký mới trong kỳ (tên miền)\n……\n');

  const ask = page.getByRole('button', { name: 'Tải báo cáo quý có số liệu' });
  await page.getByLabel('Mã truy cập của đơn vị').fill('48-XXXXX');
  const quarter = page.locator('[name="reportQuarter"]');
  await quarter.selectOption('1');
  await page.locator('[name="reportQuarterYear"]').fill('2026');
  await ask.click();
  await page.getByText('Mã truy cập không đúng hoặc không còn hiệu lực').first().waitFor();
  expect(await page.title()).toMatch(/^Lỗi: /u);
  expect(await quarter.inputValue()).toBe('1');
  expect(await sidewaysOverflow(page)).toBe(0);

  await page.getByLabel('Mã truy cập của đơn vị').fill(code);
  const [report] = await Promise.all([page.waitForEvent('download'), ask.click()]);
  expect(report.suggestedFilename()).toBe('bao-cao-quy-da-nang-quy-1-2026.docx');
  const text = wordText(new Uint8Array(readFileSync(await report.path())));
  expect(text).toContain('UBND THÀNH PHỐ ĐÀ NẴNG');
  expect(text).toContain('quý I/2026');
  expect(text).toContain('Tháng 2/2026: chưa nộp');
  await context.close();
});
