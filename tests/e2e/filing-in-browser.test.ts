import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { currentPeriod } from '#src/figures/periods.ts';
import { moveMonth } from '#src/lib/months.ts';
import { accessibilityFaults, collectComplaints, sidewaysOverflow } from '#tests/helpers/accessibility.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { ANSWERS, fill, fillForm, issueCode, reach, SEND, toReview } from '#tests/helpers/filing.ts';
import { validMonthly } from '#tests/helpers/forms.ts';
import { type RunningHost, startHost } from '#tests/helpers/host.ts';
import { HOSTILE_STRINGS } from '#tests/helpers/hostile-strings.ts';
import { readXlsx } from '#tests/helpers/spreadsheets.ts';

let host: RunningHost;
let browser: Browser;

beforeAll(async () => {
  [host, browser] = await Promise.all([startHost(), launchChromium()]);
});

afterAll(async () => {
  await browser.close();
  await host.stop();
});

const OPEN = 'button[name="step"][value="open"]';
const UNSENT = '[data-unsent]';

async function phone(): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'vi-VN' });
  const page = await context.newPage();
  await page.goto(`${host.origin}/bao-cao-thang/`);
  await page.locator('[data-drafts]').waitFor();
  return { context, page };
}

/** Files the month before the current one, as a browser without scripts would. */
async function fileLastMonth(code: string, idvnNew: string): Promise<void> {
  const period = moveMonth(currentPeriod(new Date()), -1);
  const body = new URLSearchParams({
    ...validMonthly,
    accessCode: code,
    period,
    idvnNew,
    figuresSource: 'local',
  });
  const filed = await fetch(`${host.origin}/bao-cao-thang/`, { method: 'POST', body, redirect: 'manual' });
  expect(filed.status).toBe(303);
}

async function filings(unit: string): Promise<number> {
  const period = currentPeriod(new Date());
  const exported = await host.register('export', '--period', period, '--format', 'json');
  const { revisions } = JSON.parse(exported) as { revisions: { unit: string }[] };
  return revisions.filter((revision) => revision.unit === unit).length;
}

/** That the reader is led to it: it has the focus and stands in the window, under no sticky line. */
async function expectRead(page: Page, selector: string): Promise<void> {
  const led = () =>
    page.locator(selector).evaluate((element) => {
      const { x, y, height } = element.getBoundingClientRect();
      const seen = document.elementFromPoint(x + 2, y + height / 2) === element;
      return { focused: document.activeElement === element, seen };
    });
  // Scrolling takes some frames.
  await expect.poll(led).toEqual({ focused: true, seen: true });
}

/** Everything that the browser keeps for this site. */
async function kept(page: Page): Promise<string> {
  return page.evaluate(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]));
}

describe('an officer on a phone whose connection comes and goes', () => {
  it('sees last month beside each field and the difference while typing', async () => {
    const code = await issueCode(host, '04');
    await fileLastMonth(code, '1000');
    const { context, page } = await phone();
    // A wrong code, then the right one, each with Enter: nothing is said of sending.
    await fill(page, 'accessCode', '04-AAAAA');
    await page.locator('[name=accessCode]').press('Enter');
    const summary = page.locator('[data-error-summary]');
    await summary.waitFor();
    expect(await summary.locator('h2').innerText()).toBe('Chưa mở được biểu mẫu của đơn vị');
    expect(await summary.locator('li').count()).toBe(1);
    expect(await page.title()).toMatch(/^Lỗi: /u);
    await fill(page, 'accessCode', code);
    await page.locator('[name=accessCode]').press('Enter');
    await page.locator('[data-standing]').waitFor();
    expect(await summary.count()).toBe(0);
    expect(await page.locator('.form__unit').textContent()).toContain('Cao Bằng');
    await expectRead(page, '.form__unit');
    await fill(page, 'idvnNew', '1.234');
    const block = page.locator('[data-field="idvnNew"]');
    expect(await block.locator('.field__previous').textContent()).toMatch(/1\.000; chênh lệch \+234/);
    await fill(page, 'idvnNew', '900');
    expect(await block.locator('.field__previous').textContent()).toContain('−100');
    // A sudden fall asks for a reason as soon as the field is left.
    await fill(page, 'idvnNew', '199');
    await page.keyboard.press('Tab');
    await block.locator('.field__warning', { hasText: 'chưa bằng 1/5' }).waitFor();
    expect(await page.locator('[name=idvnNewReason]').isVisible()).toBe(true);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await sidewaysOverflow(page)).toBe(0);
    await context.close();
  });

  it('has past the first part only the month on screen above the fields, and the rest below them', async () => {
    const { context, page } = await phone();
    const intro = page.locator('.form__intro');
    const lead = page.locator('[data-form-lead]');
    const topOf = (selector: string) =>
      page.locator(selector).evaluate((element) => element.getBoundingClientRect().top + window.scrollY);
    await page.locator('[name=period]').selectOption({ index: 1 });
    expect(await intro.isVisible()).toBe(true);
    // The code comes first, near the top; parts and drafts, of which there are none, stand below it.
    expect(await topOf('[name=accessCode]')).toBeLessThan(1.5 * 740);
    expect(await topOf('[data-parts]')).toBeGreaterThan(await topOf('[name=period]'));
    expect(await topOf('[data-drafts]')).toBeGreaterThan(await topOf('[data-parts]'));
    await reach(page, 'idvnNew');
    for (const hidden of [intro, ...(await lead.all())]) expect(await hidden.isVisible()).toBe(false);
    await page.locator('[name=idvnNew]').scrollIntoViewIfNeeded();
    expect(await page.locator('[data-now]').innerText()).toMatch(
      /^Tháng \d+\/\d{4}, số liệu 26\/\d\d.* – 25\/\d\d\/\d{4} · hạn hết ngày 25\//,
    );
    const field = await topOf('[name=idvnNew]');
    for (const below of ['[data-parts]', '[data-drafts]']) {
      expect(await page.locator(below).isVisible()).toBe(true);
      expect(await topOf(below)).toBeGreaterThan(field);
    }
    expect(await accessibilityFaults(page)).toEqual([]);
    await reach(page, 'accessCode');
    expect(await intro.isVisible()).toBe(true);
    await reach(page, 'idvnNew');
    await page.setViewportSize({ width: 1280, height: 740 });
    await intro.waitFor();
    expect(await topOf('[data-drafts]')).toBeLessThan(await topOf('[name=accessCode]'));
    expect(await topOf('[data-parts]')).toBeLessThan(await topOf('[name=reporterName]'));
    await context.close();
  });

  it('is told at once what has become required, and at each leaving of a part what stays behind', async () => {
    const { context, page } = await phone();
    const source = page.locator('[data-field=figuresSource]');
    const badge = source.locator('.field__required');
    const next = page.locator('.form__turner button:last-of-type');
    const left = page.locator('.form__left');
    await reach(page, 'idvnNew');
    const part = source.locator('xpath=ancestor::fieldset[1]');
    for (const input of await part.locator('input[required]').all()) await input.fill('0');
    expect(await badge.count()).toBe(0);
    await page.locator('[name=idvnNew]').pressSequentially('5');
    await badge.waitFor();
    expect(await page.locator('[name=figuresSource]').getAttribute('required')).not.toBeNull();
    for (const visit of ['first', 'second']) {
      expect(await next.innerText(), visit).toBe('Phần tiếp theo');
      await next.click();
      await left.filter({ hasText: 'Phần này còn 1 chỗ cần xem lại' }).waitFor();
      expect(await part.isVisible(), visit).toBe(true);
      expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('figuresSource');
      expect(await next.innerText(), visit).toBe('Để sau, sang phần tiếp theo');
      expect(await sidewaysOverflow(page)).toBe(0);
      await next.click();
      await part.waitFor({ state: 'hidden' });
      await page.locator('.form__turner button:first-of-type').click();
    }
    await page.locator('[name=figuresSource]').selectOption('local');
    await next.click();
    await part.waitFor({ state: 'hidden' });
    await context.close();
  });

  it('loses nothing: the draft survives a reload, nothing goes by itself, one submission arrives', async () => {
    const code = await issueCode(host, '01');
    const { context, page } = await phone();
    const period = await fillForm(page, code);
    await page.locator('[data-drafts-body] [role=status]', { hasText: 'Bản nháp lưu' }).waitFor();
    const stored = await kept(page);
    expect(stored).toContain('1.234');
    for (const secret of [
      code,
      ...code.split('-').slice(1),
      ANSWERS['reporterName'],
      '0912',
      'danang.gov.vn',
    ]) {
      expect(stored).not.toContain(secret);
    }

    await page.reload();
    await page.locator('[data-drafts-body] [role=status]', { hasText: 'Đã mở lại bản nháp' }).waitFor();
    await reach(page, 'idvnNew');
    expect(await page.locator('[name=idvnNew]').inputValue()).toBe('1.234');
    expect(await page.locator('[name=reporterName]').inputValue()).toBe('');
    await fillForm(page, code);

    await context.setOffline(true);
    await toReview(page);
    await page.locator(UNSENT, { hasText: 'Chưa gửi: máy này đang không có kết nối mạng' }).waitFor();
    expect(await page.locator('[name=idvnNew]').inputValue()).toBe('1.234');
    expect(await accessibilityFaults(page)).toEqual([]);
    await context.setOffline(false);
    await page.locator(UNSENT, { hasText: 'đã có mạng lại' }).waitFor();
    await toReview(page);
    await page.locator('[data-review-title]').waitFor();
    expect(await page.title()).toContain('Xem lại');

    // The post arrives, its answer does not.
    await page.route('**/bao-cao-thang/', async (route) => {
      await route.fetch({ maxRedirects: 0 });
      await route.abort('connectionreset');
    });
    await page.locator(SEND).click();
    await page.locator(UNSENT, { hasText: 'Chưa có biên nhận' }).waitFor();
    await page.unroute('**/bao-cao-thang/');
    await context.setOffline(true);
    await page.locator(SEND).click();
    await page.locator(UNSENT, { hasText: 'Chưa gửi' }).waitFor();
    await context.setOffline(false);
    await page.locator(SEND).click();
    await page.waitForURL(/\/bao-cao-thang\/bien-nhan\//u);
    expect(await page.locator('main').innerText()).toContain(`BC-01-${period}-01`);
    expect(await filings('01')).toBe(1);
    expect(await kept(page)).not.toContain('ban-nhap');
    await context.close();
  });

  it('goes back from the review to the form as it was, and out to a file and in again on another device', async () => {
    const code = await issueCode(host, '08');
    const { context, page } = await phone();
    await fillForm(page, code);
    await toReview(page);
    await page.locator('[data-review-title]').waitFor();
    await page.goBack();
    await reach(page, 'idvnNew');
    expect(await page.locator('[name=idvnNew]').inputValue()).toBe('1.234');
    await page.locator('.draft__more > summary').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Tải bản nháp về tệp' }).click(),
    ]);
    const file = await download.path();
    expect(download.suggestedFilename()).toMatch(/^ban-nhap-08-20\d\d-\d\d\.json$/);

    const other = await phone();
    await other.page.locator('[data-open-file]').setInputFiles({
      name: 'ban-nhap.json',
      mimeType: 'application/json',
      buffer: readFileSync(file),
    });
    await other.page.locator('[data-drafts-body] [role=status]', { hasText: 'Đã điền' }).waitFor();
    await reach(other.page, 'idvnNew');
    expect(await other.page.locator('[name=idvnNew]').inputValue()).toBe('1.234');
    await other.page.locator('.draft__more > summary').click();
    await other.page.getByRole('button', { name: 'Xóa bản nháp' }).click();
    expect(await kept(other.page)).not.toContain('ban-nhap:');
    await other.context.close();
    await context.close();
  });
});

describe('an officer whose figures are unusual', () => {
  it('is led from the list on the review to the reason, and loses nothing typed there', async () => {
    const code = await issueCode(host, '19');
    await fileLastMonth(code, '1000');
    const { context, page } = await phone();
    await fillForm(page, code);
    await fill(page, 'idvnNew', '199');
    await toReview(page);
    const review = page.locator('[data-review-title]');
    await review.waitFor();
    const reason = page.locator('[name=idvnNewReason]');
    const link = page.locator('[data-error-summary] a[href="#field-idvnNewReason"]');
    for (const typed of ['', 'Tháng trước có ngày hội đăng ký']) {
      await reason.fill(typed);
      await link.click();
      await expectRead(page, '#field-idvnNewReason');
      expect(await review.isVisible()).toBe(true);
      expect(await reason.inputValue()).toBe(typed);
    }
    // Back over the review, and what was typed there is in the form and in its draft.
    await page.goBack();
    await page.locator('form[data-form]').waitFor();
    expect(await reason.inputValue()).toBe('Tháng trước có ngày hội đăng ký');
    expect(await kept(page)).toContain('Tháng trước có ngày hội đăng ký');
    await context.close();
  });
});

it('reasons that are still wanted are named on leaving a part, in the index, on return and from the review', async () => {
  const code = await issueCode(host, '20');
  await fileLastMonth(code, '1000');
  const { context, page } = await phone();
  await fill(page, 'accessCode', code);
  await page.locator(OPEN).click();
  await page.locator('[data-standing]').waitFor();
  await fillForm(page, code);
  await fill(page, 'idvnNew', '199');
  const part = page.locator('[data-field=idvnNew]').locator('xpath=ancestor::fieldset[1]');
  const warnings = part.locator('.field__warning');
  const [back, next] = ['first', 'last'].map((which) =>
    page.locator(`.form__turner button:${which}-of-type`),
  ) as [Locator, Locator];
  const id = await part.getAttribute('id');
  const entry = page.locator(`[data-parts] li:has(a[href="#${id ?? ''}"])`);
  // Left through the index, the part says there what it wants.
  await reach(page, 'accessCode');
  expect(await part.isVisible()).toBe(false);
  expect(await entry.innerText()).toMatch(/cần \d+ lý do$/u);
  await reach(page, 'idvnNew');
  await next.click();
  await page.locator('.form__left', { hasText: /^Phần này còn \d+ số liệu cần ghi lý do\./u }).waitFor();
  expect(await part.isVisible()).toBe(true);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toMatch(/Reason$/u);
  const count = await warnings.count();
  expect(count).toBeGreaterThan(0);
  const wanted = new RegExp(`cần ${String(count)} lý do$`, 'u');
  expect(await entry.innerText()).toMatch(wanted);
  expect(await sidewaysOverflow(page)).toBe(0);
  await next.click();
  await part.waitFor({ state: 'hidden' });
  await back.click();
  expect(await warnings.first().isVisible()).toBe(true);
  await toReview(page);
  await page.locator('[data-review-title]').waitFor();
  await page.locator('button[value=edit]').click();
  await page.locator('form[data-form]').waitFor();
  await part.waitFor();
  expect(await warnings.count()).toBe(count);
  expect(await entry.innerText()).toMatch(wanted);
  // One reason less is wanted as soon as it is given.
  await part.locator('[data-kind=reason] input').first().fill('Đang đối chiếu');
  await page.keyboard.press('Tab');
  await entry.filter({ hasText: count > 1 ? `cần ${String(count - 1)} lý do` : 'đã điền' }).waitFor();
  expect(await entry.innerText()).not.toMatch(wanted);
  expect(await accessibilityFaults(page)).toEqual([]);
  await context.close();
});

it('an officer who corrects is led to what was put into the form, and reads that it opens, not that it is sent', async () => {
  const code = await issueCode(host, '22');
  await fileLastMonth(code, '1000');
  const { context, page } = await phone();
  await fill(page, 'accessCode', code);
  await fill(page, 'period', moveMonth(currentPeriod(new Date()), -1));
  const answered = Promise.withResolvers<undefined>();
  await page.route('**/bao-cao-thang/', async (route) => {
    await answered.promise;
    await route.continue();
  });
  await page.locator(OPEN).click();
  expect(await page.locator('[data-sending]').innerText()).toBe('Đang mở, xin đợi…');
  answered.resolve(undefined);
  await page.locator('button[value=correct]').click();
  await page.locator('[data-refilled]').waitFor();
  await expectRead(page, '[data-refilled]');
  expect(await page.locator('[name=correctionReason]').isVisible()).toBe(true);
  expect(await page.locator('[name=idvnNew]').inputValue()).toBe('1000');
  await context.close();
});

describe('an officer with a touch screen', () => {
  it('needs one press to go on after a mistake was mended', async () => {
    const context = await browser.newContext({
      ...{ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, locale: 'vi-VN' },
    });
    const page = await context.newPage();
    await page.goto(`${host.origin}/bao-cao-thang/`);
    await page.locator('[data-drafts]').waitFor();
    await reach(page, 'idvnNew');
    const field = page.locator('[name=idvnNew]');
    const part = field.locator('xpath=ancestor::fieldset[1]');
    for (const input of await part.locator('input[required]').all()) await input.fill('0');
    await fill(page, 'figuresSource', 'local');
    await field.fill('x');
    const next = page.locator('.form__turner button:last-of-type');
    await next.tap();
    await page.locator('.form__left', { hasText: 'Phần này còn 1 chỗ cần xem lại' }).waitFor();
    await field.press('Control+a');
    await page.keyboard.type('5');
    await next.scrollIntoViewIfNeeded();
    const box = await next.boundingBox();
    await page.touchscreen.tap((box?.x ?? 0) + 20, (box?.y ?? 0) + 8);
    await part.waitFor({ state: 'hidden' });
    await context.close();
  });
});

describe('an officer who fills in Excel', () => {
  it('gets a workbook with last month in it, opens it filled in the form, and is told of a file that is none', async () => {
    const code = await issueCode(host, '11');
    await fileLastMonth(code, '321');
    const { context, page } = await phone();
    const complaints = collectComplaints(page);
    await fill(page, 'accessCode', code);
    await page.locator(OPEN).click();
    await page.locator('[data-standing]').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('button[name="step"][value="workbook"]').click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^so-lieu-thang-11-20\d\d-\d\d\.xlsx$/);
    const rows = readXlsx(readFileSync(await download.path()));
    const row = rows.findIndex(([id]) => id === 'idvnNew');
    expect(rows[row]?.[4]).toBe(321);

    // As a person would: a number into the cell of this month.
    const files = unzipSync(readFileSync(await download.path()));
    const name = 'xl/worksheets/sheet1.xml';
    const cell = new RegExp(`<c r="C${row + 1}"([^>]*?)/>`);
    const filled = strFromU8(files[name] ?? new Uint8Array()).replace(
      cell,
      `<c r="C${row + 1}"$1><v>4321</v></c>`,
    );
    const workbook = Buffer.from(zipSync({ ...files, [name]: strToU8(filled) }));
    const opener = page.locator('[data-open-file]');
    const said = (text: string) =>
      page.locator('[data-drafts-body] [role=status]', { hasText: text }).waitFor();
    const mimeType = 'application/octet-stream';
    await opener.setInputFiles({ name: 'hỏng.xlsx', mimeType, buffer: Buffer.from('PK không phải zip') });
    await said('Không đọc được tệp “hỏng.xlsx”');
    await opener.setInputFiles({ name: 'thang.xlsx', mimeType, buffer: workbook });
    await said('Đã điền 1 ô từ tệp “thang.xlsx”');
    await reach(page, 'idvnNew');
    expect(await page.locator('[name=idvnNew]').inputValue()).toBe('4321');
    expect(await page.locator('[data-field="idvnNew"] .field__previous').textContent()).toContain('+4.000');
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe.each([true, false])('a personal link, JavaScript %s', (javaScriptEnabled) => {
  it("opens the unit's form and files without a code", async () => {
    const unit = javaScriptEnabled ? '12' : '14';
    await issueCode(host, unit);
    const link = (await host.register('codes', 'link', `${unit}-1`)).trim().split('\n').at(-1) ?? '';
    const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    const complaints = collectComplaints(page);
    const response = await page.goto(link);
    if (javaScriptEnabled) await page.locator('[data-drafts]').waitFor();
    expect(response?.headers()).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
    expect(await page.locator('[name=accessCode]').count()).toBe(0);
    for (const [name, value] of Object.entries(ANSWERS)) await fill(page, name, value);
    await reach(page, 'figuresApproved');
    for (const box of await page.locator('form input[type="checkbox"][required]').all()) await box.check();
    await toReview(page);
    await page.locator(SEND).click();
    await page.waitForURL(/\/bao-cao-thang\/bien-nhan\//u);
    expect(await filings(unit)).toBe(1);
    expect(host.log()).not.toContain(link.split('/').at(-2));
    expect(complaints).toEqual([]);
    await context.close();
  });
});

it('hostile texts stay texts on the form, its review, its errors, its receipt and in a draft', async () => {
  const code = await issueCode(host, '15');
  const { context, page } = await phone();
  const complaints = collectComplaints(page);
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const texts = HOSTILE_STRINGS.filter((text) => text.length < 400);
  const third = Math.ceil(texts.length / 3);
  const parts = ['difficulties', 'proposals', 'initiatives'].map(
    (name, index) => [name, texts.slice(index * third, (index + 1) * third).join('\n')] as const,
  );
  await fillForm(page, code);
  for (const [name, text] of parts) await fill(page, name, text);
  await fill(page, 'planNumber', '"><img src=x onerror=alert(1)>');
  await fill(page, 'reporterName', '<script>alert(1)</script>');
  await fill(page, 'idvnNew', '<b>1</b>');
  await toReview(page);
  await page.locator('[data-error-summary]').waitFor();
  await fill(page, 'idvnNew', '1');
  await page.locator('[data-drafts-body] [role=status]', { hasText: 'Bản nháp lưu' }).waitFor();
  await page.reload();
  await page.locator('[data-drafts-body] [role=status]', { hasText: 'Đã mở lại' }).waitFor();
  expect(await page.locator('[name=difficulties]').inputValue()).toBe(parts[0]?.[1]);
  await fillForm(page, code);
  await fill(page, 'reporterName', '<script>alert(1)</script>');
  await toReview(page);
  await page.locator('[data-review-title]').waitFor();
  const shown = page.locator('bdi.figures-table__text');
  const kept = parts.map(([, text]) => text.normalize('NFC').trim());
  expect(await shown.allTextContents()).toEqual(kept);
  await page.locator(SEND).click();
  await page.waitForURL(/\/bao-cao-thang\/bien-nhan\//u);
  expect(await shown.allTextContents()).toEqual(kept);
  expect(complaints).toEqual([]);
  await context.close();
});
