import { renderMarkdown } from '#src/lib/markdown.ts';

/** Markdown tables as the CMS writes them. */

/** A span of code, or what MDX would take for markup outside of one: `{`, and `<` that begins no component of ours. */
const CODE_OR_MARKUP = /(`+[^`]+`+)|\\?(<(?!\/?[A-Z][A-Za-z]*(?:\s+[a-zA-Z]+="[^"]*")*\s*\/?>)|\{)/g;

/** A cell as it is stored: `<100` and `{mau}` stay text. Idempotent. */
function escapeCell(cell: string): string {
  return cell.replace(CODE_OR_MARKUP, (found: string, code: string | undefined, mark: string) =>
    code === undefined ? `\\${mark}` : found,
  );
}

/** The table as its editor typed it: without the backslashes that only MDX needs. */
export function tableAsTyped(stored: string): string {
  return stored.replace(/(`+[^`]+`+)|\\([<{])/g, (found: string, code: string | undefined, mark: string) =>
    code === undefined ? mark : found,
  );
}

function cellsOf(row: string): string[] {
  // Rows pasted from Word or Excel come with tabs between the cells.
  if (!row.includes('|') && row.includes('\t')) return row.split('\t').map((cell) => cell.trim());
  const inner = row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim());
}

function isRule(cells: readonly string[] | undefined): cells is string[] {
  return cells !== undefined && cells.length > 0 && cells.every((cell) => /^:?-+:?$/.test(cell));
}

function ruleCell(mark: string, size: number): string {
  const left = mark.startsWith(':') ? ':' : '';
  const right = /.:$/.test(mark) ? ':' : '';
  return `${left}${'-'.repeat(size - left.length - right.length)}${right}`;
}

/** Pads a table so that its columns line up; a missing rule row is added, pasted tabs become bars. Idempotent. */
export function formatTable(source: string): string {
  const rows = source
    .normalize('NFC')
    .split('\n')
    .filter((row) => row.trim() !== '')
    .map((row) => cellsOf(row).map(escapeCell));
  const [head = [''], ...rest] = rows;
  const rule = isRule(rest[0]) ? (rest.shift() ?? []) : [];
  const width = Math.max(head.length, ...rest.map((row) => row.length));
  const filled = [head, ...rest].map((row) => Array.from({ length: width }, (_, index) => row[index] ?? ''));
  const sizes = Array.from({ length: width }, (_, index) =>
    Math.max(3, ...filled.map((row) => row[index]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, index) => cell.padEnd(sizes[index] ?? 3)).join(' | ')} |`;
  const [first = [], ...others] = filled;
  return [
    line(first),
    line(sizes.map((size, index) => ruleCell(rule[index] ?? '', size))),
    ...others.map(line),
  ].join('\n');
}

/** The table for the preview pane; cells may hold emphasis, code and links. */
export function tableMarkup(source: string): string {
  const [head = '', , ...rows] = formatTable(source).split('\n');
  const cells = (row: string, tag: string) =>
    cellsOf(row)
      .map((cell) => {
        const inside = renderMarkdown(cell.replaceAll('\\|', '|')).markup.replace(/^<p>|<\/p>$/g, '');
        return `<${tag}>${inside}</${tag}>`;
      })
      .join('');
  const body = rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('');
  return `<table><thead><tr>${cells(head, 'th')}</tr></thead><tbody>${body}</tbody></table>`;
}
