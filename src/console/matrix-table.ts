import { isClosed, type PeriodDecision } from '#src/figures/closing.ts';
import type { Period } from '#src/forms/types.ts';
import { formatDay } from '#src/lib/dates.ts';
import { html, type SafeHtml } from '#src/lib/html.ts';
import { formatMonth } from '#src/lib/months.ts';
import { CONSOLE_MONTHS } from '#src/messages/console-months.ts';
import { fillIn } from '#src/messages/forms.ts';
import { monthLink, unitLink } from './links.ts';
import { type Cell, type Counts, countsOf, inRegion, type MatrixRow } from './matrix.ts';
import { nameOfRegion, REGION_IDS } from './regions.ts';
import { renderStatus } from './status.ts';
import { renderConsoleTable, type Row } from './tables.ts';
import type { Visit } from './visit.ts';

const { matrix: words, statuses } = CONSOLE_MONTHS;

/** What the columns of a matrix are: months in the order of its cells. */
interface Months {
  readonly periods: readonly Period[];
  readonly decisions: readonly PeriodDecision[];
}

/** Units × months, region by region, after the meaning of its signs; the newest month first, where a phone shows it. */
export function renderMatrix(
  visit: Visit,
  rows: readonly MatrixRow[],
  { periods, decisions }: Months,
): SafeHtml {
  const { deps, now } = visit;
  const closed = periods.map((period) => isClosed(period, null, decisions, now, deps.settings));
  const heads = periods.map((period, column) => ({
    head: html`${renderMonth(period)} ${closed[column] && renderClosing(true)}`,
    label: '',
  }));
  const rowOf = ({ unit, cells }: MatrixRow): Row => ({
    head: html`${unitLink(unit)}
    ${unit.validTo !== undefined && html`<span class="small">${fillIn(words.until, { day: formatDay(unit.validTo) })}</span>`}`,
    cells: cells.map((cell, column) => renderCell(unit.id, cell, closed[column] ?? false)).toReversed(),
  });
  const groups = REGION_IDS.map((region) => ({
    title: nameOfRegion(region),
    rows: inRegion(rows, region).map(rowOf),
  }));
  return html`${renderLegend(rows)}
  ${renderConsoleTable({
    caption: words.caption,
    columns: [words.unit, ...heads.toReversed()],
    rows: groups.filter(({ rows: own }) => own.length > 0),
    layout: 'matrix',
  })}`;
}

/** `Tháng 11/2026`; on a phone the number above the year. */
function renderMonth(period: Period): SafeHtml {
  const [year, month] = period.split('-');
  return html`<span class="console__word">${words.month}</span> ${Number(month)}/<wbr />${year}`;
}

/** A sign and its word; what a phone has no room for stays readable to those who listen. */
function renderNote(sign: string, word: string): SafeHtml {
  return html`<span class="small">${sign} <span class="console__word">${word}</span></span>`;
}

function renderClosing(isClosedNow: boolean): SafeHtml {
  const { sign, label } = isClosedNow ? words.closed : words.open;
  return renderNote(sign, label);
}

/** `columnClosed`: the month is closed to all, as the head of its column says. */
function renderCell(unit: string, cell: Cell, columnClosed: boolean): SafeHtml {
  const status = renderStatus(cell);
  const { warnings, closed, period } = cell;
  return html`${cell.revisions.length === 0 ? status : monthLink(unit, period, status)}
  ${warnings > 0 && renderNote(`! ${String(warnings)}`, words.warnings)}
  ${cell.status !== 'absent' && closed !== columnClosed && renderClosing(closed)}`;
}

/** Only the signs that stand in the table: a legend of all of them is longer than a phone's screen. */
function renderLegend(rows: readonly MatrixRow[]): SafeHtml {
  const cells = rows.flatMap(({ cells: own }) => own);
  const shown = (Object.keys(statuses) as Cell['status'][]).filter((status) =>
    cells.some((cell) => cell.status === status),
  );
  const notes = [
    cells.some(({ warnings }) => warnings > 0) && words.legendWarning,
    cells.some(({ closed }) => closed) && words.legendClosed,
  ].filter((note) => note !== false);
  return html`<p class="console__legend">
    ${shown.map((status) => html`${renderStatus({ status })} `)} ${notes.join('; ')}
  </p>`;
}

/** How many units of each region and of the country have filed, and how. */
export function renderCounts(rows: readonly MatrixRow[], periods: readonly Period[]): SafeHtml {
  const lines: [string, readonly MatrixRow[]][] = [
    ...REGION_IDS.map((region): [string, readonly MatrixRow[]] => [
      nameOfRegion(region),
      inRegion(rows, region),
    ]),
    [words.country, rows],
  ];
  return renderConsoleTable({
    caption: words.counts,
    columns: [words.region, ...periods.map((period) => formatMonth(period)).toReversed()],
    rows: lines.map(([head, own]) => ({
      head,
      cells: periods.map((_, column) => describeCounts(countsOf(own, column))).toReversed(),
    })),
  });
}

function describeCounts(counts: Counts): string {
  if (counts.expected === 0) return statuses.absent.sign;
  const parts = [
    [words.lateCount, counts.late],
    [words.missingCount, counts.missing],
    [words.correctedCount, counts.corrected],
    [words.warnedCount, counts.warned],
  ] as const;
  return [
    fillIn(words.filedOf, { filed: String(counts.filed), expected: String(counts.expected) }),
    ...parts.flatMap(([text, count]) => (count > 0 ? [fillIn(text, { count: String(count) })] : [])),
  ].join(', ');
}
