import { currentPeriod, dueDateOf } from '#src/figures/periods.ts';
import { existsIn, type UnitRecord } from '#src/figures/reorganisation.ts';
import { renderComparison, renderFigures } from '#src/forms/figures-markup.ts';
import { nameOfUnit } from '#src/forms/show.ts';
import type { Period } from '#src/forms/types.ts';
import { formatDay, formatInstant } from '#src/lib/dates.ts';
import { html, type SafeHtml } from '#src/lib/html.ts';
import { formatMonth, formatMonthAtStart, isMonth, moveMonth } from '#src/lib/months.ts';
import { CONSOLE_MONTHS } from '#src/messages/console-months.ts';
import { CONSOLE } from '#src/messages/console.ts';
import { fillIn } from '#src/messages/forms.ts';
import { definitionsOf } from '#src/register/definitions.ts';
import { receiptPath } from '#src/register/receipts.ts';
import { CONSOLE_PATH } from '#src/register/staff-access.ts';
import type { Revision } from '#src/register/store.ts';
import type { FormDefinition } from '#src/schemas/form-definition.ts';
import { REGIONS } from '#src/schemas/records.ts';
import { listed, monthLink, unitLink } from './links.ts';
import { type Cell, cellOf } from './matrix.ts';
import { renderStatus } from './status.ts';
import { renderConsoleTable } from './tables.ts';
import { consolePage, type Visit } from './visit.ts';

const { unit: words, matrix } = CONSOLE_MONTHS;

/** One unit: what it is, and where each of its months stands. */
export async function showUnit(visit: Visit, id = ''): Promise<Response | undefined> {
  const { deps, now } = visit;
  const unit = deps.units.find((one) => one.id === id);
  if (!unit) return undefined;
  const [revisions, decisions] = await Promise.all([
    deps.store.list({ unit: unit.code }),
    deps.store.periodDecisions(),
  ]);
  const { units, settings } = deps;
  const first = revisions[0]?.period ?? settings.reporting.firstPeriod;
  const cells = monthsBetween(
    first < settings.reporting.firstPeriod ? first : settings.reporting.firstPeriod,
    currentPeriod(now),
  )
    .filter((period) => existsIn(unit, period))
    .map((period) => cellOf({ units, settings, revisions, decisions, now }, unit, period));
  const main = html`${renderFacts(visit, unit)} ${renderMonths(unit, cells.toReversed())}`;
  return consolePage(visit, { title: nameOfUnit(unit), main });
}

function monthsBetween(first: Period, last: Period): Period[] {
  const periods: Period[] = [];
  for (let period = first; period <= last; period = moveMonth(period, 1)) periods.push(period);
  return periods;
}

function renderFacts({ deps }: Visit, unit: UnitRecord): SafeHtml {
  const { units } = deps;
  const forebears = units.filter(({ id, successors }) => id !== unit.id && successors.includes(unit.id));
  const successors = units.filter(({ id }) => unit.successors.includes(id));
  const valid = [
    unit.validFrom === undefined ? words.always : fillIn(words.from, { day: formatDay(unit.validFrom) }),
    unit.validTo === undefined ? '' : fillIn(words.to, { day: formatDay(unit.validTo) }),
  ];
  const list = (others: readonly UnitRecord[]) => listed(others.map((other) => unitLink(other)));
  const facts: [string, SafeHtml][] = [
    [words.code, html`${unit.code}`],
    [words.region, html`${REGIONS[unit.region]} ${unit.regionDoubtful && words.doubtful}`],
    [words.valid, html`${valid.join(' ')}`],
    ...(forebears.length > 0 ? [[words.forebears, list(forebears)] as [string, SafeHtml]] : []),
    ...(successors.length > 0 ? [[words.successors, list(successors)] as [string, SafeHtml]] : []),
    [words.credentials, html`<a href="${CONSOLE_PATH}ma/">${CONSOLE.menu.codes}</a>`],
  ];
  return renderFactList(facts);
}

function renderFactList(facts: readonly (readonly [string, SafeHtml])[]): SafeHtml {
  return html`<dl class="console__facts">
    ${facts.map(
      ([term, detail]) =>
        html`<dt>${term}</dt>
          <dd>${detail}</dd>`,
    )}
  </dl>`;
}

function renderMonths(unit: UnitRecord, cells: readonly Cell[]): SafeHtml {
  return renderConsoleTable({
    caption: words.months,
    columns: [
      words.period,
      { head: words.status, label: '' },
      { head: words.filings, number: true },
      words.last,
      { head: words.warnings, number: true },
    ],
    rows: cells.map((cell) => {
      const last = cell.revisions.at(-1);
      return {
        head: monthLink(unit.id, cell.period, formatMonthAtStart(cell.period)),
        cells: [
          html`${renderStatus(cell)} ${renderClosed(cell)}`,
          cell.revisions.length,
          last ? `${last.receipt}, ${formatInstant(new Date(last.filedAt))}` : words.none,
          cell.warnings > 0 && cell.warnings,
        ],
      };
    }),
  });
}

function renderClosed({ closed }: Cell): SafeHtml | false {
  return closed && html`<span class="small">(${matrix.closed.label})</span>`;
}

/** One month of a unit: every filing, newest first, each with what it changed and why. */
export async function showUnitMonth(visit: Visit, id = '', period = ''): Promise<Response | undefined> {
  const { deps, now } = visit;
  const unit = deps.units.find((one) => one.id === id);
  if (!unit || !isMonth(period) || !existsIn(unit, period)) return undefined;
  const [revisions, decisions] = await Promise.all([
    deps.store.history(unit.code, period),
    deps.store.periodDecisions(),
  ]);
  const definitions = await definitionsOf(deps.store, revisions, deps.form);
  const { units, settings } = deps;
  const cell = cellOf({ units, settings, revisions, decisions, now }, unit, period);
  const filings = revisions.map((revision, index) =>
    renderFiling(visit, revision, {
      before: revisions[index - 1],
      definition: definitions.find(({ version }) => version === revision.definition) ?? deps.form,
    }),
  );
  const title = `${nameOfUnit(unit)}, ${formatMonth(period)}`;
  const main = html`<p>${unitLink(unit, fillIn(words.allMonths, { unit: unit.name }))}</p>
    <p>${renderStatus(cell)} ${renderClosed(cell)}</p>
    ${filings.length === 0 ? html`<p>${words.noFilings}</p>` : filings.toReversed()}`;
  return consolePage(visit, { title, main });
}

function renderFiling(
  { deps }: Visit,
  revision: Revision,
  { before, definition }: { before: Revision | undefined; definition: FormDefinition },
): SafeHtml {
  const { receipt, correctionReason, credential, filedAt, values, reasons } = revision;
  const late = new Date(filedAt) > dueDateOf(revision.period, deps.settings);
  const at = formatInstant(new Date(filedAt));
  const labels = new Map(definition.fields.map((field) => [field.id, field.label]));
  const given = Object.entries(reasons);
  return html`<section aria-labelledby="${receipt}">
    <h2 id="${receipt}">${fillIn(words.revision, { number: String(revision.revision), receipt })}</h2>
    <p>
      ${fillIn(words.filedAt, { at, credential, version: revision.definition })}
      ${late && html`<strong>${words.afterDue}</strong>`}
      <a href="${receiptPath(deps.keys, receipt)}">${words.receipt}</a>
    </p>
    ${correctionReason !== null && html`<p><strong>${words.correction}</strong> <bdi>${correctionReason}</bdi></p>`}
    ${before && renderChanges(definition, before, revision)}
    ${
      given.length > 0 &&
      html`<h3>${words.reasons}</h3>
        <ul>
          ${given.map(([field, reason]) => html`<li>${labels.get(field) ?? field}: <bdi>${reason}</bdi></li>`)}
        </ul>`
    }
    <details>
      <summary>${words.whole}</summary>
      ${renderFigures(definition, values, { reasons })}
    </details>
  </section>`;
}

/** Only the figures that are not the same. */
export function renderChanges(definition: FormDefinition, before: Revision, after: Revision): SafeHtml {
  const changed = [...new Set([...Object.keys(before.values), ...Object.keys(after.values)])].filter(
    (id) => (before.values[id] ?? null) !== (after.values[id] ?? null),
  );
  const reasons = renderChangedReasons(definition, before, after);
  if (changed.length === 0) return reasons ?? html`<p>${words.nothingChanged}</p>`;
  const only = ({ values }: Revision) =>
    Object.fromEntries(changed.map((id) => [id, values[id] ?? null] as const));
  return html`<h3>${words.changes}</h3>
    ${renderComparison(
      definition,
      { title: before.receipt, values: only(before) },
      { title: after.receipt, values: only(after) },
    )}
    ${reasons}`;
}

/** Reasons of unusual figures that are others than before, were added or are gone. */
function renderChangedReasons(
  { fields }: FormDefinition,
  { reasons: before }: Revision,
  { reasons: after }: Revision,
): SafeHtml | undefined {
  const ids = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = ids.filter((id) => before[id] !== after[id]);
  if (changed.length === 0) return undefined;
  const show = (reason: string | undefined) =>
    reason === undefined ? words.noReason : html`“<bdi>${reason}</bdi>”`;
  return html`<h3>${words.changedReasons}</h3>
    <ul>
      ${changed.map(
        (id) =>
          html`<li>
            ${fields.find((field) => field.id === id)?.label ?? id}: ${show(before[id])} → ${show(after[id])}
          </li>`,
      )}
    </ul>`;
}
