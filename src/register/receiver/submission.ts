import { createHmac } from 'node:crypto';
import { typedText } from '#src/forms/check.ts';
import { reasonName } from '#src/forms/fields.ts';
import type { FormDefinition } from '#src/schemas/form-definition.ts';
import type { FieldValue, Typed, Values } from '#src/forms/types.ts';
import { canonicalJson } from '#src/lib/canonical.ts';
import type { Keys } from '../keys.ts';
import type { PersonalFields } from '../vault.ts';

/** Figures, which stay for ever, and personal data, which can be erased. */
export function separate(
  definition: FormDefinition,
  values: Values,
): { readonly figures: Values; readonly personal: PersonalFields } {
  const figures: Record<string, FieldValue> = {};
  const personal: Record<string, string> = {};
  for (const field of definition.fields) {
    // Fields of other months are not among the values.
    if (!Object.hasOwn(values, field.id)) continue;
    const value = values[field.id] ?? null;
    if (!field.personal) figures[field.id] = value;
    else if (value !== null) personal[field.id] = String(value);
  }
  return { figures, personal };
}

/** Whether two filings say the same. */
export function sameFigures(a: Values, b: Values): boolean {
  const ids = Object.keys(a);
  return ids.length === Object.keys(b).length && ids.every((id) => Object.hasOwn(b, id) && a[id] === b[id]);
}

interface Content {
  readonly unit: string;
  readonly period: string;
  readonly replaces: string | null;
  readonly figures: Values;
}

/**
 * What makes two posts the same submission. The page's script sends a key of its own for every form that it opens; a
 * plain HTML form cannot, so there the content itself is the key. Keyed digests: figures cannot be guessed from them.
 */
export function identify(
  keys: Keys,
  typed: Typed,
  { unit, period, replaces, figures }: Content,
): { readonly idempotency: string; readonly content: string } {
  const digest = (...parts: string[]) =>
    createHmac('sha256', keys.idempotency).update(canonicalJson(parts)).digest('hex');
  const content = digest('content', canonicalJson({ unit, period, replaces, figures }));
  const given = typedText(typed, 'idempotencyKey').trim();
  return { content, idempotency: given === '' ? digest('derived', content) : digest('given', unit, given) };
}

/** The typed text from which a value would be read again: what a correction starts from. */
export function typedAgain(
  definition: FormDefinition,
  values: Values,
  reasons: Readonly<Record<string, string>>,
): Typed {
  const typed: Record<string, string> = {};
  for (const { id, kind } of definition.fields) {
    const value = values[id] ?? null;
    // A confirmation is given anew each time.
    if (value !== null && kind !== 'confirm') typed[id] = String(value);
    const reason = reasons[id];
    if (reason !== undefined) typed[reasonName(id)] = reason;
  }
  return typed;
}
