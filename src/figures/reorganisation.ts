import type { Period } from '#src/forms/types.ts';
import type { Day } from '#src/lib/dates.ts';
import type { Unit } from '#src/schemas/records.ts';

/** A unit with its id, the name of its file: codes are used again after a merger, ids are not. */
export interface UnitRecord extends Unit {
  readonly id: string;
}

/** The last day of a month. Asked for every unit of every filing, so reckoned once a month. */
function lastDayOf(period: Period): Day {
  const known = lastDays.get(period);
  if (known !== undefined) return known;
  const [year = 0, month = 1] = period.split('-').map(Number);
  const day = `${period}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`;
  // Periods come from the form's own list, yet a text from outside must never fill the memory.
  if (lastDays.size < MAX_MONTHS) lastDays.set(period, day);
  return day;
}
const MAX_MONTHS = 1_200;
const lastDays = new Map<Period, Day>();

/**
 * Whether the unit files this month. A month belongs to the units that exist at its end: a merger on the 1st of July
 * leaves June to the old units and July to the new one.
 */
export function existsIn(unit: Unit, period: Period): boolean {
  return existsOn(unit, lastDayOf(period));
}

function existsOn({ validFrom, validTo }: Unit, day: Day): boolean {
  return (validFrom === undefined || validFrom <= day) && (validTo === undefined || day <= validTo);
}

/** The units that file this month, by code. */
export function unitsIn(units: readonly UnitRecord[], period: Period): UnitRecord[] {
  const day = lastDayOf(period);
  return units.filter((unit) => existsOn(unit, day)).sort((one, other) => (one.code < other.code ? -1 : 1));
}

/** The unit that bears this code in this month. */
export function unitIn(units: readonly UnitRecord[], code: string, period: Period): UnitRecord | undefined {
  const day = lastDayOf(period);
  return units.find((unit) => unit.code === code && existsOn(unit, day));
}

/**
 * The unit of `period` under which an earlier unit's figures stand: itself while it exists, else the one unit that took
 * it over, as often as that happened. `undefined` when it was split: its figures can't be shared out by anyone but the
 * successors themselves, so they stay under its own name.
 */
export function heirOf(
  units: readonly UnitRecord[],
  unit: UnitRecord,
  period: Period,
): UnitRecord | undefined {
  const seen = new Set<string>();
  let heir: UnitRecord | undefined = unit;
  while (heir && !existsIn(heir, period)) {
    if (seen.has(heir.id)) return undefined;
    seen.add(heir.id);
    const successors: string[] = [...new Set(heir.successors)];
    heir = successors.length === 1 ? units.find(({ id }) => id === successors[0]) : undefined;
  }
  return heir;
}

/** The units of `period` whose figures continue in this unit: itself, or those that merged into it. */
export function forebearsIn(units: readonly UnitRecord[], unit: UnitRecord, period: Period): UnitRecord[] {
  if (existsIn(unit, period)) return [unit];
  const latest = unit.validFrom?.slice(0, 7) ?? period;
  return unitsIn(units, period).filter((earlier) => heirOf(units, earlier, latest)?.id === unit.id);
}

/**
 * Whether a later unit is the earlier one under another name: it took over that one and no other. After a merger or a
 * split it is not, though the code may be the same.
 */
export function isSameUnit(units: readonly UnitRecord[], earlier: UnitRecord, later: UnitRecord): boolean {
  if (earlier.id === later.id) return true;
  const origins = units.filter(({ successors }) => successors.some((id) => id === later.id));
  const [origin] = origins;
  return origins.length === 1 && origin?.successors.length === 1 && isSameUnit(units, earlier, origin);
}
