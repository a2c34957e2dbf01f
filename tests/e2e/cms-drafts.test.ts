import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { copyRepository, Editor, startCms, type Copy, type RunningCms } from '#tests/helpers/cms.ts';

/** Drafts as branches: the workflow that GitLab, Forgejo and GitHub give, here with the local Git of a copy. */

const FILE = 'content/cam-nang/b/nhan-dien.mdx';
const BRANCH = 'cms/cam-nang-b/nhan-dien';
const ENTRY = '/collections/cam-nang-b/entries/nhan-dien';

let copy: Copy;
let cms: RunningCms;
let browser: Browser;

beforeAll(async () => {
  copy = copyRepository();
  [cms, browser] = await Promise.all([startCms(copy, '--drafts'), launchChromium()]);
});

afterAll(async () => {
  await browser.close();
  await cms.stop();
  copy.remove();
});

function published(): string {
  return copy.git('show', `main:${FILE}`);
}

describe('a draft', () => {
  it('is a branch that a second editor goes on with, and reaches the site only when it is published', async () => {
    const first = await Editor.at(browser, cms.origin);
    await first.openEntry(ENTRY);
    await first.field('description').fill('Câu của người thứ nhất.');
    await first.saveDraft();
    expect(copy.git('show', `${BRANCH}:${FILE}`)).toContain('description: Câu của người thứ nhất.\n');
    expect(published()).not.toContain('Câu của người thứ nhất.');

    const second = await Editor.at(browser, cms.origin);
    await second.openEntry(ENTRY);
    expect(await second.field('description').inputValue()).toBe('Câu của người thứ nhất.');
    await second.field('description').fill('Câu của người thứ hai.');
    await second.saveDraft();
    await second.setStatus('Chờ duyệt');
    expect(copy.git('config', `branch.${BRANCH}.description`)).toContain('pending_review');
    expect(published()).not.toContain('Câu của người thứ');

    await second.setStatus('Sẵn sàng');
    await second.publishDraft();
    expect(published()).toContain('description: Câu của người thứ hai.\n');
    expect(copy.git('branch', '--list', BRANCH).trim()).toBe('');

    // The board of drafts is empty again for the first editor too.
    await first.open('/workflow');
    await first.page.getByRole('heading', { name: 'Bản nháp, duyệt' }).waitFor();
    expect([...first.complaints, ...second.complaints]).toEqual([]);
    await Promise.all([first.close(), second.close()]);
  });
});
