import type { Register } from './data-folder.ts';

/** Younger records may belong to a post that is being filed at this moment. */
const HOUR = 3_600_000;

/**
 * Erases personal records that no filing names: the process ended between writing the record and filing the revision,
 * so nothing was acknowledged and nobody needs the data. Gives their number.
 */
export async function erasePersonalOrphans(
  { store, personal }: Pick<Register, 'store' | 'personal'>,
  now: Date,
): Promise<number> {
  const old = await personal.olderThan(new Date(now.getTime() - HOUR));
  if (old.length === 0) return 0;
  const named = new Set((await store.list({})).map((revision) => revision.personal));
  const orphans = old.filter((id) => !named.has(id));
  for (const id of orphans) await personal.erase(id);
  return orphans.length;
}
