import type { PeriodDecision } from '#src/figures/closing.ts';

/** One admission of staff to the console: a link that works once, then the session that it became. */
export interface StaffSession {
  /** `NV-1`: who acted, in the audit. */
  readonly id: string;
  /** To whom the operator gave it, in the operator's words. */
  readonly note: string;
  readonly issuedAt: string;
  readonly linkExpiresAt: string;
  readonly startedAt: string | null;
  readonly expiresAt: string | null;
  readonly endedAt: string | null;
}

/** A decision with who took it, when and why. */
export interface RecordedDecision extends PeriodDecision {
  readonly at: string;
  readonly actor: string;
  readonly reason: string;
}

/** A quarter as it stood when staff froze it. */
export interface Freeze {
  /** From 1, over all quarters. */
  readonly number: number;
  /** `2026-4`. */
  readonly quarter: string;
  readonly at: string;
  readonly actor: string;
  /** Receipts of the filings that stood, in order. */
  readonly receipts: readonly string[];
  /** SHA-256 over the receipts and the hashes of their revisions. */
  readonly hash: string;
}

/** What the console keeps beside the figures. Sessions end, everything else is only ever added to. */
export interface StaffStore {
  addStaffLink(digest: string, note: string, at: Date, expiresAt: Date): Promise<StaffSession>;
  /** Turns a link into a session, once: `undefined` when it is unknown, used, expired or ended. */
  startStaffSession(
    linkDigest: string,
    sessionDigest: string,
    at: Date,
    expiresAt: Date,
  ): Promise<StaffSession | undefined>;
  /** Expired and ended ones too: the caller says what that means. */
  staffSessionByDigest(sessionDigest: string): Promise<StaffSession | undefined>;
  /** Ends the session, or the link that has not become one. */
  endStaffSession(id: string, at: Date): Promise<StaffSession | undefined>;
  /** Newest first. */
  staffSessions(): Promise<readonly StaffSession[]>;

  decidePeriod(decision: RecordedDecision): Promise<void>;
  /** Oldest first. */
  periodDecisions(): Promise<readonly RecordedDecision[]>;

  freezeQuarter(freeze: Omit<Freeze, 'number'>): Promise<Freeze>;
  /** Oldest first. */
  freezes(): Promise<readonly Freeze[]>;
}
