import { formatQuarter, isQuarter, type Quarter } from '#src/figures/quarters.ts';
import { html, type SafeHtml } from '#src/lib/html.ts';
import { CONSOLE_QUARTER } from '#src/messages/console-quarter.ts';
import { fillIn } from '#src/messages/forms.ts';
import { publicationOf, publishableFields } from '#src/register/publication.ts';
import { type FrozenState, frozenState } from '#src/register/quarters.ts';
import { CONSOLE_PATH } from '#src/register/staff-access.ts';
import { download } from '../exports-page.ts';
import { consolePage, record, type Visit } from '../visit.ts';

const { publication: words } = CONSOLE_QUARTER;

/** Name of an indicator's box in the form, and in the address that it asks for. */
const CHOSEN = 'chi-tieu';

/** The way from a frozen quarter to the site: which indicators, and the file that is uploaded in the editors' tool. */
export async function renderPublication(
  { deps }: Visit,
  quarter: Quarter,
  state: FrozenState,
): Promise<SafeHtml> {
  if (!state.whole) return html``;
  const fields = await publishableFields(deps, quarter, state);
  if (fields.length === 0) return html``;
  const boxes = fields.map(
    ({ id, label }) =>
      html`<div class="field__option">
        <input
          class="field__checkbox"
          type="checkbox"
          id="cong-bo-${id}"
          name="${CHOSEN}"
          value="${id}"
          checked
        />
        <label for="cong-bo-${id}">${label}</label>
      </div>`,
  );
  return html`<h3>${words.title}</h3>
    <p>${words.help}</p>
    ${deps.trial && html`<p>${words.trial}</p>`} ${state.changes.length > 0 && html`<p>${words.changed}</p>`}
    <form class="console__form" method="get" action="${CONSOLE_PATH}quy/${quarter}/cong-bo.json">
      <details>
        <summary>${fillIn(words.which, { count: String(fields.length) })}</summary>
        <fieldset class="field">
          <legend class="field__label">${words.legend}</legend>
          ${boxes}
        </fieldset>
      </details>
      <p>
        <button class="button" type="submit">${words.button}</button>
      </p>
    </form>`;
}

/** The file itself, of the quarter as it was frozen last. */
export async function downloadPublication(
  visit: Visit,
  quarter: Quarter = '',
): Promise<Response | undefined> {
  const { deps, url } = visit;
  const state = isQuarter(quarter) && (await frozenState(deps.store, quarter));
  if (!state) return undefined;
  const chosen = new Set(url.searchParams.getAll(CHOSEN));
  const fields = (await publishableFields(deps, quarter, state)).filter(({ id }) => chosen.has(id));
  const refusal = !state.whole ? CONSOLE_QUARTER.freeze.broken : fields.length === 0 && words.none;
  if (refusal) {
    const title = fillIn(words.refused, { quarter: formatQuarter(quarter) });
    return consolePage(visit, { title, main: html`<p>${refusal}</p>`, status: 422 });
  }
  const file = await publicationOf(deps, quarter, state, { fields, trial: deps.trial });
  await record(visit, 'exported', quarter, { format: 'json', filings: file.filed });
  return download(`${JSON.stringify(file, null, 2)}\n`, `ket-qua-quy-${quarter}`, 'json');
}
