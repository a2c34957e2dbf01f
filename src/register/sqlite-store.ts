import { Problem } from '#src/lib/problem.ts';
import { hashOf, verifyChain } from './chain.ts';
import { Connection } from './sqlite/connection.ts';
import { instantAfter, refuseEarlierClock, refuseOtherKeys } from './sqlite/guards.ts';
import { openDatabase } from './sqlite/open.ts';
import {
  auditOf,
  type AuditRow,
  credentialOf,
  type CredentialRow,
  REVISION_COLUMNS,
  revisionColumns,
  revisionOf,
  type RevisionRow,
} from './sqlite/rows.ts';
import { REGISTER_APPLICATION_ID, REGISTER_MIGRATIONS } from './sqlite/schema.ts';
import { staffRows } from './sqlite/staff.ts';
import type { StaffStore } from './staff-store.ts';
import {
  type AppendOutcome,
  type AuditEntry,
  type Draft,
  GENESIS,
  receiptNumber,
  type ReportStore,
  type Revision,
  type RevisionFilter,
  type StoredDefinition,
} from './store.ts';
import { refuseOtherDatabase, type RegisterKind } from './trial.ts';

export interface SqliteStoreOptions {
  readonly now: Date;
  /** Digest of the keys that this register was made with; another one stops the start. */
  readonly keyFingerprint?: string;
  /** Digests of the same keys before a rotation that has just taken place. */
  readonly earlierFingerprints?: readonly string[];
  /** Another kind than this one stops the start. */
  readonly kind?: RegisterKind;
}

/**
 * Opens (or makes) the register in one SQLite file.
 * Stops with a Problem when the file is damaged, the clock stands before the last row, or the keys are not its own.
 */
export function openSqliteStore(file: string, options: SqliteStoreOptions): ReportStore {
  const db = openDatabase(file, { applicationId: REGISTER_APPLICATION_ID, migrations: REGISTER_MIGRATIONS });
  try {
    refuseEarlierClock(db, options.now);
    refuseOtherDatabase(db, file, options.kind ?? 'any');
    if (options.keyFingerprint !== undefined) {
      refuseOtherKeys(db, options.keyFingerprint, options.earlierFingerprints);
    }
  } catch (fault) {
    db.close();
    throw fault;
  }
  const connection = new Connection(db);
  return Object.assign(new SqliteStore(connection), staffRows(connection));
}

class SqliteStore implements Omit<ReportStore, keyof StaffStore> {
  readonly #db: Connection;

  constructor(db: Connection) {
    this.#db = db;
  }

  append(draft: Draft, expectedBase: number): Promise<AppendOutcome> {
    return this.#db.write(() => {
      const same = this.#db.one<RevisionRow>(
        'SELECT * FROM revisions WHERE idempotency = ?',
        draft.idempotency,
      );
      if (same) {
        const kind = same.content === draft.content ? 'repeated' : 'reused';
        return { kind, revision: revisionOf(same) };
      }
      const { unit, period } = draft;
      if (this.#lastRevision(unit, period) !== expectedBase) {
        return { kind: 'conflict', latest: this.#latest(unit, period) };
      }
      return { kind: 'accepted', revision: this.#insert(draft, expectedBase + 1) };
    });
  }

  #insert(draft: Draft, number: number): Revision {
    const last = this.#db.one<Pick<RevisionRow, 'sequence' | 'filed_at' | 'hash'>>(
      'SELECT sequence, filed_at, hash FROM revisions ORDER BY sequence DESC LIMIT 1',
    );
    const unhashed = {
      ...draft,
      sequence: (last?.sequence ?? 0) + 1,
      revision: number,
      receipt: receiptNumber(draft.unit, draft.period, number),
      filedAt: instantAfter(last?.filed_at, draft.filedAt),
      previousHash: last?.hash ?? GENESIS,
    };
    const revision: Revision = { ...unhashed, hash: hashOf(unhashed) };
    const row = revisionColumns(revision);
    this.#db.run(INSERT_REVISION, ...REVISION_COLUMNS.map((column) => row[column]));
    return revision;
  }

  /** 0 where nothing is filed. */
  #lastRevision(unit: string, period: string): number {
    const sql = 'SELECT max(revision) AS revision FROM revisions WHERE unit = ? AND period = ?';
    return this.#db.one<{ revision: number | null }>(sql, unit, period)?.revision ?? 0;
  }

  #latest(unit: string, period: string): Revision | undefined {
    const row = this.#db.one<RevisionRow>(
      'SELECT * FROM revisions WHERE unit = ? AND period = ? ORDER BY revision DESC LIMIT 1',
      unit,
      period,
    );
    return row && revisionOf(row);
  }

  latest(unit: string, period: string) {
    return this.#db.read(() => this.#latest(unit, period));
  }

  history(unit: string, period: string) {
    return this.list({ unit, period });
  }

  byReceipt(receipt: string) {
    return this.#db.read(() => {
      const row = this.#db.one<RevisionRow>('SELECT * FROM revisions WHERE receipt = ?', receipt);
      return row && revisionOf(row);
    });
  }

  byIdempotency(key: string) {
    return this.#db.read(() => {
      const row = this.#db.one<RevisionRow>('SELECT * FROM revisions WHERE idempotency = ?', key);
      return row && revisionOf(row);
    });
  }

  list(filter: RevisionFilter) {
    return this.#db.read(() => {
      const conditions: [string, string | undefined][] = [
        ['unit = ?', filter.unit],
        ['period = ?', filter.period],
        ['period >= ?', filter.from],
        ['period <= ?', filter.to],
      ];
      const used = conditions.filter((pair): pair is [string, string] => pair[1] !== undefined);
      const where = ['TRUE', ...used.map(([condition]) => condition)];
      if (filter.latestOnly === true) where.push(IS_LATEST);
      const rows = this.#db.all<RevisionRow>(
        `SELECT * FROM revisions AS r WHERE ${where.join(' AND ')} ORDER BY period, unit, revision`,
        ...used.map(([, value]) => value),
      );
      return rows.map(revisionOf);
    });
  }

  addCredential(unit: string, digest: string, at: Date, maxLive: number) {
    return this.#db.write(() => {
      const earlier = this.#db.all<CredentialRow>('SELECT * FROM credentials WHERE unit = ?', unit);
      const live = earlier.filter((row) => row.revoked_at === null);
      if (live.length >= maxLive) throw tooManyLive(unit, live);
      const row = {
        id: `${unit}-${earlier.length + 1}`,
        unit,
        issued_at: at.toISOString(),
        revoked_at: null,
      };
      this.#db.run('INSERT INTO credentials VALUES (?, ?, ?, ?, NULL)', row.id, unit, digest, row.issued_at);
      return credentialOf(row);
    });
  }

  credentialByDigest(digest: string) {
    return this.#db.read(() => {
      const row = this.#db.one<CredentialRow>('SELECT * FROM credentials WHERE digest = ?', digest);
      return row && credentialOf(row);
    });
  }

  revokeCredential(id: string, at: Date) {
    return this.#db.write(() => {
      this.#db.run(
        'UPDATE credentials SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL',
        at.toISOString(),
        id,
      );
      const row = this.#db.one<CredentialRow>('SELECT * FROM credentials WHERE id = ?', id);
      return row && credentialOf(row);
    });
  }

  credentials() {
    return this.#db.read(() =>
      this.#db.all<CredentialRow>('SELECT * FROM credentials ORDER BY unit, issued_at').map(credentialOf),
    );
  }

  saveDefinition(definition: StoredDefinition) {
    return this.#db.write(() => {
      const { version, form, content, savedAt } = definition;
      const insert = 'INSERT INTO definitions VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING';
      this.#db.run(insert, version, form, content, savedAt.toISOString());
    });
  }

  definition(version: string) {
    return this.#db.read(() => {
      const row = this.#db.one<{ form: string; content: string; saved_at: string }>(
        'SELECT form, content, saved_at FROM definitions WHERE version = ?',
        version,
      );
      return row && { form: row.form, version, content: row.content, savedAt: new Date(row.saved_at) };
    });
  }

  audit(entry: AuditEntry) {
    return this.#db.write(() => {
      const { at, actor, act, subject, detail } = entry;
      const insert = 'INSERT INTO audit (at, actor, act, subject, detail) VALUES (?, ?, ?, ?, ?)';
      this.#db.run(insert, at.toISOString(), actor, act, subject, JSON.stringify(detail ?? {}));
    });
  }

  audits(limit: number) {
    return this.#db.read(() =>
      this.#db.all<AuditRow>('SELECT * FROM audit ORDER BY sequence DESC LIMIT ?', limit).map(auditOf),
    );
  }

  health() {
    return this.#db.write(() => {
      this.#db.run("INSERT INTO facts VALUES ('health', '') ON CONFLICT DO NOTHING");
      // Costs a write only after one has failed: whoever asks often shall not wear the disk.
      if (!this.#db.isFailing) return;
      // As much room as the longest filing takes.
      this.#db.run("INSERT OR REPLACE INTO facts VALUES ('room', hex(zeroblob(32768)))");
      this.#db.run("DELETE FROM facts WHERE name = 'room'");
    });
  }

  verify() {
    return this.#db.read(() => verifyChain(this.#chain()));
  }

  *#chain(): Generator<Revision> {
    for (const row of this.#db.each<RevisionRow>('SELECT * FROM revisions ORDER BY sequence'))
      yield revisionOf(row);
  }

  backup(file: string): Promise<void> {
    return this.#db.backup(file);
  }

  close(): Promise<void> {
    return this.#db.close();
  }
}

const INSERT_REVISION = `INSERT INTO revisions (${REVISION_COLUMNS.join(', ')})
  VALUES (${REVISION_COLUMNS.map(() => '?').join(', ')})`;

const IS_LATEST = `revision = (SELECT max(revision) FROM revisions AS other
  WHERE other.unit = r.unit AND other.period = r.period)`;

function tooManyLive(unit: string, live: readonly CredentialRow[]): Problem {
  return new Problem(
    'codes-too-many',
    `Đơn vị ${unit} đã có ${live.length} mã còn hiệu lực (${live.map((row) => row.id).join(', ')}).`,
    'Thu hồi một mã trước khi cấp mã mới: npm run register -- codes revoke <số hiệu>',
  );
}
