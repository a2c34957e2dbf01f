import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults, collectComplaints } from '#tests/helpers/accessibility.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { startHost, type RunningHost } from '#tests/helpers/host.ts';
import { DIST } from '#tests/helpers/paths.ts';
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

const PAGE = '/cam-nang/a/quy-trinh/';

async function opened(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${host.origin}${PAGE}`);
  // The first key fetches what helps while reading.
  const fetched = page.waitForRequest(/\/tep\//);
  await page.keyboard.press('Shift');
  await fetched;
  await page.waitForLoadState('networkidle');
  return page;
}

/** By keyboard: opens, is read, closes, and leaves the reader where they were. */
async function opensInPlace(page: Page, link: string, words: RegExp): Promise<void> {
  const pressed = page.locator(link).first();
  await pressed.focus();
  await page.keyboard.press('Enter');
  const box = page.locator('.in-place');
  await box.waitFor();
  expect(await box.textContent()).toMatch(words);
  expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await box.waitFor({ state: 'hidden' });
  expect(await pressed.evaluate((element) => element === document.activeElement)).toBe(true);
}

describe('a page being read', () => {
  it('opens footnotes and abbreviations in place, by keyboard', async () => {
    const context = await browser.newContext();
    const page = await opened(context);
    const complaints = collectComplaints(page);
    await opensInPlace(page, 'main [data-footnote-ref]', /công văn|QĐ|\d/i);
    await opensInPlace(page, 'main .term', /: .+\. Xem bảng thuật ngữ/);
    expect(new URL(page.url()).hash).toBe('');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('leads to the footnote and to the glossary where no script runs', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${host.origin}${PAGE}`);
    const term = page.locator('main .term').first();
    expect(await term.getAttribute('title')).toBeTruthy();
    await page.locator('main [data-footnote-ref]').first().click();
    expect(new URL(page.url()).hash).not.toBe('');
    expect(await page.locator(':target').count()).toBe(1);
    await term.click();
    expect(new URL(page.url()).pathname).toBe('/gioi-thieu/thuat-ngu/');
    expect(await page.locator(':target').count()).toBe(1);
    await context.close();
  });

  it('spells abbreviations out on paper', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${host.origin}${PAGE}`);
    await page.emulateMedia({ media: 'print' });
    const [title, printed] = await page
      .locator('main .term')
      .first()
      .evaluate((term) => [term.getAttribute('title'), getComputedStyle(term, '::after').content]);
    expect(printed).toContain(title);
    await context.close();
  });
});

describe('the foot of a page', () => {
  it('remembers the province on this device and names its contact on every page', async () => {
    const context = await browser.newContext();
    const page = await opened(context);
    await page.locator('[data-page-state]').scrollIntoViewIfNeeded();
    await page.getByLabel('Tỉnh, thành phố của bạn').selectOption({ label: 'Đà Nẵng' });
    await page.locator('[data-region-contact]').getByText('miền Trung').waitFor();
    expect(await page.locator('[data-region-contact]').textContent()).toContain('chờ VNNIC xác nhận');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.goto(`${host.origin}/cam-nang/b/`);
    await page.keyboard.press('End');
    await page.locator('[data-page-state]').scrollIntoViewIfNeeded();
    await page.locator('[data-region-contact]').getByText('miền Trung').waitFor();
    await context.close();
  });

  it('takes the answer to "Trang này có hữu ích không?" without leaving the page', async () => {
    const context = await browser.newContext();
    const page = await opened(context);
    const complaints = collectComplaints(page);
    const state = page.locator('[data-page-state]');
    await state.scrollIntoViewIfNeeded();
    await page.getByRole('button', { name: 'Mã QR' }).waitFor();
    await state
      .getByRole('group', { name: 'Trang này có hữu ích không?' })
      .getByText('Không', { exact: true })
      .click();
    await state.getByText('Cảm ơn bạn.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(new URL(page.url()).pathname).toBe(PAGE);
    expect(complaints).toEqual([]);
    await state.getByRole('link', { name: 'Viết thêm vì sao' }).click();
    await page.getByRole('textbox').waitFor();
    await context.close();
  });

  it('says so where nobody takes the answer', async () => {
    const context = await browser.newContext();
    const page = await opened(context);
    const state = page.locator('[data-page-state]');
    await state.scrollIntoViewIfNeeded();
    await page.getByRole('button', { name: 'Mã QR' }).waitFor();
    // A host of files alone: the page of the form comes back, and nothing is kept.
    await page.route('**/danh-gia/', (route) => route.fulfill({ status: 200, body: '<title>Góp ý</title>' }));
    await state.getByRole('button', { name: 'Có' }).click();
    await state.getByText('Chưa gửi được.').waitFor();
    await context.close();
  });

  it('takes the answer without a script too, and thanks', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${host.origin}${PAGE}`);
    await page.getByRole('button', { name: 'Có' }).click();
    expect(new URL(page.url()).pathname).toMatch(/^\/danh-gia\/cam-on\//);
    expect(await page.locator('main').textContent()).toContain('Cảm ơn');
    await context.close();
  });

  it('gives the address and the QR code of the page', async () => {
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await opened(context);
    const complaints = collectComplaints(page);
    await page.locator('[data-page-state]').scrollIntoViewIfNeeded();
    await page.getByRole('button', { name: 'Chép đường dẫn' }).click();
    await page.getByText('Đã chép đường dẫn.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${host.origin}${PAGE}`);
    await page.getByRole('button', { name: 'Mã QR' }).click();
    await page.getByRole('img', { name: 'Mã QR dẫn tới trang này' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('gives a short address that leads back to the page, in its QR code too', async () => {
    const context = await browser.newContext();
    const page = await opened(context);
    const state = page.locator('[data-page-state]');
    const short = (await state.locator('a[href^="/t/"]').getAttribute('href')) ?? '';
    await state.scrollIntoViewIfNeeded();
    await page.getByRole('button', { name: 'Mã QR' }).click();
    const code = page.getByRole('img', { name: 'Mã QR dẫn tới trang này' });
    expect(await qrTextOf(await code.screenshot(), 400)).toBe(`${host.origin}${short}`);
    const answer = await fetch(`${host.origin}${short.slice(0, -1)}`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([308, PAGE]);
    // A host that knows no redirects serves the page that leads on.
    const markup = readFileSync(path.join(DIST, short, 'index.html'), 'utf8');
    expect(markup).toContain(`content="0; url=${PAGE}"`);
    await context.close();
  });
});

describe('the page of deadlines', () => {
  const NEXT = 'main .note[data-from]:not([hidden])';

  it('tells the next deadline of the day on which it is read, however old the build', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${host.origin}/lich/`);
    const rows = page.locator('#han-thang ~ .table-scroll tbody tr');
    const [, day = '', month = '', year = ''] =
      /(\d\d)\/(\d\d)\/(\d{4})/u.exec((await rows.nth(1).textContent()) ?? '') ?? [];
    expect(year).toMatch(/^20/u);
    // The day before the second deadline of the page: the first has passed.
    await page.clock.setFixedTime(
      new Date(new Date(`${year}-${month}-${day}T08:00:00+07:00`).getTime() - 864e5),
    );
    await page.reload();
    await page.waitForSelector(NEXT);
    expect(await page.locator(NEXT).allTextContents()).toEqual([
      expect.stringContaining(`Hạn gần nhất: hết ngày ${day}/${month}/${year}`),
    ]);
    expect(await rows.first().innerText()).toContain('(đã qua)');
    expect(await rows.nth(1).innerText()).toContain('(gần nhất)');
    expect(await accessibilityFaults(page)).toEqual([]);
    await context.close();
  });

  it('calls none the next where no script can know the day, and offers the files all the same', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${host.origin}/lich/`);
    expect(await page.innerText('main')).not.toMatch(/gần nhất|đã qua/u);
    expect(await page.locator('a[href="/lich/mien-nam.ics"]').innerText()).toContain('Tải lịch');
    const file = await page.request.get(`${host.origin}/lich/mien-nam.ics`);
    expect(file.headers()['content-type']).toBe('text/calendar; charset=utf-8');
    expect(await file.text()).toContain('BYMONTHDAY=');
    expect(await page.locator('a[href^="webcal://"][href$="/lich/mien-nam.ics"]').innerText()).toContain(
      'Đăng ký theo dõi',
    );
    await context.close();
  });
});
