import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults, collectComplaints, sidewaysOverflow } from '#tests/helpers/accessibility.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { startHost, type RunningHost } from '#tests/helpers/host.ts';
import { sitemapAddresses } from '#tests/helpers/site.ts';

let host: RunningHost;
let browser: Browser;

beforeAll(async () => {
  [host, browser] = await Promise.all([startHost(), launchChromium()]);
});

afterAll(async () => {
  await browser.close();
  await host.stop();
});

const LOOKS = [
  { colorScheme: 'light', width: 1280, ask: 'all' },
  { colorScheme: 'dark', width: 1280, ask: 'colours' },
  { colorScheme: 'dark', width: 320, ask: 'all' },
  { colorScheme: 'light', width: 320, ask: 'colours' },
] as const;

/** Faults of one page in all its looks, which are tried without loading it anew. */
async function faultsAt(page: Page, address: string): Promise<string[]> {
  await page.goto(`${host.origin}${address}`);
  const faults: string[] = [];
  for (const { colorScheme, width, ask } of LOOKS) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    const look = `${colorScheme}, ${String(width)} px`;
    const overflow = await sidewaysOverflow(page);
    if (overflow > 0) faults.push(`${address} is ${String(overflow)} px wider than the window (${look})`);
    faults.push(...(await accessibilityFaults(page, ask)).map((fault) => `${fault} (${look})`));
  }
  return faults;
}

describe('every page of the sitemap, light and dark, at 1280 and 320 px', () => {
  it('has nothing that axe finds, fits the window, and loads without a complaint', async () => {
    const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'vi-VN' });
    const addresses = sitemapAddresses();
    expect(addresses.length).toBeGreaterThan(10);
    const faults: string[] = [];
    // axe keeps one processor busy; two pages at a time keep two.
    async function walk(some: readonly string[]) {
      const page = await context.newPage();
      const complaints = collectComplaints(page);
      for (const address of some) faults.push(...(await faultsAt(page, address)));
      faults.push(...complaints);
    }
    await Promise.all([0, 1].map((half) => walk(addresses.filter((_, index) => index % 2 === half))));
    expect(faults).toEqual([]);
    expect(await faultsAt(await context.newPage(), '/khong-co-trang-nay/')).toEqual([]);
    await context.close();
  });
});

describe('a page of the handbook in a browser', () => {
  it('asks for at most three things beside images before anybody touches it', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => {
      // The icon is an image too, though the browser calls it something else.
      if (request.resourceType() !== 'image' && !/favicon/u.test(request.url())) asked.push(request.url());
    });
    await page.goto(`${host.origin}/cam-nang/a/quy-trinh/`, { waitUntil: 'networkidle' });
    expect(asked.length, asked.join(' ')).toBeLessThanOrEqual(3);
    await context.close();
  });

  it('can be read whole without JavaScript', async () => {
    const texts: string[] = [];
    for (const javaScriptEnabled of [true, false]) {
      const context = await browser.newContext({ javaScriptEnabled });
      const page = await context.newPage();
      await page.goto(`${host.origin}/cam-nang/a/quy-trinh/`);
      texts.push(
        (await page.locator('main h1, main h2, main h3, main p, main li, main td').allTextContents()).join(
          '\n',
        ),
      );
      await context.close();
    }
    expect(texts[1]).toBe(texts[0]);
    expect(texts[1]).toContain('826');
  });
});
