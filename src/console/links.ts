import type { Period } from '#src/forms/types.ts';
import { html, type SafeHtml } from '#src/lib/html.ts';
import type { Content } from '#src/lib/table.ts';
import { CONSOLE_PATH } from '#src/register/staff-access.ts';
import type { UnitRecord } from '#src/figures/reorganisation.ts';

/** To a unit's own page. */
export function unitLink({ id, name }: Pick<UnitRecord, 'id' | 'name'>, text: string = name): SafeHtml {
  return html`<a href="${CONSOLE_PATH}don-vi/${id}/">${text}</a>`;
}

/** To one month of a unit. */
export function monthLink(unit: string, period: Period, text: Content): SafeHtml {
  return html`<a href="${CONSOLE_PATH}don-vi/${unit}/${period}/">${text}</a>`;
}

/** Several in a sentence: `A, B, C`. */
export function listed(parts: readonly Content[]): SafeHtml {
  return html`${parts.map((part, index) => html`${index > 0 && ', '}${part}`)}`;
}
