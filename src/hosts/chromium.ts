import { existsSync, globSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { Problem } from '#src/lib/problem.ts';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function onPath(command: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, command))
    .find((file) => existsSync(file));
}

function playwrightCache(): string | undefined {
  const folder = process.env['PLAYWRIGHT_BROWSERS_PATH'] ?? path.join(homedir(), '.cache', 'ms-playwright');
  return globSync('chromium*/**/{chrome,headless_shell,chrome-headless-shell,Chromium}', { cwd: folder })
    .map((file) => path.join(folder, file))
    .sort()
    .at(-1);
}

/** The browser to print and test with: `CHROMIUM_PATH`, else the system's Chromium or Chrome, else Playwright's own. */
export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM_PATH'];
  if (named) {
    if (existsSync(named)) return named;
    throw new Problem(
      'chromium-not-there',
      `CHROMIUM_PATH ghi ${named}, nhưng không có tệp đó.`,
      'Sửa hoặc bỏ biến CHROMIUM_PATH.',
    );
  }
  return COMMANDS.map(onPath).find((file) => file !== undefined) ?? playwrightCache();
}

/** A headless browser that calls nobody by itself. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) {
    throw new Problem(
      'chromium-missing',
      'Không tìm thấy Chromium hay Chrome trên máy này.',
      'Cài Chromium, hoặc đặt CHROMIUM_PATH, hoặc chạy npm test một lần.',
    );
  }
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
