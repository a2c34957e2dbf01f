import { PDFDocument } from '@cantoo/pdf-lib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults, collectComplaints, sidewaysOverflow } from '#tests/helpers/accessibility.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { ANSWERS, fill, fillForm, issueCode, SEND, toReview } from '#tests/helpers/filing.ts';
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

async function expectNoFaults(page: Page, look: boolean): Promise<void> {
  expect(await sidewaysOverflow(page)).toBe(0);
  if (!look) return;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await accessibilityFaults(page, colorScheme === 'light' ? 'all' : 'colours'), colorScheme).toEqual(
      [],
    );
  }
}

const WAYS = [
  { name: 'with JavaScript', javaScriptEnabled: true, unit: '01' },
  { name: 'without JavaScript', javaScriptEnabled: false, unit: '48' },
];

describe.each(WAYS)('an officer on a phone $name', ({ javaScriptEnabled, unit }) => {
  it('files a month, is shown a mistake, mends it, reviews, sends, and holds a receipt', async () => {
    const code = await issueCode(host, unit);
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
    await toReview(page);

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
    await toReview(page);
    await page.locator(SEND).waitFor();
    expect(await page.title()).toContain('Xem lại');
    expect(await page.locator('main').innerText()).toContain('1.234');
    await expectNoFaults(page, javaScriptEnabled);

    // Back from there by its own button, with everything as it was typed, and forth again.
    await page.getByRole('button', { name: 'Sửa lại' }).click();
    await page.locator('form[data-form]').waitFor();
    expect(await page.locator('[name="idvnNew"]').inputValue()).toBe(ANSWERS['idvnNew']);
    await expectNoFaults(page, javaScriptEnabled);
    await toReview(page);
    await page.locator(SEND).waitFor();
    await page.locator(SEND).click();

    // The receipt is an address of its own, which can be opened again.
    await page.waitForURL(/\/bao-cao-thang\/bien-nhan\//u);
    const receipt = `BC-${unit}-${period}-01`;
    expect(await page.locator('main').innerText()).toContain(receipt);
    expect(await page.locator('main').innerText()).toContain('1.234');
    await expectNoFaults(page, javaScriptEnabled);
    expect(await page.getByRole('button', { name: 'In trang này' }).isVisible()).toBe(javaScriptEnabled);
    const paper = await PDFDocument.load(await page.pdf({ preferCSSPageSize: true }));
    expect(paper.getPageCount()).toBeLessThanOrEqual(2);
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
