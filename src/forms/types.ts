import type { Day } from '#src/lib/dates.ts';
import type { Unit } from '#src/schemas/records.ts';

/** What a field holds once read: blank is `null`, which is never zero. */
export type FieldValue = number | string | boolean | null;

/** Field id → value, for every field of the definition that applies to the period. */
export type Values = Readonly<Record<string, FieldValue>>;

/** Field name → text exactly as typed (NFC), as a form post carries it. Missing means not sent. */
export type Typed = Readonly<Record<string, string>>;

/**
 * `error` stops; `warning` asks for a reason in `<field>Reason` and then goes on; `notice` only tells.
 */
export type Severity = 'error' | 'warning' | 'notice';

/** One thing to say at one field. `field` is a field id or one of the reserved names (`accessCode`, `period` …). */
export interface Issue {
  readonly field: string;
  readonly severity: Severity;
  /** Stable, for tests and logs. */
  readonly code: string;
  /** Vietnamese: what is wrong and what to do. */
  readonly sentence: string;
}

/** A month, `YYYY-MM`. */
export type Period = string;

/** What a check may look at beside the form itself. `unit` and `previous` are missing in the browser. */
export interface CheckContext {
  readonly period: Period;
  readonly today: Day;
  readonly unit?: Unit;
  /** The latest revision of the month before, where there is one. */
  readonly previous?: { readonly period: Period; readonly values: Values };
}

export interface CheckResult {
  readonly values: Values;
  readonly issues: readonly Issue[];
}
