import { formatDay } from '#src/lib/dates.ts';
import { html, type SafeHtml } from '#src/lib/html.ts';
import { formatCount } from '#src/lib/numbers.ts';
import { fillIn, FORM_TEXT } from '#src/messages/forms.ts';
import type { Field } from '#src/schemas/form-definition.ts';
import type { Unit } from '#src/schemas/records.ts';
import { isNumeric } from './fields.ts';
import type { FieldValue, Schedule } from './types.ts';

type Shown = Pick<Field, 'kind' | 'choices'>;

/** A value as people read it: `1.234`, `Đã ban hành`, `05/11/2026`; a blank says that it is one. */
export function formatValue(field: Shown, value: FieldValue): string {
  if (typeof value === 'boolean') return value ? FORM_TEXT.yes : FORM_TEXT.no;
  if (value === null) return isNumeric(field) ? FORM_TEXT.blank : FORM_TEXT.blankText;
  if (typeof value === 'number') return formatCount(value);
  if (field.kind === 'choice') return field.choices?.find((choice) => choice.value === value)?.label ?? value;
  if (field.kind === 'date') return formatDay(value);
  if (field.kind === 'phone') return value.replace(/^\+84/, '0');
  return value;
}

/** The same as markup: links can be followed, and typed text cannot turn the words around it (`bdi`). */
export function showValue(field: Shown, value: FieldValue): SafeHtml {
  const text = formatValue(field, value);
  if (value === null) return html`<span class="figures-table__blank">${text}</span>`;
  if (field.kind === 'url') return html`<a href="${text}" rel="noopener nofollow">${text}</a>`;
  if (field.kind === 'longText') return html`<bdi class="figures-table__text">${text}</bdi>`;
  return typeof value === 'string' ? html`<bdi>${text}</bdi>` : html`${text}`;
}

/** `+5`, `−3` or `không đổi`; nothing where one of the two is no number. */
export function formatDifference(value: FieldValue, before: FieldValue | undefined): string {
  if (typeof value !== 'number' || typeof before !== 'number') return '';
  if (value === before) return FORM_TEXT.unchanged;
  return value > before ? `+${formatCount(value - before)}` : `−${formatCount(before - value)}`;
}

/** `Thành phố Hà Nội`. */
export function nameOfUnit({ kind, name }: Pick<Unit, 'kind' | 'name'>): string {
  return `${kind === 'tinh' ? 'Tỉnh' : 'Thành phố'} ${name}`;
}

/** `26/10/2026 – 25/11/2026` → `26/10 – 25/11/2026`; both years stay where they differ. */
function shorten(covers: string): string {
  return covers.replace(/^(\d\d\/\d\d)\/(\d{4})(?= – .*\/\2$)/, '$1');
}

/**
 * `Thành phố Hà Nội · Tháng 11/2026, số liệu 26/10 – 25/11/2026 · hạn hết ngày 25/11/2026`, and whether that has passed or
 * the month is closed.
 */
export function describeNow({
  unit,
  periodLabel,
  covers,
  dueLabel,
  lateNow,
  closedNow = false,
}: Schedule & { readonly unit?: string | undefined }): string {
  const state = closedNow ? FORM_TEXT.nowClosed : lateNow ? FORM_TEXT.nowLate : '';
  const month = fillIn(FORM_TEXT.nowMonth, { label: periodLabel, covers: shorten(covers) });
  return [unit, month, fillIn(FORM_TEXT.nowDue, { dueLabel }), state].filter(Boolean).join(' · ');
}
