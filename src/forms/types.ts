import type { Day } from '#src/lib/dates.ts';
import type { Field } from '#src/schemas/form-definition.ts';
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

/** The part of a field that checking needs: all that the browser is sent. */
export type CheckedField = Pick<
  Field,
  'id' | 'label' | 'kind' | 'required' | 'choices' | 'maxLength' | 'validFrom' | 'validTo' | 'rules'
> & {
  /** Of a person: never kept on the device. */
  readonly personal?: boolean | undefined;
};

/** What a check may look at beside the form itself. `unit` and `previous` may be missing in the browser. */
export interface CheckContext {
  readonly period: Period;
  readonly today: Day;
  readonly unit?: Pick<Unit, 'communes'> | undefined;
  /** The latest revision of the month before, or of the nearest earlier month that was filed. */
  readonly previous?: PreviousFigures | undefined;
}

export interface PreviousFigures {
  readonly period: Period;
  readonly values: Values;
}

export interface CheckResult {
  readonly values: Values;
  readonly issues: readonly Issue[];
  /** Field id → the reason given for its unusual value; only for fields that carry a warning. */
  readonly reasons: Readonly<Record<string, string>>;
}

/** One month that the form may be filed for, with what the officer must know about it. */
export interface PeriodChoice {
  readonly value: Period;
  /** `Tháng 11/2026`. */
  readonly label: string;
  /** `26/10/2026 – 25/11/2026`. */
  readonly covers: string;
  /** `hết ngày 25/11/2026`. */
  readonly dueLabel: string;
  /** The last moment that counts as on time, ISO 8601: lets the browser say "late" by its own clock. */
  readonly dueAt: string;
  /** VNNIC takes no more filings of it. */
  readonly closed?: boolean;
}

/** The period on screen: what it covers, when it is due, and whether that moment has passed. */
export interface Schedule {
  readonly periodLabel: string;
  readonly covers: string;
  readonly dueLabel: string;
  readonly lateNow: boolean;
  /** VNNIC takes no more filings of this month; it can still be looked at. */
  readonly closedNow?: boolean;
}

/** The latest filing of the same unit and period, where there is one. */
export interface FiledSummary {
  readonly receipt: string;
  readonly revision: number;
  /** `09:05 ngày 05/11/2026`. */
  readonly receivedLabel: string;
  /** Address of the receipt. */
  readonly path: string;
  readonly values: Values;
}

/** What has become of the form since the page that was posted had been opened. */
export interface OlderForm {
  /** Labels of fields that are new, and of those that ask otherwise now. */
  readonly added: readonly string[];
  readonly reworded: readonly string[];
  /** What was typed into fields that are gone. */
  readonly left: readonly { readonly label: string; readonly text: string }[];
}

/** All that a form page shows beside its definition. */
export interface FormState {
  /** The page's own address. */
  readonly action: string;
  readonly typed: Typed;
  readonly issues: readonly Issue[];
  readonly periods: readonly PeriodChoice[];
  /** Empty while no period is chosen. */
  readonly period: Period;
  readonly schedule?: Schedule | undefined;
  readonly previous?: (PreviousFigures & { readonly receipt: string }) | undefined;
  readonly unit?: Unit | undefined;
  readonly filed?: FiledSummary | undefined;
  readonly older?: OlderForm | undefined;
  /** Opened by a personal link: the address says who files, so no access code is asked for. */
  readonly byLink?: boolean;
  /** The form was opened with a right code or link: unit, last month's figures and earlier filings are those of its owner. */
  readonly opened?: boolean;
  /** The figures that were filed have just been put into the form. */
  readonly refilled?: boolean;
}
