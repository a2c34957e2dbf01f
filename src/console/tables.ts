import { attributes, html, type SafeHtml } from '#src/lib/html.ts';
import { type Content, renderTable } from '#src/lib/table.ts';

/** One column of the console's tables. */
export interface Column {
  readonly head: Content;
  /** What stands before each cell where the rows are stacked on a phone; the head, where that is a text. */
  readonly label?: string;
  readonly number?: boolean;
}

export interface Row {
  readonly head: Content;
  readonly cells: readonly Content[];
}

/** Rows under a head of their own. */
export interface RowGroup {
  readonly title: string;
  readonly rows: readonly Row[];
}

/**
 * What becomes of a table on a phone. `stacked`: each row is a block, its cells one under the other, each with the head
 * of its column. `scrolling`: it scrolls inside itself, the heads of the rows stay in sight. The others are laid out
 * in console.css for one page each.
 */
export type Layout = 'stacked' | 'scrolling' | 'matrix' | 'quarter';

export interface ConsoleTable {
  readonly caption: string;
  /** A heading right above says the same. */
  readonly titled?: boolean;
  /** From the first on, under which the heads of the rows stand. */
  readonly columns: readonly (Column | string)[];
  readonly rows: readonly Row[] | readonly RowGroup[];
  readonly layout?: Layout;
}

function isGrouped(rows: readonly Row[] | readonly RowGroup[]): rows is readonly RowGroup[] {
  return rows.some((row) => 'rows' in row);
}

/** A table of the console, in a region of its own that can be reached and named by those who do not see it. */
export function renderConsoleTable({
  caption,
  titled,
  columns: given,
  rows,
  layout = 'stacked',
}: ConsoleTable): SafeHtml {
  const columns = given.map((column): Column => (typeof column === 'string' ? { head: column } : column));
  const relaid = layout !== 'scrolling';
  const role = (name: string) => attributes({ role: relaid && name });
  const cellOf = (content: Content, index: number) => {
    const { head, label, number } = columns[index + 1] ?? { head: '' };
    const isEmpty = content === '' || content === false || content === null || content === undefined;
    const own = attributes({
      class: number === true && 'console__number',
      'data-label': relaid && (label ?? (typeof head === 'string' && head)),
      'data-empty': relaid && isEmpty,
    });
    return html`<td${own}${role('cell')}>${content}</td>`;
  };
  const renderRow = (row: Row) =>
    html`<tr${role('row')}>
      <th scope="row"${role('rowheader')}>${row.head}</th>
      ${row.cells.map(cellOf)}
    </tr>`;
  const renderGroup = ({ title, rows: own }: RowGroup) => [
    html`<tr${role('row')}>
      <th class="console__group" scope="rowgroup" colspan="${columns.length}"${role('rowheader')}>${title}</th>
    </tr>`,
    ...own.map(renderRow),
  ];
  const table = renderTable({
    caption,
    titled,
    heads: columns.map(({ head, number }) => ({
      content: head,
      className: number === true ? 'console__number' : undefined,
    })),
    bodies: isGrouped(rows) ? rows.map(renderGroup) : [rows.map(renderRow)],
    className: `console__${layout}`,
    relaid,
  });
  return html`<section class="table-scroll console__table" tabindex="0" aria-label="${caption}">
    ${table}
  </section>`;
}
