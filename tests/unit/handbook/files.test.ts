import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeDaysOf, readMarkdownFiles, redirectsOf } from '#src/handbook/files.ts';
import { openQuestionsOf } from '#src/handbook/open-questions.ts';

let content = '';

beforeAll(() => {
  content = mkdtempSync(path.join(tmpdir(), 'content-'));
  mkdirSync(path.join(content, 'cam-nang/a'), { recursive: true });
  mkdirSync(path.join(content, 'hoi-dap'));
  writeFileSync(
    path.join(content, 'cam-nang/a/moi.mdx'),
    `---
title: Trang đã chuyển
reviewedOn: 2026-10-01
aliases:
  - /cam-nang/a/cu/
changes:
  - on: 2026-11-05
    what: Đổi địa chỉ.
---

Đoạn đầu.

<ChoXacNhan item="Hạn &quot;chót&quot;" question="Hạn là ngày nào?" />
`,
  );
  writeFileSync(
    path.join(content, 'hoi-dap/mot.mdx'),
    '---\nquestion: Hỏi?\nreviewedOn: 2026-10-01\n---\n\nĐáp.\n',
  );
});

afterAll(() => rmSync(content, { recursive: true }));

describe('content files read from disk', () => {
  it('know their address, answers none', () => {
    expect(readMarkdownFiles(content).map((file) => file.address)).toEqual(['/cam-nang/a/moi/', undefined]);
  });

  it('lead from former addresses to the present one', () => {
    expect([...redirectsOf(readMarkdownFiles(content))]).toEqual([['/cam-nang/a/cu/', '/cam-nang/a/moi/']]);
  });

  it('lead from the file name of an opening page, which the CMS links to, to its address', () => {
    const opening = {
      ...readMarkdownFiles(content)[0]!,
      file: 'cam-nang/a/index.mdx',
      address: '/cam-nang/a/',
    };
    expect(redirectsOf([opening]).get('/cam-nang/a/index/')).toBe('/cam-nang/a/');
  });

  it('date a page by its last review or change, whichever is later', () => {
    expect([...changeDaysOf(readMarkdownFiles(content))]).toEqual([['/cam-nang/a/moi/', '2026-11-05']]);
  });

  it('list every open question with its file, line and words', () => {
    expect(openQuestionsOf(readMarkdownFiles(content))).toEqual([
      { file: 'cam-nang/a/moi.mdx', line: 4, item: 'Hạn "chót"', question: 'Hạn là ngày nào?' },
    ]);
  });
});
