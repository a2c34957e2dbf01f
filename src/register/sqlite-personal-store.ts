import type { PersonalStore } from './personal-store.ts';
import { personalRows, refuseOtherVault } from './rows/personal.ts';
import type { BeforeErasing } from './sign-ups/store.ts';
import { Connection } from './sqlite/connection.ts';
import { openDatabase } from './sqlite/open.ts';
import { PERSONAL_APPLICATION_ID, PERSONAL_MIGRATIONS } from './sqlite/personal-schema.ts';
import type { Vault } from './vault.ts';

/**
 * Opens (or makes) the personal store in one SQLite file. Stops with a Problem when the vault's keys are not its own.
 * `beforeErasing` is told the id or receipt of each record right before it goes.
 */
export function openPersonalStore(
  file: string,
  vault: Vault,
  beforeErasing: BeforeErasing = () => undefined,
): PersonalStore {
  const database = openDatabase(file, {
    applicationId: PERSONAL_APPLICATION_ID,
    migrations: PERSONAL_MIGRATIONS,
  });
  const db = new Connection(database);
  try {
    db.now(refuseOtherVault(file, vault));
  } catch (fault) {
    database.close();
    throw fault;
  }
  return personalRows(db, vault, beforeErasing);
}
