import { createHmac } from 'node:crypto';
import { addDays, type Day, dayInVietnam, endOfDay, isDay } from '#src/lib/dates.ts';
import { encodeBase32 } from './base32.ts';
import type { Keys } from './keys.ts';
import { isSameText } from './receipts.ts';
import type { Credential, ReportStore } from './store.ts';

/** Where a unit's own form lives, for whoever holds the link. */
export const LINKS_PATH = '/bao-cao-thang/don-vi/';

/** A quarter and some days: a link that was forgotten in a mailbox does not open for ever. */
export const LINK_DAYS = 100;

const TOKEN_BYTES = 16;

interface Access {
  readonly store: ReportStore;
  readonly keys: Keys;
}

/**
 * The personal link of an access code: it opens the unit's form without the code and holds no part of it. It ends with
 * the code, or after `LINK_DAYS`. Nothing is stored: 128 bits that only this register can compute vouch for code and day.
 */
export function personalLink(
  keys: Keys,
  { id }: Pick<Credential, 'id'>,
  now: Date,
): { path: string; lastDay: Day } {
  const lastDay = addDays(dayInVietnam(now), LINK_DAYS);
  return { path: `${LINKS_PATH}${id}.${lastDay}.${tokenOf(keys, id, lastDay)}/`, lastDay };
}

export function isLinkPath(path: string): boolean {
  return path.startsWith(LINKS_PATH);
}

/** The live credential behind an address; `undefined` alike for a wrong, ended and revoked one. */
export async function credentialOfLink(
  { store, keys }: Access,
  path: string,
  now: Date,
): Promise<Credential | undefined> {
  const [, id = '', lastDay = '', token = ''] =
    /^(\d\d-\d{1,4})\.(\d{4}-\d\d-\d\d)\.([0-9a-z]{26})\/$/.exec(path.slice(LINKS_PATH.length)) ?? [];
  if (!isDay(lastDay) || !isSameText(tokenOf(keys, id, lastDay), token) || now > endOfDay(lastDay))
    return undefined;
  const credential = (await store.credentials()).find((one) => one.id === id);
  return credential?.revokedAt === null ? credential : undefined;
}

function tokenOf(keys: Keys, id: string, lastDay: Day): string {
  const digest = createHmac('sha256', keys.links).update(`${id} ${lastDay}`).digest();
  return encodeBase32(digest.subarray(0, TOKEN_BYTES)).toLowerCase();
}
