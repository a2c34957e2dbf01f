import type { Freeze, RecordedDecision, StaffSession, StaffStore } from '../staff-store.ts';
import { all, type Engine, one, run, type Work } from './statements.ts';

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

/** The part of the register that the console uses. */
export function staffRows(db: Engine): StaffStore {
  return {
    ...sessionRows(db),
    decidePeriod: ({ period, unit, state, at, actor, reason }) =>
      db.write(function* () {
        yield* run(
          `INSERT INTO {period_decisions} (sequence, period, unit, state, at, actor, reason)
            VALUES ((SELECT coalesce(max(sequence), 0) + 1 FROM {period_decisions}), ?, ?, ?, ?, ?, ?)`,
          ...[period, unit, state, at, actor, reason],
        );
      }),
    periodDecisions: () =>
      db.read(() =>
        all<RecordedDecision>(
          'SELECT period, unit, state, at, actor, reason FROM {period_decisions} ORDER BY sequence',
        ),
      ),
    freezeQuarter: ({ quarter, at, actor, receipts, hash }) =>
      db.write(function* () {
        yield* run(
          `INSERT INTO {freezes} (number, quarter, at, actor, receipts, hash)
            VALUES ((SELECT coalesce(max(number), 0) + 1 FROM {freezes}), ?, ?, ?, ?, ?)`,
          ...[quarter, at, actor, JSON.stringify(receipts), hash],
        );
        const row = yield* one<FreezeRow>('SELECT * FROM {freezes} ORDER BY number DESC LIMIT 1');
        return freezeOf(found(row));
      }),
    freezes: () =>
      db.read(function* () {
        return (yield* all<FreezeRow>('SELECT * FROM {freezes} ORDER BY number')).map(freezeOf);
      }),
  };
}

type Sessions = Omit<StaffStore, 'decidePeriod' | 'periodDecisions' | 'freezeQuarter' | 'freezes'>;

function sessionRows(db: Engine): Sessions {
  return {
    addStaffLink: (digest, note, at, expiresAt) =>
      db.write(function* () {
        yield* run(
          `INSERT INTO {staff_sessions} (number, link_digest, note, issued_at, link_expires_at)
            VALUES ((SELECT coalesce(max(number), 0) + 1 FROM {staff_sessions}), ?, ?, ?, ?)`,
          ...[digest, note, at.toISOString(), expiresAt.toISOString()],
        );
        return found(yield* sessionWhere('link_digest = ?', digest));
      }),
    startStaffSession: (linkDigest, sessionDigest, at, expiresAt) =>
      db.write(function* () {
        const now = at.toISOString();
        const started = yield* run(
          `UPDATE {staff_sessions} SET session_digest = ?, started_at = ?, expires_at = ?
            WHERE link_digest = ? AND started_at IS NULL AND ended_at IS NULL AND link_expires_at > ?`,
          ...[sessionDigest, now, expiresAt.toISOString(), linkDigest, now],
        );
        return started === 0 ? undefined : yield* sessionWhere('link_digest = ?', linkDigest);
      }),
    staffSessionByDigest: (digest) => db.read(() => sessionWhere('session_digest = ?', digest)),
    endStaffSession: async (id, at) => {
      // No more digits than both engines count to.
      const number = Number(/^NV-(\d{1,9})$/.exec(id)?.[1]);
      if (Number.isNaN(number)) return undefined;
      return db.write(function* () {
        yield* run(
          'UPDATE {staff_sessions} SET ended_at = ? WHERE number = ? AND ended_at IS NULL',
          ...[at.toISOString(), number],
        );
        return yield* sessionWhere('number = ?', number);
      });
    },
    staffSessions: () =>
      db.read(function* () {
        const rows = yield* all<SessionRow>(`SELECT ${COLUMNS} FROM {staff_sessions} ORDER BY number DESC`);
        return rows.map(sessionOf);
      }),
  };
}

function* sessionWhere(condition: string, value: string | number): Work<StaffSession | undefined> {
  const row = yield* one<SessionRow>(`SELECT ${COLUMNS} FROM {staff_sessions} WHERE ${condition}`, value);
  return row && sessionOf(row);
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
