import { formatQuarter, isQuarter, type Quarter } from '#src/figures/quarters.ts';
import { html } from '#src/lib/html.ts';
import { CONSOLE_QUARTER } from '#src/messages/console-quarter.ts';
import { fillIn } from '#src/messages/forms.ts';
import { definitionsOf, fieldsOf } from '#src/register/definitions.ts';
import { addUp, standingIn } from '#src/register/quarters.ts';
import { CONSOLE_PATH } from '#src/register/staff-access.ts';
import { unitLink } from '../links.ts';
import { nameOfRegion, REGION_IDS } from '../regions.ts';
import { renderConsoleTable } from '../tables.ts';
import { consolePage, type Visit } from '../visit.ts';
import { isCounted, renderTotal } from './total.ts';
import { renderTurn } from './turn.ts';

const words = CONSOLE_QUARTER;

/** Units × the figures of one group. */
export async function showQuarterUnits(visit: Visit, quarter: Quarter = ''): Promise<Response | undefined> {
  if (!isQuarter(quarter)) return undefined;
  const { deps, url } = visit;
  const standing = await standingIn(deps.store, quarter);
  const totals = await addUp(deps, quarter, standing);
  const counted = fieldsOf(await definitionsOf(deps.store, standing, deps.form)).filter(isCounted);
  const groups = deps.form.groups.filter(({ id }) => counted.some(({ group }) => group === id));
  const asked = groups.find(({ id }) => id === url.searchParams.get('nhom')) ?? groups[0];
  const fields = counted.filter(({ group }) => group === asked?.id);
  const rows = REGION_IDS.map((region) => ({
    title: nameOfRegion(region),
    rows: totals.units
      .filter(({ unit }) => unit.region === region)
      .map(({ unit, totals: own }) => ({
        head: unitLink(unit),
        cells: fields.map(({ id }) => renderTotal(own[id])),
      })),
  }));
  const table = renderConsoleTable({
    caption: asked?.title ?? words.units,
    columns: [words.unit, ...fields.map(({ label }) => ({ head: label, number: true }))],
    rows: rows.filter(({ rows: own }) => own.length > 0),
    layout: 'scrolling',
  });
  const main = html`${renderTurn(visit, quarter, 'don-vi/')}
    <p><a href="${CONSOLE_PATH}quy/${quarter}/">${words.regions}</a></p>
    <nav aria-label="${words.group}">
      <ul class="menu">
        ${groups.map(
          ({ id, title }) =>
            html`<li>
              <a href="?nhom=${id}" ${id === asked?.id && html`aria-current="true"`}>${title}</a>
            </li>`,
        )}
      </ul>
    </nav>
    ${table}`;
  const title = `${fillIn(words.title, { quarter: formatQuarter(quarter) })}: ${words.units}`;
  return consolePage(visit, { title, main });
}
