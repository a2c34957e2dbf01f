import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '#src/lib/problem.ts';
import { syncFolder } from './archive.ts';
import { moveAside, purgeFolderAside } from './aside.ts';
import {
  dataFiles,
  type DataFiles,
  lockFolder,
  makeFolder,
  openKeys,
  type Register,
  vaultOf,
} from './data-folder.ts';
import type { Keys } from './keys.ts';
import type { PersonalStore } from './personal-store.ts';
import type { Place } from './place.ts';
import { asideName, purgeSchemasAside } from './postgres/aside.ts';
import { erasureRows, visitRows } from './postgres/beside.ts';
import { copyIn } from './postgres/copy.ts';
import { PostgresEngine } from './postgres/engine.ts';
import { bringUp, markOf, migrate } from './postgres/migrate.ts';
import { type Schemas, schemasOf, type StoreSchema } from './postgres/schema.ts';
import { describeServer } from './postgres/server.ts';
import type { Postgres } from './postgres/session.ts';
import { beginLocked } from './postgres/transaction.ts';
import { openPostgresStore } from './postgres-store.ts';
import { personalRows, refuseOtherVault } from './rows/personal.ts';
import type { BeforeErasing } from './sign-ups/store.ts';
import { refuseOtherFolder, type RegisterKind } from './trial.ts';
import type { Vault } from './vault.ts';

/** The schemas of this program in the operator's database. */
export const SCHEMAS = schemasOf('cam_nang');

/** Opens (or makes) the personal store in a schema of a PostgreSQL database, as `openPersonalStore` does in a file. */
export async function openPostgresPersonalStore(
  db: Postgres,
  schema: StoreSchema,
  vault: Vault,
  beforeErasing: BeforeErasing = () => undefined,
): Promise<PersonalStore> {
  await migrate(db, schema);
  await new PostgresEngine(db, schema).write(() => refuseOtherVault(`DATABASE_URL (${schema.name})`, vault));
  return personalRows(new PostgresEngine(db, schema, await markOf(db, schema)), vault, beforeErasing);
}

interface Options {
  readonly now: Date;
  readonly kind?: RegisterKind;
  readonly schemas?: Schemas;
}

/**
 * Opens the register of a PostgreSQL database, making its schemas the first time. The keys stay in the data folder, which
 * every machine has of its own with the same keys.json in it. Closing the register closes `db`.
 */
export async function openPostgresRegister(
  folder: string,
  db: Postgres,
  { now, kind = 'real', schemas = SCHEMAS }: Options,
): Promise<Register> {
  const files = dataFiles(folder);
  makeFolder(files);
  refuseOtherFolder(files.folder, files.register, kind);
  const lock = lockFolder(files, 'shared');
  try {
    for (const schema of [schemas.register, schemas.personal, schemas.beside]) await migrate(db, schema);
    const isInUse = await hasKeys(db, schemas);
    if (!isInUse && existsSync(files.register)) throw leftBehind(files);
    const keys = openKeys(files, isInUse);
    const store = await openPostgresStore(db, schemas.register, { now, kind, ...fingerprintsOf(keys) });
    const erasures = erasureRows(new PostgresEngine(db, schemas.beside));
    const personal = await openPostgresPersonalStore(db, schemas.personal, vaultOf(keys), (id) =>
      erasures.record(id, new Date()),
    );
    const visits = new PostgresEngine(db, schemas.beside);
    return {
      engine: await describeServer(db),
      ...{ store, personal, keys, files, erasures },
      openVisits: () => visitRows(visits),
      purgeAside: async (before) => [
        ...purgeFolderAside(files, before),
        ...(await purgeSchemasAside(db, schemas.personal, before)),
      ],
      async close() {
        await Promise.all([store.close(), personal.close(), visits.close()]);
        await db.close();
        lock.release();
      },
    };
  } catch (fault) {
    lock.release();
    throw fault;
  }
}

function fingerprintsOf({ fingerprint, fingerprintsBefore }: Keys) {
  return { keyFingerprint: fingerprint, earlierFingerprints: fingerprintsBefore };
}

/** Whether the register was ever opened with keys: then there may be codes that go with them. */
async function hasKeys(db: Postgres, { register }: Schemas): Promise<boolean> {
  const { rows } = await db.query(`SELECT 1 FROM ${register.name}.facts WHERE name = 'keys'`, []);
  return rows.length > 0;
}

/** The register as a place that a restore or a rotation of keys works on. */
export function postgresPlace(files: DataFiles, db: Postgres, schemas: Schemas = SCHEMAS): Place {
  return {
    name: 'DATABASE_URL',
    async isThere() {
      for (const schema of [schemas.register, schemas.personal, schemas.beside]) await migrate(db, schema);
      return (await hasKeys(db, schemas)) || existsSync(files.keys);
    },
    async open(keys, now) {
      const store = await openPostgresStore(db, schemas.register, { now, ...fingerprintsOf(keys) });
      return { store, personal: await openPostgresPersonalStore(db, schemas.personal, vaultOf(keys)) };
    },
    erasures: erasureRows(new PostgresEngine(db, schemas.beside)),
    async replaceWith(folder, now) {
      const isUsed = await hasKeys(db, schemas);
      const asides = [schemas.register, schemas.personal].map((schema) => asideName(schema, now));
      await replaceSchemas(db, schemas, folder, isUsed ? asides : []);
      // A register in files that stood here before must not come back to life when DATABASE_URL is once forgotten.
      const hasFiles = [files.register, files.keys].some((path) => existsSync(path));
      const aside = hasFiles ? moveAside(files, now) : undefined;
      renameSync(join(folder, 'keys.json'), files.keys);
      syncFolder(files.folder);
      return [...(isUsed ? asides : []), ...(aside === undefined ? [] : [aside])].join(', ') || undefined;
    },
    close: () => db.close(),
  };
}

/** All or nothing: new schemas with what the files hold, the old ones renamed. Whoever runs on stops writing. */
async function replaceSchemas(
  db: Postgres,
  { register, personal }: Schemas,
  folder: string,
  asides: readonly string[],
): Promise<void> {
  await db.use(async (session) => {
    await session.script(`${beginLocked(register, personal)} SET LOCAL statement_timeout = 0`);
    for (const [index, schema] of [register, personal].entries()) {
      const aside = asides[index];
      await session.script(
        aside === undefined
          ? `DROP SCHEMA ${schema.name} CASCADE`
          : `ALTER SCHEMA ${schema.name} RENAME TO ${aside}`,
      );
      await bringUp(session, schema, 0);
    }
    await copyIn(session, register, join(folder, 'register.db'));
    await copyIn(session, personal, join(folder, 'personal.db'));
    await session.commit();
  });
}

/** Starting on an empty database beside a register in files would look as if everything had been lost. */
function leftBehind({ folder }: DataFiles): Problem {
  return new Problem(
    'register-left-behind',
    `Cơ sở dữ liệu ở DATABASE_URL còn trống, trong khi thư mục ${folder} đang có kho SQLite.`,
    'Chuyển kho sang: sao lưu khi chưa đặt DATABASE_URL (npm run register -- backup <TỆP>), rồi đặt DATABASE_URL và chạy npm run register -- restore <TỆP> --force.',
  );
}
