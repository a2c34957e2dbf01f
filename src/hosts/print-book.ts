import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { destinationsOf, finishBook } from '#src/documents/book/pdf-book.ts';
import { typefaceBytes } from '#src/documents/media/node/typeface-files.ts';
import { Problem } from '#src/lib/problem.ts';
import { launchChromium } from './chromium.ts';
import { readStaticFiles } from './static-files.ts';

export interface PrintedBook {
  readonly bytes: Uint8Array;
  /** Where each page of the site begins, by its id in the book. */
  readonly numbers: ReadonlyMap<string, number>;
}

const ROOT = path.join(import.meta.dirname, '../..');
const TYPEFACE = '/chu-in/';

/** Chosen for Vietnamese and put into the file, so that the book looks the same whatever the machine has installed. */
const LOOK = `
@font-face { font-family: 'Be Vietnam Pro'; font-weight: 400; src: url('${TYPEFACE}regular'); }
@font-face { font-family: 'Be Vietnam Pro'; font-weight: 700; src: url('${TYPEFACE}bold'); }
body { font-family: 'Be Vietnam Pro', sans-serif; }
`;

/** Printings until every number in the contents is the page that it names: the second confirms the first, as a rule. */
const MOST_PRINTINGS = 5;

/** Writes the numbers where links inside the book lead; before they are known, as many digits as the longest will have. */
async function writeNumbers(page: Page, numbers: ReadonlyMap<string, number>): Promise<void> {
  await page.evaluate(
    (known) => {
      for (const link of document.querySelectorAll<HTMLAnchorElement>(
        '.book-contents a, .sheet a[href^="#"]',
      )) {
        const id = decodeURIComponent(link.hash.slice(1));
        const target = document.getElementById(id);
        const sheet = target?.closest('.sheet');
        // Footnotes and headings of the same page are at hand.
        if (!sheet || link.closest('.sheet') === sheet) continue;
        link.dataset['page'] = known[id] ?? known[sheet.id] ?? '000';
      }
    },
    Object.fromEntries([...numbers].map(([id, number]) => [id, String(number)])),
  );
}

function headingsOf(page: Page): Promise<string[]> {
  return page.locator('h1, h2, h3, h4, h5, h6').allTextContents();
}

function isSame(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): boolean {
  return one.size === other.size && [...one].every(([id, number]) => other.get(id) === number);
}

/**
 * Prints a page of `/ban-in/` of a built site as one tagged PDF with bookmarks, the numbers of its pages in the contents
 * and after links. No host runs for it: the browser asks for `origin`, under which the site was built, and is answered
 * from the files; links to pages outside the book lead there.
 */
export async function printBook(dist: string, address: string, origin: string): Promise<PrintedBook> {
  const files = readStaticFiles(dist);
  const faces = typefaceBytes(ROOT);
  const browser = await launchChromium();
  try {
    const context = await browser.newContext({ locale: 'vi-VN' });
    await context.route('**/*', async (route) => {
      const asked = route.request().url();
      const face = new URL(asked).pathname.split(TYPEFACE)[1];
      if (face === 'regular' || face === 'bold') {
        await route.fulfill({ contentType: 'font/ttf', body: Buffer.from(faces[face]) });
        return;
      }
      const answer = asked.startsWith(origin) ? await files.answer(new Request(asked)) : Response.error();
      await route.fulfill({
        status: answer.status || 404,
        // The site's own policy would refuse the typeface that is added here.
        contentType: answer.headers.get('content-type') ?? 'text/plain',
        body: Buffer.from(await answer.arrayBuffer()),
      });
    });
    const page = await context.newPage();
    await page.goto(`${origin}${address}`);
    await page.addStyleTag({ content: LOOK });
    let numbers: ReadonlyMap<string, number> = new Map();
    for (let printing = 0; printing < MOST_PRINTINGS; printing += 1) {
      await writeNumbers(page, numbers);
      await page.evaluate(() => document.fonts.ready);
      const options = { preferCSSPageSize: true, printBackground: true, tagged: true, outline: true };
      const bytes = new Uint8Array(await page.pdf(options));
      const found = await destinationsOf(bytes);
      if (isSame(found, numbers)) return { bytes: await finishBook(bytes, await headingsOf(page)), numbers };
      numbers = found;
    }
    throw new Problem(
      'book-not-settled',
      `Số trang trong mục lục chưa ổn định sau ${String(MOST_PRINTINGS)} lần in.`,
      'Chạy lại; nếu vẫn vậy, rút ngắn mục vừa sửa.',
    );
  } finally {
    await browser.close();
  }
}

/** The address under which a site was built, from its sitemap. */
export function originOf(dist: string): string {
  const [, location] =
    /<loc>([^<]+)<\/loc>/.exec(readFileSync(path.join(dist, 'sitemap-index.xml'), 'utf8')) ?? [];
  return new URL(location ?? 'http://127.0.0.1:4321').origin;
}
