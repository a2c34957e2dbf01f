import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONTENT, ROOT } from '#tests/helpers/paths.ts';
import { plainText } from '#tests/helpers/markdown.ts';

const LETTER = readFileSync(path.join(ROOT, 'tests/fixtures/letter.txt'), 'utf8');
const PAGE = readFileSync(path.join(CONTENT, 'trang/gioi-thieu/cong-van.mdx'), 'utf8');

/** Lines may be joined and spaced otherwise; nothing else may differ. */
function withoutSpaces(text: string): string {
  return text.replace(/\s+/gu, '');
}

function quoted(page: string): string {
  const [, inside = ''] = /<TrichDan source="cong-van-vnnic"[^>]*>\n(.*?)\n<\/TrichDan>/su.exec(page) ?? [];
  return inside.split('\n').map(plainText).join('\n');
}

describe('the letter', () => {
  it('stands on its page word for word, slips included', () => {
    expect(withoutSpaces(quoted(PAGE))).toBe(withoutSpaces(LETTER));
  });

  it('would be seen to differ if a slip were mended silently', () => {
    const mended = PAGE.replace('hiện hiện', 'hiện diện');
    expect(mended).not.toBe(PAGE);
    expect(withoutSpaces(quoted(mended))).not.toBe(withoutSpaces(LETTER));
  });

  it('has its slips explained', () => {
    for (const slip of ['21/5/2025', 'lỗi đánh máy']) expect(PAGE.split('</TrichDan>').at(-1)).toContain(slip);
  });
});
