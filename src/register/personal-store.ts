import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Problem } from '#src/lib/problem.ts';
import { Connection } from './sqlite/connection.ts';
import { openDatabase } from './sqlite/open.ts';

/** Field id → what a person typed about a person. */
export type PersonalFields = Readonly<Record<string, string>>;

/**
 * Personal data of reporters, apart from the figures and encrypted one record at a time, so that a record can be
 * erased (Luật 91/2025/QH15) without touching the append-only chain that refers to it by id.
 */
export interface PersonalStore {
  /** Writes a record, or writes over the one with that id. Resolves once it is on disk. */
  put(id: string, fields: PersonalFields, at: Date): Promise<void>;
  /** `undefined` once it is erased. */
  read(id: string): Promise<PersonalFields | undefined>;
  /** True when there was something to erase. */
  erase(id: string): Promise<boolean>;
  /** Ids of the records written before that instant. */
  olderThan(instant: Date): Promise<readonly string[]>;
  count(): Promise<number>;
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}

/** "CNps". */
const APPLICATION_ID = 0x434e7073;

const MIGRATIONS = [
  `CREATE TABLE records (
    id TEXT PRIMARY KEY,
    written_at TEXT NOT NULL,
    nonce BLOB NOT NULL,
    sealed BLOB NOT NULL
  ) STRICT;`,
];

interface Row {
  readonly nonce: Uint8Array;
  readonly sealed: Uint8Array;
}

const TAG_BYTES = 16;

/** Opens (or makes) the personal store in one SQLite file, with a key of 32 bytes. */
export function openPersonalStore(file: string, key: Buffer): PersonalStore {
  const db = new Connection(openDatabase(file, { applicationId: APPLICATION_ID, migrations: MIGRATIONS }));
  return {
    put: (id, fields, at) =>
      db.write(() => {
        const { nonce, sealed } = seal(key, id, fields);
        db.run('INSERT OR REPLACE INTO records VALUES (?, ?, ?, ?)', id, at.toISOString(), nonce, sealed);
      }),
    read: (id) =>
      db.read(() => {
        const row = db.one<Row>('SELECT nonce, sealed FROM records WHERE id = ?', id);
        return row && unseal(key, id, row);
      }),
    erase: async (id) => {
      const erased = await db.write(() => db.run('DELETE FROM records WHERE id = ?', id) > 0);
      // The page as it was stays in the write-ahead log until that is emptied.
      await db.read(() => db.one('PRAGMA wal_checkpoint(TRUNCATE)'));
      return erased;
    },
    olderThan: (instant) =>
      db.read(() =>
        db
          .all<{ id: string }>('SELECT id FROM records WHERE written_at < ?', instant.toISOString())
          .map((row) => row.id),
      ),
    count: () => db.read(() => db.one<{ n: number }>('SELECT count(*) AS n FROM records')?.n ?? 0),
    backup: (target) => db.backup(target),
    close: () => db.close(),
  };
}

/** AES-256-GCM; the id is bound to the record, so that two records cannot be swapped in the file. */
function seal(key: Buffer, id: string, fields: PersonalFields): Row {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(id));
  const sealed = [cipher.update(JSON.stringify(fields), 'utf8'), cipher.final(), cipher.getAuthTag()];
  return { nonce, sealed: Buffer.concat(sealed) };
}

function unseal(key: Buffer, id: string, { nonce, sealed }: Row): PersonalFields {
  const end = sealed.length - TAG_BYTES;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce)
      .setAAD(Buffer.from(id))
      .setAuthTag(sealed.subarray(end));
    const text = Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()]);
    return JSON.parse(text.toString('utf8')) as PersonalFields;
  } catch (cause) {
    throw new Problem(
      'personal-unreadable',
      'Không giải mã được một bản ghi dữ liệu cá nhân.',
      'Kiểm tra tệp khóa keys.json có đúng là tệp đã tạo cùng kho dữ liệu không.',
      { cause },
    );
  }
}
