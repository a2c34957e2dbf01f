import type { Period, Values } from '#src/forms/types.ts';
import type { Field } from '#src/schemas/form-definition.ts';
import type { Region } from '#src/schemas/records.ts';
import { forebearsIn, heirOf, unitIn, type UnitRecord, unitsIn } from './reorganisation.ts';

/** The figures that stand for a unit's month: its latest filing. */
export interface Filing {
  /** Code that the unit bore in that month. */
  readonly unit: string;
  readonly period: Period;
  readonly values: Values;
}

/** One figure over several months. */
export interface Total {
  /** Flows: the sum of what was filed. Cumulatives: the last month that has a figure. `null`: nothing was filed. */
  readonly value: number | null;
  /** Months that are whole: every unit that should file them has, with this figure. */
  readonly months: number;
}

/** A unit's row; figures of units that merged into it are in it. */
export interface UnitTotals {
  readonly unit: UnitRecord;
  readonly totals: Readonly<Record<string, Total>>;
}

export interface RollUp {
  readonly periods: readonly Period[];
  readonly units: readonly UnitTotals[];
  readonly regions: Readonly<Record<Region, Readonly<Record<string, Total>>>>;
  readonly country: Readonly<Record<string, Total>>;
}

/** A month of a row: who should have filed it, and what each filed. */
interface MonthOfRow {
  readonly expected: number;
  readonly filed: readonly Values[];
}

interface Row extends UnitTotals {
  readonly months: readonly MonthOfRow[];
}

function numberIn(values: Values, field: string): number | undefined {
  const value = values[field];
  return typeof value === 'number' ? value : undefined;
}

function totalOf(field: Field, months: readonly MonthOfRow[]): Total {
  const sums = months.map(({ filed }) =>
    filed
      .map((values) => numberIn(values, field.id))
      .filter((value) => value !== undefined)
      .reduce<number | null>((sum, value) => (sum ?? 0) + value, null),
  );
  const whole = months.filter((month) => month.expected > 0 && isWhole(field, month));
  const value =
    field.kind === 'cumulative'
      ? (sums.findLast((sum) => sum !== null) ?? null)
      : sums.reduce((total, sum) => (sum === null ? total : (total ?? 0) + sum), null);
  return { value, months: whole.length };
}

/** Whether everyone who should file the figure that month has. */
function isWhole(field: Field, { expected, filed }: MonthOfRow): boolean {
  return filed.filter((values) => numberIn(values, field.id) !== undefined).length === expected;
}

/** Several rows together. A cumulative adds each row's last month; a month is whole only where it is whole in every row. */
function together(field: Field, rows: readonly Row[]): Total {
  const value = rows
    .map(({ totals }) => totals[field.id]?.value ?? null)
    .reduce((sum, total) => (total === null ? sum : (sum ?? 0) + total), null);
  const whole = rows[0]?.months.filter((_, index) => {
    const month = rows.flatMap(({ months }) => months[index] ?? []);
    return month.some(({ expected }) => expected > 0) && month.every((row) => isWhole(field, row));
  });
  return { value, months: whole?.length ?? 0 };
}

function byField(fields: readonly Field[], totalFor: (field: Field) => Total): Record<string, Total> {
  return Object.fromEntries(fields.map((field) => [field.id, totalFor(field)]));
}

/**
 * Adds up the months of a quarter (or any run of months) by unit, region and country. Rows are the units of the last
 * month; units that merged into one of them are counted there, units that were split keep a row of their own, so that
 * every filed figure is counted exactly once. Missing months stay visible in `months` and are never taken as zero.
 */
export function rollUp(
  fields: readonly Field[],
  units: readonly UnitRecord[],
  filings: readonly Filing[],
  periods: readonly Period[],
): RollUp {
  const counted = fields.filter(({ kind }) => kind === 'count' || kind === 'cumulative');
  const last = periods.at(-1) ?? '';
  const rowOf = (unit: UnitRecord) => heirOf(units, unit, last) ?? unit;
  const rows = new Map<string, UnitRecord>();
  for (const period of [last, ...periods]) {
    for (const unit of unitsIn(units, period)) rows.set(rowOf(unit).id, rowOf(unit));
  }
  const filed = filings.flatMap((filing) => {
    const unit = unitIn(units, filing.unit, filing.period);
    return unit ? [{ row: rowOf(unit).id, period: filing.period, values: filing.values }] : [];
  });
  const unitTotals = [...rows.values()].map((unit): Row => {
    const months = periods.map((period) => ({
      expected: forebearsIn(units, unit, period).length,
      filed: filed
        .filter(({ row, period: of }) => row === unit.id && of === period)
        .map(({ values }) => values),
    }));
    return { unit, months, totals: byField(counted, (field) => totalOf(field, months)) };
  });
  const regionTotals = (region: Region) =>
    byField(counted, (field) =>
      together(
        field,
        unitTotals.filter(({ unit }) => unit.region === region),
      ),
    );
  return {
    periods,
    units: unitTotals
      .map(({ unit, totals }) => ({ unit, totals }))
      .sort((one, other) => one.unit.code.localeCompare(other.unit.code)),
    regions: { bac: regionTotals('bac'), trung: regionTotals('trung'), nam: regionTotals('nam') },
    country: byField(counted, (field) => together(field, unitTotals)),
  };
}
