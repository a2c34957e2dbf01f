import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Day } from '#src/lib/dates.ts';

/** How often a short address was asked for on one day. */
export interface VisitCount {
  readonly day: Day;
  readonly address: string;
  readonly visits: number;
}

/**
 * Counts of short addresses, the only figures about readers that are kept: an address, a day, a number. Nothing of the
 * request but its address gets here, so nobody can be told from anybody. A database of its own beside the register: it
 * belongs to no backup and can be deleted at any time.
 */
export interface VisitCounts {
  count(address: string, day: Day): Promise<void>;
  /** From and to included, days and addresses ascending. */
  list(from: Day, to: Day): Promise<readonly VisitCount[]>;
  close(): void;
}

export function openVisitCounts(folder: string): VisitCounts {
  const db = new DatabaseSync(join(folder, 'visits.db'), { timeout: 1000 });
  db.exec(`
    PRAGMA journal_mode = WAL;
    -- A power cut may lose the last counts; a page never waits for the disk on their account.
    PRAGMA synchronous = OFF;
    CREATE TABLE IF NOT EXISTS visits (
      day TEXT NOT NULL, address TEXT NOT NULL, visits INTEGER NOT NULL, PRIMARY KEY (day, address)
    ) STRICT, WITHOUT ROWID`);
  const add = db.prepare(
    'INSERT INTO visits VALUES (?, ?, 1) ON CONFLICT (day, address) DO UPDATE SET visits = visits + 1',
  );
  const between = db.prepare(
    'SELECT day, address, visits FROM visits WHERE day BETWEEN ? AND ? ORDER BY day, address',
  );
  /* eslint-disable @typescript-eslint/require-await -- a fault must reject, not throw */
  return {
    async count(address, day) {
      add.run(day, address);
    },
    list: async (from, to) =>
      between.all(from, to).map(({ day, address, visits }) => ({
        day: String(day),
        address: String(address),
        visits: Number(visits),
      })),
    close() {
      if (db.isOpen) db.close();
    },
  };
  /* eslint-enable @typescript-eslint/require-await */
}
