/** "CNvn": cẩm nang .vn. */
export const REGISTER_APPLICATION_ID = 0x434e766e;

const REVISION_TRIGGERS = `
CREATE TRIGGER revisions_follow_the_chain BEFORE INSERT ON revisions
WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM revisions)
  OR NEW.previous_hash IS NOT coalesce(
    (SELECT hash FROM revisions ORDER BY sequence DESC LIMIT 1), '${'0'.repeat(64)}')
BEGIN SELECT RAISE(ABORT, 'revisions follow one another'); END;
CREATE TRIGGER revisions_stay BEFORE UPDATE ON revisions
BEGIN SELECT RAISE(ABORT, 'revisions are append-only'); END;
CREATE TRIGGER revisions_remain BEFORE DELETE ON revisions
BEGIN SELECT RAISE(ABORT, 'revisions are append-only'); END;`;

/** The filings. `hashes`: what the columns of the chain are bound to, which is not the same in every version. */
const revisionsTable = (name: string, hashes: 'UNIQUE' | '') => `
CREATE TABLE ${name} (
  sequence INTEGER PRIMARY KEY,
  unit TEXT NOT NULL,
  period TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision > 0),
  receipt TEXT NOT NULL UNIQUE,
  filed_at TEXT NOT NULL,
  form TEXT NOT NULL,
  definition TEXT NOT NULL REFERENCES definitions (version),
  figures TEXT NOT NULL,
  reasons TEXT NOT NULL,
  replaces TEXT REFERENCES revisions (receipt),
  correction_reason TEXT,
  credential TEXT NOT NULL,
  personal TEXT,
  idempotency TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL,
  previous_hash TEXT NOT NULL ${hashes},
  hash TEXT NOT NULL ${hashes},
  UNIQUE (unit, period, revision)
) STRICT;`;

const FIRST = `
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE definitions (
  version TEXT PRIMARY KEY,
  form TEXT NOT NULL,
  content TEXT NOT NULL,
  saved_at TEXT NOT NULL
) STRICT;

${revisionsTable('revisions', 'UNIQUE')}
CREATE INDEX revisions_by_period ON revisions (period, unit, revision);

${REVISION_TRIGGERS}
CREATE TRIGGER definitions_stay BEFORE UPDATE ON definitions
BEGIN SELECT RAISE(ABORT, 'definitions are append-only'); END;
CREATE TRIGGER definitions_remain BEFORE DELETE ON definitions
BEGIN SELECT RAISE(ABORT, 'definitions are append-only'); END;

CREATE TABLE credentials (
  id TEXT PRIMARY KEY,
  unit TEXT NOT NULL,
  digest TEXT NOT NULL UNIQUE,
  issued_at TEXT NOT NULL,
  revoked_at TEXT
) STRICT;
CREATE INDEX credentials_by_unit ON credentials (unit);
CREATE TRIGGER credentials_only_end BEFORE UPDATE ON credentials
WHEN OLD.revoked_at IS NOT NULL OR NEW.id IS NOT OLD.id OR NEW.unit IS NOT OLD.unit
  OR NEW.digest IS NOT OLD.digest OR NEW.issued_at IS NOT OLD.issued_at
BEGIN SELECT RAISE(ABORT, 'a credential can only be revoked'); END;
CREATE TRIGGER credentials_remain BEFORE DELETE ON credentials
BEGIN SELECT RAISE(ABORT, 'credentials are kept'); END;

CREATE TABLE audit (
  sequence INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  act TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER audit_remains BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
`;

const STAFF = `
CREATE TABLE staff_sessions (
  number INTEGER PRIMARY KEY,
  link_digest TEXT NOT NULL UNIQUE,
  session_digest TEXT UNIQUE,
  note TEXT NOT NULL,
  issued_at TEXT NOT NULL,
  link_expires_at TEXT NOT NULL,
  started_at TEXT,
  expires_at TEXT,
  ended_at TEXT
) STRICT;
CREATE TRIGGER staff_sessions_remain BEFORE DELETE ON staff_sessions
BEGIN SELECT RAISE(ABORT, 'sessions are kept'); END;

CREATE TABLE period_decisions (
  sequence INTEGER PRIMARY KEY,
  period TEXT NOT NULL,
  unit TEXT,
  state TEXT NOT NULL CHECK (state IN ('closed', 'open')),
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;
CREATE TRIGGER period_decisions_stay BEFORE UPDATE ON period_decisions
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER period_decisions_remain BEFORE DELETE ON period_decisions
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;

CREATE TABLE freezes (
  number INTEGER PRIMARY KEY,
  quarter TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  receipts TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER freezes_stay BEFORE UPDATE ON freezes
BEGIN SELECT RAISE(ABORT, 'frozen quarters are append-only'); END;
CREATE TRIGGER freezes_remain BEFORE DELETE ON freezes
BEGIN SELECT RAISE(ABORT, 'frozen quarters are append-only'); END;
`;

/**
 * The chain's trigger vouches for both hashes; an index over each, in random order, and one over months made every
 * commit write several times as many pages. Ten years of all units are 4,000 rows, which a month is found in at once.
 */
const WITHOUT_SPARE_INDEXES = `
DROP INDEX revisions_by_period;
${revisionsTable('revisions_rewritten', '')}
INSERT INTO revisions_rewritten SELECT * FROM revisions ORDER BY sequence;
DROP TABLE revisions;
ALTER TABLE revisions_rewritten RENAME TO revisions;
${REVISION_TRIGGERS}`;

export const REGISTER_MIGRATIONS: readonly string[] = [FIRST, STAFF, WITHOUT_SPARE_INDEXES];
