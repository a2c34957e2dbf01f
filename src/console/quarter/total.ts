import { type Gap, gapsOf } from '#src/figures/gaps.ts';
import type { UnitRecord } from '#src/figures/reorganisation.ts';
import type { Filing, Total } from '#src/figures/roll-up.ts';
import type { Period } from '#src/forms/types.ts';
import { html, type SafeHtml } from '#src/lib/html.ts';
import { formatCount } from '#src/lib/numbers.ts';
import { CONSOLE } from '#src/messages/console.ts';
import { fillIn } from '#src/messages/forms.ts';
import type { Field } from '#src/schemas/form-definition.ts';
import type { Region } from '#src/schemas/records.ts';

const { quarter: words } = CONSOLE;

/** Whether a quarter has a total of it. */
export function isCounted({ kind }: Field): boolean {
  return kind === 'count' || kind === 'cumulative';
}

/** How many of the filings that a quarter needs have a figure. */
export interface Coverage {
  readonly filed: number;
  readonly expected: number;
}

/** The coverage of one figure in a region, or in the country where none is named. */
export function coverageOf(
  units: readonly UnitRecord[],
  filings: readonly Filing[],
  periods: readonly Period[],
  field: string,
): (region?: Region) => Coverage {
  const [needed, lacking] = [gapsOf(units, [], periods), gapsOf(units, filings, periods, field)];
  return (region) => {
    const count = (gaps: readonly Gap[]) =>
      gaps.filter((gap) => region === undefined || gap.region === region).length;
    return { filed: count(needed) - count(lacking), expected: count(needed) };
  };
}

/** A total of many units with the number of filings that it is the sum of, where some are missing. */
export function renderSum(total: Total | undefined, { filed, expected }: Coverage): SafeHtml {
  const of = { filed: String(filed), expected: String(expected) };
  return renderValue(total, filed < expected && fillIn(words.filings, of));
}

/** A unit's total with the number of whole months where some are missing: never a bare number that hides a gap. */
export function renderTotal(total: Total | undefined): SafeHtml {
  const months = total?.months ?? 0;
  return renderValue(total, months < 3 && fillIn(words.partial, { months: String(months) }));
}

function renderValue(total: Total | undefined, partial: string | false): SafeHtml {
  if (!total || total.value === null) return html`<span class="figures-table__blank">${words.blank}</span>`;
  return html`${formatCount(total.value)} ${partial && html`<span class="small">${partial}</span>`}`;
}
