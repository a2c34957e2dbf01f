import { formatQuarter, isQuarter, type Quarter } from '#src/figures/quarters.ts';
import { unitIn } from '#src/figures/reorganisation.ts';
import type { FieldValue } from '#src/forms/types.ts';
import { html, type SafeHtml } from '#src/lib/html.ts';
import { formatMonth } from '#src/lib/months.ts';
import { formatCount } from '#src/lib/numbers.ts';
import { CONSOLE_QUARTER } from '#src/messages/console-quarter.ts';
import { CONSOLE_PERIODS } from '#src/messages/console-periods.ts';
import { fillIn } from '#src/messages/forms.ts';
import { definitionsOf, fieldsOf } from '#src/register/definitions.ts';
import { standingIn } from '#src/register/quarters.ts';
import { CONSOLE_PATH } from '#src/register/staff-access.ts';
import type { Revision } from '#src/register/store.ts';
import type { Field } from '#src/schemas/form-definition.ts';
import { type Option, regionOptions, renderSelect } from '../fields.ts';
import { monthLink } from '../links.ts';
import { regionAsked } from '../regions.ts';
import { renderConsoleTable } from '../tables.ts';
import { consolePage, type Visit } from '../visit.ts';
import { renderTurn } from './turn.ts';

const words = CONSOLE_QUARTER;
const { filter: said } = words;

/** What the page is about where it is not about one field: all reasons. */
const REASONS = 'ly-do';

interface Reason {
  readonly revision: Revision;
  readonly field: string;
  readonly text: string;
}

/**
 * What units wrote, side by side: difficulties, proposals, initiatives; and the reasons for unusual figures. Of one region
 * and about one thing where the address asks for it.
 */
export async function showOpinions(visit: Visit, quarter: Quarter = ''): Promise<Response | undefined> {
  if (!isQuarter(quarter)) return undefined;
  const { deps, url } = visit;
  const region = regionAsked(url.searchParams.get('mien'));
  const standing = await standingIn(deps.store, quarter);
  const ofRegion = standing.filter(
    ({ unit, period }) => !region || unitIn(deps.units, unit, period)?.region === region,
  );
  const all = fieldsOf(await definitionsOf(deps.store, standing, deps.form));
  const written = all.filter(({ kind }) => kind === 'longText');
  const explained = all.filter(({ id }) => standing.some(({ reasons }) => Object.hasOwn(reasons, id)));
  const offered = aboutOptions(written, explained);
  const about = offered.find(({ value }) => value === url.searchParams.get('ve'))?.value ?? '';

  const fields = written.filter(({ id }) => about === '' || about === id);
  const opinions = ofRegion.filter(({ values }) => fields.some(({ id }) => isWritten(values[id])));
  const reasons = ofRegion
    .flatMap((revision) =>
      Object.entries(revision.reasons).map(([field, text]): Reason => ({ revision, field, text })),
    )
    .filter(({ field }) => about === '' || about === REASONS || about === field);
  const nothing = standing.length === 0 || (about === '' && !region) ? words.noOpinions : said.none;
  const query = new URLSearchParams({ ...(region && { mien: region }), ...(about !== '' && { ve: about }) });
  const main = html`${renderTurn(visit, quarter, query.size === 0 ? 'y-kien/' : `y-kien/?${query.toString()}`)}
    <p><a href="${CONSOLE_PATH}quy/${quarter}/">${words.regions}</a></p>
    ${renderFilter(quarter, { region, about, offered })}
    ${
      opinions.length + reasons.length === 0
        ? html`<p>${nothing}</p>`
        : html`<p>${countFound(opinions.length, reasons.length)}</p>`
    }
    ${opinions.length > 0 && renderOpinions(visit, fields, opinions)}
    ${reasons.length > 0 && renderReasons(visit, all, reasons)}`;
  const title = `${words.opinions}, ${formatQuarter(quarter)}`;
  return consolePage(visit, { title, main });
}

/** Only of what is shown. */
function countFound(opinions: number, reasons: number): string {
  const told = [
    ...(opinions > 0 ? [fillIn(said.opinions, { count: opinions })] : []),
    ...(reasons > 0 ? [fillIn(said.reasons, { count: reasons })] : []),
  ];
  return `${told.join(', ')}.`;
}

/** Everything, one kind of opinion, all reasons, or those of one indicator that some unit had to explain. */
function aboutOptions(written: readonly Field[], explained: readonly Field[]): Option[] {
  return [
    { value: '', label: said.everything },
    ...written.map(({ id, label }) => ({ value: id, label })),
    ...(explained.length > 0 ? [{ value: REASONS, label: words.reasons }] : []),
    ...explained.map(({ id, label }) => ({ value: id, label: fillIn(said.reasonsOf, { label }) })),
  ];
}

function renderFilter(
  quarter: Quarter,
  chosen: { region: string | undefined; about: string; offered: readonly Option[] },
): SafeHtml {
  return html`<form class="console__form" method="get" action="${CONSOLE_PATH}quy/${quarter}/y-kien/">
    <div class="console__row">
      ${renderSelect({
        ...{ name: 'mien', label: said.region },
        options: regionOptions(said.country),
        chosen: chosen.region,
      })}
      ${renderSelect({ name: 've', label: said.about, options: chosen.offered, chosen: chosen.about })}
      <button class="button button--secondary" type="submit">${said.show}</button>
    </div>
  </form>`;
}

function rowHead({ deps }: Visit, { unit: code, period }: Revision): SafeHtml {
  const unit = unitIn(deps.units, code, period);
  return monthLink(unit?.id ?? code, period, `${unit?.name ?? code}, ${formatMonth(period)}`);
}

function renderOpinions(visit: Visit, fields: readonly Field[], opinions: readonly Revision[]): SafeHtml {
  return renderConsoleTable({
    caption: words.opinions,
    columns: [words.unit, ...fields.map(({ label }) => label)],
    rows: opinions.map((revision) => ({
      head: rowHead(visit, revision),
      cells: fields.map(({ id }) => renderText(revision.values[id])),
    })),
  });
}

function renderReasons(visit: Visit, all: readonly Field[], reasons: readonly Reason[]): SafeHtml {
  const labels = new Map(all.map(({ id, label }) => [id, label]));
  const { reason: head } = CONSOLE_PERIODS.periods;
  return renderConsoleTable({
    caption: words.reasons,
    columns: [words.unit, words.indicator, { head: words.value, number: true }, head],
    rows: reasons.map(({ revision, field, text }) => {
      const value = revision.values[field];
      const figure = typeof value === 'number' && formatCount(value);
      return {
        head: rowHead(visit, revision),
        cells: [labels.get(field) ?? field, figure, renderText(text)],
      };
    }),
  });
}

function isWritten(value: FieldValue | undefined): value is string {
  return typeof value === 'string' && value !== '';
}

function renderText(value: FieldValue | undefined): SafeHtml | false {
  return isWritten(value) && html`<bdi class="console__opinion">${value}</bdi>`;
}
