import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults, sidewaysOverflow } from '#tests/helpers/accessibility.ts';
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

const PEOPLE = [
  {
    who: 'a person of 20',
    clicks: ['Tôi từ đủ 18 đến 23 tuổi', 'Phải, chưa từng đăng ký'],
    answer: /Bạn thuộc nhóm id\.vn/,
    state: 'Thuộc nhóm ưu đãi',
    leadsTo: '/dang-ky/id-vn-18-23/',
  },
  {
    who: 'a person of 24',
    clicks: ['Tôi từ 24 tuổi trở lên'],
    answer: /không thuộc nhóm từ đủ 18 đến 23 tuổi, nhưng vẫn đăng ký được id\.vn/,
    state: 'Không thuộc nhóm ưu đãi',
    leadsTo: '/dang-ky/truong-hop-khac/',
  },
  {
    who: 'a household business of three years',
    clicks: ['Hộ kinh doanh, mở năm nào cũng được', 'Phải, chưa từng đăng ký'],
    answer: /Hộ thuộc nhóm biz\.vn, dù mới mở hay đã mở nhiều năm/,
    state: 'Thuộc nhóm ưu đãi',
    leadsTo: '/dang-ky/biz-vn-ho-kinh-doanh/',
  },
] as const;

async function click(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name }).first().click();
}

describe.each([true, false])('with JavaScript %s, from the home page', (javaScriptEnabled) => {
  it.each(PEOPLE)(
    '$who reaches the right answer in two clicks',
    async ({ clicks, answer, state, leadsTo }) => {
      const context = await browser.newContext({ javaScriptEnabled });
      const page = await context.newPage();
      await page.goto(host.origin);
      for (const name of clicks) await click(page, name);
      const main = page.getByRole('main');
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(answer);
      expect(await main.getByText(state, { exact: true }).count()).toBe(1);
      for (const part of ['Lúc đăng ký và hai năm đầu', 'Từ năm thứ ba', 'Hiệu lực', 'Căn cứ']) {
        expect(await main.getByRole('heading', { name: part }).count(), part).toBe(1);
      }
      expect(await main.getByRole('link', { name: '20/2023/TT-BTC' }).getAttribute('href')).toBe(
        '/gioi-thieu/can-cu-phap-ly/#tt-20-2023',
      );
      await click(page, 'Điều kiện, giấy tờ, các bước');
      expect(new URL(page.url()).pathname).toBe(leadsTo);
      await context.close();
    },
  );
});

describe('the check by keyboard alone', () => {
  it('goes from the first question to the outcome, and back to change an answer', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${host.origin}/dang-ky/`);
    for (const answer of ['Cho doanh nghiệp', 'Quá 12 tháng']) {
      await page.locator('main a[href^="/dang-ky/kiem-tra/"]', { hasText: answer }).focus();
      await page.keyboard.press('Enter');
      await page.waitForURL('**/kiem-tra/**');
    }
    await page.getByRole('heading', { level: 1, name: /đã quá 12 tháng/ }).waitFor();
    await page.getByRole('link', { name: 'Sửa câu trả lời: Doanh nghiệp được cấp' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /bao lâu rồi/ }).waitFor();
    await context.close();
  });
});

describe('a question and an outcome', () => {
  it.each([
    { colorScheme: 'light', width: 1280 },
    { colorScheme: 'dark', width: 320 },
  ] as const)('have nothing that axe finds, $colorScheme at $width px', async ({ colorScheme, width }) => {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
    const page = await context.newPage();
    const faults: string[] = [];
    for (const step of ['', 'cong-dan/18-23/', 'cong-dan/18-23/dau-tien/', 'doanh-nghiep/qua-12-thang/']) {
      await page.goto(`${host.origin}/dang-ky/kiem-tra/${step}`);
      faults.push(...(await accessibilityFaults(page)));
      if ((await sidewaysOverflow(page)) > 0) faults.push(`${step} is wider than the window`);
    }
    expect(faults).toEqual([]);
    await context.close();
  });
});
