import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { ROOT } from './paths.ts';

/** What a copy of the repository needs to be built and edited. */
const COPIED = [
  'astro.config.mjs',
  'cms',
  'content',
  'package.json',
  'public',
  'src',
  'tsconfig.json',
  '.gitignore',
];

/** A copy of the repository in a folder of its own, with a Git history of one commit: the working tree stays as it is. */
export interface Copy {
  readonly folder: string;
  git(...args: string[]): string;
  read(file: string): string;
  exists(file: string): boolean;
  remove(): void;
}

export function copyRepository(): Copy {
  const folder = mkdtempSync(path.join(tmpdir(), 'cms-test-'));
  for (const name of COPIED) cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true });
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' });
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'Người biên tập');
  git('config', 'user.email', 'bien-tap@example.vn');
  // A link is not the folder that .gitignore names.
  writeFileSync(path.join(folder, '.git/info/exclude'), 'node_modules\n');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Start');
  return {
    folder,
    git,
    read: (file) => readFileSync(path.join(folder, file), 'utf8'),
    exists: (file) => existsSync(path.join(folder, file)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export interface RunningCms {
  readonly origin: string;
  stop(): Promise<void>;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });
}

/** `npm run cms` in a copy, once it has printed its address. */
export async function startCms({ folder }: Copy, ...options: string[]): Promise<RunningCms> {
  const port = await freePort();
  const child = spawn(process.execPath, ['cms/start.ts', ...options], {
    cwd: folder,
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  await new Promise<void>((resolve, reject) => {
    const collect = (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes('Ctrl+C')) resolve();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('exit', () => reject(new Error(`npm run cms ended: ${printed}`)));
  });
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    async stop() {
      child.kill('SIGTERM');
      await ended(child);
    },
  };
}

/** One editor at a browser of their own, with everything that the browser complained of. */
export class Editor {
  readonly page: Page;
  readonly complaints: string[] = [];
  readonly #context: BrowserContext;
  readonly #admin: string;

  private constructor(context: BrowserContext, page: Page, origin: string) {
    this.#context = context;
    this.page = page;
    this.#admin = `${origin}/admin/`;
    this.#listen(origin);
  }

  static async at(browser: Browser, origin: string): Promise<Editor> {
    // An English machine shows whether anything depends on the browser's own language.
    const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1400, height: 1000 } });
    return new Editor(context, await context.newPage(), origin);
  }

  #listen(origin: string): void {
    const { page, complaints } = this;
    page.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      const isOwn = hostname === new URL(origin).hostname || /^(?:data|blob):$/u.test(protocol);
      if (!isOwn) complaints.push(`asks another host: ${request.url()}`);
    });
    page.on('response', (response) => {
      // The server of this machine says with 404 that an entry has no draft.
      const isMissingDraft = response.url().endsWith('/api/v1');
      if (response.status() >= 400 && !isMissingDraft)
        complaints.push(`${String(response.status())} ${response.url()}`);
    });
    page.on('console', (message) => {
      if (/Content Security Policy|Refused to/u.test(message.text())) complaints.push(message.text());
    });
    // What a refused attempt left on this machine is not taken up again.
    page.on(
      'dialog',
      (dialog) => void (/bản chưa lưu/u.test(dialog.message()) ? dialog.dismiss() : dialog.accept()),
    );
  }

  /** Opens a place of the CMS, signing in on the way where needed. */
  async open(place: string): Promise<void> {
    const { page } = this;
    await page.goto('about:blank');
    await page.goto(`${this.#admin}#${place}`);
    const signIn = page.getByRole('button', { name: 'Đăng nhập' });
    const inside = page.getByText(/Đang viết trong danh mục|Danh mục|Hình, tệp/u).first();
    await signIn.or(inside).first().waitFor();
    if (await signIn.isVisible()) await signIn.click();
  }

  /** Opens and closes an item of a list by the words that it is listed with. */
  async toggleItem(words: string): Promise<void> {
    const item = this.page.getByText(words, { exact: true }).first().locator('xpath=..');
    await item.locator('button').first().click();
  }

  /** The field with this label, outside of components; the last one where several have the name. */
  field(name: string): Locator {
    return this.page.locator(`[id^="${name}-field"]`);
  }

  /** Chooses from a list by the words that it offers. */
  async choose(name: string, words: string): Promise<void> {
    await this.field(name).press('ArrowDown');
    await this.page.locator('[id*="-option-"]').getByText(words, { exact: true }).click();
  }

  /** Uploads a file through the field of a file and takes it. */
  async chooseFile(name: string, mimeType: string, buffer: Buffer): Promise<void> {
    const { page } = this;
    await page.getByRole('button', { name: 'Chọn tệp' }).click();
    await page.locator('input[type="file"]').setInputFiles({ name, mimeType, buffer });
    // What has just been uploaded is chosen.
    await page.getByRole('button', { name: 'Dùng tệp đã chọn' }).click();
  }

  prose(): Locator {
    return this.page.locator('[data-slate-editor="true"]').first();
  }

  async openEntry(place: string): Promise<void> {
    await this.open(place);
    await this.page.getByText('Đang viết trong danh mục').waitFor();
    // The editor of Markdown is ready a moment after the page.
    await this.page.waitForTimeout(700);
  }

  /** Puts the cursor behind the last word of the prose. */
  async cursorToEnd(): Promise<void> {
    const prose = this.prose();
    await this.#cursorBehind(prose, async () => {
      await prose.focus();
      await this.page.keyboard.press('Control+End');
    });
  }

  /** Puts the cursor behind the paragraph of the prose that has these words. */
  async cursorBehind(words: string): Promise<void> {
    const paragraph = this.prose().getByText(words).first();
    await this.#cursorBehind(paragraph, async () => {
      await paragraph.click();
      await this.page.keyboard.press('End');
    });
  }

  /** Moves until the cursor stays there: the editor notices it late, and sets it anew while it is getting ready. */
  async #cursorBehind(target: Locator, move: () => Promise<void>): Promise<void> {
    for (let timesSeen = 0; timesSeen < 2;) {
      const isThere = await target.evaluate((element) => {
        const selection = getSelection();
        const anchor = selection?.anchorNode;
        if (!selection?.isCollapsed || !anchor || !element.contains(anchor)) return false;
        const rest = document.createRange();
        rest.setStart(anchor, selection.anchorOffset);
        rest.setEnd(element, element.childNodes.length);
        return rest.toString().replaceAll('\u{FEFF}', '').trim() === '';
      });
      timesSeen = isThere ? timesSeen + 1 : 0;
      if (!isThere) await move();
      await this.page.waitForTimeout(200);
    }
  }

  /** Pastes as a browser does, with the HTML that an office program puts on the clipboard. */
  async paste(html: string): Promise<void> {
    await this.prose().evaluate((target, markup) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', markup);
      clipboardData.setData('text/plain', 'x');
      target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, html);
  }

  async insert(component: string): Promise<Locator> {
    const { page } = this;
    const blocks = page.locator('[data-slate-void="true"]');
    await blocks.evaluateAll((elements) => {
      for (const element of elements) element.setAttribute('data-known', '');
    });
    const choice = page.getByRole('menuitem', { name: component, exact: true });
    // Decap makes its toolbar anew whenever the cursor has moved, and a menu that was open is gone.
    for (let attempt = 0; attempt < 5 && !(await choice.isVisible()); attempt += 1) {
      await page.waitForTimeout(300);
      await page.getByRole('button', { name: 'Chèn thành phần' }).first().click();
      await page.waitForTimeout(200);
    }
    await choice.click();
    return page.locator('[data-slate-void="true"]:not([data-known])').first();
  }

  /** Saves straight into the file (no drafts). */
  async publish(): Promise<void> {
    await this.#press(/^Công bố/u);
    await this.page.getByText('Đã lưu mục này').first().waitFor();
  }

  /** Tries to save; gives the reasons for which it is refused. */
  async publishRefused(): Promise<string> {
    await this.#press(/^Công bố/u);
    const alert = this.page.locator('#chua-luu:not([hidden])');
    const field = this.page.locator('[class*="ControlErrorsList"]').first();
    await alert.or(field).first().waitFor();
    return (await alert.isVisible()) ? alert.innerText() : field.innerText();
  }

  async saveDraft(): Promise<void> {
    await this.page.waitForTimeout(400);
    await this.page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await this.page.getByText('Đã lưu mục này').first().waitFor();
    await this.page.waitForTimeout(400);
  }

  async setStatus(status: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Trạng thái/u }).click();
    await this.page.getByRole('menuitem', { name: status }).click();
    await this.page.getByText('Đã đổi trạng thái').first().waitFor();
    await this.page.waitForTimeout(400);
  }

  async publishDraft(): Promise<void> {
    await this.#press(/^Công bố/u);
    await this.page.getByText('Đã công bố').first().waitFor();
    await this.page.waitForTimeout(400);
  }

  async #press(name: RegExp): Promise<void> {
    const { page } = this;
    // Decap hands on what was typed after a short delay.
    await page.waitForTimeout(400);
    await page.getByRole('button', { name }).first().click();
    await page.getByRole('menuitem').first().click();
  }

  async close(): Promise<void> {
    await this.#context.close();
  }
}
