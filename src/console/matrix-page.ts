import { currentPeriod, dueDateOf, dueDayOf } from '#src/figures/periods.ts';
import type { Period } from '#src/forms/types.ts';
import { formatDay } from '#src/lib/dates.ts';
import { html, type SafeHtml } from '#src/lib/html.ts';
import { formatMonth, formatMonthAtStart, isMonth, moveMonth } from '#src/lib/months.ts';
import { CONSOLE } from '#src/messages/console.ts';
import { fillIn } from '#src/messages/forms.ts';
import { CONSOLE_PATH } from '#src/register/staff-access.ts';
import { REGIONS, type Region } from '#src/schemas/records.ts';
import { type Cell, type Counts, countsOf, inRegion, type MatrixRow, matrixOf } from './matrix.ts';
import { consolePage, scrolling, type Visit } from './visit.ts';

const { matrix: words, statuses } = CONSOLE;

/** As many months as a screen of a desk shows; a phone scrolls the table. */
const SHOWN_MONTHS = 6;

/** The opening page: who has filed what, and who is late or missing in the month that matters now. */
export async function showMatrix(visit: Visit): Promise<Response> {
  const { deps, url, now } = visit;
  const asked = url.searchParams.get('den') ?? '';
  const last = isMonth(asked) ? asked : currentPeriod(now);
  const periods = Array.from({ length: SHOWN_MONTHS }, (_, index) =>
    moveMonth(last, index + 1 - SHOWN_MONTHS),
  );
  const [revisions, decisions] = await Promise.all([
    deps.store.list({ from: moveMonth(last, -SHOWN_MONTHS), to: last }),
    deps.store.periodDecisions(),
  ]);
  const { units, settings } = deps;
  const rows = matrixOf({ units, settings, revisions, decisions, now }, periods);
  const main = html`${periods
    .slice(-2)
    .toReversed()
    .map((period) => renderLead(visit, rows, periods, period))}
  ${renderNavigation(last, currentPeriod(now))} ${renderMatrix(rows, periods)} ${renderLegend()}
  ${renderCounts(rows, periods)}`;
  return consolePage(visit, { title: words.title, main });
}

/** One sentence and the names: the answer to "who is late this month". */
function renderLead(
  { deps }: Visit,
  rows: readonly MatrixRow[],
  periods: readonly Period[],
  period: Period,
): SafeHtml {
  const column = periods.indexOf(period);
  const { expected, filed, late, missing } = countsOf(rows, column);
  const label = formatMonthAtStart(period);
  const isOver = dueDateOf(period, deps.settings) < deps.now();
  const named = (...wanted: Cell['status'][]) => {
    const found = rows.filter(({ cells }) => wanted.includes(cells[column]?.status ?? 'absent'));
    if (found.length === 0) return html`${words.none}`;
    return html`${found.map(({ unit }, index) => html`${index > 0 && ', '}${unitLink(unit.id, unit.name)}`)}`;
  };
  return html`<section class="console__lead" aria-labelledby="ky-${period}">
    <h2 id="ky-${period}">${label}</h2>
    <p>
      ${fillIn(isOver ? words.leadOver : words.lead, { period: label, filed: String(filed), expected: String(expected), late: String(late), missing: String(missing) })}
      ${fillIn(words.due, { day: formatDay(dueDayOf(period, deps.settings)) })}
    </p>
    ${isOver && html`<p><strong>${words.late}</strong> ${named('late')}.</p>`}
    <p>
      <strong>${isOver ? words.missing : words.notYet}</strong>
      ${named('missing', 'dueSoon', 'notDue')}.
    </p>
  </section>`;
}

export function unitLink(id: string, name: string): SafeHtml {
  return html`<a href="${CONSOLE_PATH}don-vi/${id}/">${name}</a>`;
}

function renderNavigation(last: Period, current: Period): SafeHtml {
  const earlier = moveMonth(last, -SHOWN_MONTHS / 2);
  const later = [moveMonth(last, SHOWN_MONTHS / 2), current].sort()[0] ?? current;
  return html`<nav class="console__turn" aria-label="${words.navigation}">
    <a href="${CONSOLE_PATH}?den=${earlier}"
      >${fillIn(words.earlier, { period: formatMonthAtStart(earlier) })}</a
    >
    ${last < current && html`<a href="${CONSOLE_PATH}?den=${later}">${fillIn(words.later, { period: formatMonthAtStart(later) })}</a>`}
  </nav>`;
}

function renderMatrix(rows: readonly MatrixRow[], periods: readonly Period[]): SafeHtml {
  const body = regionsOf().map(([region, name]) => {
    const own = inRegion(rows, region);
    if (own.length === 0) return undefined;
    return html`<tbody>
      <tr>
        <th class="console__region" scope="rowgroup" colspan="${periods.length + 1}">${name}</th>
      </tr>
      ${own.map(renderRow)}
    </tbody>`;
  });
  return scrolling(
    words.caption,
    html`<table class="console__matrix">
      <caption>
        ${words.caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.unit}</th>
          ${periods.map((period) => html`<th scope="col">${formatMonthAtStart(period)}</th>`)}
        </tr>
      </thead>
      ${body}
    </table>`,
  );
}

function renderRow({ unit, cells }: MatrixRow): SafeHtml {
  const { validTo } = unit;
  return html`<tr>
    <th scope="row">
      ${unitLink(unit.id, unit.name)}
      ${validTo !== undefined && html`<span class="small">${fillIn(words.until, { day: formatDay(validTo) })}</span>`}
    </th>
    ${cells.map((cell) => html`<td>${renderCell(unit.id, cell)}</td>`)}
  </tr>`;
}

export function renderStatus({ status }: Pick<Cell, 'status'>): SafeHtml {
  const { sign, label } = statuses[status];
  return html`<span class="console__status" data-status="${status}"
    ><span aria-hidden="true">${sign}</span> ${label}</span
  >`;
}

function renderCell(unit: string, cell: Cell): SafeHtml {
  const notes = [
    cell.warnings > 0 && fillIn(words.warnings, { count: String(cell.warnings) }),
    cell.closed && `(${words.closed})`,
  ].filter(Boolean);
  const status = renderStatus(cell);
  return html`${
    cell.revisions.length === 0
      ? status
      : html`<a href="${CONSOLE_PATH}don-vi/${unit}/${cell.period}/">${status}</a>`
  }${notes.map((note) => html` <span class="small">${note}</span>`)}`;
}

function renderLegend(): SafeHtml {
  return html`<p class="console__legend">
    <strong>${words.legend}:</strong>
    ${Object.keys(statuses).map((status) => html`${renderStatus({ status: status as Cell['status'] })} `)}
    <span>${words.legendWarning}</span> · <span>${words.legendClosed}</span>
  </p>`;
}

function renderCounts(rows: readonly MatrixRow[], periods: readonly Period[]): SafeHtml {
  const lines: [string, readonly MatrixRow[]][] = [
    ...regionsOf().map(([region, name]): [string, readonly MatrixRow[]] => [name, inRegion(rows, region)]),
    [words.country, rows],
  ];
  return scrolling(
    words.counts,
    html`<table>
      <caption>
        ${words.counts}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.region}</th>
          ${periods.map((period) => html`<th scope="col">${formatMonth(period)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          ([name, own]) =>
            html`<tr>
              <th scope="row">${name}</th>
              ${periods.map((_, column) => html`<td>${describeCounts(countsOf(own, column))}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>`,
  );
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

function regionsOf(): [Region, string][] {
  return Object.entries(REGIONS).map(([region, name]) => [region as Region, name.replace(/^m/, 'M')]);
}
