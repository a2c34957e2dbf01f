import { forebearsIn, unitIn, type UnitRecord } from '#src/figures/reorganisation.ts';
import type { Period, Values } from '#src/forms/types.ts';
import { moveMonth } from '#src/lib/months.ts';
import type { ReportStore, Revision } from '../store.ts';
import type { ReceiverDeps } from './deps.ts';
import type { Known } from './form-state.ts';

/**
 * The figures that a unit's month is compared with: its own nearest earlier filing; for a unit that was merged and has
 * none yet, those of the units that merged into it, added up over their last month. Codes are used again, so a filing
 * of an earlier unit with the same code is never taken for its own.
 */
export async function previousOf(
  { store, units }: Pick<ReceiverDeps, 'store' | 'units'>,
  code: string,
  period: Period,
): Promise<Known['previous']> {
  const unit = unitIn(units, code, period);
  const own = (await store.list({ unit: code, to: moveMonth(period, -1), latestOnly: true })).findLast(
    (revision) => unitIn(units, code, revision.period) === unit,
  );
  if (own || unit?.validFrom === undefined) return own;
  return inherited(store, { units, unit, period: moveMonth(unit.validFrom.slice(0, 7), -1) });
}

/** Nothing unless every one of them filed that month: part of a sum would make every cumulative look wrong. */
async function inherited(
  store: ReportStore,
  { units, unit, period }: { units: readonly UnitRecord[]; unit: UnitRecord; period: Period },
): Promise<Known['previous']> {
  const forebears = forebearsIn(units, unit, period).filter(({ code }) => unitIn(units, code, period));
  const filed = await Promise.all(forebears.map(({ code }) => store.latest(code, period)));
  const revisions = filed.filter((revision) => revision !== undefined);
  const [first] = revisions;
  if (!first || revisions.length < forebears.length) return undefined;
  return { period, receipt: first.receipt, values: sumOf(revisions) };
}

/** Numbers that all of them filed, added up; the first one's other answers would not speak for the rest. */
function sumOf(revisions: readonly Revision[]): Values {
  const ids = Object.keys(revisions[0]?.values ?? {});
  return Object.fromEntries(
    ids.flatMap((id) => {
      const numbers = revisions.flatMap(({ values }) => {
        const value = values[id];
        return typeof value === 'number' ? [value] : [];
      });
      if (numbers.length < revisions.length) return [];
      return [[id, numbers.reduce((sum, value) => sum + value, 0)] as const];
    }),
  );
}
