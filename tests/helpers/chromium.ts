import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';

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

/** The browser to test with: `CHROMIUM_PATH`, else the system's Chromium or Chrome, else Playwright's own. */
export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM_PATH'];
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, but there is no such file.`);
  }
  return COMMANDS.map(onPath).find((file) => file !== undefined) ?? playwrightCache();
}

/**
 * Installs Debian's Chromium where apt-get may be used without asking anyone: as root, or with passwordless sudo.
 * Gives its path, or stops with what a person can do instead.
 */
export function installChromium(): string {
  const advice = 'Install Chromium or Chrome, or set CHROMIUM_PATH to one, then run npm test again.';
  if (!onPath('apt-get')) throw new Error(`No Chromium found, and no apt-get to install it with. ${advice}`);
  const isRoot = process.getuid?.() === 0;
  const hasSudo = !isRoot && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
  if (!isRoot && !hasSudo) {
    throw new Error(`No Chromium found, and installing it needs root or passwordless sudo. ${advice}`);
  }
  const prefix = hasSudo ? ['sudo', '-n'] : [];
  for (const step of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const [command = '', ...rest] = [
      ...prefix,
      'env',
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      '-q',
      ...step,
    ];
    execFileSync(command, rest, { stdio: ['ignore', 'ignore', 'inherit'] });
  }
  const installed = findChromium();
  if (!installed) throw new Error(`apt-get installed chromium, but it cannot be found. ${advice}`);
  return installed;
}

/** A headless browser that calls nobody by itself. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium found; run npm test once, or set CHROMIUM_PATH.');
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
