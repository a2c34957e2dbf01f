import { formatQuarter, isQuarter, type Quarter } from '#src/figures/quarters.ts';
import { unitIn } from '#src/figures/reorganisation.ts';
import { html, type SafeHtml } from '#src/lib/html.ts';
import { formatMonthAtStart } from '#src/lib/months.ts';
import { formatCount } from '#src/lib/numbers.ts';
import { CONSOLE_PERIODS } from '#src/messages/console-periods.ts';
import { CONSOLE } from '#src/messages/console.ts';
import { definitionsOf, fieldsOf } from '#src/register/definitions.ts';
import { standingIn } from '#src/register/quarters.ts';
import { CONSOLE_PATH } from '#src/register/staff-access.ts';
import type { Revision } from '#src/register/store.ts';
import type { FieldValue } from '#src/forms/types.ts';
import { monthLink } from '../links.ts';
import { renderConsoleTable } from '../tables.ts';
import { consolePage, type Visit } from '../visit.ts';
import { renderTurn } from './turn.ts';

const { quarter: words } = CONSOLE;

/** What units wrote, side by side: difficulties, proposals, initiatives; and the reasons for unusual figures. */
export async function showOpinions(visit: Visit, quarter: Quarter = ''): Promise<Response | undefined> {
  if (!isQuarter(quarter)) return undefined;
  const { deps } = visit;
  const standing = await standingIn(deps.store, quarter);
  const all = fieldsOf(await definitionsOf(deps.store, standing, deps.form));
  const fields = all.filter(({ kind }) => kind === 'longText');
  const labels = new Map(all.map(({ id, label }) => [id, label]));
  const rowHead = ({ unit: code, period }: Revision) => {
    const unit = unitIn(deps.units, code, period);
    return monthLink(unit?.id ?? code, period, `${unit?.name ?? code}, ${formatMonthAtStart(period)}`);
  };
  const opinions = standing
    .filter(({ values }) => fields.some(({ id }) => isWritten(values[id])))
    .map((revision) => ({
      head: rowHead(revision),
      cells: fields.map(({ id }) => renderText(revision.values[id])),
    }));
  const reasons = standing.flatMap((revision) =>
    Object.entries(revision.reasons).map(([field, reason]) => {
      const value = revision.values[field];
      const figure = typeof value === 'number' && formatCount(value);
      return { head: rowHead(revision), cells: [labels.get(field) ?? field, figure, renderText(reason)] };
    }),
  );
  const main = html`${renderTurn(visit, quarter, 'y-kien/')}
    <p><a href="${CONSOLE_PATH}quy/${quarter}/">${words.regions}</a></p>
    ${
      opinions.length === 0
        ? html`<p>${words.noOpinions}</p>`
        : renderConsoleTable({
            caption: words.opinions,
            columns: [words.unit, ...fields.map(({ label }) => label)],
            rows: opinions,
          })
    }
    ${
      reasons.length > 0 &&
      renderConsoleTable({
        caption: words.reasons,
        columns: [
          words.unit,
          words.indicator,
          { head: words.value, number: true },
          CONSOLE_PERIODS.periods.reason,
        ],
        rows: reasons,
      })
    }`;
  const title = `${words.opinions}, ${formatQuarter(quarter)}`;
  return consolePage(visit, { title, main });
}

function isWritten(value: FieldValue | undefined): value is string {
  return typeof value === 'string' && value !== '';
}

function renderText(value: FieldValue | undefined): SafeHtml | false {
  return isWritten(value) && html`<bdi class="console__opinion">${value}</bdi>`;
}
