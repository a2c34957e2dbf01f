import { coverageOf, currentPeriod, dueDayOf } from '#src/figures/periods.ts';
import { addDays, addMonths, type Day } from '#src/lib/dates.ts';
import type { Settings } from '#src/schemas/settings.ts';

/** One month's deadline, and the days on which it is the next one. */
export interface Deadline {
  /** `2026-11`. */
  readonly period: string;
  readonly due: Day;
  readonly covers: { readonly from: Day; readonly to: Day };
  /** First and last day on which this is the next deadline. */
  readonly nextFrom: Day;
  readonly nextTo: Day;
}

/**
 * The next deadlines, the nearest first. A page carries several and shows the one whose days have come, so that it stays
 * right when the site is not built again for a month or two.
 */
export function nextDeadlines(now: Date, settings: Settings, count: number): Deadline[] {
  const first = `${currentPeriod(now)}-01`;
  return Array.from({ length: count + 1 }, (_, index) => addMonths(first, index).slice(0, 7))
    .map((period) => {
      const due = dueDayOf(period, settings);
      const before = dueDayOf(addMonths(`${period}-01`, -1).slice(0, 7), settings);
      return { period, due, covers: coverageOf(period, settings), nextFrom: addDays(before, 1), nextTo: due };
    })
    .filter((deadline) => new Date(`${addDays(deadline.due, 1)}T00:00:00+07:00`) > now)
    .slice(0, count);
}
