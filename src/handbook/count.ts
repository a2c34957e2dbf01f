import { parseArgs } from 'node:util';
import { countBySection, type SectionCount } from './counts.ts';
import { readMarkdownFiles } from './files.ts';

/**
 * `npm run content:count`: pages, words, sources, footnotes and open questions of the content, section by section, and
 * the pages that neither cite a source nor call themselves a proposal (there must be none).
 */

const COLUMNS = ['Phần', 'Trang', 'Chữ', 'Nguồn', 'Chú thích', 'Đề xuất', 'Chờ xác nhận'] as const;

function cellsOf(row: SectionCount): string[] {
  const numbers = [row.pages, row.words, row.sources.size, row.footnotes, row.proposals, row.openQuestions];
  return [row.section, ...numbers.map((value) => value.toLocaleString('vi-VN'))];
}

function print(rows: readonly SectionCount[]): void {
  const table = [[...COLUMNS], ...rows.map(cellsOf)];
  const widths = COLUMNS.map((_, column) => Math.max(...table.map((cells) => cells[column]?.length ?? 0)));
  for (const [first = '', ...rest] of table) {
    const numbers = rest.map((cell, index) => cell.padStart(widths[index + 1] ?? 0));
    console.log([first.padEnd(widths[0] ?? 0), ...numbers].join('  '));
  }
}

const { values } = parseArgs({ options: { content: { type: 'string', default: 'content' } } });
const { sections, total, unmarked } = countBySection(readMarkdownFiles(values.content));
print([...sections, total]);
for (const file of unmarked) {
  console.log(`content/${file}: không có nguồn và không ghi là đề xuất. Thêm nguồn hoặc đổi tình trạng.`);
}
if (unmarked.length === 0) console.log('\nMọi trang, mọi câu trả lời đều có nguồn hoặc ghi rõ là đề xuất.');
else process.exitCode = 1;
