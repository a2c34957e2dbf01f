import { coverageOf, gapsOf } from '#src/figures/gaps.ts';
import { formatQuarter, isQuarter, monthsOf, moveQuarter, type Quarter } from '#src/figures/quarters.ts';
import { formatDay } from '#src/lib/dates.ts';
import { html } from '#src/lib/html.ts';
import { CONSOLE_QUARTER } from '#src/messages/console-quarter.ts';
import { fillIn } from '#src/messages/forms.ts';
import { definitionsOf, fieldsOf } from '#src/register/definitions.ts';
import { addUp, standingIn } from '#src/register/quarters.ts';
import { seeOther } from '#src/register/receiver/answers.ts';
import { CONSOLE_PATH } from '#src/register/staff-access.ts';
import { consolePage, type Visit } from '../visit.ts';
import { renderFreeze } from './freeze.ts';
import { renderFilers } from './gaps.ts';
import { renderRegions } from './regions-table.ts';
import { isCounted } from './total.ts';
import { isUnfinished, lastDayOf, lastWholeQuarter, renderTurn } from './turn.ts';

const words = CONSOLE_QUARTER;

/** `/quan-ly/quy/` is the last whole quarter: the one that is to be reported. */
export function showLastQuarter(visit: Visit): Promise<Response> {
  return Promise.resolve(seeOther(`${CONSOLE_PATH}quy/${lastWholeQuarter(visit)}/`));
}

/** Regions and country, beside the quarter before; then what was frozen and what has changed since. */
export async function showQuarter(visit: Visit, quarter: Quarter = ''): Promise<Response | undefined> {
  if (!isQuarter(quarter)) return undefined;
  const { deps } = visit;
  const previous = moveQuarter(quarter, -1);
  const [standing, earlier] = await Promise.all([
    standingIn(deps.store, quarter),
    standingIn(deps.store, previous),
  ]);
  const [totals, before] = await Promise.all([
    addUp(deps, quarter, standing),
    addUp(deps, previous, earlier),
  ]);
  const fields = fieldsOf(await definitionsOf(deps.store, standing, deps.form)).filter(isCounted);
  const periods = monthsOf(quarter);
  const unfinished = isUnfinished(visit, quarter);
  const unfiled = gapsOf(deps.units, standing, periods);
  const main = html`${renderTurn(visit, quarter, '')}
    ${unfinished && html`<p>${fillIn(words.unfinished, { day: formatDay(lastDayOf(visit, quarter)) })}</p>`}
    ${renderFilers(visit, periods, unfiled)}
    ${renderRegions(visit, {
      ...{ fields, totals, before, unfinished },
      gapsOf: (field) => gapsOf(deps.units, standing, periods, field),
      covered: (field) => coverageOf(deps.units, standing, periods, field),
      coveredBefore: (field) => coverageOf(deps.units, earlier, monthsOf(previous), field)(),
    })}
    <p class="small">${words.how}</p>
    <ul class="console__ways">
      <li><a href="${CONSOLE_PATH}quy/${quarter}/don-vi/">${words.units}</a></li>
      <li><a href="${CONSOLE_PATH}quy/${quarter}/y-kien/">${words.opinions}</a></li>
      <li><a href="${CONSOLE_PATH}quy/${quarter}/tong-hop.xlsx">${words.xlsx}</a></li>
      <li><a href="${CONSOLE_PATH}quy/${quarter}/tong-hop.csv">${words.csv}</a></li>
    </ul>
    ${await renderFreeze(visit, quarter, { fields, totals, standing, missing: unfiled.length })}`;
  return consolePage(visit, { title: fillIn(words.title, { quarter: formatQuarter(quarter) }), main });
}
