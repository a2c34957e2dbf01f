import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { RunningHost } from './host.ts';

/** What an officer has on the desk; everything else in the form may stay blank. */
export const ANSWERS: Readonly<Record<string, string>> = {
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
export const SEND = 'form button[type="submit"]:not([name])';

/** On a small screen with scripts one part is shown at a time: goes to the one that holds the control. */
export async function reach(page: Page, name: string): Promise<void> {
  const control = page.locator(`[name="${name}"]:not([type="hidden"])`).first();
  if (await control.isVisible()) return;
  const part = await control.evaluate((element) => element.closest('fieldset[id^="phan-"]')?.id ?? '');
  await page.locator(`[data-parts] a[href="#${part}"]`).click();
}

/** Presses the button that leads to the review, wherever on the form one is. */
export async function toReview(page: Page): Promise<void> {
  await reach(page, 'figuresApproved');
  await page.locator(REVIEW).click();
}

/** Types or chooses an answer as a person does. */
export async function fill(page: Page, name: string, value: string): Promise<void> {
  await reach(page, name);
  const control = page.locator(`[name="${name}"]:not([type="hidden"])`).first();
  const kind = await control.evaluate((element) =>
    element instanceof HTMLInputElement ? element.type : element.tagName,
  );
  if (kind === 'radio') await page.locator(`[name="${name}"][value="${value}"]`).check();
  else if (kind === 'SELECT') await control.selectOption(value);
  else await control.fill(value);
}

/** Fills in all that must be there, for the current month; gives that month. */
export async function fillForm(page: Page, code: string): Promise<string> {
  await fill(page, 'accessCode', code);
  const period = await page.locator('[name="period"] option').nth(1).getAttribute('value');
  expect(period).toMatch(/^20\d\d-\d\d$/u);
  await fill(page, 'period', period ?? '');
  for (const [name, value] of Object.entries(ANSWERS)) await fill(page, name, value);
  await reach(page, 'figuresApproved');
  for (const box of await page.locator('form input[type="checkbox"][required]').all()) await box.check();
  return period ?? '';
}

export async function issueCode(host: RunningHost, unit: string): Promise<string> {
  const printed = await host.register('codes', 'issue', '--unit', unit);
  return printed.trim().split('\n').at(-1) ?? '';
}
