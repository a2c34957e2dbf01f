import { currentPeriod, dueDateOf } from '#src/figures/periods.ts';
import {
  formatQuarter,
  isQuarter,
  monthsOf,
  moveQuarter,
  type Quarter,
  quarterOf,
} from '#src/figures/quarters.ts';
import { unitIn, unitsIn } from '#src/figures/reorganisation.ts';
import type { RollUp, Total } from '#src/figures/roll-up.ts';
import { formatDifference, nameOfUnit } from '#src/forms/show.ts';
import { formatInstant } from '#src/lib/dates.ts';
import { html, type SafeHtml } from '#src/lib/html.ts';
import { formatMonthAtStart } from '#src/lib/months.ts';
import { formatCount } from '#src/lib/numbers.ts';
import { CONSOLE } from '#src/messages/console.ts';
import { fillIn } from '#src/messages/forms.ts';
import { definitionsOf, fieldsOf } from '#src/register/definitions.ts';
import {
  addUp,
  type ChangeSinceFreeze,
  freezeQuarter,
  frozenState,
  standingIn,
} from '#src/register/quarters.ts';
import { seeOther } from '#src/register/receiver/answers.ts';
import { CONSOLE_PATH } from '#src/register/staff-access.ts';
import type { Revision } from '#src/register/store.ts';
import type { Field } from '#src/schemas/form-definition.ts';
import { REGIONS, type Region } from '#src/schemas/records.ts';
import { unitLink } from './matrix-page.ts';
import { renderChanges } from './unit-page.ts';
import { consolePage, doneAt, posted, record, scrolling, tokenField, type Visit } from './visit.ts';

const { quarter: words } = CONSOLE;

export function isCounted({ kind }: Field): boolean {
  return kind === 'count' || kind === 'cumulative';
}

/** `/quan-ly/quy/` is the quarter of today. */
export function showCurrentQuarter({ now }: Visit): Promise<Response> {
  return Promise.resolve(seeOther(`${CONSOLE_PATH}quy/${quarterOf(currentPeriod(now))}/`));
}

/** Regions and country, beside the quarter before; then what was frozen and what has changed since. */
export async function showQuarter(visit: Visit, quarter: Quarter = ''): Promise<Response | undefined> {
  if (!isQuarter(quarter)) return undefined;
  const { deps } = visit;
  const previous = moveQuarter(quarter, -1);
  const [standing, before] = await Promise.all([
    standingIn(deps.store, quarter),
    standingIn(deps.store, previous),
  ]);
  const [totals, totalsBefore] = await Promise.all([
    addUp(deps, quarter, standing),
    addUp(deps, previous, before),
  ]);
  const fields = fieldsOf(await definitionsOf(deps.store, standing, deps.form)).filter(isCounted);
  const main = html`${renderTurn(quarter, '')} ${renderCompleteness(visit, quarter, standing)}
    <p class="small">${words.how}</p>
    ${renderRegions(fields, totals, totalsBefore)}
    <p>
      <a href="${CONSOLE_PATH}quy/${quarter}/don-vi/">${words.units}</a> ·
      <a href="${CONSOLE_PATH}quy/${quarter}/y-kien/">${words.opinions}</a> · ${words.download}
      <a href="${CONSOLE_PATH}quy/${quarter}/tong-hop.csv">CSV</a>,
      <a href="${CONSOLE_PATH}quy/${quarter}/tong-hop.xlsx">Excel</a>
    </p>
    ${await renderFreeze(visit, quarter, { fields, totals, standing })}`;
  return consolePage(visit, { title: fillIn(words.title, { quarter: formatQuarter(quarter) }), main });
}

function renderTurn(quarter: Quarter, below: string): SafeHtml {
  const [earlier, later] = [moveQuarter(quarter, -1), moveQuarter(quarter, 1)];
  return html`<nav class="console__turn" aria-label="${words.navigation}">
    <a href="${CONSOLE_PATH}quy/${earlier}/${below}">‹ ${formatQuarter(earlier)}</a>
    <a href="${CONSOLE_PATH}quy/${later}/${below}">${formatQuarter(later)} ›</a>
  </nav>`;
}

/** How many units have filed each month of a quarter, and how many should have. */
function completenessOf({ deps }: Visit, quarter: Quarter, standing: readonly Revision[]) {
  return monthsOf(quarter).map((period) => {
    const expected = unitsIn(deps.units, period);
    const filed = expected.filter(({ code }) =>
      standing.some((revision) => revision.unit === code && revision.period === period),
    );
    return { period, filed: filed.length, expected: expected.length };
  });
}

function renderCompleteness(visit: Visit, quarter: Quarter, standing: readonly Revision[]): SafeHtml {
  const lines = completenessOf(visit, quarter, standing).map(({ period, filed, expected }) =>
    fillIn(words.expected, {
      period: formatMonthAtStart(period),
      filed: String(filed),
      expected: String(expected),
    }),
  );
  return html`<p>${lines.join('; ')}.</p>`;
}

/** A total with the number of whole months where some are missing: never a bare number that hides a gap. */
export function renderTotal(total: Total | undefined): SafeHtml {
  if (!total || total.value === null) return html`<span class="figures-table__blank">${words.blank}</span>`;
  const partial = total.months < 3 && fillIn(words.partial, { months: String(total.months) });
  return html`${formatCount(total.value)} ${partial && html`<span class="small">${partial}</span>`}`;
}

function renderRegions(fields: readonly Field[], now: RollUp, before: RollUp): SafeHtml {
  const regions = Object.entries(REGIONS) as [Region, string][];
  const heads = [
    words.indicator,
    ...regions.map(([, name]) => name.replace(/^m/, 'M')),
    words.country,
    words.previous,
    words.difference,
  ];
  const row = (field: Field) => {
    const [country, earlier] = [now.country[field.id], before.country[field.id]];
    return html`<tr>
      <th scope="row">${field.label}</th>
      ${regions.map(([region]) => html`<td class="console__number">${renderTotal(now.regions[region][field.id])}</td>`)}
      <td class="console__number"><strong>${renderTotal(country)}</strong></td>
      <td class="console__number">${renderTotal(earlier)}</td>
      <td class="console__number">${formatDifference(country?.value ?? null, earlier?.value ?? null)}</td>
    </tr>`;
  };
  return renderTable(words.regions, heads, fields.map(row));
}

function renderTable(caption: string, heads: readonly string[], rows: readonly SafeHtml[]): SafeHtml {
  return scrolling(
    caption,
    html`<table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`,
  );
}

/** The first moment at which a quarter may be frozen: nothing that is still on time is left out. */
function freezableFrom({ deps }: Visit, quarter: Quarter): Date {
  return dueDateOf(monthsOf(quarter)[2], deps.settings);
}

function renderFreezeForm(visit: Visit, quarter: Quarter, standing: readonly Revision[], again: boolean) {
  const { freeze: said } = words;
  const opens = freezableFrom(visit, quarter);
  if (visit.now <= opens) return html`<p>${fillIn(said.tooEarly, { at: formatInstant(opens) })}</p>`;
  const missing = completenessOf(visit, quarter, standing).reduce(
    (sum, { filed, expected }) => sum + expected - filed,
    0,
  );
  return html`<form class="console__form" method="post" action="${CONSOLE_PATH}quy/${quarter}/chot/">
    ${tokenField(visit)}
    <p>${said.help}</p>
    <div class="field__option">
      <input class="field__checkbox" type="checkbox" id="da-xem" name="sure" value="yes" required />
      <label for="da-xem">
        ${missing === 0 ? said.sure : fillIn(said.sureWithout, { missing: String(missing) })}
      </label>
    </div>
    <p>
      <button class="button" type="submit">
        ${fillIn(again ? said.again : said.button, { quarter: formatQuarter(quarter) })}
      </button>
    </p>
  </form>`;
}

async function renderFreeze(
  visit: Visit,
  quarter: Quarter,
  { fields, totals, standing }: { fields: readonly Field[]; totals: RollUp; standing: readonly Revision[] },
): Promise<SafeHtml> {
  const { deps } = visit;
  const state = await frozenState(deps.store, quarter);
  const { freeze: said } = words;
  return html`<section aria-labelledby="chot">
    <h2 id="chot">${said.title}</h2>
    ${
      state
        ? html`<p>
              ${fillIn(said.done, {
                at: formatInstant(new Date(state.freeze.at)),
                actor: state.freeze.actor,
                count: String(state.freeze.receipts.length),
                hash: state.freeze.hash.slice(0, 16),
              })}
            </p>
            ${!state.whole && html`<p class="field__error">${said.broken}</p>`}
            ${
              state.changes.length === 0
                ? html`<p>${said.same}</p>`
                : renderChangesSince(visit, state.changes, {
                    fields,
                    now: totals,
                    frozen: await addUp(deps, quarter, state.revisions),
                  })
            }`
        : html`<p>${said.notYet}</p>`
    }
    ${renderFreezeForm(visit, quarter, standing, state !== undefined)}
  </section>`;
}

function renderChangesSince(
  { deps }: Visit,
  changes: readonly ChangeSinceFreeze[],
  { fields, frozen, now }: { fields: readonly Field[]; frozen: RollUp; now: RollUp },
): SafeHtml {
  const { freeze: said } = words;
  const items = changes.map((change) => {
    const { unit: code, period, receipt } = change.now;
    const unit = unitIn(deps.units, code, period);
    const sentence = fillIn(change.before ? said.changed : said.added, {
      unit: unit ? nameOfUnit(unit) : code,
      period: formatMonthAtStart(period),
      before: change.before?.receipt ?? '',
      now: receipt,
    });
    return html`<li>
      <a href="${CONSOLE_PATH}don-vi/${unit?.id ?? code}/${period}/">${sentence}</a>
      ${change.before && renderChanges(deps.form, change.before, change.now)}
    </li>`;
  });
  const rows = fields
    .filter(({ id }) => frozen.country[id]?.value !== now.country[id]?.value)
    .map(({ id, label }) => {
      const [then, today] = [frozen.country[id], now.country[id]];
      return html`<tr>
        <th scope="row">${label}</th>
        <td class="console__number">${renderTotal(then)}</td>
        <td class="console__number">${renderTotal(today)}</td>
        <td class="console__number">${formatDifference(today?.value ?? null, then?.value ?? null)}</td>
      </tr>`;
    });
  const heads = [words.indicator, said.frozenValue, said.nowValue, words.difference];
  return html`<h3>${said.changes}</h3>
    ${rows.length > 0 && renderTable(words.country, heads, rows)}
    <ul class="console__changes">
      ${items}
    </ul>`;
}

export async function postFreeze(visit: Visit, quarter: Quarter = ''): Promise<Response | undefined> {
  if (!isQuarter(quarter)) return undefined;
  const { deps, session, now } = visit;
  const opens = freezableFrom(visit, quarter);
  const refusal =
    now <= opens
      ? fillIn(words.freeze.tooEarly, { at: formatInstant(opens) })
      : posted(visit, 'sure') !== 'yes' && words.freeze.unsure;
  if (refusal) {
    return consolePage(visit, { title: CONSOLE.refusedTitle, main: html`<p>${refusal}</p>`, status: 422 });
  }
  const freeze = await freezeQuarter(deps.store, quarter, { actor: session.id, now });
  await record(visit, 'quarter-frozen', quarter, { filings: freeze.receipts.length });
  return doneAt(`quy/${quarter}/`, 'chot-quy');
}

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
  const rows = totals.units.map(
    ({ unit, totals: own }) =>
      html`<tr>
        <th scope="row">${unitLink(unit.id, unit.name)}</th>
        <td>${REGIONS[unit.region].replace(/^m/, 'M')}</td>
        ${fields.map(({ id }) => html`<td class="console__number">${renderTotal(own[id])}</td>`)}
      </tr>`,
  );
  const heads = [words.unit, CONSOLE.matrix.region, ...fields.map(({ label }) => label)];
  const main = html`${renderTurn(quarter, 'don-vi/')}
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
    ${renderTable(asked?.title ?? words.units, heads, rows)}`;
  const title = `${fillIn(words.title, { quarter: formatQuarter(quarter) })}: ${words.units}`;
  return consolePage(visit, { title, main });
}

/** What units wrote, side by side: difficulties, proposals, initiatives; and the reasons for unusual figures. */
export async function showOpinions(visit: Visit, quarter: Quarter = ''): Promise<Response | undefined> {
  if (!isQuarter(quarter)) return undefined;
  const { deps } = visit;
  const standing = await standingIn(deps.store, quarter);
  const all = fieldsOf(await definitionsOf(deps.store, standing, deps.form));
  const fields = all.filter(({ kind }) => kind === 'longText');
  const named = ({ unit: code, period }: Revision) => unitIn(deps.units, code, period);
  const labels = new Map(all.map(({ id, label }) => [id, label]));
  const rowHead = (revision: Revision) => {
    const unit = named(revision);
    return html`<th scope="row">
      <a href="${CONSOLE_PATH}don-vi/${unit?.id ?? revision.unit}/${revision.period}/"
        >${unit?.name ?? revision.unit}, ${formatMonthAtStart(revision.period)}</a
      >
    </th>`;
  };
  const rows = standing
    .filter(({ values }) => fields.some(({ id }) => typeof values[id] === 'string' && values[id] !== ''))
    .map(
      (revision) =>
        html`<tr>
          ${rowHead(revision)}
          ${fields.map(({ id }) => html`<td><bdi class="console__opinion">${String(revision.values[id] ?? '')}</bdi></td>`)}
        </tr>`,
    );
  const reasons = standing.flatMap((revision) =>
    Object.entries(revision.reasons).map(([field, reason]) => {
      const value = revision.values[field];
      return html`<tr>
        ${rowHead(revision)}
        <td>${labels.get(field) ?? field}</td>
        <td class="console__number">${typeof value === 'number' ? formatCount(value) : ''}</td>
        <td><bdi class="console__opinion">${reason}</bdi></td>
      </tr>`;
    }),
  );
  const main = html`${renderTurn(quarter, 'y-kien/')}
    <p><a href="${CONSOLE_PATH}quy/${quarter}/">${words.regions}</a></p>
    ${
      rows.length === 0
        ? html`<p>${words.noOpinions}</p>`
        : renderTable(words.opinions, [words.unit, ...fields.map(({ label }) => label)], rows)
    }
    ${
      reasons.length > 0 &&
      renderTable(words.reasons, [words.unit, words.indicator, words.value, CONSOLE.periods.reason], reasons)
    }`;
  const title = `${words.opinions}, ${formatQuarter(quarter)}`;
  return consolePage(visit, { title, main });
}
