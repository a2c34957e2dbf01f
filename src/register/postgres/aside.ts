import type { StoreSchema } from './schema.ts';
import type { Postgres } from './session.ts';

const ASIDE = '_truoc_';

/** `cam_nang_personal_truoc_20261120t020000000z`: what a schema is renamed to when a restore takes its place. */
export function asideName({ name }: StoreSchema, now: Date): string {
  return name + ASIDE + now.toISOString().replace(/[-:.]/g, '').toLowerCase();
}

/** Removes the schemas of that name which were put aside before that instant; gives their names. */
export async function purgeSchemasAside(
  db: Postgres,
  schema: StoreSchema,
  before: Date,
): Promise<readonly string[]> {
  const { rows } = await db.query('SELECT nspname FROM pg_namespace WHERE starts_with(nspname, $1)', [
    schema.name + ASIDE,
  ]);
  // Their names are in the order of time.
  const gone = (rows as { nspname: string }[])
    .map(({ nspname }) => nspname)
    .filter((name) => name < asideName(schema, before));
  for (const name of gone) await db.query(`DROP SCHEMA ${name} CASCADE`, []);
  return gone;
}
