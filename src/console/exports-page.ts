import { isQuarter, type Quarter } from '#src/figures/quarters.ts';
import type { Period } from '#src/forms/types.ts';
import { html } from '#src/lib/html.ts';
import { isMonth } from '#src/lib/months.ts';
import { CONSOLE_RECORDS } from '#src/messages/console-records.ts';
import { definitionsOf } from '#src/register/definitions.ts';
import { exportCsv, exportXlsx } from '#src/register/export.ts';
import { rollUpCsv, rollUpXlsx } from '#src/documents/quarter-tables.ts';
import { addUp, standingIn } from '#src/register/quarters.ts';
import { fieldsOf } from '#src/register/definitions.ts';
import { CONSOLE_PATH } from '#src/register/staff-access.ts';
import { isCounted } from './quarter/total.ts';
import { monthOptions, renderSelect } from './fields.ts';
import { monthsSoFar } from './months.ts';
import { consolePage, record, type Visit } from './visit.ts';

const { exports: words } = CONSOLE_RECORDS;

type Format = 'csv' | 'xlsx' | 'json';

const TYPES: Record<Format, string> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** A file for whoever asked: kept by no cache, and never shown inside the page. */
export function download(content: string | Uint8Array<ArrayBuffer>, name: string, format: Format): Response {
  return new Response(content, {
    headers: {
      'content-type': TYPES[format],
      'content-disposition': `attachment; filename="${name}.${format}"`,
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
    },
  });
}

export function showExports(visit: Visit, _?: string, fault?: string): Promise<Response> {
  const periods = monthsSoFar(visit);
  const select = (name: string, label: string, chosen: Period | undefined) =>
    renderSelect({ name, label, options: monthOptions(periods), chosen });
  const radio = (value: string, label: string, checked: boolean) =>
    html`<div class="field__option">
      <input
        class="field__radio"
        type="radio"
        id="ban-${value}"
        name="ban"
        value="${value}"
        ${checked && html`checked`}
      />
      <label for="ban-${value}">${label}</label>
    </div>`;
  const main = html`<p>${words.lead}</p>
    ${fault !== undefined && html`<p class="field__error" role="alert">${fault}</p>`}
    <form class="console__form" method="get" action="${CONSOLE_PATH}xuat/so-lieu/">
      <div class="console__row">
        ${select('tu', words.from, periods[0])} ${select('den', words.to, periods[0])}
      </div>
      <fieldset class="field">
        <legend class="field__label">${words.which}</legend>
        ${radio('hien-hanh', words.latest, true)} ${radio('tat-ca', words.all, false)}
      </fieldset>
      <div class="console__row">
        <button class="button" type="submit" name="dang" value="xlsx">${words.xlsx}</button>
        <button class="button button--secondary" type="submit" name="dang" value="csv">${words.csv}</button>
      </div>
    </form>`;
  const status = fault === undefined ? 200 : 422;
  return Promise.resolve(consolePage(visit, { title: words.title, main, status }));
}

/** The filings of some months as a file. */
export async function downloadFilings(visit: Visit): Promise<Response> {
  const { deps, url } = visit;
  const [from, to] = [url.searchParams.get('tu') ?? '', url.searchParams.get('den') ?? ''];
  if (!isMonth(from) || !isMonth(to) || from > to) return showExports(visit, '', words.wrongPeriod);
  const format = url.searchParams.get('dang') === 'csv' ? 'csv' : 'xlsx';
  const latestOnly = url.searchParams.get('ban') === 'hien-hanh';
  const revisions = await deps.store.list({ from, to, latestOnly });
  const definitions = await definitionsOf(deps.store, revisions, deps.form);
  const { units, settings } = deps;
  const source = { revisions, definitions, units, settings };
  await record(visit, 'exported', `${from}/${to}`, { format, filings: revisions.length });
  const content = format === 'csv' ? exportCsv(source) : await exportXlsx(source);
  return download(content, `so-lieu-${from}-${to}`, format);
}

/** The roll-up of a quarter as a file: regions and country, then units. */
export async function downloadQuarter(
  visit: Visit,
  quarter: Quarter = '',
  format = '',
): Promise<Response | undefined> {
  if (!isQuarter(quarter)) return undefined;
  const { deps } = visit;
  const standing = await standingIn(deps.store, quarter);
  const totals = await addUp(deps, quarter, standing);
  const fields = fieldsOf(await definitionsOf(deps.store, standing, deps.form)).filter(isCounted);
  await record(visit, 'exported', quarter, { format, filings: standing.length });
  const name = `tong-hop-quy-${quarter}`;
  if (format === 'csv') return download(rollUpCsv(fields, totals), name, 'csv');
  return download(await rollUpXlsx(quarter, fields, totals), name, 'xlsx');
}
