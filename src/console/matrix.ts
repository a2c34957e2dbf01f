import { isClosed, type PeriodDecision } from '#src/figures/closing.ts';
import { type PeriodStatus, type Reporting, statusOf } from '#src/figures/periods.ts';
import { existsIn, type UnitRecord } from '#src/figures/reorganisation.ts';
import type { Period } from '#src/forms/types.ts';
import { compareVietnamese } from '#src/lib/text.ts';
import type { Revision } from '#src/register/store.ts';
import { REGIONS, type Region } from '#src/schemas/records.ts';

/** Where a unit's month stands; `absent` where the unit did not exist or nothing was asked for. */
export interface Cell {
  readonly period: Period;
  readonly status: PeriodStatus | 'absent';
  readonly revisions: readonly Revision[];
  /** Reasons given for unusual values in the filing that stands. */
  readonly warnings: number;
  readonly closed: boolean;
}

export interface MatrixRow {
  readonly unit: UnitRecord;
  readonly cells: readonly Cell[];
}

export interface MatrixSource {
  readonly units: readonly UnitRecord[];
  readonly settings: Reporting;
  readonly revisions: readonly Revision[];
  readonly decisions: readonly PeriodDecision[];
  readonly now: Date;
}

/** Units × months: every unit that existed in one of them, region by region, each by name. */
export function matrixOf(source: MatrixSource, periods: readonly Period[]): MatrixRow[] {
  const regions = Object.keys(REGIONS);
  return source.units
    .filter((unit) => periods.some((period) => existsIn(unit, period)))
    .sort(
      (one, other) =>
        regions.indexOf(one.region) - regions.indexOf(other.region) ||
        compareVietnamese(one.name, other.name),
    )
    .map((unit) => ({ unit, cells: periods.map((period) => cellOf(source, unit, period)) }))
    .filter(({ cells }) => cells.some(({ status }) => status !== 'absent'));
}

export function cellOf(source: MatrixSource, unit: UnitRecord, period: Period): Cell {
  const { settings, decisions, now } = source;
  const exists = existsIn(unit, period);
  const revisions = exists
    ? source.revisions.filter((revision) => revision.unit === unit.code && revision.period === period)
    : [];
  const asked = period >= settings.reporting.firstPeriod || revisions.length > 0;
  const times = revisions.map(({ filedAt }) => new Date(filedAt));
  return {
    period,
    revisions,
    status: exists && asked ? statusOf(period, times, now, settings) : 'absent',
    warnings: Object.keys(revisions.at(-1)?.reasons ?? {}).length,
    closed: exists && isClosed(period, unit.code, decisions, now, settings),
  };
}

/** How many of the units that should file a month did, and how. */
export interface Counts {
  readonly expected: number;
  readonly filed: number;
  readonly late: number;
  readonly missing: number;
  readonly corrected: number;
  readonly warned: number;
}

/** Counts of one column, over the rows given. */
export function countsOf(rows: readonly MatrixRow[], column: number): Counts {
  const cells = rows
    .flatMap(({ cells: all }) => all[column] ?? [])
    .filter(({ status }) => status !== 'absent');
  const having = (...statuses: PeriodStatus[]) =>
    cells.filter(({ status }) => status !== 'absent' && statuses.includes(status)).length;
  return {
    expected: cells.length,
    filed: having('onTime', 'late', 'correctedAfterDeadline'),
    late: having('late'),
    missing: having('missing'),
    corrected: having('correctedAfterDeadline'),
    warned: cells.filter(({ warnings }) => warnings > 0).length,
  };
}

export function inRegion(rows: readonly MatrixRow[], region: Region): MatrixRow[] {
  return rows.filter(({ unit }) => unit.region === region);
}
