/** "CNps". */
export const PERSONAL_APPLICATION_ID = 0x434e7073;

const FIRST = `
CREATE TABLE records (
  id TEXT PRIMARY KEY,
  written_at TEXT NOT NULL,
  nonce BLOB NOT NULL,
  sealed BLOB NOT NULL
) STRICT;
`;

/**
 * Focal points, requests for help, feedback. In the clear stands only what says nothing about a person: unit, role,
 * state, times, notice version. Digests are keyed, and the key is not in this file.
 */
const SIGN_UPS = `
ALTER TABLE records ADD COLUMN key_id TEXT NOT NULL DEFAULT '';

CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE sign_ups (
  receipt TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('people', 'help')),
  unit TEXT,
  role TEXT,
  state TEXT NOT NULL,
  in_group INTEGER NOT NULL DEFAULT 0,
  verified TEXT NOT NULL CHECK (verified IN ('code', 'telephone', 'no')),
  credential TEXT,
  form TEXT NOT NULL,
  definition TEXT NOT NULL,
  notice_version TEXT NOT NULL,
  consents TEXT NOT NULL,
  made_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  submission TEXT NOT NULL UNIQUE,
  replaced_by TEXT,
  proofs TEXT NOT NULL,
  person TEXT NOT NULL,
  predecessor TEXT NOT NULL,
  key_id TEXT NOT NULL,
  nonce BLOB NOT NULL,
  sealed BLOB NOT NULL,
  note_key_id TEXT NOT NULL DEFAULT '',
  note_nonce BLOB NOT NULL DEFAULT x'',
  note_sealed BLOB NOT NULL DEFAULT x''
) STRICT;
CREATE INDEX sign_ups_by_unit ON sign_ups (unit);

CREATE TABLE feedback (
  id TEXT PRIMARY KEY,
  day TEXT NOT NULL,
  page TEXT,
  useful TEXT CHECK (useful IN ('yes', 'no')),
  key_id TEXT NOT NULL DEFAULT '',
  nonce BLOB NOT NULL DEFAULT x'',
  sealed BLOB NOT NULL DEFAULT x''
) STRICT;
CREATE INDEX feedback_by_day ON feedback (day);
`;

export const PERSONAL_MIGRATIONS: readonly string[] = [FIRST, SIGN_UPS];
