import type { Erasure, Erasures } from '../erasures.ts';
import { all, run } from '../rows/statements.ts';
import type { VisitCount, VisitCounts } from '../visit-counts.ts';
import type { PostgresEngine } from './engine.ts';

/** What was erased, for every machine, in a schema that no restore replaces. */
export function erasureRows(db: PostgresEngine): Erasures {
  return {
    async record(id, now) {
      await db.write(() => run('INSERT INTO {erasures} VALUES (?, ?)', id, now.toISOString()));
    },
    all: () => db.read(() => all<Erasure>('SELECT id, at FROM {erasures} ORDER BY at')),
    async forgetBefore(instant) {
      await db.write(() => run('DELETE FROM {erasures} WHERE at < ?', instant.toISOString()));
    },
  };
}

export function visitRows(db: PostgresEngine): VisitCounts {
  return {
    async count(address, day) {
      await db.write(() =>
        run(
          `INSERT INTO {visits} AS known VALUES (?, ?, 1)
            ON CONFLICT (day, address) DO UPDATE SET visits = known.visits + 1`,
          ...[day, address],
        ),
      );
    },
    list: (from, to) =>
      db.read(() =>
        all<VisitCount>(
          'SELECT day, address, visits FROM {visits} WHERE day BETWEEN ? AND ? ORDER BY day, address',
          ...[from, to],
        ),
      ),
    close: () => undefined,
  };
}
