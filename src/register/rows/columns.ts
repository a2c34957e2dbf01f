import type { Values } from '#src/forms/types.ts';
import type { AuditEntry, Credential, Revision } from '../store.ts';

/** Columns as both engines give them; their schemas vouch for the types. */
export interface RevisionRow {
  readonly sequence: number;
  readonly unit: string;
  readonly period: string;
  readonly revision: number;
  readonly receipt: string;
  readonly filed_at: string;
  readonly form: string;
  readonly definition: string;
  readonly figures: string;
  readonly reasons: string;
  readonly replaces: string | null;
  readonly correction_reason: string | null;
  readonly credential: string;
  readonly personal: string | null;
  readonly idempotency: string;
  readonly content: string;
  readonly previous_hash: string;
  readonly hash: string;
}

/** The columns of a revision, in the order in which they are written. */
export const REVISION_COLUMNS = [
  ...(['sequence', 'unit', 'period', 'revision', 'receipt', 'filed_at', 'form', 'definition'] as const),
  ...(['figures', 'reasons', 'replaces', 'correction_reason', 'credential', 'personal'] as const),
  ...(['idempotency', 'content', 'previous_hash', 'hash'] as const),
] satisfies readonly (keyof RevisionRow)[];

export function revisionOf(row: RevisionRow): Revision {
  const { sequence, unit, period, revision, receipt, form, definition, replaces } = row;
  const { credential, personal, idempotency, content, hash } = row;
  return {
    ...{ sequence, unit, period, revision, receipt, form, definition, replaces },
    ...{ credential, personal, idempotency, content, hash },
    filedAt: row.filed_at,
    values: JSON.parse(row.figures) as Values,
    reasons: JSON.parse(row.reasons) as Record<string, string>,
    correctionReason: row.correction_reason,
    previousHash: row.previous_hash,
  };
}

export function revisionColumns(revision: Revision): RevisionRow {
  const { values, reasons, filedAt, correctionReason, previousHash, ...same } = revision;
  return {
    ...same,
    filed_at: filedAt,
    figures: JSON.stringify(values),
    reasons: JSON.stringify(reasons),
    correction_reason: correctionReason,
    previous_hash: previousHash,
  };
}

export interface CredentialRow {
  readonly id: string;
  readonly unit: string;
  readonly issued_at: string;
  readonly revoked_at: string | null;
}

export function credentialOf(row: CredentialRow): Credential {
  return { id: row.id, unit: row.unit, issuedAt: row.issued_at, revokedAt: row.revoked_at };
}

export interface AuditRow {
  readonly at: string;
  readonly actor: string;
  readonly act: string;
  readonly subject: string;
  readonly detail: string;
}

export function auditOf(row: AuditRow): AuditEntry {
  const { actor, act, subject } = row;
  return {
    ...{ actor, act, subject },
    at: new Date(row.at),
    detail: JSON.parse(row.detail) as Record<string, string | number>,
  };
}
