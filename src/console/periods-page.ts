import { isClosed } from '#src/figures/closing.ts';
import { currentPeriod } from '#src/figures/periods.ts';
import { unitIn, unitsIn } from '#src/figures/reorganisation.ts';
import type { Period } from '#src/forms/types.ts';
import { formatInstant } from '#src/lib/dates.ts';
import { html, type SafeHtml } from '#src/lib/html.ts';
import { formatMonth, formatMonthAtStart, isMonth } from '#src/lib/months.ts';
import { nfc } from '#src/lib/text.ts';
import { CONSOLE } from '#src/messages/console.ts';
import { fillIn } from '#src/messages/forms.ts';
import { CONSOLE_PATH } from '#src/register/staff-access.ts';
import type { RecordedDecision } from '#src/register/staff-store.ts';
import { monthOptions, renderSelect, renderTextInput, unitOptions } from './fields.ts';
import { monthsSoFar } from './months.ts';
import { renderConsoleTable } from './tables.ts';
import { consolePage, doneAt, posted, record, tokenField, type Visit } from './visit.ts';

const { periods: words } = CONSOLE;

const MAX_REASON = 300;

/** Which months take filings, and the form that changes it. */
export async function showPeriods(visit: Visit, _?: string, fault?: string): Promise<Response> {
  const { deps } = visit;
  const decisions = await deps.store.periodDecisions();
  const main = html`<p>${words.lead}</p>
    ${fault !== undefined && html`<p class="field__error" role="alert">${fault}</p>`}
    ${renderStates(visit, decisions)} ${renderForm(visit)} ${renderHistory(visit, decisions)}`;
  const status = fault === undefined ? 200 : 422;
  return consolePage(visit, { title: words.title, main, status });
}

function renderStates(visit: Visit, decisions: readonly RecordedDecision[]): SafeHtml {
  const { deps, now } = visit;
  const closed = (period: Period, unit: string | null) =>
    isClosed(period, unit, decisions, now, deps.settings);
  const rows = monthsSoFar(visit).map((period) => {
    const forAll = closed(period, null);
    const exceptions = unitsIn(deps.units, period)
      .filter(({ code }) => closed(period, code) !== forAll)
      .map(({ name }) => fillIn(words.except, { unit: name, state: forAll ? words.open : words.closed }));
    return {
      head: formatMonthAtStart(period),
      cells: [forAll ? html`<strong>${words.closed}</strong>` : words.open, exceptions.join('; ')],
    };
  });
  return renderConsoleTable({
    caption: words.states,
    columns: [words.period, { head: words.state, label: '' }, words.exceptions],
    rows,
  });
}

function renderForm(visit: Visit): SafeHtml {
  const { deps, now } = visit;
  const units = unitsIn(deps.units, currentPeriod(now));
  return html`<h2 id="quyet-dinh">${words.act}</h2>
    <form class="console__form" method="post" action="${CONSOLE_PATH}ky/" aria-labelledby="quyet-dinh">
      ${tokenField(visit)}
      ${renderSelect({ name: 'period', label: words.period, options: monthOptions(monthsSoFar(visit)) })}
      ${renderSelect({
        ...{ name: 'unit', label: words.unit },
        options: [{ value: '', label: words.all }, ...unitOptions(units)],
      })}
      ${renderTextInput({ name: 'reason', label: words.reason, maxLength: MAX_REASON, required: true })}
      <div class="console__row">
        <button class="button" type="submit" name="state" value="closed">${words.close}</button>
        <button class="button button--secondary" type="submit" name="state" value="open">
          ${words.reopen}
        </button>
      </div>
    </form>`;
}

function renderHistory({ deps }: Visit, decisions: readonly RecordedDecision[]): SafeHtml {
  const items = decisions.toReversed().map(({ at, actor, state, period, unit, reason }) => {
    const said = fillIn(words.decided, {
      at: formatInstant(new Date(at)),
      actor,
      what: state === 'closed' ? words.whatClosed : words.whatOpen,
      period: formatMonth(period),
      unit: unit === null ? words.all : (unitIn(deps.units, unit, period)?.name ?? unit),
      reason: '',
    });
    return html`<li>${said}<bdi>${reason}</bdi></li>`;
  });
  return html`<h2>${words.history}</h2>
    ${
      items.length === 0
        ? html`<p>${words.none}</p>`
        : html`<ul>
            ${items}
          </ul>`
    }`;
}

export async function postDecision(visit: Visit): Promise<Response> {
  const { deps, session, now } = visit;
  const period = posted(visit, 'period');
  const unit = posted(visit, 'unit') || null;
  const state = posted(visit, 'state');
  const reason = nfc(posted(visit, 'reason')).slice(0, MAX_REASON);
  const known = isMonth(period) && (unit === null || unitIn(deps.units, unit, period) !== undefined);
  if (!known || (state !== 'closed' && state !== 'open')) return showPeriods(visit, '', words.unknown);
  if (reason === '') return showPeriods(visit, '', words.reasonMissing);
  await deps.store.decidePeriod({ period, unit, state, reason, actor: session.id, at: now.toISOString() });
  await record(visit, state === 'closed' ? 'period-closed' : 'period-reopened', period, {
    unit: unit ?? 'all',
  });
  return doneAt('ky/', state === 'closed' ? 'dong-ky' : 'mo-ky');
}
