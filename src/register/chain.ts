import { hash } from 'node:crypto';
import { canonicalJson } from '#src/lib/canonical.ts';
import { GENESIS, type Revision, type Verification } from './store.ts';

/**
 * The hash of a revision over the one before it: SHA-256 of the canonical JSON of everything in it but the hash.
 * Changing, removing or reordering any earlier row changes every hash after it.
 */
export function hashOf(revision: Omit<Revision, 'hash'>): string {
  const { sequence, revision: number, receipt, filedAt, previousHash } = revision;
  const { unit, period, form, definition, values, reasons, replaces, correctionReason } = revision;
  const { credential, personal, idempotency, content } = revision;
  return hash(
    'sha256',
    canonicalJson({
      ...{ sequence, revision: number, receipt, filedAt, previousHash },
      ...{ unit, period, form, definition, values, reasons, replaces, correctionReason },
      ...{ credential, personal, idempotency, content },
    }),
  );
}

/** Where the walk along a chain begins. */
export const CHAIN_START: Verification = { whole: true, revisions: 0, head: GENESIS };

/** Walks on along the chain, over the revisions that follow what was walked. Stops at the first that does not hold. */
export function continueChain(walked: Verification, revisions: Iterable<Revision>): Verification {
  let { head, revisions: count } = walked;
  for (const revision of revisions) {
    const fault = faultOf(revision, count + 1, head);
    if (fault !== undefined) return { whole: false, revisions: count, head, fault };
    head = revision.hash;
    count += 1;
  }
  return { whole: true, revisions: count, head };
}

function faultOf(revision: Revision, sequence: number, head: string): string | undefined {
  const { receipt } = revision;
  if (revision.sequence !== sequence) return `thiếu dòng ${sequence} (gặp ${receipt})`;
  if (revision.previousHash !== head) return `dòng ${sequence} (${receipt}) không nối tiếp dòng trước`;
  if (hashOf(revision) !== revision.hash) return `dòng ${sequence} (${receipt}) đã bị sửa`;
  return undefined;
}
