import type { Period, Values } from '#src/forms/types.ts';
import { Problem } from '#src/lib/problem.ts';
import type { StaffStore } from './staff-store.ts';

/** What an officer asks to have filed; the store adds the place in the chain. */
export interface Draft {
  readonly unit: string;
  readonly period: Period;
  /** Id of the form definition, and the version that was in force when it was checked. */
  readonly form: string;
  readonly definition: string;
  readonly values: Values;
  /** Field id → the reason given for an unusual value. */
  readonly reasons: Readonly<Record<string, string>>;
  /** Receipt number of the revision that this one corrects, and why. */
  readonly replaces: string | null;
  readonly correctionReason: string | null;
  /** Id of the access code used, never the code. */
  readonly credential: string;
  /** Id of the record in the personal store, where the form asks for personal data. */
  readonly personal: string | null;
  /** Keyed digests: of what makes two posts the same submission, and of what it said. */
  readonly idempotency: string;
  readonly content: string;
  readonly filedAt: Date;
}

/** One accepted filing. Never changed and never removed; a correction is the next one. */
export interface Revision extends Omit<Draft, 'filedAt'> {
  /** Place in the chain of all filings, from 1, without gaps. */
  readonly sequence: number;
  /** Place among the filings of its unit and period, from 1, without gaps. */
  readonly revision: number;
  readonly receipt: string;
  /** UTC, ISO 8601 with milliseconds. */
  readonly filedAt: string;
  /** SHA-256 of the row before it in the chain (`GENESIS` for the first), and of this row over it. */
  readonly previousHash: string;
  readonly hash: string;
}

export const GENESIS = '0'.repeat(64);

/**
 * `repeated`: the same submission came before, here is its revision. `reused`: the same idempotency key came before
 * with other content. `conflict`: the unit and period have moved on from the expected base.
 */
export type AppendOutcome =
  | { readonly kind: 'accepted' | 'repeated' | 'reused'; readonly revision: Revision }
  | { readonly kind: 'conflict'; readonly latest: Revision | undefined };

export interface Credential {
  readonly id: string;
  readonly unit: string;
  readonly issuedAt: string;
  readonly revokedAt: string | null;
}

/** The text of a form definition as it was when something was first filed under it. */
export interface StoredDefinition {
  readonly form: string;
  readonly version: string;
  /** JSON of the whole definition. */
  readonly content: string;
  readonly savedAt: Date;
}

/** Something that staff or the operator did. `detail` never holds personal data or a code. */
export interface AuditEntry {
  readonly at: Date;
  readonly actor: string;
  readonly act: string;
  readonly subject: string;
  readonly detail?: Readonly<Record<string, string | number>>;
}

export interface RevisionFilter {
  readonly unit?: string;
  readonly period?: Period;
  readonly from?: Period;
  readonly to?: Period;
  /** Only the last revision of each unit and period. */
  readonly latestOnly?: boolean;
}

export interface Verification {
  readonly whole: boolean;
  readonly revisions: number;
  /** Hash of the last revision: two registers with the same head hold the same filings. */
  readonly head: string;
  /** Where and why the chain breaks, for the operator. */
  readonly fault?: string;
}

/** Where filings are kept. Every engine passes tests/unit/register/store-contract.ts. */
export interface ReportStore extends StaffStore {
  /**
   * Files a draft after `expectedBase` (the number of the latest revision that the officer has seen, 0 for none).
   * Resolves only once the outcome is on disk; rejects with `StoreUnavailable` when nothing was stored. Where a database
   * elsewhere fell silent over its commit, that cannot be known: the same draft again is filed then, or `repeated`.
   */
  append(draft: Draft, expectedBase: number): Promise<AppendOutcome>;
  latest(unit: string, period: Period): Promise<Revision | undefined>;
  /** Oldest first. */
  history(unit: string, period: Period): Promise<readonly Revision[]>;
  byReceipt(receipt: string): Promise<Revision | undefined>;
  byIdempotency(key: string): Promise<Revision | undefined>;
  /** By period, unit and revision. */
  list(filter: RevisionFilter): Promise<readonly Revision[]>;

  /** Keeps the keyed digest of a new code; refuses when the unit already has `maxLive` that are not revoked. */
  addCredential(unit: string, digest: string, at: Date, maxLive: number): Promise<Credential>;
  /** Revoked ones too: the caller says what that means. */
  credentialByDigest(digest: string): Promise<Credential | undefined>;
  /** Gives the credential as it is afterwards, `undefined` where there is none with that id. */
  revokeCredential(id: string, at: Date): Promise<Credential | undefined>;
  credentials(): Promise<readonly Credential[]>;

  /** Keeps a definition once; the same version again is not an error. */
  saveDefinition(definition: StoredDefinition): Promise<void>;
  definition(version: string): Promise<StoredDefinition | undefined>;

  audit(entry: AuditEntry): Promise<void>;
  /** Newest first. */
  audits(limit: number): Promise<readonly AuditEntry[]>;

  /** Resolves when the store answers and can be written; rejects with `StoreUnavailable`. */
  health(): Promise<void>;
  /** Walks the whole chain and recomputes every hash. */
  verify(): Promise<Verification>;
  /** Writes a consistent copy to a new file while others go on writing. */
  backup(file: string): Promise<void>;
  /** Waits for what is being written, then lets go of the file. */
  close(): Promise<void>;
}

/** The store could not do its work and nothing was stored: full disk, lock, damage, lost connection. */
export class StoreUnavailable extends Problem {
  constructor(cause: unknown) {
    super(
      'store-unavailable',
      'Kho số liệu tạm thời không ghi được.',
      'Thử lại sau ít phút; nếu vẫn lỗi, xem nhật ký của máy chủ.',
      { cause },
    );
    this.name = 'StoreUnavailable';
  }
}

/** A fault of an engine as a `StoreUnavailable`; what the stores themselves refuse stays as it is. */
export function unavailable(fault: unknown): unknown {
  return fault instanceof Problem ? fault : new StoreUnavailable(fault);
}

/** `BC-01-2026-11-02`: unit, period, revision. Permanent, printed on the receipt. */
export function receiptNumber(unit: string, period: Period, revision: number): string {
  return `BC-${unit}-${period}-${String(revision).padStart(2, '0')}`;
}

const RECEIPT = /^BC-(\d{2})-(20\d{2}-(?:0[1-9]|1[0-2]))-(\d{2,4})$/;

/** Reads a receipt number back; `undefined` when it is not one. */
export function readReceiptNumber(
  text: string,
): { unit: string; period: Period; revision: number } | undefined {
  const [, unit, period, revision] = RECEIPT.exec(text) ?? [];
  if (unit === undefined || period === undefined || revision === undefined) return undefined;
  return { unit, period, revision: Number(revision) };
}
