import { gapsOf } from '#src/figures/gaps.ts';
import { currentPeriod } from '#src/figures/periods.ts';
import {
  formatQuarter,
  isQuarter,
  monthsOf,
  moveQuarter,
  type Quarter,
  quarterOf,
} from '#src/figures/quarters.ts';
import { html } from '#src/lib/html.ts';
import { CONSOLE } from '#src/messages/console.ts';
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
import { renderTurn } from './turn.ts';

const { quarter: words } = CONSOLE;

/** `/quan-ly/quy/` is the quarter of today. */
export function showCurrentQuarter({ now }: Visit): Promise<Response> {
  return Promise.resolve(seeOther(`${CONSOLE_PATH}quy/${quarterOf(currentPeriod(now))}/`));
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
  const unfiled = gapsOf(deps.units, standing, periods);
  const main = html`${renderTurn(quarter, '')} ${renderFilers(visit, periods, unfiled)}
    ${renderRegions(visit, {
      ...{ fields, totals, before },
      gapsOf: (field) => gapsOf(deps.units, standing, periods, field),
    })}
    <p class="small">${words.how}</p>
    <ul class="console__ways">
      <li><a href="${CONSOLE_PATH}quy/${quarter}/don-vi/">${words.units}</a></li>
      <li><a href="${CONSOLE_PATH}quy/${quarter}/y-kien/">${words.opinions}</a></li>
      <li><a href="${CONSOLE_PATH}quy/${quarter}/tong-hop.xlsx">${words.xlsx}</a></li>
      <li><a href="${CONSOLE_PATH}quy/${quarter}/tong-hop.csv">${words.csv}</a></li>
    </ul>
    ${await renderFreeze(visit, quarter, { fields, totals, missing: unfiled.length })}`;
  return consolePage(visit, { title: fillIn(words.title, { quarter: formatQuarter(quarter) }), main });
}
