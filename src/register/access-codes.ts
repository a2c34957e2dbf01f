import { createHmac, randomInt } from 'node:crypto';
import { readBase32, symbolAt, valueOf } from './base32.ts';
import type { Keys } from './keys.ts';
import type { Credential, ReportStore } from './store.ts';

/** Two, so that a department can go over to a new code while the old one still works. */
const MAX_LIVE = 2;

/** 19 random symbols are 95 bits: far beyond guessing, so a fast keyed digest is enough to keep. */
const RANDOM_SYMBOLS = 19;

interface Access {
  readonly store: ReportStore;
  readonly keys: Keys;
}

/** A new code `01-XXXXX-XXXXX-XXXXX-XXXXX` for a unit. The code is given here once and kept nowhere. */
export async function issueCode(
  { store, keys }: Access,
  unit: string,
  now: Date,
): Promise<{ code: string; credential: Credential }> {
  const random = Array.from({ length: RANDOM_SYMBOLS }, () => symbolAt(randomInt(32))).join('');
  const plain = `${unit}${random}`;
  const code = `${plain}${checkSymbol(plain)}`;
  const credential = await store.addCredential(unit, digestOf(keys, code), now, MAX_LIVE);
  const groups = code.slice(unit.length).match(/.{5}/g) ?? [];
  return { code: [unit, ...groups].join('-'), credential };
}

/**
 * The live credential of a typed code; `undefined` alike for a slip of the finger, an unknown unit, a wrong and a
 * revoked code, so that an answer never tells them apart.
 */
export async function verifyCode({ store, keys }: Access, typed: string): Promise<Credential | undefined> {
  const code = readBase32(typed);
  if (code.length !== 2 + RANDOM_SYMBOLS + 1 || checkSymbol(code) !== '0') return undefined;
  const credential = await store.credentialByDigest(digestOf(keys, code));
  return credential?.revokedAt === null ? credential : undefined;
}

function digestOf(keys: Keys, code: string): string {
  return createHmac('sha256', keys.access).update(code).digest('hex');
}

/**
 * Damm's scheme over GF(32): catches every single wrong symbol and every swap of two neighbours. Over a code that
 * carries its own check symbol the result is `0`.
 */
function checkSymbol(code: string): string {
  let state = 0;
  for (const symbol of code) {
    const value = valueOf(symbol);
    if (value < 0) return '';
    state = double(state ^ value);
  }
  return symbolAt(state);
}

/** Times x in GF(2⁵) modulo x⁵ + x² + 1. */
function double(value: number): number {
  const shifted = value << 1;
  return shifted > 31 ? shifted ^ 0b100101 : shifted;
}
