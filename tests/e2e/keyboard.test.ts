import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { ANSWERS, issueCode, SEND } from '#tests/helpers/filing.ts';
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

interface Stop {
  readonly name: string;
  /** What a reader without a mouse would miss here: the focus is not drawn, or something lies over it. */
  readonly fault: string;
}

/** One press of Tab, and where it leads. */
async function tab(page: Page): Promise<Stop> {
  await page.keyboard.press('Tab');
  return page.evaluate(async () => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return { name: '', fault: '' };
    const faultNow = () => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2) return 'focus is not drawn';
      const [box] = element.getClientRects();
      if (!box || box.width === 0) return 'has no size';
      const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      return hit && (element.contains(hit) || hit.contains(element)) ? '' : 'is covered or out of the window';
    };
    // What is added to a page while it is read may push the focus aside for a few frames before the browser follows.
    const FRAMES = 60;
    for (let frame = 0; frame < FRAMES && faultNow() !== ''; frame += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    const name = (element.ariaLabel ?? element.innerText).replaceAll(/\s+/gu, ' ').trim();
    return { name, fault: faultNow() };
  });
}

const MOST_STOPS = 120;

/** Tabs on until the focus is on what is called so. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    const reached = await tab(page);
    expect(reached.fault, reached.name).toBe('');
    if (name.test(reached.name)) return;
  }
  throw new Error(`no stop is called ${String(name)}`);
}

async function press(page: Page, name: RegExp): Promise<void> {
  await tabTo(page, name);
  const left = page.url();
  await Promise.all([page.waitForURL((url) => url.href !== left), page.keyboard.press('Enter')]);
}

/** Gives the answer that the control with the focus asks for, as typed on a keyboard; gives the control's name. */
async function answer(page: Page, answers: Readonly<Record<string, string>>): Promise<string> {
  const { name, kind, required } = await page.evaluate(() => {
    const { name, tagName, type, required } = document.activeElement as HTMLInputElement;
    return { name, kind: tagName === 'INPUT' ? type : tagName, required };
  });
  const value = answers[name];
  const chosen = () => page.evaluate(() => (document.activeElement as HTMLInputElement).value);
  if (kind === 'checkbox' && required) await page.keyboard.press('Space');
  else if (kind === 'SELECT') await page.keyboard.press('ArrowDown');
  else if (kind === 'radio' && value !== undefined) {
    await page.keyboard.press('Space');
    while ((await chosen()) !== value) await page.keyboard.press('ArrowDown');
  } else if (value !== undefined) await page.keyboard.type(value);
  return name;
}

describe.each([1280, 360])('with the keyboard alone, at %i px', (width) => {
  async function opened(address: string): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width, height: 800 },
      reducedMotion: 'reduce',
      locale: 'vi-VN',
    });
    const page = await context.newPage();
    await page.goto(`${host.origin}${address}`);
    return page;
  }

  it('a reader skips to the text, and finds every stop in sight on the way to the end of a page', async () => {
    const page = await opened('/cam-nang/a/quy-trinh/');
    expect((await tab(page)).name).toBe('Đến nội dung chính');
    await page.keyboard.press('Enter');
    await page.waitForURL(/#noi-dung$/u);
    await tab(page);
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
    await tabTo(page, /^Bản in toàn bộ$/);
    await page.context().close();
  });

  it('a reader goes from the contents of the book to a page of a section, and turns to the next', async () => {
    const page = await opened('/cam-nang/');
    await press(page, /^Tham mưu kế hoạch|^Tham mưu, xây dựng/);
    if (width < 1024) {
      await tabTo(page, /^Trong mục: A/);
      await page.keyboard.press('Enter');
    }
    await press(page, /^A\.1\b/);
    expect(new URL(page.url()).pathname).toBe('/cam-nang/a/quy-trinh/');
    await press(page, /^Trang sau A\.2/);
    expect(new URL(page.url()).pathname).toBe('/cam-nang/a/khung-ke-hoach/');
    await page.context().close();
  });

  it('somebody of twenty learns what they are entitled to', async () => {
    const page = await opened('/');
    await press(page, /^Tôi từ đủ 18 đến 23 tuổi/);
    await press(page, /^Phải, chưa từng đăng ký/);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/Bạn thuộc nhóm id\.vn/u);
    await press(page, /^Điều kiện, giấy tờ, các bước/);
    expect(new URL(page.url()).pathname).toBe('/dang-ky/id-vn-18-23/');
    await page.context().close();
  });
});

describe('with the keyboard alone', () => {
  it('an officer files the month', async () => {
    const answers = { ...ANSWERS, accessCode: await issueCode(host, '79') };
    const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'vi-VN' });
    const page = await context.newPage();
    await page.goto(`${host.origin}/bao-cao-thang/`);
    for (let name = ''; name !== 'noticeRead';) {
      const stop = await tab(page);
      name = await answer(page, answers);
      expect(stop.fault, `${name} ${stop.name}`).toBe('');
    }
    await tabTo(page, /^Xem lại trước khi gửi/);
    await page.keyboard.press('Enter');
    await page.locator(SEND).waitFor();
    await press(page, /^Gửi/);
    expect(
      await page
        .getByText(/BC-79-\d{4}-\d\d-01/u)
        .first()
        .isVisible(),
    ).toBe(true);
    await context.close();
  });
});
