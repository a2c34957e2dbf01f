import type { Field } from '#src/schemas/form-definition.ts';
import type { CheckedField, Period } from './types.ts';

/** Whether the field is in use in that month. */
export function appliesTo(field: Pick<Field, 'validFrom' | 'validTo'>, period: Period): boolean {
  return (!field.validFrom || field.validFrom <= period) && (!field.validTo || period <= field.validTo);
}

/** The fields in use in that month, in the order of the definition. */
export function fieldsFor<Known extends Pick<Field, 'validFrom' | 'validTo'>>(
  fields: readonly Known[],
  period: Period,
): Known[] {
  return fields.filter((field) => appliesTo(field, period));
}

/** Whether the field holds a number. */
export function isNumeric(field: Pick<Field, 'kind'>): boolean {
  return field.kind === 'count' || field.kind === 'cumulative';
}

/** The name under which the form posts the reason for an unusual value of this field. */
export function reasonName(fieldId: string): string {
  return `${fieldId}Reason`;
}

/** Whether some rule of the field can ask for a reason. */
export function canWarn(field: Pick<CheckedField, 'rules'>): boolean {
  const { cumulativeOf, warnAbove, warnTogether, warnTimes, warnFall, warnBlank } = field.rules ?? {};
  return Boolean(cumulativeOf ?? warnAbove ?? warnTogether ?? warnTimes ?? warnFall ?? warnBlank);
}

/** Names that a form posts beside its fields and their reasons. */
export const ENVELOPE_NAMES = [
  'form-name',
  'formVersion',
  'idempotencyKey',
  'bot-field',
  'accessCode',
  'period',
  'replaces',
  'correctionReason',
  'step',
] as const;

const names = new WeakMap<readonly CheckedField[], ReadonlySet<string>>();

/** Every name that a post of this form may carry, whatever the period. Made once for a definition: every post asks. */
export function namesOf(fields: readonly CheckedField[]): ReadonlySet<string> {
  const known = names.get(fields);
  if (known) return known;
  const made = new Set([
    ...ENVELOPE_NAMES,
    ...fields.map((field) => field.id),
    ...fields.filter(canWarn).map((field) => reasonName(field.id)),
  ]);
  names.set(fields, made);
  return made;
}

/** `idvnNew` → `idvn-new`: where the dictionary of indicators explains the field. */
export function indicatorAnchor(fieldId: string): string {
  return fieldId.replace(/([a-z])([A-Z0-9])/g, '$1-$2').toLowerCase();
}
