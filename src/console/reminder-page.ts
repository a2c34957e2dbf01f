import { currentPeriod, dueDateOf, dueDayOf } from '#src/figures/periods.ts';
import { unitsIn } from '#src/figures/reorganisation.ts';
import type { Period } from '#src/forms/types.ts';
import { formatDay, formatInstant } from '#src/lib/dates.ts';
import { html } from '#src/lib/html.ts';
import { formatMonth, isMonth, moveMonth } from '#src/lib/months.ts';
import { compareVietnamese } from '#src/lib/text.ts';
import { CONSOLE_MONTHS } from '#src/messages/console-months.ts';
import { fillIn } from '#src/messages/forms.ts';
import { CONSOLE_PATH } from '#src/register/staff-access.ts';
import { REGIONS, type Region } from '#src/schemas/records.ts';
import { monthOptions, regionOptions, renderSelect } from './fields.ts';
import { regionAsked } from './regions.ts';
import { consolePage, type Visit } from './visit.ts';

const { reminder: words } = CONSOLE_MONTHS;

/** As far back as anybody would still remind. */
const OFFERED_MONTHS = 6;

/** The text for the Zalo group of a region: who has not filed this month. */
export async function showReminder(visit: Visit): Promise<Response> {
  const { url, now } = visit;
  const asked = url.searchParams.get('ky') ?? '';
  const period = isMonth(asked) ? asked : currentPeriod(now);
  const region = regionAsked(url.searchParams.get('mien'));
  const text = await reminderText(visit, period, region);
  const current = currentPeriod(now);
  const periods = Array.from({ length: OFFERED_MONTHS }, (_, index) => moveMonth(current, -index));
  const main = html`<form class="console__form" method="get" action="${CONSOLE_PATH}nhac-nop/">
      <div class="console__row">
        ${renderSelect({ name: 'ky', label: words.period, options: monthOptions(periods), chosen: period })}
        ${renderSelect({ name: 'mien', label: words.region, options: regionOptions(words.all), chosen: region })}
        <button class="button button--secondary" type="submit">${words.show}</button>
      </div>
    </form>
    <div class="field">
      <label class="field__label" for="noi-dung-nhac">${words.text}</label>
      <p class="field__help" id="cach-chep">${words.help}</p>
      <textarea
        class="field__input console__text"
        id="noi-dung-nhac"
        rows="16"
        readonly
        aria-describedby="cach-chep"
      >
${text}</textarea>
    </div>`;
  return consolePage(visit, { title: words.title, main });
}

async function reminderText(
  { deps, now, url }: Visit,
  period: Period,
  region: Region | undefined,
): Promise<string> {
  const filed = new Set((await deps.store.list({ period, latestOnly: true })).map(({ unit }) => unit));
  const expected = unitsIn(deps.units, period).filter((unit) => !region || unit.region === region);
  const missing = expected
    .filter(({ code }) => !filed.has(code))
    .map(({ name }) => name)
    .sort(compareVietnamese);
  const late = now > dueDateOf(period, deps.settings);
  const opening = missing.length === 0 ? words.allFiled : late ? words.after : words.before;
  const told = {
    departments: [deps.settings.names.departmentShort, region && REGIONS[region]].filter(Boolean).join(' '),
    period: formatMonth(period),
    day: formatDay(dueDayOf(period, deps.settings)),
  };
  const lines = [fillIn(opening, told)];
  if (missing.length > 0) {
    lines.push(
      ...missing.map((name, index) => `${index + 1}. ${name}`),
      fillIn(words.count, {
        missing: String(missing.length),
        expected: String(expected.length),
        at: formatInstant(now),
      }),
      fillIn(words.form, { address: `${deps.publicOrigin ?? url.origin}/bao-cao-thang/` }),
    );
  }
  return lines.join('\n');
}
