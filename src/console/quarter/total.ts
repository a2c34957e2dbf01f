import type { Coverage } from '#src/figures/gaps.ts';
import type { Total } from '#src/figures/roll-up.ts';
import { html, type SafeHtml } from '#src/lib/html.ts';
import { formatCount } from '#src/lib/numbers.ts';
import { CONSOLE_QUARTER } from '#src/messages/console-quarter.ts';
import { fillIn } from '#src/messages/forms.ts';
import type { Field } from '#src/schemas/form-definition.ts';

const words = CONSOLE_QUARTER;

/** Whether a quarter has a total of it. */
export function isCounted({ kind }: Field): boolean {
  return kind === 'count' || kind === 'cumulative';
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
