import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { encodeBase32 } from './base32.ts';
import type { Keys } from './keys.ts';
import type { StaffSession, StaffStore } from './staff-store.ts';

/** Where the console lives. */
export const CONSOLE_PATH = '/quan-ly/';

const MINUTE = 60_000;
const LINK_MINUTES = 60;

/** A working day: whoever works longer asks the operator for another link. */
export const SESSION_SECONDS = 9 * 60 * 60;

const TOKEN_BYTES = 20;

interface Access {
  readonly store: StaffStore;
  readonly keys: Keys;
}

/** A link into the console, good once and for an hour. The token is given here once; the store keeps a keyed digest. */
export async function issueStaffLink(
  { store, keys }: Access,
  note: string,
  now: Date,
): Promise<{ path: string; session: StaffSession }> {
  const token = newToken();
  const expiresAt = new Date(now.getTime() + LINK_MINUTES * MINUTE);
  const session = await store.addStaffLink(digestOf(keys, 'link', token), note, now, expiresAt);
  return { path: `${CONSOLE_PATH}vao/${token}/`, session };
}

/** Turns the token of a link into that of a session; `undefined` alike for a wrong, used and expired link. */
export async function startSession(
  { store, keys }: Access,
  link: string,
  now: Date,
): Promise<{ token: string; session: StaffSession } | undefined> {
  const token = newToken();
  const expiresAt = new Date(now.getTime() + SESSION_SECONDS * 1000);
  const session = await store.startStaffSession(
    ...([digestOf(keys, 'link', link), digestOf(keys, 'session', token), now, expiresAt] as const),
  );
  return session && { token, session };
}

/** The running session of a token; `undefined` once it has ended or expired. */
export async function sessionOf(
  { store, keys }: Access,
  token: string,
  now: Date,
): Promise<StaffSession | undefined> {
  const session = await store.staffSessionByDigest(digestOf(keys, 'session', token));
  if (!session || session.endedAt !== null || session.expiresAt === null) return undefined;
  return now.toISOString() < session.expiresAt ? session : undefined;
}

/** What every form of a session carries, so that no other page can post in its name. */
export function formToken(keys: Keys, sessionToken: string): string {
  return digestOf(keys, 'form', sessionToken).slice(0, 32);
}

export function isFormToken(keys: Keys, sessionToken: string, given: string): boolean {
  const [expected, actual] = [Buffer.from(formToken(keys, sessionToken)), Buffer.from(given)];
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

function newToken(): string {
  return encodeBase32(randomBytes(TOKEN_BYTES)).toLowerCase();
}

function digestOf(keys: Keys, use: string, token: string): string {
  return createHmac('sha256', keys.staff).update(`${use} ${token}`).digest('hex');
}
