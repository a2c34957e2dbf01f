import { HtmlValidate } from 'html-validate';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoFilings } from '#src/hosts/demo-figures.ts';
import { loadContent } from '#src/register/content.ts';
import { openRegister } from '#src/register/data-folder.ts';
import { accessibilityFaults, collectComplaints, sidewaysOverflow } from '#tests/helpers/accessibility.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { type RunningHost, startHost } from '#tests/helpers/host.ts';
import { HOSTILE_STRINGS } from '#tests/helpers/hostile-strings.ts';
import { HTML_RULES } from '#tests/helpers/html-rules.ts';

let host: RunningHost;
let browser: Browser;
/** Tables that are laid out anew on a phone say what their parts are: Safari forgets it otherwise. */
const RULES = { ...HTML_RULES, rules: { ...HTML_RULES.rules, 'no-redundant-role': 'off' } } as const;

/** The unit and month in which every hostile text stands, and the quarter of that month. */
const HOSTILE = { unit: '01-ha-noi', code: '01', period: '2025-07', quarter: '2025-3' };

/** Figures of every unit as in a trial, and one month of Hà Nội that is all hostile texts, one correction each. */
async function fill(folder: string): Promise<void> {
  const now = new Date();
  const content = loadContent();
  const { form } = content;
  const register = openRegister(folder, now);
  const { store } = register;
  await store.saveDefinition({
    form: form.id,
    version: form.version,
    content: JSON.stringify(form),
    savedAt: now,
  });
  const drafts = demoFilings(content, now);
  await Promise.all(drafts.map((draft) => store.append(draft, draft.replaces === null ? 0 : 1)));
  let latest = await store.latest(HOSTILE.code, HOSTILE.period);
  for (const text of HOSTILE_STRINGS) {
    const outcome = await store.append(
      {
        ...{ unit: HOSTILE.code, period: HOSTILE.period, form: form.id, definition: form.version },
        values: {
          idvnNew: 1,
          difficulties: text,
          proposals: text,
          initiatives: text,
          otherServicesNote: text,
        },
        reasons: { idvnNew: text },
        ...{ replaces: latest?.receipt ?? null, correctionReason: text, credential: '01-0', personal: null },
        ...{ idempotency: `hostile ${text}`, content: text, filedAt: now },
      },
      latest?.revision ?? 0,
    );
    if (outcome.kind !== 'accepted') throw new Error(`${text}: ${outcome.kind}`);
    latest = outcome.revision;
  }
  await register.close();
}

async function enter(context: BrowserContext): Promise<Page> {
  const link = (await host.register('staff', 'link', '--for', 'kiểm thử')).trim().split('\n').at(-1) ?? '';
  const page = await context.newPage();
  await page.goto(link);
  await page.getByRole('button', { name: 'Bắt đầu phiên làm việc' }).click();
  await page.getByRole('heading', { level: 1, name: 'Tình hình nộp số liệu' }).waitFor();
  return page;
}

const PAGES = [
  '',
  `don-vi/${HOSTILE.unit}/`,
  'don-vi/48-da-nang/2026-08/',
  'quy/2026-3/',
  'quy/2026-3/don-vi/?nhom=communication',
  `quy/${HOSTILE.quarter}/y-kien/`,
  'nhac-nop/?mien=trung',
  'ky/',
  'ma/',
  'xuat/',
  'nhat-ky/',
  'khong-co/',
];

/** Walks through the pages that only an act leads to, and the form of a month that was closed; `look` at each. */
async function walkThroughActs(page: Page, look: (name: string) => Promise<void>): Promise<void> {
  const press = (name: RegExp) => page.getByRole('button', { name }).first().click();
  await page.goto(`${host.origin}/quan-ly/quy/2026-2/`);
  for (const time of ['once', 'twice']) {
    await page.locator('#da-xem').check();
    await press(/^Chốt (?:lại )?quý/u);
    expect(await page.getByRole('status').textContent(), time).toContain('Đã chốt quý');
  }
  await page.locator('summary', { hasText: 'Các lần chốt trước' }).click();
  await look('a quarter frozen twice');

  await page.goto(`${host.origin}/quan-ly/ky/`);
  await page.getByLabel('Kỳ', { exact: true }).selectOption({ index: 1 });
  await page.getByLabel('Đơn vị', { exact: true }).selectOption('all');
  await page.getByLabel('Lý do').fill('Chốt số liệu');
  await press(/^Đóng kỳ/u);
  await look('a month that would be closed');
  await press(/^Đóng tháng/u);
  await look('a month that was closed');

  await page.goto(`${host.origin}/quan-ly/ma/`);
  await press(/chưa có mã/u);
  await look('codes that would be issued');
  await press(/^Cấp \d+ mã/u);
  const code = (await page.locator('.letter__code').first().textContent()) ?? '';
  await look('letters');
  await page.goto(`${host.origin}/quan-ly/ma/`);
  await press(/^Thu hồi mã/u);
  await look('a code that would be revoked');

  await page.goto(`${host.origin}/bao-cao-thang/`);
  await page.locator('[data-drafts]').waitFor();
  await page.locator('[name=accessCode]').fill(code);
  await press(/^Mở biểu mẫu/u);
  await page.locator('[data-standing]').waitFor();
  expect(await page.locator('[data-schedule]').textContent()).toContain('VNNIC đã đóng kỳ này');
  await look('the form of a closed month');
}

/** Those of them on which a table is something else on a phone, one for each way. */
const RELAID = ['', 'quy/2026-3/', 'ma/'];

beforeAll(async () => {
  [host, browser] = await Promise.all([startHost(), launchChromium()]);
  await fill(host.dataDir);
});

afterAll(async () => {
  await browser.close();
  await host.stop();
});

describe('the staff console', () => {
  it('works on a phone without JavaScript: in by a link once, around, a letter, out', async () => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 360, height: 740 },
    });
    const page = await enter(context);
    await page.getByRole('link', { name: 'Quý', exact: true }).click();
    await page.getByRole('link', { name: /^‹ quý/u }).click();
    await page.getByLabel('Tôi đã xem tổng hợp ở trên').check();
    await page.getByRole('button', { name: /^Chốt quý/u }).click();
    expect(await page.getByRole('status').textContent()).toContain('Đã chốt quý');
    await page.getByRole('link', { name: 'Mã truy cập', exact: true }).click();
    await page.getByLabel('Đơn vị', { exact: true }).selectOption('48');
    await page.getByRole('button', { name: 'Cấp mã và in thư', exact: true }).click();
    expect(await page.locator('.letter__code').textContent()).toMatch(/^48(?:-[0-9A-Z]{5}){4}$/u);
    await page.getByRole('link', { name: 'Nhật ký', exact: true }).click();
    expect(await page.locator('main').textContent()).toContain('cấp mã truy cập');
    await page.getByRole('button', { name: 'Kết thúc phiên' }).click();
    expect((await page.goto(`${host.origin}/quan-ly/`))?.status()).toBe(401);
    await context.close();
  });

  it('answers in two looks who is late, and what the quarter came to in miền Trung', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await enter(context);
    const lead = await page.locator('.console__lead').nth(1).textContent();
    expect(lead).toMatch(/\d+\/34 đơn vị đã nộp, trong đó \d+ trễ hạn; \d+ còn thiếu/u);
    expect(lead).toMatch(/Nộp trễ:.*Còn thiếu:/su);
    await page.goto(`${host.origin}/quan-ly/quy/2026-3/`);
    const head = await page.locator('thead th').allTextContents();
    const column = head.findIndex((text) => text.includes('Miền Trung'));
    const row = page.locator('tbody tr', { hasText: 'id.vn đăng ký mới' }).first();
    expect(
      await row
        .locator('td')
        .nth(column - 1)
        .textContent(),
    ).toMatch(/^\s*[\d.]+/u);
    await context.close();
  });

  it('shows a quarter and the matrix on a phone without scrolling sideways, names in full, who is missing named', async () => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 360, height: 740 },
    });
    const page = await enter(context);
    const widthOf = async (row: string, name: string) => {
      const box = await page.locator(`${row} th[scope="row"]`, { hasText: name }).first().boundingBox();
      return box?.width ?? 0;
    };
    const hidden = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('.console__table')]
          .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
          .map((table) => table.getAttribute('aria-label')),
      );
    expect(await hidden()).toEqual([]);
    expect(await widthOf('.console__matrix', 'Hồ Chí Minh')).toBeGreaterThan(100);
    expect(await page.locator('.console__matrix thead th').last().isVisible()).toBe(true);
    await page.goto(`${host.origin}/quan-ly/quy/2026-3/`);
    expect(await hidden()).toEqual([]);
    const name = 'Tên miền biz.vn đăng ký mới trong kỳ của doanh nghiệp thành lập trong vòng 12 tháng';
    expect(await widthOf('.console__quarter', name)).toBeGreaterThan(300);
    const row = page.locator('.console__quarter tr', { hasText: name });
    const central = await row.locator('td').nth(1).boundingBox();
    expect((central?.x ?? 0) + (central?.width ?? 360)).toBeLessThan(360);
    await row.locator('summary').click();
    const months = await row.locator('li').allInnerTexts();
    expect(months.length).toBeGreaterThan(0);
    for (const month of months)
      expect(month).toMatch(/^Tháng [789]\/2026: \S.* \(miền (?:Bắc|Trung|Nam)\)\.$/u);
    const names = await row.locator('li a').allInnerTexts();
    expect(await row.locator('summary').innerText()).toBe(`Thiếu ${new Set(names).size} đơn vị`);
    await page.goto(`${host.origin}/quan-ly/quy/2026-3/don-vi/`);
    expect(await widthOf('.console__scrolling', 'Hồ Chí Minh')).toBeGreaterThanOrEqual(144);
    await context.close();
  });

  it('breaks no rule of HTML or accessibility on any page, and fits a phone', async () => {
    const context = await browser.newContext();
    const page = await enter(context);
    const validator = new HtmlValidate(RULES);
    const faults: string[] = [];
    for (const path of PAGES) {
      await page.setViewportSize({ width: 1280, height: 900 });
      const response = await page.goto(`${host.origin}/quan-ly/${path}`);
      const report = await validator.validateString((await response?.text()) ?? '');
      for (const { messages } of report.results) {
        faults.push(...messages.map(({ ruleId, message, line }) => `${path}:${line} ${ruleId} ${message}`));
      }
      faults.push(...(await accessibilityFaults(page)));
      await page.setViewportSize({ width: 360, height: 740 });
      const overflow = await sidewaysOverflow(page);
      if (overflow > 0) faults.push(`${path} is ${overflow} px wider than a phone`);
      if (RELAID.includes(path)) faults.push(...(await accessibilityFaults(page)));
    }
    await walkThroughActs(page, async (name) => {
      const overflow = await sidewaysOverflow(page);
      if (overflow > 0) faults.push(`${name} is ${overflow} px wider than a phone`);
      faults.push(...(await accessibilityFaults(page)));
    });
    expect(faults).toEqual([]);
    await context.close();
  });

  it('shows hostile texts as texts: no dialog, nothing blocked, nothing run', async () => {
    const context = await browser.newContext();
    const page = await enter(context);
    const complaints = collectComplaints(page);
    page.on('dialog', (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    const month = await page.goto(`${host.origin}/quan-ly/don-vi/${HOSTILE.unit}/${HOSTILE.period}/`);
    const report = await new HtmlValidate(RULES).validateString((await month?.text()) ?? '');
    expect(report.results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
    const shown = await page.locator('.figures-table__reason bdi').allTextContents();
    expect(shown.toSorted()).toEqual(HOSTILE_STRINGS.map((text) => text.replaceAll('\r\n', '\n')).toSorted());
    await page.goto(`${host.origin}/quan-ly/quy/${HOSTILE.quarter}/y-kien/`);
    expect(await page.locator('bdi.console__opinion').allTextContents()).toContain(HOSTILE_STRINGS.at(-1));
    for (const receipt of await page.locator('a[href*="/bien-nhan/"]').all()) await receipt.isVisible();
    expect(complaints).toEqual([]);
    await context.close();
  });
});
