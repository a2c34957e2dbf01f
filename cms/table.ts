/** Markdown tables as the CMS writes them. */

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
    .map(cellsOf);
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
