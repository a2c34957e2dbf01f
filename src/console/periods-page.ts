import { isClosed, type PeriodDecision } from '#src/figures/closing.ts';
import { currentPeriod, dueDateOf, dueDayOf } from '#src/figures/periods.ts';
import { unitIn, unitsIn } from '#src/figures/reorganisation.ts';
import { nameOfUnit } from '#src/forms/show.ts';
import type { Period } from '#src/forms/types.ts';
import { formatDay, formatInstant } from '#src/lib/dates.ts';
import { html, type SafeHtml } from '#src/lib/html.ts';
import { formatMonth, formatMonthAtStart, isMonth } from '#src/lib/months.ts';
import { nfc } from '#src/lib/text.ts';
import { CONSOLE_PERIODS } from '#src/messages/console-periods.ts';
import { fillIn, FORM_TEXT } from '#src/messages/forms.ts';
import { CONSOLE_PATH } from '#src/register/staff-access.ts';
import type { RecordedDecision } from '#src/register/staff-store.ts';
import type { ConsoleDeps } from './deps.ts';
import { monthOptions, renderSelect, renderTextInput, unitOptions } from './fields.ts';
import { listed, unitLink } from './links.ts';
import { monthsSoFar } from './months.ts';
import { renderConsoleTable } from './tables.ts';
import { consolePage, doneAt, posted, record, tokenField, type Visit } from './visit.ts';

const { periods: words } = CONSOLE_PERIODS;
const { confirm } = words;

const MAX_REASON = 300;

/** What stands in the address for every unit, and in the audit. */
const ALL = 'all';

/** Which months take filings, and the form that changes it. */
export async function showPeriods(visit: Visit, _?: string, fault?: string): Promise<Response> {
  const { deps } = visit;
  const decisions = await deps.store.periodDecisions();
  const main = html`<p>${words.lead}</p>
    ${fault !== undefined && html`<p class="field__error" role="alert">${fault}</p>`}
    ${renderStates(visit, decisions)} ${renderForm(visit)} ${renderHistory(visit, decisions)}`;
  const status = fault === undefined ? 200 : 422;
  return consolePage(visit, { title: words.title, main, status, ...tellDone(visit, decisions) });
}

/** What this session has just decided: which month, for whom, and what officers see from now on. */
function tellDone(
  { deps, session, url }: Visit,
  decisions: readonly RecordedDecision[],
): { done: string } | undefined {
  const last = decisions.findLast(({ actor }) => actor === session.id);
  if (!last || url.searchParams.get('xong') !== DONE) return undefined;
  const { period, state } = last;
  return {
    done: fillIn(words.done[state], {
      period: formatMonth(period),
      who: namesWhom(deps, last),
      sentence: FORM_TEXT.closedNow,
    }),
  };
}
const DONE = 'ky';

/** `34 đơn vị`, or the unit by its name. */
function namesWhom({ units }: ConsoleDeps, { period, unit: code }: PeriodDecision): string {
  if (code === null) return fillIn(confirm.all, { count: String(unitsIn(units, period).length) });
  const unit = unitIn(units, code, period);
  return unit ? nameOfUnit(unit) : code;
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

/** Nothing is chosen beforehand: a month of all units is not to be closed by a press too many. */
function renderForm(visit: Visit): SafeHtml {
  const { deps, now } = visit;
  const units = unitsIn(deps.units, currentPeriod(now));
  return html`<h2 id="quyet-dinh">${words.act}</h2>
    <form class="console__form" method="post" action="${CONSOLE_PATH}ky/" aria-labelledby="quyet-dinh">
      ${tokenField(visit)}
      ${renderSelect({
        ...{ name: 'period', label: words.period, prompt: words.choosePeriod },
        options: monthOptions(monthsSoFar(visit)),
        chosen: posted(visit, 'period'),
      })}
      ${renderSelect({
        ...{ name: 'unit', label: words.unit, prompt: words.chooseUnit },
        options: [{ value: ALL, label: words.all }, ...unitOptions(units)],
        chosen: posted(visit, 'unit'),
      })}
      ${renderTextInput({
        ...{ name: 'reason', label: words.reason, maxLength: MAX_REASON, required: true },
        value: posted(visit, 'reason'),
      })}
      <p>${words.ask}</p>
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

/** Shows what a decision would do; takes it once that page has been confirmed. */
export async function postDecision(visit: Visit): Promise<Response> {
  const { deps, session, now } = visit;
  const period = posted(visit, 'period');
  const chosen = posted(visit, 'unit');
  const state = posted(visit, 'state');
  const reason = nfc(posted(visit, 'reason')).slice(0, MAX_REASON);
  const known = isMonth(period) && (chosen === ALL || unitIn(deps.units, chosen, period) !== undefined);
  if (!known || (state !== 'closed' && state !== 'open')) return showPeriods(visit, '', words.unknown);
  if (reason === '') return showPeriods(visit, '', words.reasonMissing);
  const decision = { period, unit: chosen === ALL ? null : chosen, state, reason } as const;
  if (posted(visit, 'sure') !== 'yes') return askFirst(visit, decision);
  await deps.store.decidePeriod({ ...decision, actor: session.id, at: now.toISOString() });
  await record(visit, state === 'closed' ? 'period-closed' : 'period-reopened', period, { unit: chosen });
  return doneAt('ky/', DONE);
}

/** What the decision does, to how many units and before which deadline, with its reason kept. */
async function askFirst(
  visit: Visit,
  decision: PeriodDecision & { readonly reason: string },
): Promise<Response> {
  const { deps, now } = visit;
  const { period, unit: code, state, reason } = decision;
  const [filings, decisions] = await Promise.all([
    deps.store.list({ period, latestOnly: true }),
    deps.store.periodDecisions(),
  ]);
  const units = unitsIn(deps.units, period).filter((unit) => code === null || unit.code === code);
  const missing = units.filter((unit) => !filings.some((filing) => filing.unit === unit.code));
  const isDone = units.every(
    (unit) => isClosed(period, unit.code, decisions, now, deps.settings) === (state === 'closed'),
  );
  const told = { period: formatMonth(period), who: namesWhom(deps, decision) };
  const due = now <= dueDateOf(period, deps.settings) ? confirm.notDue : confirm.due;
  const main = html`<p><strong>${fillIn(confirm.lead[state], told)}</strong></p>
    ${isDone && html`<p>${confirm.already[state]}</p>`}
    <p>
      ${code === null ? countFiled(units.length, missing.length) : missing.length === 0 ? confirm.unitFiled : confirm.unitMissing}
      ${fillIn(due, { day: formatDay(dueDayOf(period, deps.settings)) })}
    </p>
    ${
      code === null &&
      missing.length > 0 &&
      html`<details>
        <summary>${fillIn(confirm.missing, { count: String(missing.length) })}</summary>
        <p>${listed(missing.map((unit) => unitLink(unit)))}.</p>
      </details>`
    }
    <p>${confirm.effect[state]} ${state === 'closed' && html`“${FORM_TEXT.closedNow}”`}</p>
    <p>${words.reason}: <bdi>${reason}</bdi></p>
    <form class="console__form" method="post" action="${CONSOLE_PATH}ky/">
      ${tokenField(visit)}
      ${Object.entries({ period, unit: code ?? ALL, state, reason, sure: 'yes' }).map(
        ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
      )}
      <div class="console__row">
        <button class="button" type="submit">${fillIn(confirm.sure[state], told)}</button>
        <a href="${CONSOLE_PATH}ky/">${confirm.back}</a>
      </div>
    </form>`;
  return consolePage(visit, { title: confirm.title[state], main });
}

function countFiled(expected: number, missing: number): string {
  return fillIn(confirm.filed, {
    filed: String(expected - missing),
    expected: String(expected),
    missing: String(missing),
  });
}
