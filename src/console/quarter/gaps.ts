import type { Gap } from '#src/figures/gaps.ts';
import { dueDateOf, dueDayOf } from '#src/figures/periods.ts';
import { unitsIn } from '#src/figures/reorganisation.ts';
import type { Period } from '#src/forms/types.ts';
import { formatDay } from '#src/lib/dates.ts';
import { html, type SafeHtml } from '#src/lib/html.ts';
import { formatMonthAtStart } from '#src/lib/months.ts';
import { compareVietnamese } from '#src/lib/text.ts';
import { CONSOLE_QUARTER } from '#src/messages/console-quarter.ts';
import { fillIn } from '#src/messages/forms.ts';
import { REGIONS } from '#src/schemas/records.ts';
import { listed, monthLink } from '../links.ts';
import { REGION_IDS } from '../regions.ts';
import type { Visit } from '../visit.ts';

const { gaps: words } = CONSOLE_QUARTER;

/** As many names as a phone shows in three lines; more of them open on a tap. */
const NAMED_AT_ONCE = 6;

/** The units of one month that lack something, each by name under its region: `Hà Nội, Sơn La (miền Bắc); …`. */
function namesOf(gaps: readonly Gap[], told: (gap: Gap) => string): SafeHtml {
  const parts = REGION_IDS.map((region) => ({ region, own: gaps.filter((gap) => gap.region === region) }))
    .filter(({ own }) => own.length > 0)
    .map(({ region, own }) => {
      const sorted = own.toSorted((one, other) => compareVietnamese(one.unit.name, other.unit.name));
      const names = sorted.map(
        (gap) => html`${monthLink(gap.unit.id, gap.period, gap.unit.name)}${told(gap)}`,
      );
      return html`${listed(names)} (${REGIONS[region]})`;
    });
  return html`${parts.map((part, index) => html`${index > 0 && '; '}${part}`)}`;
}

/** How many units have filed each month of a quarter, and which have not. */
export function renderFilers(
  { deps, now }: Visit,
  periods: readonly Period[],
  gaps: readonly Gap[],
): SafeHtml {
  const lines = periods.map((period) => {
    const missing = gaps.filter((gap) => gap.period === period);
    const expected = unitsIn(deps.units, period).length;
    const count = fillIn(words.filers, {
      period: formatMonthAtStart(period),
      filed: String(expected - missing.length),
      expected: String(expected),
    });
    const isDue = now > dueDateOf(period, deps.settings);
    const due = !isDue && fillIn(words.due, { day: formatDay(dueDayOf(period, deps.settings)) });
    return html`<li>${count}${due}. ${missing.length < expected && renderMissing(missing, isDue)}</li>`;
  });
  return html`<ul class="console__filers">
    ${lines}
  </ul>`;
}

/** Who has not filed; called missing only once the month is due. */
function renderMissing(missing: readonly Gap[], isDue: boolean): SafeHtml | false {
  if (missing.length === 0) return false;
  const names = namesOf(missing, () => '');
  if (missing.length <= NAMED_AT_ONCE) return html`${isDue ? words.missing : words.notYet} ${names}.`;
  return html`<details>
    <summary>${fillIn(isDue ? words.lacking : words.notYetCount, { count: String(missing.length) })}</summary>
    ${names}.
  </details>`;
}

/**
 * Which units keep one figure's months from being whole, month by month, and how many months are (`whole`); nothing
 * where none does. A month that is not due yet is told as such: nobody is missing in it.
 */
export function renderGaps(
  { deps, now }: Visit,
  periods: readonly Period[],
  { gaps, whole }: { readonly gaps: readonly Gap[]; readonly whole: number },
): SafeHtml | undefined {
  if (gaps.length === 0) return undefined;
  const told = ({ filed }: Gap) => (filed ? ` – ${words.blank}` : '');
  const months = periods
    .map((period) => ({ period, own: gaps.filter((gap) => gap.period === period) }))
    .filter(({ own }) => own.length > 0)
    .map(({ period, own }) => ({
      ...{ period, own, isDue: now > dueDateOf(period, deps.settings) },
      isEmpty: own.length === unitsIn(deps.units, period).length,
    }));
  const due = months.filter(({ isDue }) => isDue);
  // A month that nobody has filed yet would make every unit one that is missing.
  const units = new Set(due.flatMap(({ own, isEmpty }) => (isEmpty ? [] : own.map(({ unit }) => unit.id))));
  const summary =
    units.size > 0
      ? fillIn(words.lacking, { count: String(units.size) })
      : due.length > 0
        ? words.month
        : words.waiting;
  const state = ({ period, own, isEmpty, isDue }: (typeof months)[number]) => {
    if (!isDue) return fillIn(words.notDue, { day: formatDay(dueDayOf(period, deps.settings)) });
    return isEmpty ? words.nobody : namesOf(own, told);
  };
  return html`<details>
    <summary>${summary}</summary>
    <ul>
      ${months.map((month) => html`<li>${formatMonthAtStart(month.period)}: ${state(month)}.</li>`)}
    </ul>
    <p>${fillIn(words.whole, { months: String(whole) })}</p>
  </details>`;
}
