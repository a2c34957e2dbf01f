import type { Freeze, RecordedDecision, StaffSession, StaffStore } from '../staff-store.ts';
import type { Connection } from './connection.ts';

interface SessionRow {
  readonly number: number;
  readonly note: string;
  readonly issued_at: string;
  readonly link_expires_at: string;
  readonly started_at: string | null;
  readonly expires_at: string | null;
  readonly ended_at: string | null;
}

interface FreezeRow {
  readonly number: number;
  readonly quarter: string;
  readonly at: string;
  readonly actor: string;
  readonly receipts: string;
  readonly hash: string;
}

const COLUMNS = 'number, note, issued_at, link_expires_at, started_at, expires_at, ended_at';

/** The part of the SQLite store that the console uses. */
export function staffRows(db: Connection): StaffStore {
  const sessionWhere = (condition: string, ...values: (string | number)[]) => {
    const row = db.one<SessionRow>(`SELECT ${COLUMNS} FROM staff_sessions WHERE ${condition}`, ...values);
    return row && sessionOf(row);
  };
  return {
    addStaffLink: (digest, note, at, expiresAt) =>
      db.write(() => {
        db.run(
          'INSERT INTO staff_sessions (link_digest, note, issued_at, link_expires_at) VALUES (?, ?, ?, ?)',
          ...[digest, note, at.toISOString(), expiresAt.toISOString()],
        );
        return found(sessionWhere('link_digest = ?', digest));
      }),
    startStaffSession: (linkDigest, sessionDigest, at, expiresAt) =>
      db.write(() => {
        const now = at.toISOString();
        const started = db.run(
          `UPDATE staff_sessions SET session_digest = ?, started_at = ?, expires_at = ?
            WHERE link_digest = ? AND started_at IS NULL AND ended_at IS NULL AND link_expires_at > ?`,
          ...[sessionDigest, now, expiresAt.toISOString(), linkDigest, now],
        );
        return started === 0 ? undefined : sessionWhere('link_digest = ?', linkDigest);
      }),
    staffSessionByDigest: (digest) => db.read(() => sessionWhere('session_digest = ?', digest)),
    endStaffSession: (id, at) =>
      db.write(() => {
        const number = Number(id.replace(/^NV-/, ''));
        db.run(
          'UPDATE staff_sessions SET ended_at = ? WHERE number = ? AND ended_at IS NULL',
          ...[at.toISOString(), number],
        );
        return sessionWhere('number = ?', number);
      }),
    staffSessions: () =>
      db.read(() =>
        db.all<SessionRow>(`SELECT ${COLUMNS} FROM staff_sessions ORDER BY number DESC`).map(sessionOf),
      ),
    decidePeriod: (decision) =>
      db.write(() => {
        const { period, unit, state, at, actor, reason } = decision;
        db.run(
          'INSERT INTO period_decisions (period, unit, state, at, actor, reason) VALUES (?, ?, ?, ?, ?, ?)',
          ...[period, unit, state, at, actor, reason],
        );
      }),
    periodDecisions: () =>
      db.read(() =>
        db.all<RecordedDecision>(
          'SELECT period, unit, state, at, actor, reason FROM period_decisions ORDER BY sequence',
        ),
      ),
    freezeQuarter: (freeze) =>
      db.write(() => {
        const { quarter, at, actor, receipts, hash } = freeze;
        db.run(
          'INSERT INTO freezes (quarter, at, actor, receipts, hash) VALUES (?, ?, ?, ?, ?)',
          ...[quarter, at, actor, JSON.stringify(receipts), hash],
        );
        return freezeOf(found(db.one<FreezeRow>('SELECT * FROM freezes ORDER BY number DESC LIMIT 1')));
      }),
    freezes: () => db.read(() => db.all<FreezeRow>('SELECT * FROM freezes ORDER BY number').map(freezeOf)),
  };
}

function found<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new Error('a row that was just written is not there');
  return row;
}

function sessionOf(row: SessionRow): StaffSession {
  return {
    id: `NV-${row.number}`,
    note: row.note,
    issuedAt: row.issued_at,
    linkExpiresAt: row.link_expires_at,
    startedAt: row.started_at,
    expiresAt: row.expires_at,
    endedAt: row.ended_at,
  };
}

function freezeOf(row: FreezeRow): Freeze {
  const { number, quarter, at, actor, hash } = row;
  return { number, quarter, at, actor, hash, receipts: JSON.parse(row.receipts) as string[] };
}
