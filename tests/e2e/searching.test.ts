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
  await expect.poll(async () => (await firstResults(selector)).join(' ')).toMatch(expected);
}

async function openDialog(): Promise<void> {
  await page.goto(`${host.origin}/cam-nang/a/`);
  await page.locator('[data-search-open]').first().click();
  await page.locator('dialog input[role="combobox"]').waitFor();
}

const CHUNKS = '**/tim-kiem-*/tu-*.json';

/** What a screen reader is told of the dialog: names, roles and states. */
async function spoken(): Promise<string> {
  return page.locator('dialog').ariaSnapshot();
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

  it.each(SEARCHES.slice(2, 4))(
    'finds "$typed" on the page of results, which can be shared',
    async ({ typed, finds }) => {
      await page.goto(`${host.origin}/tim-kiem/?q=${encodeURIComponent(typed)}`);
      await expectAmongFirst('[data-search-results] ol > li > a:not(.found--part)', finds);
    },
  );

  it('is done by keyboard alone, and tells a screen reader each step', async () => {
    await page.goto(`${host.origin}/cam-nang/a/`);
    await page.keyboard.press('Control+k');
    await page.locator('dialog input[role="combobox"]').waitFor();
    const field = page.locator('dialog input[role="combobox"]');
    expect(await spoken()).toMatch(/^- dialog "Tìm trong cẩm nang"[\s\S]*- combobox "Từ cần tìm"/u);
    expect(await field.getAttribute('aria-expanded')).toBe('false');

    await page.keyboard.type('nộp số liệu');
    await expect.poll(() => firstResults(OPTIONS)).toContain('/bao-cao-thang/');
    await expect.poll(spoken).toMatch(/- status: \d+ kết quả, \d+ khớp/u);
    await expect.poll(spoken).toMatch(/- listbox "Kết quả tìm kiếm":\s+- group "Khớp":/u);
    // The form and its deadline first.
    await expect
      .poll(spoken)
      .toMatch(/group "Khớp":\s+- '?option "Biểu mẫu [^"]*Hạn nộp: hết ngày 25 hằng tháng/u);
    expect(await field.getAttribute('aria-expanded')).toBe('true');

    await page.keyboard.press('ArrowDown');
    expect(await spoken()).toMatch(/- '?option "Biểu mẫu [^\n]*\[selected\]/u);
    const named = await field.getAttribute('aria-activedescendant');
    expect(await page.locator('dialog [aria-selected="true"]').getAttribute('id')).toBe(named);
    await page.keyboard.press('ArrowUp');
    expect(await field.getAttribute('aria-activedescendant')).toBeNull();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${host.origin}/bao-cao-thang/`);

    await page.keyboard.press('/');
    await page.locator('dialog input[role="combobox"]').waitFor();
    expect(await spoken()).toContain('button "nộp số liệu"');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog').isVisible()).toBe(false);
  });

  it('keeps what the reader stands on when later results arrive', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(CHUNKS, async (route) => {
      await held;
      await route.continue();
    });
    await openDialog();
    await page.keyboard.type('tên miền');
    await page.locator('dialog [role="group"][aria-label="Theo tiêu đề"]').waitFor();
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowDown');
    const before = (await firstResults(OPTIONS)).slice(0, 3);
    const chosen = page.locator('dialog [aria-selected="true"]');
    expect(await chosen.getAttribute('href')).toBe(before[2]);
    release();
    await page.locator('dialog [role="group"][aria-label="Khớp"]').waitFor();
    expect((await firstResults(OPTIONS)).slice(0, 3)).toEqual(before);
    expect(await chosen.getAttribute('href')).toBe(before[2]);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${host.origin}${before[2] ?? ''}`);
  });

  it('goes on without a connection: what is here is found, the rest by its title', async () => {
    await openDialog();
    // In one go, so that what is shown was found for these words and not for the first of them.
    await page.locator('dialog input').fill('đầu mối');
    await page.locator('dialog [role="group"][aria-label="Khớp"]').waitFor();
    await context.setOffline(true);
    await page.locator('dialog input').fill('kinh phí');
    await expect.poll(spoken).toContain('Đang mất kết nối');
    expect((await firstResults(OPTIONS)).join(' ')).toContain('/cam-nang/a/kinh-phi/');
    await page.locator('dialog input').fill('đầu mối');
    await page.locator('dialog [role="group"][aria-label="Khớp"]').waitFor();
    await context.setOffline(false);
    complaints.length = 0;
  });

  it('has nothing that axe finds: opened, with results, with none; light and dark, within a phone', async () => {
    await openDialog();
    const look = async (state: string) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const faults = await accessibilityFaults(page, colorScheme === 'light' ? 'all' : 'colours');
        expect(faults, `${state}, ${colorScheme}`).toEqual([]);
      }
      expect(await sidewaysOverflow(page), state).toBe(0);
    };
    await look('opened');
    await page.keyboard.type('dang ky');
    await page.locator('dialog mark').first().waitFor();
    await look('with results');
    await page.locator('dialog input').fill('xyzzyqwk');
    await expect.poll(spoken).toContain('Không tìm thấy gì');
    await look('with none');
    await page.keyboard.press('Escape');
    const focused = () =>
      page.locator('[data-search-open]').evaluate((opener) => opener === document.activeElement);
    await expect.poll(focused).toBe(true);
  });

  it('tells the editors what was searched in vain only when asked to, and then the words alone', async () => {
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(`${request.url()} ${request.postData() ?? ''}`);
    });
    await openDialog();
    await page.keyboard.type('xyzzyqwk');
    const report = page.getByRole('button', { name: 'Báo tìm không thấy “xyzzyqwk”' });
    await report.waitFor();
    expect(sent).toEqual([]);
    await report.click();
    await page.waitForURL(/\/danh-gia\/cam-on\//u);
    expect(sent).toEqual([`${host.origin}/danh-gia/ query=xyzzyqwk`]);
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
