import { currentPeriod, dueDateOf, dueDayOf } from '#src/figures/periods.ts';
import { formatQuarter, monthsOf, moveQuarter, type Quarter, quarterOf } from '#src/figures/quarters.ts';
import type { Day } from '#src/lib/dates.ts';
import { html, type SafeHtml } from '#src/lib/html.ts';
import { CONSOLE_QUARTER } from '#src/messages/console-quarter.ts';
import { fillIn } from '#src/messages/forms.ts';
import { CONSOLE_PATH } from '#src/register/staff-access.ts';
import type { Visit } from '../visit.ts';

/** The last day on which a quarter's last month is on time. */
export function lastDayOf({ deps }: Pick<Visit, 'deps'>, quarter: Quarter): Day {
  return dueDayOf(monthsOf(quarter)[2], deps.settings);
}

/** Whether filings of the quarter may still come in time. */
export function isUnfinished({ deps, now }: Pick<Visit, 'deps' | 'now'>, quarter: Quarter): boolean {
  return now <= dueDateOf(monthsOf(quarter)[2], deps.settings);
}

/** The last quarter all of whose deadlines have passed; the current one where the programme has none yet. */
export function lastWholeQuarter(visit: Visit): Quarter {
  const current = quarterOf(currentPeriod(visit.now));
  const last = isUnfinished(visit, current) ? moveQuarter(current, -1) : current;
  return monthsOf(last)[2] < visit.deps.settings.reporting.firstPeriod ? current : last;
}

/** To the quarters before and after, on the same page `below` the quarter's address. */
export function renderTurn(visit: Visit, quarter: Quarter, below: string): SafeHtml {
  const [earlier, later] = [moveQuarter(quarter, -1), moveQuarter(quarter, 1)];
  const name = (one: Quarter) =>
    isUnfinished(visit, one)
      ? fillIn(CONSOLE_QUARTER.running, { quarter: formatQuarter(one) })
      : formatQuarter(one);
  return html`<nav class="console__turn" aria-label="${CONSOLE_QUARTER.navigation}">
    <a href="${CONSOLE_PATH}quy/${earlier}/${below}">‹ ${name(earlier)}</a>
    <a href="${CONSOLE_PATH}quy/${later}/${below}">${name(later)} ›</a>
  </nav>`;
}
