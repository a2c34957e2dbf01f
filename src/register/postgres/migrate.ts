import { Problem } from '#src/lib/problem.ts';
import type { StoreSchema } from './schema.ts';
import type { Postgres, Session } from './session.ts';
import { beginLocked } from './transaction.ts';

/** Makes the schema or brings it up to date, once, however many machines start at the same moment. */
export async function migrate(db: Postgres, schema: StoreSchema): Promise<void> {
  const target = schema.migrations.length;
  // A role that may not change anything can still serve a schema that is as it should be.
  if ((await db.use((session) => versionOf(session, schema))) === target) return;
  await db.use(async (session) => {
    await session.script(beginLocked(schema));
    const version = await versionOf(session, schema);
    if (version > target) throw newer(schema);
    await bringUp(session, schema, version);
    await session.commit();
  });
}

/** Makes the schema where it stands at version 0 and brings it up to date, inside the transaction that is open. */
export async function bringUp(session: Session, schema: StoreSchema, version: number): Promise<void> {
  const { name, migrations } = schema;
  if (version === 0) {
    await session.script(`CREATE SCHEMA ${name};
      CREATE TABLE ${name}.schema_version (version integer NOT NULL, made text NOT NULL);
      INSERT INTO ${name}.schema_version VALUES (0, gen_random_uuid()::text);`);
  }
  for (const statements of migrations.slice(version)) await session.script(statements);
  await session.script(`UPDATE ${name}.schema_version SET version = ${migrations.length}`);
}

/**
 * Asks for what marks a schema: which one it is, since a restore puts another in its place, and with which keys it goes.
 * A program that runs on after either was changed elsewhere would write what nobody can read any more.
 */
export const MARK = ({ name }: Pick<StoreSchema, 'name'>): string =>
  `SELECT concat_ws(' ', made, (SELECT value FROM ${name}.facts WHERE facts.name IN ('keys', 'key'))) AS mark
    FROM ${name}.schema_version`;

export async function markOf(db: Postgres, schema: StoreSchema): Promise<string> {
  const { rows } = await db.query(MARK(schema), []);
  return (rows[0] as { mark: string }).mark;
}

/** 0 where there is no such schema. Stops with a Problem where another program has one of that name. */
async function versionOf(session: Session, { name }: StoreSchema): Promise<number> {
  // Asked of the catalogue's tables: to_regnamespace() answers from a cache that may be older than the lock we hold.
  const [found] = (await session.script(
    `SELECT count(*) > 0 AS made, coalesce(bool_or(relname IS NOT NULL), false) AS ours FROM pg_namespace
      LEFT JOIN pg_class ON relnamespace = pg_namespace.oid AND relname = 'schema_version' WHERE nspname = '${name}'`,
  )) as { made: boolean; ours: boolean }[];
  if (found?.made !== true) return 0;
  if (!found.ours) {
    throw new Problem(
      'store-foreign',
      `Lược đồ ${name} trong cơ sở dữ liệu ở DATABASE_URL không phải là kho số liệu của chương trình này.`,
      'Đặt DATABASE_URL đến một cơ sở dữ liệu riêng cho cẩm nang.',
    );
  }
  const rows = await session.script(`SELECT version FROM ${name}.schema_version`);
  return (rows[0] as { version: number } | undefined)?.version ?? 0;
}

function newer({ name }: StoreSchema): Problem {
  return new Problem(
    'store-newer',
    `Lược đồ ${name} trong cơ sở dữ liệu ở DATABASE_URL do một bản mới hơn của chương trình tạo ra.`,
    'Hãy chạy bằng bản chương trình mới hơn.',
  );
}
