import { createHmac, timingSafeEqual } from 'node:crypto';
import { readField } from '#src/forms/read.ts';
import type { Values } from '#src/forms/types.ts';
import { fold, tidy } from '#src/lib/text.ts';
import type { Field, FormDefinition } from '#src/schemas/form-definition.ts';
import type { Keys } from '../keys.ts';

function digest(keys: Keys, ...parts: readonly string[]): string {
  return createHmac('sha256', keys.people).update(parts.join('\n')).digest('base64url');
}

function isProof({ kind, personal }: Pick<Field, 'kind' | 'personal'>): boolean {
  return personal && (kind === 'phone' || kind === 'email');
}

/** Everybody writes an address in their own case. */
function normal(value: string): string {
  return value.toLowerCase();
}

/**
 * Keyed digests of the numbers and addresses that a person gave, bound to the receipt: a copy of the database does not
 * even say that two sign-ups are of the same person.
 */
export function proofsOf(
  keys: Keys,
  receipt: string,
  definition: Pick<FormDefinition, 'fields'>,
  values: Values,
): readonly string[] {
  const given = definition.fields.filter(isProof).flatMap(({ id }) => values[id] ?? []);
  return [...new Set(given.map((value) => digest(keys, 'proof', receipt, normal(String(value)))))];
}

/** What was typed to prove who one is, as it would have been kept: a number in E.164, else an address. */
export function readProof(typed: string): string {
  const field = { id: 'proof', label: '', required: true };
  for (const kind of ['phone', 'email'] as const) {
    const reading = readField({ ...field, kind }, typed);
    if (!('fault' in reading) && typeof reading.value === 'string') return normal(reading.value);
  }
  return '';
}

/** Compares with every proof in constant time, and just as long where there is none. */
export function isProven(keys: Keys, receipt: string, proof: string, proofs: readonly string[]): boolean {
  const given = Buffer.from(digest(keys, 'proof', receipt, proof));
  let proven = false;
  for (const expected of [...proofs, '', '', ''].slice(0, 3)) {
    const known = Buffer.alloc(given.length);
    known.write(expected);
    if (timingSafeEqual(known, given) && expected.length === given.length) proven = true;
  }
  return proven && proof !== '';
}

/** By which a name is found again in its unit without being readable; `''` for no name. */
export function nameDigest(keys: Keys, unit: string | null, name: string): string {
  const text = fold(tidy(name));
  return text === '' ? '' : digest(keys, 'name', unit ?? '', text);
}

/** By which the same post is known when it comes a second time. */
export function submissionDigest(keys: Keys, form: string, stamp: string): string {
  return digest(keys, 'submission', form, stamp);
}

/** Signs a short text that travels through a page: a stamp, a pass, a token. */
export function sign(keys: Keys, use: string, text: string): string {
  return digest(keys, 'sign', use, text).slice(0, 26);
}

export function isSigned(keys: Keys, use: string, text: string, mac: string): boolean {
  const [expected, given] = [Buffer.from(sign(keys, use, text)), Buffer.from(mac)];
  return expected.length === given.length && timingSafeEqual(expected, given);
}
