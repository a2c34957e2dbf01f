import { describe, expect, it } from 'vitest';
import { countBySection, wordsOf } from '#src/handbook/counts.ts';
import type { MarkdownFile } from '#src/handbook/files.ts';

function page(file: string, body: string, frontmatter: Record<string, unknown> = {}): MarkdownFile {
  return { file, collection: file.split('/')[0] ?? '', id: file, address: undefined, frontmatter, body };
}

describe('words', () => {
  it('count syllables of the text, not its markup', () => {
    expect(wordsOf('## Hai bước\n\n- **Một**: xem [trang A](/cam-nang/a/)[^1].\n\n[^1]: Nguồn.\n')).toBe(6);
  });

  it('leave out rules of tables and open questions', () => {
    expect(
      wordsOf('| Việc | Ai |\n| --- | --- |\n| Nộp | Sở |\n\n<ChoXacNhan item="a b" question="c d" />\n'),
    ).toBe(4);
  });
});

describe('the count by section', () => {
  const count = countBySection([
    page('cam-nang/a/quy-trinh.mdx', 'Một hai[^1].\n\n[^1]: X.\n', {
      status: 'sourced',
      sources: ['x', 'y'],
    }),
    page('cam-nang/a/mau.mdx', '<ChoXacNhan item="a" question="b" />\n', { status: 'proposal' }),
    page('hoi-dap/gi.mdx', 'Ba.\n', { status: 'sourced', sources: ['x'] }),
    page('trang/tran.mdx', 'Không nguồn.\n', { status: 'sourced' }),
  ]);

  it('names each section and sums it', () => {
    const [first] = count.sections.filter((row) => row.section === 'Mục A');
    expect(first).toMatchObject({ pages: 2, words: 2, footnotes: 1, proposals: 1, openQuestions: 1 });
    expect(first?.sources).toEqual(new Set(['x', 'y']));
  });

  it('counts a source of many pages once', () => {
    expect(count.total.sources.size).toBe(2);
  });

  it('names pages without source or marking', () => {
    expect(count.unmarked).toEqual(['trang/tran.mdx']);
  });
});
