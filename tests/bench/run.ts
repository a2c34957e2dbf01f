import { figuresReport } from './figures.ts';

/**
 * `npm run bench -- [figures] [quality] [browser] [--json]`: what the receiver acknowledges beside bare commits on this
 * disk, the search beside others, and the first search over a slow line. Measures and asserts nothing; without a name all.
 */
const PARTS = ['figures', 'quality', 'browser'] as const;
type Part = (typeof PARTS)[number];

const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const unknown = words.filter((word) => !PARTS.some((part) => part === word));
if (unknown.length > 0) {
  process.stderr.write(`No such part: ${unknown.join(', ')}. Parts: ${PARTS.join(', ')}.\n`);
  process.exit(2);
}
const wants = (part: Part) => words.length === 0 || words.includes(part);
const needsSearch = wants('quality') || wants('browser');

const figures = wants('figures') ? await figuresReport() : undefined;
// Loaded only where asked for: the search needs a built site.
const search = needsSearch ? await import('./search.ts') : undefined;
const quality = wants('quality') ? await search?.qualityTable() : undefined;
const browser = wants('browser') ? await search?.browserTable() : undefined;

if (process.argv.includes('--json')) {
  process.stdout.write(`${JSON.stringify({ figures, quality, browser }, null, 2)}\n`);
} else {
  const lines: string[] = [];
  if (figures) {
    lines.push('| receiver and store | |', '| --- | --- |');
    lines.push(...Object.entries(figures).map(([name, value]) => `| ${name} | ${value} |`), '');
  }
  if (quality) lines.push(...quality, '');
  if (browser) {
    const columns = Object.keys(Object.values(browser)[0] ?? {});
    lines.push(`| Chromium, Slow 4G, processor ÷ 4 | ${columns.join(' | ')} |`);
    lines.push(`| --- |${' --- |'.repeat(columns.length)}`);
    lines.push(
      ...Object.entries(browser).map(([query, row]) => `| ${[query, ...Object.values(row)].join(' | ')} |`),
    );
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}
