import { currentPeriod, dueDateOf, dueDayOf } from '#src/figures/periods.ts';
import type { Period } from '#src/forms/types.ts';
import { formatDay } from '#src/lib/dates.ts';
import { html, type SafeHtml } from '#src/lib/html.ts';
import { formatMonth, formatMonthAtStart, isMonth, moveMonth } from '#src/lib/months.ts';
import { CONSOLE_MONTHS } from '#src/messages/console-months.ts';
import { fillIn } from '#src/messages/forms.ts';
import { CONSOLE_PATH } from '#src/register/staff-access.ts';
import { listed, unitLink } from './links.ts';
import { type Cell, countsOf, type MatrixRow, matrixOf } from './matrix.ts';
import { renderCounts, renderMatrix } from './matrix-table.ts';
import { consolePage, type Visit } from './visit.ts';

const { matrix: words } = CONSOLE_MONTHS;

/** As many months as a phone shows by their signs, and a desk by their words. */
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
  ${renderNavigation(last, currentPeriod(now))} ${renderMatrix(visit, rows, { periods, decisions })}
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
    return listed(found.map(({ unit }) => unitLink(unit)));
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
      ${
        filed < expected &&
        html`<a class="console__way" href="${CONSOLE_PATH}nhac-nop/?ky=${period}"
          >${fillIn(words.remind, { period: formatMonth(period) })}</a
        >`
      }
    </p>
  </section>`;
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
