import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults, collectComplaints, sidewaysOverflow } from '#tests/helpers/accessibility.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { startHost, type RunningHost } from '#tests/helpers/host.ts';

let host: RunningHost;
let browser: Browser;

beforeAll(async () => {
  [host, browser] = await Promise.all([startHost(), launchChromium()]);
});

afterAll(async () => {
  await browser.close();
  await host.stop();
});

/** What an officer has on the desk; everything else in the form may stay blank. */
const ANSWERS: Readonly<Record<string, string>> = {
  reporterName: 'Nguyễn Thị Ánh',
  reporterPosition: 'Chuyên viên',
  reporterEmail: 'anh.nguyen@danang.gov.vn',
  reporterPhone: '0912 345 678',
  planStatus: 'drafting',
  idvnNew: '1.234',
  bizvnNewHousehold: '56',
  bizvnNewEnterprise: '7',
  figuresSource: 'local',
  newsArticles: '12',
};

const REVIEW = 'button[name="step"][value="review"]:not([hidden])';
const SEND = 'form button[type="submit"]:not([name])';

async function fill(page: Page, name: string, value: string): Promise<void> {
  const control = page.locator(`[name="${name}"]:not([type="hidden"])`).first();
  const kind = await control.evaluate((element) =>
    element instanceof HTMLInputElement ? element.type : element.tagName,
  );
  if (kind === 'radio') await page.locator(`[name="${name}"][value="${value}"]`).check();
  else if (kind === 'SELECT') await control.selectOption(value);
  else await control.fill(value);
}

async function fillForm(page: Page, code: string): Promise<string> {
  await fill(page, 'accessCode', code);
  const period = await page.locator('[name="period"] option').nth(1).getAttribute('value');
  expect(period).toMatch(/^20\d\d-\d\d$/u);
  await fill(page, 'period', period ?? '');
  for (const [name, value] of Object.entries(ANSWERS)) await fill(page, name, value);
  for (const box of await page.locator('form input[type="checkbox"][required]').all()) await box.check();
  return period ?? '';
}

async function issueCode(unit: string): Promise<string> {
  const printed = await host.register('codes', 'issue', '--unit', unit);
  return printed.trim().split('\n').at(-1) ?? '';
}

async function expectNoFaults(page: Page, look: boolean): Promise<void> {
  expect(await sidewaysOverflow(page)).toBe(0);
  if (!look) return;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await accessibilityFaults(page), colorScheme).toEqual([]);
  }
}

const WAYS = [
  { name: 'with JavaScript', javaScriptEnabled: true, unit: '01' },
  { name: 'without JavaScript', javaScriptEnabled: false, unit: '48' },
];

describe.each(WAYS)('an officer on a phone $name', ({ javaScriptEnabled, unit }) => {
  it('files a month, is shown a mistake, mends it, reviews, sends, and holds a receipt', async () => {
    const code = await issueCode(unit);
    const context = await browser.newContext({
      javaScriptEnabled,
      viewport: { width: 360, height: 740 },
      locale: 'vi-VN',
    });
    const page = await context.newPage();
    const complaints = collectComplaints(page);

    await page.goto(`${host.origin}/bao-cao-thang/`);
    await expectNoFaults(page, javaScriptEnabled);
    const period = await fillForm(page, code);
    await fill(page, 'bizvnNewHousehold', '1,5');
    await page.locator(REVIEW).click();

    // The mistake is named, linked to, and everything typed is still there.
    const summary = page.locator('[data-error-summary]');
    await summary.waitFor();
    await expectNoFaults(page, javaScriptEnabled);
    expect(await page.locator('[name="reporterName"]').inputValue()).toBe(ANSWERS['reporterName']);
    expect(await page.locator('[name="bizvnNewHousehold"]').inputValue()).toBe('1,5');
    await summary.getByRole('link').first().click();
    const wrong = page.locator('[name="bizvnNewHousehold"]');
    expect(new URL(page.url()).hash).toBe(`#${(await wrong.getAttribute('id')) ?? ''}`);
    expect(await wrong.getAttribute('aria-invalid')).toBe('true');

    await fill(page, 'bizvnNewHousehold', '56');
    await page.locator(REVIEW).click();
    await page.locator(SEND).waitFor();
    expect(await page.title()).toContain('Xem lại');
    expect(await page.locator('main').innerText()).toContain('1.234');
    await expectNoFaults(page, javaScriptEnabled);
    await page.locator(SEND).click();

    // The receipt is an address of its own, which can be opened again.
    await page.waitForURL(/\/bao-cao-thang\/bien-nhan\//u);
    const receipt = `BC-${unit}-${period}-01`;
    expect(await page.locator('main').innerText()).toContain(receipt);
    expect(await page.locator('main').innerText()).toContain('1.234');
    await expectNoFaults(page, javaScriptEnabled);
    const again = await page.reload();
    expect(again?.status()).toBe(200);
    expect(again?.headers()['cache-control']).toContain('no-store');
    // A browser notes every 4xx answer as an error; the page with the mistake is one, on purpose.
    expect(complaints.filter((complaint) => !complaint.includes('status of 422'))).toEqual([]);
    await context.close();

    const exported = await host.register('export', '--period', period, '--format', 'json');
    expect(exported).toContain('1234');
    expect(exported).not.toContain(ANSWERS['reporterName']);
    expect(host.log()).not.toContain(code);
    expect(host.log()).not.toContain('Nguyễn');
  });
});
