import { randomInt } from 'node:crypto';
import type { FormDefinition } from '#src/schemas/form-definition.ts';
import { symbolAt } from '../base32.ts';
import type { Keys } from '../keys.ts';
import { receiptToken } from '../receipts.ts';

/** Where the receipts of a form about people live. */
export const SIGN_UP_RECEIPTS = { people: '/nhom-zalo/bien-nhan/', help: '/tro-giup/bien-nhan/' } as const;

const SYMBOLS = 8;

/** `DM-75-K3T9X2MA`, `HT-9Q0B7C1D`: random, so that nobody can count or guess the others. */
export function newSignUpReceipt(kind: 'people' | 'help', unitCode: string | undefined): string {
  const random = Array.from({ length: SYMBOLS }, () => symbolAt(randomInt(32))).join('');
  return kind === 'people' ? `DM-${unitCode ?? '00'}-${random}` : `HT-${random}`;
}

const RECEIPT = /^(?:DM-\d{2}|HT)-[0-9A-Z]{8}$/;

/** Whether the text has the form of such a receipt. */
export function isSignUpReceipt(text: string): boolean {
  return RECEIPT.test(text);
}

/** `/nhom-zalo/bien-nhan/DM-75-K3T9X2MA/<token>/`: nothing of the person in it. */
export function signUpReceiptPath(keys: Keys, kind: 'people' | 'help', receipt: string): string {
  return `${SIGN_UP_RECEIPTS[kind]}${receipt}/${receiptToken(keys, receipt)}/`;
}

/** Reads such an address back; says nothing about the token being right. */
export function readSignUpReceiptPath(path: string): { receipt: string; token: string } | undefined {
  const base = Object.values(SIGN_UP_RECEIPTS).find((prefix) => path.startsWith(prefix));
  const [receipt, token, end, more] = base === undefined ? [] : path.slice(base.length).split('/');
  if (receipt === undefined || token === undefined || end !== '' || more !== undefined) return undefined;
  return isSignUpReceipt(receipt) ? { receipt, token } : undefined;
}

/** The boxes by which a form is agreed to: those of its last group, beside the notice. */
export function consentsAskedBy({ fields, groups }: Pick<FormDefinition, 'fields' | 'groups'>) {
  const last = groups.at(-1)?.id;
  return fields.filter(({ kind, group }) => kind === 'confirm' && group === last);
}
