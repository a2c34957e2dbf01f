import { Problem } from '#src/lib/problem.ts';
import { CHAIN_START, continueChain, hashOf } from '../chain.ts';
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
  type Verification,
} from '../store.ts';
import {
  auditOf,
  type AuditRow,
  credentialOf,
  type CredentialRow,
  REVISION_COLUMNS,
  revisionColumns,
  revisionOf,
  type RevisionRow,
} from './columns.ts';
import { instantAfter } from './guards.ts';
import { staffRows } from './staff.ts';
import { all, type Engine, one, run, type Work } from './statements.ts';

/** The register over any engine. */
export function reportRows(db: Engine): ReportStore {
  return {
    ...staffRows(db),
    ...filingRows(db),
    ...credentialRows(db),
    ...definitionRows(db),
    ...auditRows(db),
    health: () =>
      db.write(function* () {
        yield* run("INSERT INTO {facts} VALUES ('health', '') ON CONFLICT DO NOTHING");
        // Costs a write only after one has failed: whoever asks often shall not wear the disk.
        if (db.isFailing) yield* db.tryRoom();
      }),
    backup: (file) => db.backup(file),
    close: () => db.close(),
  };
}

type Filings = Pick<
  ReportStore,
  'append' | 'latest' | 'history' | 'byReceipt' | 'byIdempotency' | 'list' | 'verify'
>;

function filingRows(db: Engine): Filings {
  const oneWhere = (column: 'receipt' | 'idempotency', value: string) =>
    db.read(function* () {
      const row = yield* one<RevisionRow>(`SELECT * FROM {revisions} WHERE ${column} = ?`, value);
      return row && revisionOf(row);
    });
  const list = (filter: RevisionFilter) => db.read(() => revisionsIn(filter));
  return {
    append: (draft, expectedBase) => db.write(() => append(draft, expectedBase)),
    latest: (unit, period) => db.read(() => latest(unit, period)),
    history: (unit, period) => list({ unit, period }),
    byReceipt: (receipt) => oneWhere('receipt', receipt),
    byIdempotency: (key) => oneWhere('idempotency', key),
    list,
    verify: () => db.read(verify),
  };
}

function* append(draft: Draft, expectedBase: number): Work<AppendOutcome> {
  const same = yield* one<RevisionRow>('SELECT * FROM {revisions} WHERE idempotency = ?', draft.idempotency);
  if (same) {
    const kind = same.content === draft.content ? 'repeated' : 'reused';
    return { kind, revision: revisionOf(same) };
  }
  const { unit, period } = draft;
  if ((yield* lastRevision(unit, period)) !== expectedBase) {
    return { kind: 'conflict', latest: yield* latest(unit, period) };
  }
  return { kind: 'accepted', revision: yield* insert(draft, expectedBase + 1) };
}

function* insert(draft: Draft, number: number): Work<Revision> {
  const last = yield* one<Pick<RevisionRow, 'sequence' | 'filed_at' | 'hash'>>(
    'SELECT sequence, filed_at, hash FROM {revisions} ORDER BY sequence DESC LIMIT 1',
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
  yield* run(INSERT_REVISION, ...REVISION_COLUMNS.map((column) => row[column]));
  return revision;
}

/** 0 where nothing is filed. */
function* lastRevision(unit: string, period: string): Work<number> {
  const sql = 'SELECT max(revision) AS revision FROM {revisions} WHERE unit = ? AND period = ?';
  return (yield* one<{ revision: number | null }>(sql, unit, period))?.revision ?? 0;
}

function* latest(unit: string, period: string): Work<Revision | undefined> {
  const row = yield* one<RevisionRow>(
    'SELECT * FROM {revisions} WHERE unit = ? AND period = ? ORDER BY revision DESC LIMIT 1',
    ...[unit, period],
  );
  return row && revisionOf(row);
}

function* revisionsIn(filter: RevisionFilter): Work<Revision[]> {
  const conditions: [string, string | undefined][] = [
    ['unit = ?', filter.unit],
    ['period = ?', filter.period],
    ['period >= ?', filter.from],
    ['period <= ?', filter.to],
  ];
  const used = conditions.filter((pair): pair is [string, string] => pair[1] !== undefined);
  const where = ['TRUE', ...used.map(([condition]) => condition)];
  if (filter.latestOnly === true) where.push(IS_LATEST);
  const rows = yield* all<RevisionRow>(
    `SELECT * FROM {revisions} AS r WHERE ${where.join(' AND ')} ORDER BY period, unit, revision`,
    ...used.map(([, value]) => value),
  );
  return rows.map(revisionOf);
}

/** Rows of the chain that are held in memory at a time. */
const STRETCH = 500;

function* verify(): Work<Verification> {
  let state: Verification = CHAIN_START;
  for (let last = 0; ;) {
    const rows = yield* all<RevisionRow>(
      `SELECT * FROM {revisions} WHERE sequence > ? ORDER BY sequence LIMIT ${STRETCH}`,
      last,
    );
    state = continueChain(state, rows.map(revisionOf));
    if (!state.whole || rows.length < STRETCH) return state;
    last = rows.at(-1)?.sequence ?? last;
  }
}

type Credentials = Pick<
  ReportStore,
  'addCredential' | 'credentialByDigest' | 'revokeCredential' | 'credentials'
>;

function credentialRows(db: Engine): Credentials {
  return {
    addCredential: (unit, digest, at, maxLive) =>
      db.write(function* () {
        const earlier = yield* all<CredentialRow>('SELECT * FROM {credentials} WHERE unit = ?', unit);
        const live = earlier.filter((row) => row.revoked_at === null);
        if (live.length >= maxLive) throw tooManyLive(unit, live);
        const id = `${unit}-${earlier.length + 1}`;
        const row = { id, unit, issued_at: at.toISOString(), revoked_at: null };
        const insert = 'INSERT INTO {credentials} VALUES (?, ?, ?, ?, NULL)';
        yield* run(insert, row.id, unit, digest, row.issued_at);
        return credentialOf(row);
      }),
    credentialByDigest: (digest) =>
      db.read(function* () {
        const row = yield* one<CredentialRow>('SELECT * FROM {credentials} WHERE digest = ?', digest);
        return row && credentialOf(row);
      }),
    revokeCredential: (id, at) =>
      db.write(function* () {
        yield* run(
          'UPDATE {credentials} SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL',
          ...[at.toISOString(), id],
        );
        const row = yield* one<CredentialRow>('SELECT * FROM {credentials} WHERE id = ?', id);
        return row && credentialOf(row);
      }),
    credentials: () =>
      db.read(function* () {
        const rows = yield* all<CredentialRow>('SELECT * FROM {credentials} ORDER BY unit, issued_at, id');
        return rows.map(credentialOf);
      }),
  };
}

function definitionRows(db: Engine): Pick<ReportStore, 'saveDefinition' | 'definition'> {
  return {
    saveDefinition: ({ version, form, content, savedAt }: StoredDefinition) =>
      db.write(function* () {
        const insert = 'INSERT INTO {definitions} VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING';
        yield* run(insert, version, form, content, savedAt.toISOString());
      }),
    definition: (version) =>
      db.read(function* () {
        const row = yield* one<{ form: string; content: string; saved_at: string }>(
          'SELECT form, content, saved_at FROM {definitions} WHERE version = ?',
          version,
        );
        return row && { form: row.form, version, content: row.content, savedAt: new Date(row.saved_at) };
      }),
  };
}

function auditRows(db: Engine): Pick<ReportStore, 'audit' | 'audits'> {
  return {
    audit: ({ at, actor, act, subject, detail }: AuditEntry) =>
      db.write(function* () {
        yield* run(
          `INSERT INTO {audit} (sequence, at, actor, act, subject, detail)
            VALUES ((SELECT coalesce(max(sequence), 0) + 1 FROM {audit}), ?, ?, ?, ?, ?)`,
          ...[at.toISOString(), actor, act, subject, JSON.stringify(detail ?? {})],
        );
      }),
    audits: (limit) =>
      db.read(function* () {
        const rows = yield* all<AuditRow>('SELECT * FROM {audit} ORDER BY sequence DESC LIMIT ?', limit);
        return rows.map(auditOf);
      }),
  };
}

const INSERT_REVISION = `INSERT INTO {revisions} (${REVISION_COLUMNS.join(', ')})
  VALUES (${REVISION_COLUMNS.map(() => '?').join(', ')})`;

const IS_LATEST = `revision = (SELECT max(revision) FROM {revisions} AS other
  WHERE other.unit = r.unit AND other.period = r.period)`;

function tooManyLive(unit: string, live: readonly CredentialRow[]): Problem {
  return new Problem(
    'codes-too-many',
    `Đơn vị ${unit} đã có ${live.length} mã còn hiệu lực (${live.map((row) => row.id).join(', ')}).`,
    'Thu hồi một mã trước khi cấp mã mới: npm run register -- codes revoke <số hiệu>',
  );
}
