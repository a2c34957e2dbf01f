import type { Plan } from '../sqlite/open.ts';
import { PERSONAL_APPLICATION_ID, PERSONAL_MIGRATIONS } from '../sqlite/personal-schema.ts';
import { REGISTER_APPLICATION_ID, REGISTER_MIGRATIONS } from '../sqlite/schema.ts';
import { GENESIS } from '../store.ts';

/** One of the schemas that the program keeps in a database, with what brings it up to date. */
export interface StoreSchema {
  /** In lower case and without anything to quote. */
  readonly name: string;
  /** Statements that bring the schema from version n to n + 1, by n. */
  readonly migrations: readonly string[];
  /** The tables that a backup holds, in the order in which they can be filled, and the column that orders their rows. */
  readonly tables: readonly (readonly [table: string, order: string])[];
  /** What the SQLite file of a backup is like; there is none for a schema that is no part of one. */
  readonly copy?: Plan;
  /** Tables from which rows about people are erased. */
  readonly erasable: readonly string[];
}

/** The schemas of one installation. Another prefix is another installation in the same database. */
export interface Schemas {
  readonly register: StoreSchema;
  readonly personal: StoreSchema;
  /** What is no part of a backup: what was erased, counts of short addresses. */
  readonly beside: StoreSchema;
}

export function schemasOf(prefix: string): Schemas {
  const [register, personal, beside] = ['register', 'personal', 'beside'].map((part) => `${prefix}_${part}`);
  return {
    register: {
      name: register ?? '',
      migrations: [filings(register ?? '')],
      tables: [
        ...([
          ['facts', 'name'],
          ['definitions', 'saved_at'],
          ['revisions', 'sequence'],
        ] as const),
        ...([
          ['credentials', 'issued_at, id'],
          ['audit', 'sequence'],
          ['staff_sessions', 'number'],
        ] as const),
        ...([
          ['period_decisions', 'sequence'],
          ['freezes', 'number'],
        ] as const),
      ],
      copy: { applicationId: REGISTER_APPLICATION_ID, migrations: REGISTER_MIGRATIONS },
      erasable: [],
    },
    personal: {
      name: personal ?? '',
      migrations: [people(personal ?? '')],
      tables: [
        ...([
          ['facts', 'name'],
          ['records', 'written_at, id'],
          ['sign_ups', 'made_at, receipt'],
        ] as const),
        ...([['feedback', 'rowid']] as const),
      ],
      copy: { applicationId: PERSONAL_APPLICATION_ID, migrations: PERSONAL_MIGRATIONS },
      erasable: ['records', 'sign_ups', 'feedback'],
    },
    beside: {
      ...{ name: beside ?? '', migrations: [besides(beside ?? '')] },
      ...{ tables: [], erasable: [] },
    },
  };
}

// Times, JSON and codes are text, byte for byte as in SQLite: the chain is hashed over them. COLLATE "C" orders them by
// their bytes, whatever language the server speaks.
const TEXT = 'text COLLATE "C"';
const FACTS = `facts (name ${TEXT} PRIMARY KEY, value ${TEXT} NOT NULL)`;

/** Rows of a table are only ever added; TRUNCATE would pass by a trigger on rows. */
const stays = (schema: string, table: string, says: string) => `
CREATE TRIGGER ${table}_stay BEFORE UPDATE OR DELETE ON ${schema}.${table}
  FOR EACH ROW EXECUTE FUNCTION ${schema}.refuse('${says}');
${remains(schema, table, says)}`;

const remains = (schema: string, table: string, says: string) => `
CREATE TRIGGER ${table}_remain BEFORE TRUNCATE ON ${schema}.${table}
  FOR EACH STATEMENT EXECUTE FUNCTION ${schema}.refuse('${says}');`;

const filings = (schema: string) => `
CREATE FUNCTION ${schema}.refuse() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$;

CREATE TABLE ${schema}.${FACTS};

CREATE TABLE ${schema}.definitions (
  version ${TEXT} PRIMARY KEY,
  form ${TEXT} NOT NULL,
  content ${TEXT} NOT NULL,
  saved_at ${TEXT} NOT NULL
);
${stays(schema, 'definitions', 'definitions are append-only')}

CREATE TABLE ${schema}.revisions (
  sequence integer PRIMARY KEY,
  unit ${TEXT} NOT NULL,
  period ${TEXT} NOT NULL,
  revision integer NOT NULL CHECK (revision > 0),
  receipt ${TEXT} NOT NULL UNIQUE,
  filed_at ${TEXT} NOT NULL,
  form ${TEXT} NOT NULL,
  definition ${TEXT} NOT NULL REFERENCES ${schema}.definitions (version),
  figures ${TEXT} NOT NULL,
  reasons ${TEXT} NOT NULL,
  replaces ${TEXT} REFERENCES ${schema}.revisions (receipt),
  correction_reason ${TEXT},
  credential ${TEXT} NOT NULL,
  personal ${TEXT},
  idempotency ${TEXT} NOT NULL UNIQUE,
  content ${TEXT} NOT NULL,
  previous_hash ${TEXT} NOT NULL,
  hash ${TEXT} NOT NULL,
  UNIQUE (unit, period, revision)
);
CREATE FUNCTION ${schema}.follow() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last_sequence integer;
  last_hash text;
BEGIN
  EXECUTE format('SELECT sequence, hash FROM %I.revisions ORDER BY sequence DESC LIMIT 1', TG_TABLE_SCHEMA)
    INTO last_sequence, last_hash;
  IF NEW.sequence <> coalesce(last_sequence, 0) + 1 OR NEW.previous_hash <> coalesce(last_hash, '${GENESIS}') THEN
    RAISE EXCEPTION 'revisions follow one another';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER revisions_follow_the_chain BEFORE INSERT ON ${schema}.revisions
  FOR EACH ROW EXECUTE FUNCTION ${schema}.follow();
${stays(schema, 'revisions', 'revisions are append-only')}

CREATE TABLE ${schema}.credentials (
  id ${TEXT} PRIMARY KEY,
  unit ${TEXT} NOT NULL,
  digest ${TEXT} NOT NULL UNIQUE,
  issued_at ${TEXT} NOT NULL,
  revoked_at ${TEXT}
);
CREATE INDEX credentials_by_unit ON ${schema}.credentials (unit);
CREATE TRIGGER credentials_only_end BEFORE UPDATE ON ${schema}.credentials FOR EACH ROW
  WHEN (OLD.revoked_at IS NOT NULL OR (NEW.id, NEW.unit, NEW.digest, NEW.issued_at)
    IS DISTINCT FROM (OLD.id, OLD.unit, OLD.digest, OLD.issued_at))
  EXECUTE FUNCTION ${schema}.refuse('a credential can only be revoked');
CREATE TRIGGER credentials_stay BEFORE DELETE ON ${schema}.credentials
  FOR EACH ROW EXECUTE FUNCTION ${schema}.refuse('credentials are kept');
${remains(schema, 'credentials', 'credentials are kept')}

CREATE TABLE ${schema}.audit (
  sequence integer PRIMARY KEY,
  at ${TEXT} NOT NULL,
  actor ${TEXT} NOT NULL,
  act ${TEXT} NOT NULL,
  subject ${TEXT} NOT NULL,
  detail ${TEXT} NOT NULL
);
${stays(schema, 'audit', 'the audit is append-only')}

CREATE TABLE ${schema}.staff_sessions (
  number integer PRIMARY KEY,
  link_digest ${TEXT} NOT NULL UNIQUE,
  session_digest ${TEXT} UNIQUE,
  note ${TEXT} NOT NULL,
  issued_at ${TEXT} NOT NULL,
  link_expires_at ${TEXT} NOT NULL,
  started_at ${TEXT},
  expires_at ${TEXT},
  ended_at ${TEXT}
);
CREATE TRIGGER staff_sessions_stay BEFORE DELETE ON ${schema}.staff_sessions
  FOR EACH ROW EXECUTE FUNCTION ${schema}.refuse('sessions are kept');
${remains(schema, 'staff_sessions', 'sessions are kept')}

CREATE TABLE ${schema}.period_decisions (
  sequence integer PRIMARY KEY,
  period ${TEXT} NOT NULL,
  unit ${TEXT},
  state ${TEXT} NOT NULL CHECK (state IN ('closed', 'open')),
  at ${TEXT} NOT NULL,
  actor ${TEXT} NOT NULL,
  reason ${TEXT} NOT NULL
);
${stays(schema, 'period_decisions', 'decisions are append-only')}

CREATE TABLE ${schema}.freezes (
  number integer PRIMARY KEY,
  quarter ${TEXT} NOT NULL,
  at ${TEXT} NOT NULL,
  actor ${TEXT} NOT NULL,
  receipts ${TEXT} NOT NULL,
  hash ${TEXT} NOT NULL
);
${stays(schema, 'freezes', 'frozen quarters are append-only')}
`;

/** In the clear stands only what says nothing about a person, as in SQLite (sqlite/personal-schema.ts). */
const people = (schema: string) => `
CREATE TABLE ${schema}.${FACTS};

CREATE TABLE ${schema}.records (
  id ${TEXT} PRIMARY KEY,
  written_at ${TEXT} NOT NULL,
  nonce bytea NOT NULL,
  sealed bytea NOT NULL,
  key_id ${TEXT} NOT NULL DEFAULT ''
);

CREATE TABLE ${schema}.sign_ups (
  receipt ${TEXT} PRIMARY KEY,
  kind ${TEXT} NOT NULL CHECK (kind IN ('people', 'help')),
  unit ${TEXT},
  role ${TEXT},
  state ${TEXT} NOT NULL,
  in_group integer NOT NULL DEFAULT 0,
  verified ${TEXT} NOT NULL CHECK (verified IN ('code', 'telephone', 'no')),
  credential ${TEXT},
  form ${TEXT} NOT NULL,
  definition ${TEXT} NOT NULL,
  notice_version ${TEXT} NOT NULL,
  consents ${TEXT} NOT NULL,
  made_at ${TEXT} NOT NULL,
  changed_at ${TEXT} NOT NULL,
  submission ${TEXT} NOT NULL UNIQUE,
  replaced_by ${TEXT},
  proofs ${TEXT} NOT NULL,
  person ${TEXT} NOT NULL,
  predecessor ${TEXT} NOT NULL,
  key_id ${TEXT} NOT NULL,
  nonce bytea NOT NULL,
  sealed bytea NOT NULL,
  note_key_id ${TEXT} NOT NULL DEFAULT '',
  note_nonce bytea NOT NULL DEFAULT '',
  note_sealed bytea NOT NULL DEFAULT ''
);
CREATE INDEX sign_ups_by_unit ON ${schema}.sign_ups (unit);

CREATE TABLE ${schema}.feedback (
  rowid integer GENERATED ALWAYS AS IDENTITY,
  id ${TEXT} PRIMARY KEY,
  day ${TEXT} NOT NULL,
  page ${TEXT},
  useful ${TEXT} CHECK (useful IN ('yes', 'no')),
  key_id ${TEXT} NOT NULL DEFAULT '',
  nonce bytea NOT NULL DEFAULT '',
  sealed bytea NOT NULL DEFAULT ''
);
CREATE INDEX feedback_by_day ON ${schema}.feedback (day);
`;

const besides = (schema: string) => `
CREATE TABLE ${schema}.${FACTS};
CREATE TABLE ${schema}.erasures (id ${TEXT} NOT NULL, at ${TEXT} NOT NULL);
CREATE TABLE ${schema}.visits (
  day ${TEXT} NOT NULL, address ${TEXT} NOT NULL, visits integer NOT NULL, PRIMARY KEY (day, address)
);
`;
