import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds against WCAG 2.2 AA and best practice, one line for each element. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // Legacy mode runs in the page itself; the other way opens a helper page for every check, which doubles the time.
  const results = await new AxeBuilder({ page }).withTags(STANDARDS).setLegacyMode(true).analyze();
  const where = new URL(page.url()).pathname;
  return results.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${where} ${violation.id}: ${violation.help} (${node.target.join(' ')})`),
  );
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
