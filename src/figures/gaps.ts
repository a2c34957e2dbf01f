import type { Period } from '#src/forms/types.ts';
import type { Region } from '#src/schemas/records.ts';
import { heirOf, type UnitRecord, unitsIn } from './reorganisation.ts';
import type { Filing } from './roll-up.ts';

/** A month that a unit should have filed and that lacks a figure. */
export interface Gap {
  readonly period: Period;
  readonly unit: UnitRecord;
  /** Region under which the unit's figures stand in the roll-up: its heir's, where it has merged since. */
  readonly region: Region;
  /** It filed the month and left the figure blank. */
  readonly filed: boolean;
}

/**
 * Who keeps a month from being whole: every unit's month among these without a filing, or without a number for the field
 * where one is named. A month of a region or of the country is whole in `rollUp` exactly where it has no gap here.
 */
export function gapsOf(
  units: readonly UnitRecord[],
  filings: readonly Filing[],
  periods: readonly Period[],
  field?: string,
): Gap[] {
  const last = periods.at(-1) ?? '';
  return periods.flatMap((period) =>
    unitsIn(units, period).flatMap((unit): Gap[] => {
      const filing = filings.find((one) => one.unit === unit.code && one.period === period);
      if (filing && (field === undefined || typeof filing.values[field] === 'number')) return [];
      const { region } = heirOf(units, unit, last) ?? unit;
      return [{ period, unit, region, filed: filing !== undefined }];
    }),
  );
}

/** How many of the filings that a quarter needs have a figure. */
export interface Coverage {
  readonly filed: number;
  readonly expected: number;
}

/** The coverage of one figure in a region, or in the country where none is named. */
export function coverageOf(
  units: readonly UnitRecord[],
  filings: readonly Filing[],
  periods: readonly Period[],
  field: string,
): (region?: Region) => Coverage {
  const [needed, lacking] = [gapsOf(units, [], periods), gapsOf(units, filings, periods, field)];
  return (region) => {
    const count = (gaps: readonly Gap[]) =>
      gaps.filter((gap) => region === undefined || gap.region === region).length;
    return { filed: count(needed) - count(lacking), expected: count(needed) };
  };
}
