import { ENVELOPE_NAMES } from '#src/forms/fields.ts';
import type { CheckedField, Typed } from '#src/forms/types.ts';

/** What was typed into a form, as this device keeps it: never the access code, a person's data or a confirmation. */
export interface Draft {
  readonly kind: 'ban-nhap';
  readonly form: string;
  /** Version of the definition under which it was typed. */
  readonly version: string;
  /** Two digits, empty while not known. */
  readonly unit: string;
  /** `YYYY-MM`, empty while none is chosen. */
  readonly period: string;
  /** UTC, ISO 8601. */
  readonly savedAt: string;
  readonly typed: Typed;
  /** Field id → its label at that time, for what a later form has no field for. */
  readonly labels: Readonly<Record<string, string>>;
}

/** The part of `localStorage` that drafts need. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const PREFIX = 'ban-nhap:';

/** After two months the figures have been filed otherwise; a shared machine should not hold them for ever. */
const KEPT_MILLISECONDS = 60 * 24 * 3_600_000;

/** The longest form is some 30 KB. */
const MAX_LENGTH = 200_000;

/** Of what stands around the fields, only these are kept. The key makes a second sending the same submission. */
const KEPT_NAMES = ['period', 'replaces', 'correctionReason', 'idempotencyKey'];

export function keyOf({ form, unit, period, version }: Omit<Draft, 'typed' | 'labels' | 'kind' | 'savedAt'>) {
  return `${PREFIX}${form}:${unit}:${period}:${version}`;
}

/** What may be kept of what is typed: no code, nothing of a person, no confirmation, no blanks. */
export function keepable(typed: Typed, fields: readonly CheckedField[]): Typed {
  const kept = new Set([
    ...KEPT_NAMES,
    ...fields
      .filter((field) => field.personal !== true && field.kind !== 'confirm')
      .flatMap(({ id }) => [id, `${id}Reason`]),
  ]);
  return Object.fromEntries(
    Object.entries(typed).filter(([name, text]) => kept.has(name) && text.trim() !== ''),
  );
}

/** What of a kept or opened draft may go back into a form; names that no field has are left in, to be shown. */
export function restorable(typed: Typed, fields: readonly CheckedField[]): Typed {
  const barred = new Set<string>([
    ...ENVELOPE_NAMES.filter((name) => !KEPT_NAMES.includes(name)),
    ...fields.filter((field) => field.personal === true || field.kind === 'confirm').map(({ id }) => id),
  ]);
  return Object.fromEntries(
    Object.entries(typed).filter(([name, text]) => !barred.has(name) && text.trim() !== ''),
  );
}

/** Whether there is anything in it that an officer would miss. */
export function hasFigures(typed: Typed): boolean {
  return Object.keys(typed).some((name) => !KEPT_NAMES.includes(name));
}

export type Saving = 'saved' | 'full' | 'refused';

export function saveDraft(storage: DraftStorage | undefined, draft: Draft): Saving {
  if (!storage) return 'refused';
  try {
    storage.setItem(keyOf(draft), JSON.stringify(draft));
    return 'saved';
  } catch (fault) {
    return fault instanceof DOMException && fault.name === 'QuotaExceededError' ? 'full' : 'refused';
  }
}

/** The drafts of a form on this device, newest first. Those that are too old or cannot be read are thrown away. */
export function readDrafts(storage: DraftStorage | undefined, form: string, now: Date): Draft[] {
  if (!storage) return [];
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
  const drafts = keys
    .filter((key) => key.startsWith(`${PREFIX}${form}:`))
    .flatMap((key) => {
      const draft = readDraft(storage.getItem(key) ?? '');
      if (draft && now.getTime() - Date.parse(draft.savedAt) <= KEPT_MILLISECONDS) return [draft];
      storage.removeItem(key);
      return [];
    });
  return drafts.sort((one, other) => other.savedAt.localeCompare(one.savedAt));
}

export function removeDraft(storage: DraftStorage | undefined, draft: Parameters<typeof keyOf>[0]): void {
  storage?.removeItem(keyOf(draft));
}

/** Throws away every draft of a unit's month, whatever the version: the month has been filed. */
export function removeFiled(
  storage: DraftStorage | undefined,
  { form, unit, period }: Pick<Draft, 'form' | 'unit' | 'period'>,
  now: Date,
): void {
  for (const draft of readDrafts(storage, form, now)) {
    if (draft.period === period && (draft.unit === unit || draft.unit === '')) removeDraft(storage, draft);
  }
}

function isTexts(value: unknown): value is Readonly<Record<string, string>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((text) => typeof text === 'string')
  );
}

/** Reads a draft that a device or a file holds; nothing for anything else. */
export function readDraft(text: string): Draft | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { kind, form, version, unit, period, savedAt, typed, labels } = value as Record<string, unknown>;
  if (kind !== 'ban-nhap' || !isTexts(typed) || !isTexts(labels)) return undefined;
  if (typeof form !== 'string' || typeof version !== 'string') return undefined;
  if (typeof unit !== 'string' || typeof period !== 'string') return undefined;
  if (typeof savedAt !== 'string' || Number.isNaN(Date.parse(savedAt))) return undefined;
  return { kind, form, version, unit, period, savedAt, typed, labels };
}
