import { type Day, formatDay } from '#src/lib/dates.ts';
import { formatMonth, moveMonth } from '#src/lib/months.ts';
import { formatCount } from '#src/lib/numbers.ts';
import { type FormMessageCode, formSentence } from '#src/messages/forms.ts';
import { reasonName } from './fields.ts';
import { cleanText, lengthOf } from './read.ts';
import type {
  CheckContext,
  CheckedField,
  FieldValue,
  Issue,
  PreviousFigures,
  Severity,
  Typed,
} from './types.ts';

/** Longest reason for an unusual value and for a correction. */
export const REASON_LENGTH = 500;

/** Up to this many, a multiple or a fraction surprises nobody: 1 event then 6, or 8 then 1, is not a typing slip. */
export const SMALL_COUNT = 10;

/** What a rule looks at: the field, its value, and all the others of the same post. */
export interface RuleScope {
  readonly field: CheckedField;
  readonly value: FieldValue;
  readonly context: CheckContext;
  readonly numberOf: (fieldId: string) => number | undefined;
  readonly valueOf: (fieldId: string) => FieldValue;
  readonly labelOf: (fieldId: string) => string;
}

type Parts = Readonly<Record<string, string | number>>;

export function issueAt(
  field: Pick<CheckedField, 'id' | 'label'>,
  severity: Severity,
  code: FormMessageCode,
  parts: Parts = {},
): Issue {
  return { field: field.id, severity, code, sentence: formSentence(code, { label: field.label, ...parts }) };
}

/** The sum of these fields, or nothing when one of them has no figure: a gap is not a zero. */
function sumOf(scope: RuleScope, fieldIds: readonly string[]): number | undefined {
  const numbers = fieldIds.map(scope.numberOf);
  return numbers.reduce<number | undefined>(
    (sum, number) => (sum === undefined || number === undefined ? undefined : sum + number),
    0,
  );
}

function nameOthers(scope: RuleScope, fieldIds: readonly string[]): string {
  const names = fieldIds.map((fieldId) => `“${scope.labelOf(fieldId)}”`);
  return names.length > 1 ? `tổng của ${names.join(' và ')}` : names.join('');
}

function compare(
  scope: RuleScope,
  fieldIds: readonly string[] | undefined,
  fails: (value: number, limit: number) => boolean,
  [severity, code]: readonly [Severity, FormMessageCode],
): Issue[] {
  const limit = fieldIds && sumOf(scope, fieldIds);
  if (!fieldIds || limit === undefined || typeof scope.value !== 'number' || !fails(scope.value, limit))
    return [];
  return [
    issueAt(scope.field, severity, code, {
      value: formatCount(scope.value),
      limit: formatCount(limit),
      others: nameOthers(scope, fieldIds),
    }),
  ];
}

/** `số tháng 10/2026`. */
function nameFigureOf({ period }: PreviousFigures): string {
  return `số ${formatMonth(period)}`;
}

function checkCumulative(scope: RuleScope): Issue[] {
  const { field, value, context } = scope;
  const parts = field.rules?.cumulativeOf;
  if (!parts || typeof value !== 'number') return [];
  const { previous } = context;
  const before = previous?.values[field.id];
  const added = sumOf(scope, parts);
  const said = (code: FormMessageCode, severity: Severity, limit: number) => [
    issueAt(field, severity, code, {
      value: formatCount(value),
      limit: formatCount(limit),
      previousPeriod: previous ? nameFigureOf(previous) : '',
    }),
  ];
  if (typeof before === 'number' && value < before) return said('cumulativeShrinks', 'error', before);
  if (added !== undefined && value < added) return said('cumulativeBelowNew', 'error', added);
  // Only neighbouring months must add up: between others lie months whose new figures are not known here.
  if (!previous || moveMonth(previous.period, 1) !== context.period) return [];
  if (typeof before !== 'number' || added === undefined || value === before + added) return [];
  return said('cumulativeDiffers', 'warning', before + added);
}

/** Far above or below the figure that was filed last. */
function checkAgainstPrevious({ field, value, context }: RuleScope): Issue[] {
  const { warnTimes, warnFall } = field.rules ?? {};
  const { previous } = context;
  const before = previous?.values[field.id];
  if (!previous || typeof value !== 'number' || typeof before !== 'number') return [];
  const said = (code: FormMessageCode, times: number) => [
    issueAt(field, 'warning', code, {
      value: formatCount(value),
      limit: formatCount(before),
      times,
      previousPeriod: nameFigureOf(previous),
    }),
  ];
  const rises = warnTimes !== undefined && before > 0 && value > SMALL_COUNT && value > before * warnTimes;
  if (rises) return said('farAbovePrevious', warnTimes);
  if (warnFall === undefined || value * warnFall >= before) return [];
  if (warnFall === 1) return said('belowPrevious', warnFall);
  return before > SMALL_COUNT ? said('farBelowPrevious', warnFall) : [];
}

/** Left blank although there was a figure: easily overlooked, and the total of the quarter would lose it. */
export function checkBlank({ field, context: { previous } }: Pick<RuleScope, 'field' | 'context'>): Issue[] {
  const before = previous?.values[field.id];
  if (!field.rules?.warnBlank || !previous || typeof before !== 'number' || before === 0) return [];
  return [
    issueAt(field, 'warning', 'blankAfterPrevious', {
      limit: formatCount(before),
      previousPeriod: nameFigureOf(previous),
    }),
  ];
}

function checkCommunes({ field, value, context }: RuleScope): Issue[] {
  const communes = context.unit?.communes;
  if (!field.rules?.communesOfUnit || communes === undefined) return [];
  if (typeof value !== 'number' || value <= communes) return [];
  return [
    issueAt(field, 'error', 'aboveCommunes', { value: formatCount(value), limit: formatCount(communes) }),
  ];
}

function checkZero(scope: RuleScope): Issue[] {
  const other = scope.field.rules?.zeroIf;
  if (!other || typeof scope.value !== 'number' || scope.value === 0 || scope.numberOf(other) !== 0)
    return [];
  return [
    issueAt(scope.field, 'error', 'notZero', {
      value: formatCount(scope.value),
      other: scope.labelOf(other),
    }),
  ];
}

function checkTogether(scope: RuleScope): Issue[] {
  const other = scope.field.rules?.warnTogether;
  const { value } = scope;
  const otherValue = other && scope.numberOf(other);
  if (!other || typeof value !== 'number' || typeof otherValue !== 'number') return [];
  if (value > 0 === otherValue > 0) return [];
  return [
    issueAt(scope.field, 'warning', 'oneWithoutOther', {
      value: formatCount(value),
      other: scope.labelOf(other),
      limit: formatCount(otherValue),
    }),
  ];
}

function checkDay({ field, value, context }: RuleScope): Issue[] {
  if (!field.rules?.notAfterToday || typeof value !== 'string' || value <= context.today) return [];
  return [issueAt(field, 'error', 'afterToday', { value: formatDay(value satisfies Day) })];
}

function checkLook({ field, value }: RuleScope): Issue[] {
  const looksLike = field.rules?.looksLike;
  if (!looksLike || typeof value !== 'string' || new RegExp(looksLike.pattern, 'u').test(value)) return [];
  return [issueAt(field, 'notice', 'unusualForm', { example: looksLike.example })];
}

/** In Vietnam mobile numbers begin with 3, 5, 7, 8 or 9 after the country code, landlines with 2. */
function checkMobile({ field, value }: RuleScope): Issue[] {
  if (!field.rules?.mobileOnly || typeof value !== 'string' || !value.startsWith('+842')) return [];
  return [issueAt(field, 'error', 'phoneNotMobile')];
}

/** Every issue that the rules of a field with a value give. */
export function applyRules(scope: RuleScope): Issue[] {
  const rules = scope.field.rules ?? {};
  return [
    ...compare(scope, rules.atMost, (value, limit) => value > limit, ['error', 'atMost']),
    ...compare(scope, rules.sumOf, (value, limit) => value !== limit, ['error', 'sumOf']),
    ...checkCommunes(scope),
    ...checkZero(scope),
    ...checkDay(scope),
    ...checkMobile(scope),
    ...checkCumulative(scope),
    ...compare(scope, rules.warnAbove, (value, limit) => value > limit, ['warning', 'unusuallyAbove']),
    ...checkTogether(scope),
    ...checkAgainstPrevious(scope),
    ...checkLook(scope),
  ];
}

/** Whether `requiredIf` makes the field required, given the other values of the same post. */
export function isRequiredNow({
  field,
  numberOf,
  valueOf,
}: Pick<RuleScope, 'field' | 'numberOf' | 'valueOf'>): boolean {
  const condition = field.rules?.requiredIf;
  if (!condition) return false;
  return condition.fields.some((other) => {
    if (condition.aboveZero) return (numberOf(other) ?? 0) > 0;
    const value = valueOf(other);
    if (condition.equals) return typeof value === 'string' && condition.equals.includes(value);
    return value !== null && value !== false;
  });
}

/** The reason typed for an unusual value: its text, nothing when blank, or why it cannot be kept. */
export function readReason(field: CheckedField, typed: Typed): { reason?: string; issue?: Issue } {
  const name = reasonName(field.id);
  const cleaned = cleanText(Object.hasOwn(typed, name) ? (typed[name] ?? '') : '');
  const at = { id: name, label: field.label };
  if ('fault' in cleaned) return { issue: issueAt(at, 'error', cleaned.fault) };
  if (lengthOf(cleaned.value) > REASON_LENGTH) {
    return { issue: issueAt(at, 'error', 'reasonTooLong', { maximum: REASON_LENGTH }) };
  }
  return cleaned.value === '' ? {} : { reason: cleaned.value };
}
