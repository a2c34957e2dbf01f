import { describe, expect, it } from 'vitest';
import { type ConsoleTable, renderConsoleTable } from '#src/console/tables.ts';

const MONTHS: ConsoleTable = {
  caption: 'Các tháng',
  columns: ['Kỳ', { head: 'Tình trạng', label: '' }, { head: 'Số lần nộp', number: true }, 'Lý do'],
  rows: [{ head: 'Tháng 11/2026', cells: ['Đúng hạn', 0, undefined] }],
};

function cellsOf(table: ConsoleTable): string[] {
  return [
    ...renderConsoleTable(table)
      .toString()
      .matchAll(/<td[^>]*>/gu),
  ].map(([cell]) => cell);
}

describe('a table of the console', () => {
  it('can be reached by keyboard and is named by its caption', () => {
    expect(renderConsoleTable(MONTHS).toString()).toMatch(
      /^<section [^>]*tabindex="0" aria-label="Các tháng">/u,
    );
  });

  it('tells each cell the head of its column where rows are stacked, and leaves out what is empty, but never a zero', () => {
    expect(cellsOf(MONTHS)).toEqual([
      '<td data-label="" role="cell">',
      '<td class="console__number" data-label="Số lần nộp" role="cell">',
      '<td data-label="Lý do" data-empty role="cell">',
    ]);
  });

  it('stays a plain table where it scrolls', () => {
    const table = renderConsoleTable({ ...MONTHS, layout: 'scrolling' }).toString();
    expect(table).not.toMatch(/role=|data-label/u);
    expect(table).toContain('<th scope="row">Tháng 11/2026</th>');
  });

  it('gives each group of rows a body with a head across all columns', () => {
    const { rows, ...rest } = MONTHS;
    const groups = ['Miền Bắc', 'Miền Nam'].map((title) => ({
      title,
      rows: rows as ConsoleTable['rows'] & [],
    }));
    const table = renderConsoleTable({ ...rest, rows: groups }).toString();
    expect(table.match(/<tbody/gu)).toHaveLength(2);
    expect(table.match(/scope="rowgroup"\s+colspan="4"/gu)).toHaveLength(2);
  });
});
