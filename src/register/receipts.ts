import { createHmac, timingSafeEqual } from 'node:crypto';
import { encodeBase32 } from './base32.ts';
import type { Keys } from './keys.ts';
import type { Revision } from './store.ts';

/** Where receipts live; the form's own address is above it. */
export const RECEIPTS_PATH = '/bao-cao-thang/bien-nhan/';

const TOKEN_BYTES = 16;

/** The unguessable part of a receipt's address: 128 bits that only this register can compute. */
export function receiptToken(keys: Keys, receipt: string): string {
  const digest = createHmac('sha256', keys.receipts).update(receipt).digest().subarray(0, TOKEN_BYTES);
  return encodeBase32(digest).toLowerCase();
}

/** Compares in constant time, so that a token cannot be found symbol by symbol. */
export function isReceiptToken(keys: Keys, receipt: string, token: string): boolean {
  return isSameText(receiptToken(keys, receipt), token);
}

/** In constant time for texts of the same length. */
export function isSameText(expected: string, given: string): boolean {
  const [one, other] = [Buffer.from(expected), Buffer.from(given)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** What a printed receipt is checked by: the beginning of its row's hash in the chain. */
export function checkSignOf({ hash }: Pick<Revision, 'hash'>): string {
  return hash.slice(0, 16);
}

/** `/bao-cao-thang/bien-nhan/BC-01-2026-11-01/<token>/` */
export function receiptPath(keys: Keys, receipt: string): string {
  return `${RECEIPTS_PATH}${receipt}/${receiptToken(keys, receipt)}/`;
}

/** Reads a receipt's address back; `undefined` for any other address. Says nothing about the token being right. */
export function readReceiptPath(path: string): { receipt: string; token: string } | undefined {
  if (!path.startsWith(RECEIPTS_PATH)) return undefined;
  const [receipt, token, end, more] = path.slice(RECEIPTS_PATH.length).split('/');
  if (receipt === undefined || token === undefined || end !== '' || more !== undefined) return undefined;
  return { receipt, token };
}
