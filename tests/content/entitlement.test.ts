import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { choicesOf, needsLastQuestion, outcomesOf } from '#src/handbook/entitlement.ts';
import { entitlementSchema } from '#src/schemas/entitlement.ts';
import { parseOrExplain } from '#src/schemas/explain.ts';
import { addressOfFile, isPage, readContent } from '#tests/helpers/content-files.ts';
import { CONTENT } from '#tests/helpers/paths.ts';

const FILE = 'kiem-tra-quyen-loi.yaml';
const table = parseOrExplain(
  entitlementSchema,
  parse(readFileSync(path.join(CONTENT, FILE), 'utf8'), { schema: 'core' }),
  `content/${FILE}`,
);
const content = readContent();
const choices = choicesOf(table);

function outcomeOf(who: string, band: string, first = 'dau-tien') {
  return outcomesOf(table, { who, band, first })[0];
}

describe('the entitlement check', () => {
  it.each(choices)('leads $who, $band, $first to exactly one outcome', (choice) => {
    const found = outcomesOf(table, choice).map((outcome) => outcome.id);
    expect(found, `content/${FILE}: mỗi cách trả lời cần đúng một kết quả; sửa phần "when".`).toHaveLength(1);
  });

  it('reaches every outcome', () => {
    const reached = new Set(choices.flatMap((choice) => outcomesOf(table, choice).map(({ id }) => id)));
    expect([...reached].sort()).toEqual(table.outcomes.map(({ id }) => id).sort());
  });

  it('sends readers to pages that exist and rests on sources that exist', () => {
    const pages = new Set(content.filter(isPage).map(addressOfFile));
    const sources = new Set(
      content.filter((entry) => entry.collection === 'can-cu').map((entry) => entry.id),
    );
    expect(table.outcomes.map(({ page }) => page).filter((page) => !pages.has(page))).toEqual([]);
    expect(table.outcomes.flatMap(({ basis }) => basis).filter((id) => !sources.has(id))).toEqual([]);
  });

  it('states validity and both costs in every outcome', () => {
    const silent = table.outcomes.filter(
      ({ validity, costNow, costLater }) =>
        !/31\/12\/2025/.test(validity) || !/đồng|bảng phí/.test(costNow) || !/đồng|bảng phí/.test(costLater),
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  it('asks the last question only where it matters', () => {
    expect(needsLastQuestion(table, { who: 'cong-dan', band: '18-23' })).toBe(true);
    expect(needsLastQuestion(table, { who: 'cong-dan', band: 'tu-24' })).toBe(false);
  });
});

describe('the people of the brief', () => {
  it('tell a 20-year-old to read the page for id.vn', () => {
    expect(outcomeOf('cong-dan', '18-23')).toMatchObject({ entitled: 'yes', page: '/dang-ky/id-vn-18-23/' });
  });

  it('tell a 24-year-old that id.vn remains open at the ordinary fee', () => {
    expect(outcomeOf('cong-dan', 'tu-24')).toMatchObject({ entitled: 'no', page: '/dang-ky/truong-hop-khac/' });
  });

  it('ask a household business for its certificate, never for its age', () => {
    expect(outcomeOf('ho-kinh-doanh', 'co-giay')).toMatchObject({
      entitled: 'yes',
      page: '/dang-ky/biz-vn-ho-kinh-doanh/',
    });
  });

  it('include an enterprise of 8 months and leave out one of 14', () => {
    expect(outcomeOf('doanh-nghiep', 'trong-12-thang')?.entitled).toBe('yes');
    expect(outcomeOf('doanh-nghiep', 'qua-12-thang')?.entitled).toBe('no');
  });
});
