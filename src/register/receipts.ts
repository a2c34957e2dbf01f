import { createHmac, timingSafeEqual } from 'node:crypto';
import { encodeBase32 } from './base32.ts';
import type { Keys } from './keys.ts';

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
  const expected = Buffer.from(receiptToken(keys, receipt));
  const given = Buffer.from(token);
  return given.length === expected.length && timingSafeEqual(given, expected);
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
