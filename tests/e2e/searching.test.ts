import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fold } from '#src/lib/text.ts';
import { accessibilityFaults, collectComplaints, sidewaysOverflow } from '#tests/helpers/accessibility.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { startHost, type RunningHost } from '#tests/helpers/host.ts';

let host: RunningHost;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  [host, browser] = await Promise.all([startHost(), launchChromium()]);
});

afterAll(async () => {
  await browser.close();
  await host.stop();
});

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'vi-VN' });
  page = await context.newPage();
  complaints = collectComplaints(page);
});

afterEach(async () => {
  await context.close();
  expect(complaints).toEqual([]);
});

const OPTIONS = 'dialog [role="option"]:not(.found--part)';

/** What people type, and what one of the first five results must say or lead to. */
const SEARCHES = [
  { typed: 'dang ky ten mien', finds: /(?:^| )\/dang-ky\// },
  { typed: 'đầu mối', finds: /(?:^| )\/cam-nang\/d\// },
  { typed: 'Da Nang', finds: /da-nang|hoang-xuan-hieu/ },
  { typed: '826/QD-BTTTT', finds: /qd-826-2024/ },
  { typed: '0934568879', finds: /thai-huu-ly|can-bo-phu-trach/ },
];

/** Addresses of the first five results; headings inside a result are not results of their own. */
async function firstResults(selector: string): Promise<string[]> {
  const links = page.locator(selector);
  const addresses = await links.evaluateAll((found) => found.map((link) => (link as HTMLAnchorElement).href));
  return addresses.slice(0, 5).map((address) => address.replace(host.origin, ''));
}

/** Results come while a person types, so only the last ones count: waits until one is what was looked for. */
async function expectAmongFirst(selector: string, expected: RegExp): Promise<void> {
  await expect
    .poll(async () => (await firstResults(selector)).join(' '), { timeout: 15_000 })
    .toMatch(expected);
}

async function openDialog(): Promise<void> {
  await page.goto(`${host.origin}/cam-nang/a/`);
  await page.locator('[data-search-open]').first().click();
  await page.locator('dialog input[role="combobox"]').waitFor();
}

describe('searching', () => {
  it.each(SEARCHES)('finds "$typed" from the dialog and opens it by keyboard', async ({ typed, finds }) => {
    await openDialog();
    await page.keyboard.type(typed);
    await expectAmongFirst(OPTIONS, finds);
    await page.keyboard.press('ArrowDown');
    const chosen = await page.locator('dialog [aria-selected="true"]').getAttribute('href');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${host.origin}${chosen ?? ''}`);
  });

  it.each(SEARCHES)(
    'finds "$typed" on the page of results, which can be shared',
    async ({ typed, finds }) => {
      await page.goto(`${host.origin}/tim-kiem/?q=${encodeURIComponent(typed)}`);
      await expectAmongFirst('[data-search-results] ol > li > a', finds);
    },
  );

  it('has nothing that axe finds with results shown, light and dark, and stays within a phone', async () => {
    await openDialog();
    await page.keyboard.type('dang ky');
    await page.locator(OPTIONS).first().waitFor();
    await page.locator('dialog mark').first().waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await accessibilityFaults(page), colorScheme).toEqual([]);
    }
    expect(await sidewaysOverflow(page)).toBe(0);
    await page.keyboard.press('Escape');
    expect(
      await page
        .locator('[data-search-open]')
        .first()
        .evaluate((opener) => opener === document.activeElement),
    ).toBe(true);
  });

  it('is a list of every page where there is no JavaScript', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const list = await plain.newPage();
    await list.goto(`${host.origin}/tim-kiem/`);
    const titles = (await list.locator('main a').allTextContents()).map(fold);
    expect(titles.length).toBeGreaterThan(30);
    expect(titles.some((title) => title.includes('quy trinh tham muu'))).toBe(true);
    await plain.close();
  });
});
