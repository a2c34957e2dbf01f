import { execFileSync, spawnSync } from 'node:child_process';
import type { Browser } from 'playwright-core';
import { findChromium, launchChromium as launch } from '#src/hosts/chromium.ts';

/** How long one act in the browser may take on a machine that is busy with something else, in milliseconds. */
const PATIENCE = 240_000;

/** A headless browser whose contexts wait for a slow machine: no test is about time. */
export async function launchChromium(): Promise<Browser> {
  const browser = await launch();
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    context.setDefaultTimeout(PATIENCE);
    return context;
  };
  return browser;
}

function hasCommand(command: string): boolean {
  return spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;
}

/**
 * Installs Debian's Chromium where apt-get may be used without asking anyone: as root, or with passwordless sudo.
 * Gives its path, or stops with what a person can do instead.
 */
export function installChromium(): string {
  const advice = 'Install Chromium or Chrome, or set CHROMIUM_PATH to one, then run npm test again.';
  if (!hasCommand('apt-get'))
    throw new Error(`No Chromium found, and no apt-get to install it with. ${advice}`);
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
