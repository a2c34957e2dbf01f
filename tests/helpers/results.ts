import { coverageOf } from '#src/figures/gaps.ts';
import { monthsOf } from '#src/figures/quarters.ts';
import { type Filing, rollUp } from '#src/figures/roll-up.ts';
import { unitsIn } from '#src/figures/reorganisation.ts';
import { loadContent } from '#src/register/content.ts';
import { PUBLICATION_FORMAT, type PublishedQuarter } from '#src/schemas/publication.ts';
import type { Region } from '#src/schemas/records.ts';

/**
 * A file of results with invented figures, for tests alone: every unit files three months but Cà Mau, which files none,
 * and An Giang, which misses the last.
 */
export function inventedResults(
  quarter = '2026-3',
  change: Partial<PublishedQuarter> = {},
): PublishedQuarter {
  const known = made.get(quarter) ?? make(quarter);
  made.set(quarter, known);
  return { ...structuredClone(known), ...change };
}

// Reading all units takes a while, and tests ask often.
const made = new Map<string, PublishedQuarter>();
const { units, form } = loadContent();

function make(quarter: string): PublishedQuarter {
  const ids = ['idvnNew', 'idvnTotal'];
  const fields = form.fields.filter(({ id }) => ids.includes(id));
  const periods = monthsOf(quarter);
  const filings = periods.flatMap((period, month) =>
    unitsIn(units, period).flatMap(({ code }, at): Filing[] => {
      if (code === '96' || (code === '91' && month === 2)) return [];
      const added = ((at * 37) % 101) * 10;
      return [{ unit: code, period, values: { idvnNew: added, idvnTotal: 1000 + added * (month + 1) } }];
    }),
  );
  const sums = rollUp(fields, units, filings, periods);
  const totalsOf = (totals: (typeof sums)['country'], region?: Region) =>
    Object.fromEntries(
      Object.entries(totals).map(([id, total]) => [
        id,
        { ...total, ...coverageOf(units, filings, periods, id)(region) },
      ]),
    );
  const months = periods.map((period) => ({
    period,
    filed: filings.filter((filing) => filing.period === period).length,
    expected: unitsIn(units, period).length,
  }));
  return {
    ...{ format: PUBLICATION_FORMAT, trial: false, quarter, frozenAt: '2026-10-05T03:00:00.000Z' },
    ...{ hash: 'ab'.repeat(32), filed: filings.length, expected: periods.length * 34, months },
    indicators: fields.map(({ id, label, unit, kind }) => ({
      ...{ id, label, ...(unit !== undefined && { unit }) },
      ...{ kind: kind === 'cumulative' ? ('cumulative' as const) : ('count' as const), group: 'Tên miền' },
    })),
    units: sums.units.map(({ unit: { code, name, region }, totals }) => ({
      ...{ code, name, region },
      totals: { ...totals },
    })),
    regions: {
      bac: totalsOf(sums.regions.bac, 'bac'),
      trung: totalsOf(sums.regions.trung, 'trung'),
      nam: totalsOf(sums.regions.nam, 'nam'),
    },
    country: totalsOf(sums.country),
  };
}
