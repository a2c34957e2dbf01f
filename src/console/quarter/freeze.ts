import { coverageOf } from '#src/figures/gaps.ts';
import { dueDateOf } from '#src/figures/periods.ts';
import { formatQuarter, isQuarter, monthsOf, type Quarter } from '#src/figures/quarters.ts';
import { unitIn } from '#src/figures/reorganisation.ts';
import type { RollUp } from '#src/figures/roll-up.ts';
import { formatDifference, nameOfUnit } from '#src/forms/show.ts';
import { formatInstant } from '#src/lib/dates.ts';
import { html, type SafeHtml } from '#src/lib/html.ts';
import { formatMonth } from '#src/lib/months.ts';
import { CONSOLE } from '#src/messages/console.ts';
import { CONSOLE_QUARTER } from '#src/messages/console-quarter.ts';
import { fillIn } from '#src/messages/forms.ts';
import {
  addUp,
  type ChangeSinceFreeze,
  freezeQuarter,
  type FrozenState,
  frozenStates,
} from '#src/register/quarters.ts';
import { CONSOLE_PATH } from '#src/register/staff-access.ts';
import type { Revision } from '#src/register/store.ts';
import type { Field } from '#src/schemas/form-definition.ts';
import { monthLink } from '../links.ts';
import { renderConsoleTable } from '../tables.ts';
import { renderChanges } from '../unit-page.ts';
import { consolePage, doneAt, posted, record, tokenField, type Visit } from '../visit.ts';
import { renderPublication } from './publication.ts';
import { renderSum } from './total.ts';

const words = CONSOLE_QUARTER;
const { freeze: said } = words;

/** The first moment at which a quarter may be frozen: nothing that is still on time is left out. */
function freezableFrom({ deps }: Visit, quarter: Quarter): Date {
  return dueDateOf(monthsOf(quarter)[2], deps.settings);
}

/** A quarter as it stands: `missing` filings are not there. */
interface Standing {
  readonly fields: readonly Field[];
  readonly totals: RollUp;
  readonly standing: readonly Revision[];
  readonly missing: number;
}

/** What was frozen, what has changed since, and the form that freezes the quarter as it stands. */
export async function renderFreeze(
  visit: Visit,
  quarter: Quarter,
  { fields, totals, standing, missing }: Standing,
): Promise<SafeHtml> {
  const { deps } = visit;
  const [latest, ...former] = await frozenStates(deps.store, quarter);
  if (!latest) {
    return html`<h2>${said.title}</h2>
      <p>${said.notYet}</p>
      ${renderForm(visit, quarter, missing, said.button)}`;
  }
  const render = async (state: FrozenState) => {
    const changes =
      state.changes.length === 0
        ? html`<p>${said.same}</p>`
        : renderChangesSince(visit, state.changes, {
            ...{ fields, now: totals, at: formatInstant(new Date(state.freeze.at)) },
            frozen: await addUp(deps, quarter, state.revisions),
            ...{ filedThen: state.revisions, filedNow: standing },
          });
    return html`<p>${tellFreeze(state)}</p>
      ${!state.whole && html`<p class="field__error">${said.broken}</p>`} ${changes}`;
  };
  const earlier = await Promise.all(former.map(render));
  return html`<h2>${said.title}</h2>
    ${await render(latest)} ${await renderPublication(visit, quarter, latest)}
    ${
      earlier.length > 0 &&
      html`<details>
        <summary>${fillIn(said.former, { count: String(earlier.length) })}</summary>
        ${earlier}
      </details>`
    }
    ${renderForm(visit, quarter, missing, said.again)}`;
}

/** When, by whom, how many filings, and the hash to check them by. */
function tellFreeze({ freeze: { at, actor, receipts, hash } }: FrozenState): string {
  return fillIn(said.done, {
    ...{ at: formatInstant(new Date(at)), actor, hash: hash.slice(0, 16) },
    count: String(receipts.length),
  });
}

function renderForm(visit: Visit, quarter: Quarter, missing: number, button: string): SafeHtml {
  const opens = freezableFrom(visit, quarter);
  if (visit.now <= opens) return html`<p>${fillIn(said.tooEarly, { at: formatInstant(opens) })}</p>`;
  const sure = missing === 0 ? said.sure : fillIn(said.sureWithout, { missing: String(missing) });
  return html`<form class="console__form" method="post" action="${CONSOLE_PATH}quy/${quarter}/chot/">
    ${tokenField(visit)}
    <p>${said.help}</p>
    <div class="field__option">
      <input class="field__checkbox" type="checkbox" id="da-xem" name="sure" value="yes" required />
      <label for="da-xem">${sure}</label>
    </div>
    <p>
      <button class="button" type="submit">${fillIn(button, { quarter: formatQuarter(quarter) })}</button>
    </p>
  </form>`;
}

/** A quarter as it was frozen and as it stands. */
interface Compared {
  readonly fields: readonly Field[];
  readonly frozen: RollUp;
  readonly now: RollUp;
  readonly filedThen: readonly Revision[];
  readonly filedNow: readonly Revision[];
  /** When it was frozen: two freezes are told apart by it. */
  readonly at: string;
}

function renderChangesSince(
  { deps }: Visit,
  changes: readonly ChangeSinceFreeze[],
  { fields, frozen, now, filedThen, filedNow, at }: Compared,
): SafeHtml {
  const items = changes.map((change) => {
    const { unit: code, period, receipt } = change.now;
    const unit = unitIn(deps.units, code, period);
    const sentence = fillIn(change.before ? said.changed : said.added, {
      unit: unit ? nameOfUnit(unit) : code,
      period: formatMonth(period),
      before: change.before?.receipt ?? '',
      now: receipt,
    });
    return html`<li>
      ${monthLink(unit?.id ?? code, period, sentence)}
      ${change.before && renderChanges(deps.form, change.before, change.now)}
    </li>`;
  });
  const rows = fields
    .filter(({ id }) => frozen.country[id]?.value !== now.country[id]?.value)
    .map(({ id, label }) => {
      const [then, today] = [frozen.country[id], now.country[id]];
      const difference = formatDifference(today?.value ?? null, then?.value ?? null);
      const sum = (total: typeof then, filings: readonly Revision[]) =>
        renderSum(total, coverageOf(deps.units, filings, now.periods, id)());
      return { head: label, cells: [sum(then, filedThen), sum(today, filedNow), difference] };
    });
  const numbers = [said.frozenValue, said.nowValue, words.difference];
  return html`<h3>${said.changes}</h3>
    ${
      rows.length > 0 &&
      renderConsoleTable({
        caption: fillIn(said.since, { at }),
        columns: [words.indicator, ...numbers.map((head) => ({ head, number: true }))],
        rows,
      })
    }
    <ul class="console__changes">
      ${items}
    </ul>`;
}

/** Freezes the quarter, once staff say that they have looked at it and its last month is past its deadline. */
export async function postFreeze(visit: Visit, quarter: Quarter = ''): Promise<Response | undefined> {
  if (!isQuarter(quarter)) return undefined;
  const { deps, session, now } = visit;
  const opens = freezableFrom(visit, quarter);
  const refusal =
    now <= opens
      ? fillIn(said.tooEarly, { at: formatInstant(opens) })
      : posted(visit, 'sure') !== 'yes' && said.unsure;
  if (refusal) {
    return consolePage(visit, { title: CONSOLE.refusedTitle, main: html`<p>${refusal}</p>`, status: 422 });
  }
  const freeze = await freezeQuarter(deps.store, quarter, { actor: session.id, now });
  await record(visit, 'quarter-frozen', quarter, { filings: freeze.receipts.length });
  return doneAt(`quy/${quarter}/`, 'chot-quy');
}
