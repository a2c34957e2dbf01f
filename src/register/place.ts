import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from './archive.ts';
import { moveAside } from './aside.ts';
import { type DataFiles, vaultOf } from './data-folder.ts';
import { type Erasures, fileErasures } from './erasures.ts';
import type { Keys } from './keys.ts';
import type { PersonalStore } from './personal-store.ts';
import { openPersonalStore } from './sqlite-personal-store.ts';
import { openSqliteStore } from './sqlite-store.ts';
import type { ReportStore } from './store.ts';

/** Both stores of a register, open. */
export interface Stores {
  readonly store: ReportStore;
  readonly personal: PersonalStore;
}

/** Where a register lies, for the work that replaces it or gives it other keys while nobody else uses it. */
export interface Place {
  /** What to call it. */
  readonly name: string;
  isThere(): Promise<boolean>;
  open(keys: Keys, now: Date): Promise<Stores>;
  readonly erasures: Erasures;
  /**
   * Puts what lies in a folder (register.db, personal.db, keys.json, checked) in place of what is there. That is moved
   * aside, never deleted; gives where to, `undefined` where there was nothing.
   */
  replaceWith(folder: string, now: Date): Promise<string | undefined>;
  close(): Promise<void>;
}

/** The register in the SQLite files of a data folder. */
export function sqlitePlace(files: DataFiles): Place {
  const isThere = () => [files.register, files.personal, files.keys].some((path) => existsSync(path));
  return {
    name: files.folder,
    isThere: () => Promise.resolve(isThere()),
    async open(keys, now) {
      const { fingerprint: keyFingerprint, fingerprintsBefore: earlierFingerprints } = keys;
      const store = openSqliteStore(files.register, { now, keyFingerprint, earlierFingerprints });
      try {
        return { store, personal: openPersonalStore(files.personal, vaultOf(keys)) };
      } catch (fault) {
        await store.close();
        throw fault;
      }
    },
    erasures: fileErasures(files.erasures),
    // eslint-disable-next-line @typescript-eslint/require-await -- a fault must reject, not throw
    async replaceWith(folder, now) {
      const aside = isThere() ? moveAside(files, now) : undefined;
      for (const name of PARTS) renameSync(join(folder, name), join(files.folder, name));
      syncFolder(files.folder);
      return aside;
    },
    close: () => Promise.resolve(),
  };
}

/** What a backup brings back. */
export const PARTS = ['keys.json', 'personal.db', 'register.db'] as const;
