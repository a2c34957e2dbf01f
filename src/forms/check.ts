import { isMonth } from '#src/lib/months.ts';
import { type FormMessageCode, formSentence } from '#src/messages/forms.ts';
import { describeCondition, labelsOf } from './describe.ts';
import { appliesTo, canWarn, isNumeric } from './fields.ts';
import { cleanText, lengthOf, readField, type Reading } from './read.ts';
import {
  applyRules,
  checkBlank,
  isRequiredNow,
  issueAt,
  readReason,
  REASON_LENGTH,
  type RuleScope,
} from './rules.ts';
import type { CheckContext, CheckedField, CheckResult, FieldValue, Issue, Period, Typed } from './types.ts';

/** What `checkForm` needs of a definition: the browser is sent no more than this. */
export interface Checkable {
  readonly fields: readonly CheckedField[];
}

/** A receipt number: `BC-<unit>-<YYYY-MM>-<revision>`. */
const RECEIPT = /^BC-\d{2}-20\d{2}-(?:0[1-9]|1[0-2])-\d{2,}$/;

/** The text posted under this name; blank where there is none. Inherited names (`constructor`) are never read. */
export function typedText(typed: Typed, name: string): string {
  return Object.hasOwn(typed, name) ? (typed[name] ?? '') : '';
}

function missingCode(field: CheckedField): FormMessageCode {
  if (isNumeric(field)) return 'requiredCount';
  if (field.kind === 'choice') return 'requiredChoice';
  if (field.kind === 'confirm') return 'requiredConfirm';
  return 'required';
}

function isBlank(value: FieldValue): boolean {
  return value === null || value === false;
}

/**
 * Reads and checks one post against its definition: the same function in the browser and on receipt. Never throws,
 * whatever was typed. `values` holds every field of the period (`null` where blank or unreadable); `issues` come in the
 * order of the form.
 */
export function checkForm(definition: Checkable, typed: Typed, context: CheckContext): CheckResult {
  const issues: Issue[] = [];
  const values: Record<string, FieldValue> = {};
  const reasons: Record<string, string> = {};
  const faults = new Map<string, Exclude<Reading, { value: FieldValue }>>();
  const labels = labelsOf(definition.fields);
  const current = definition.fields.filter((field) => appliesTo(field, context.period));

  for (const field of current) {
    const reading = readField(field, typedText(typed, field.id));
    if ('fault' in reading) faults.set(field.id, reading);
    values[field.id] = 'fault' in reading ? null : reading.value;
  }

  const valueOf = (fieldId: string): FieldValue =>
    Object.hasOwn(values, fieldId) ? (values[fieldId] ?? null) : null;
  const numberOf = (fieldId: string): number | undefined => {
    const value = valueOf(fieldId);
    return typeof value === 'number' ? value : undefined;
  };

  for (const field of definition.fields) {
    if (!appliesTo(field, context.period)) {
      // What was typed into a field of another month would otherwise vanish without a word.
      if (typedText(typed, field.id).trim() !== '') issues.push(issueAt(field, 'error', 'notInPeriod'));
      continue;
    }
    const fault = faults.get(field.id);
    if (fault) {
      issues.push(issueAt(field, 'error', fault.fault, fault.parts));
      continue;
    }
    const value = valueOf(field.id);
    const scope: RuleScope = {
      field,
      value,
      context,
      numberOf,
      valueOf,
      labelOf: (fieldId) => labels.get(fieldId)?.label ?? fieldId,
    };
    const blank = isBlank(value);
    if (blank && field.required) {
      issues.push(issueAt(field, 'error', missingCode(field)));
      continue;
    }
    if (blank && isRequiredNow(scope)) {
      issues.push(issueAt(field, 'error', 'requiredIf', { condition: describeCondition(field, labels) }));
      continue;
    }
    const found = blank ? checkBlank(scope) : applyRules(scope);
    issues.push(...found);
    if (!canWarn(field) || !found.some(({ severity }) => severity === 'warning')) continue;
    const { reason, issue } = readReason(field, typed);
    if (reason !== undefined) reasons[field.id] = reason;
    if (issue) issues.push(issue);
  }
  return { values, issues, reasons };
}

/** Whether the field must be filled in, always or because of what is typed in others. */
export function isAskedFor(field: CheckedField, definition: Checkable, typed: Typed): boolean {
  if (field.required || !field.rules?.requiredIf) return field.required;
  const valueOf = (fieldId: string): FieldValue => {
    const other = definition.fields.find(({ id }) => id === fieldId);
    const reading = other && readField(other, typedText(typed, fieldId));
    return reading && 'value' in reading ? reading.value : null;
  };
  const numberOf = (fieldId: string) => {
    const value = valueOf(fieldId);
    return typeof value === 'number' ? value : undefined;
  };
  return isRequiredNow({ field, valueOf, numberOf });
}

/** The warnings that still wait for a reason. */
export function unansweredWarnings({ issues, reasons }: Pick<CheckResult, 'issues' | 'reasons'>): Issue[] {
  return issues.filter(({ severity, field }) => severity === 'warning' && !Object.hasOwn(reasons, field));
}

/** Whether the post can be filed: no error, and a reason at every unusual value. */
export function isAcceptable(result: CheckResult): boolean {
  return (
    !result.issues.some(({ severity }) => severity === 'error') && unansweredWarnings(result).length === 0
  );
}

/**
 * Checks what surrounds the fields: access code (unless a personal link stands for it) and period are there, the period
 * is open, a correction has a well-formed receipt number and a reason. Whether the code is right only the register knows.
 */
export function checkEnvelope(
  typed: Typed,
  open: readonly Period[],
  { needsCode = true }: { needsCode?: boolean } = {},
): Issue[] {
  const issues: Issue[] = [];
  const fault = (field: string, code: FormMessageCode, parts = {}) =>
    issues.push({ field, severity: 'error', code, sentence: formSentence(code, parts) });

  if (needsCode && typedText(typed, 'accessCode').trim() === '') fault('accessCode', 'accessCodeMissing');
  const period = typedText(typed, 'period').trim();
  if (period === '') fault('period', 'periodMissing');
  else if (!isMonth(period) || !open.includes(period)) fault('period', 'periodNotOpen');

  const replaces = typedText(typed, 'replaces').trim();
  const reason = cleanText(typedText(typed, 'correctionReason'));
  if (replaces !== '' && !RECEIPT.test(replaces)) fault('replaces', 'replacesInvalid');
  if ('fault' in reason) fault('correctionReason', reason.fault, { label: 'Lý do đính chính' });
  else if (lengthOf(reason.value) > REASON_LENGTH) {
    fault('correctionReason', 'correctionReasonTooLong', { maximum: REASON_LENGTH });
  } else if (replaces !== '' && reason.value === '') fault('correctionReason', 'correctionReasonMissing');
  return issues;
}
