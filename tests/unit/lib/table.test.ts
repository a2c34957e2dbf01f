import { describe, expect, it } from 'vitest';
import { html } from '#src/lib/html.ts';
import { renderTable } from '#src/lib/table.ts';

const TABLE = { caption: 'Các <tháng>', heads: ['Kỳ', { content: 'Số', className: 'number' }] } as const;

function squeezed(markup: { toString(): string }): string {
  return markup.toString().replaceAll(/\s*\n\s*/gu, '');
}

describe('a table', () => {
  it('has its caption, the heads of its columns, and each body apart', () => {
    const row = html`<tr></tr>`;
    expect(squeezed(renderTable({ ...TABLE, bodies: [[row, row], [row]], className: 'figures-table' }))).toBe(
      '<table class="figures-table"><caption>Các &lt;tháng&gt;</caption>' +
        '<thead><tr><th scope="col">Kỳ</th><th scope="col" class="number">Số</th></tr></thead>' +
        '<tbody><tr></tr><tr></tr></tbody><tbody><tr></tr></tbody></table>',
    );
  });

  it('says what its parts are where styles lay it out as something else', () => {
    const roles = renderTable({ ...TABLE, bodies: [[]], relaid: true })
      .toString()
      .matchAll(/role="(\w+)"/gu);
    expect([...roles].map(([, role]) => role)).toEqual([
      ...['table', 'rowgroup', 'row', 'columnheader', 'columnheader', 'rowgroup'],
    ]);
  });
});
