import { describe, expect, it } from 'vitest';
import { parseOrExplain } from '#src/schemas/explain.ts';
import { pageSchema } from '#src/schemas/page.ts';

const PAGE = {
  title: 'Quy trình tham mưu',
  description: 'Các bước.',
  order: 1,
  audience: ['department'],
  status: 'sourced',
  sources: ['qd-826-2024'],
  owner: 'VNNIC',
  reviewedOn: '2026-11-22',
};

function complaintAbout(change: Record<string, unknown>): string {
  try {
    parseOrExplain(pageSchema, { ...PAGE, ...change }, 'content/cam-nang/a/thu.mdx');
    return '';
  } catch (error) {
    return String(error);
  }
}

describe('the frontmatter of a page', () => {
  it('needs little, and fills in the rest', () => {
    expect(pageSchema.parse(PAGE)).toMatchObject({ reviewEvery: 6, keywords: [], aliases: [], changes: [] });
  });

  it('keeps days as text even where a YAML reader made a Date of them', () => {
    expect(pageSchema.parse({ ...PAGE, reviewedOn: new Date('2026-11-22') }).reviewedOn).toBe('2026-11-22');
  });

  it('may not claim sources without naming one', () => {
    expect(complaintAbout({ sources: [] })).toContain('phải nêu ít nhất một nguồn');
    expect(complaintAbout({ sources: [], status: 'proposal' })).toBe('');
  });

  it('says in Vietnamese which file and field, what was expected and what was found', () => {
    expect(complaintAbout({ order: 'một' })).toContain(
      'content/cam-nang/a/thu.mdx chưa đúng định dạng:\n  - Trường "order": cần là số, đang là "một".',
    );
    expect(complaintAbout({ title: undefined })).toContain('Trường "title": bắt buộc nhưng chưa có');
    expect(complaintAbout({ mau: 'xanh' })).toContain('có trường lạ: mau');
  });

  it.each([
    ['a day that does not exist', { reviewedOn: '2026-02-30' }],
    ['an audience that nobody knows', { audience: ['everybody'] }],
    ['an end before the beginning', { validFrom: '2026-02-01', validTo: '2026-01-01' }],
    ['an old address without slashes', { aliases: ['ten-cu'] }],
    ['a title with white space around it', { title: ' Quy trình ' }],
    ['a source id with marks', { sources: ['quyết-định'] }],
  ])('refuses %s', (_, change) => {
    expect(complaintAbout(change)).not.toBe('');
  });
});
