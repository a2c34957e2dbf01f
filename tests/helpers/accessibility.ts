import axe from 'axe-core';
import type { Page } from 'playwright-core';

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules of axe whose outcome hangs on colours. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds against WCAG 2.2 AA and best practice, one line for each element. axe runs in the page itself, is
 * handed over once a page and gives back its violations alone: a fifth of the time that `@axe-core/playwright` takes.
 * `colours` asks only what hangs on them, for the other theme of a page that all was asked of at the same width.
 */
export async function accessibilityFaults(page: Page, ask: 'all' | 'colours' = 'all'): Promise<string[]> {
  const runOnly = ask === 'all' ? STANDARDS : COLOUR_RULES;
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  if (!isThere) await page.evaluate(axe.source);
  const faults = await page.evaluate(async (runOnly) => {
    const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await inPage.run({
      ...{ runOnly, resultTypes: ['violations'] },
      // Style sheets would be fetched again, only for rules that are not among these.
      preload: { assets: ['media'] },
    });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`),
    );
  }, runOnly);
  const where = new URL(page.url()).pathname;
  return faults.map((fault) => `${where} ${fault}`);
}

/** How far the page is wider than its window: readers of narrow screens must not scroll sideways (WCAG 1.4.10). */
export async function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Everything that the browser complains about: script errors, blocked content, failed requests. */
export function collectComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${page.url()} ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()} ${error.message}`));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // Leaving a page stops what is still on its way; that is nobody's fault.
    if (reason !== 'net::ERR_ABORTED') complaints.push(`${request.url()} ${reason}`);
  });
  return complaints;
}
