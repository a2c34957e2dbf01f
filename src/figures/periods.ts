import type { Period, PeriodChoice, Schedule } from '#src/forms/types.ts';
import { addDays, type Day, dayInVietnam, endOfDay, formatDay } from '#src/lib/dates.ts';
import { formatMonthAtStart, moveMonth } from '#src/lib/months.ts';
import type { Settings } from '#src/schemas/settings.ts';
import { monthsOf, type Quarter } from './quarters.ts';

/** The part of the settings that decides when a month is due, what it covers and when it closes. */
export type Reporting = Pick<Settings, 'reporting'>;

/** Days before the due date from which a missing month counts as due soon. */
const SOON_DAYS = 7;

/** The day by whose end the month is due: the 25th, by the letter. */
export function dueDayOf(period: Period, { reporting }: Reporting): Day {
  return `${period}-${String(reporting.dueDay).padStart(2, '0')}`;
}

/**
 * The day by which the quarter's written report is sent, or nothing while VNNIC has not fixed it: the letter says "hằng
 * quý" and names no day.
 */
export function quarterDueDayOf(quarter: Quarter, { reporting }: Reporting): Day | undefined {
  const { quarterDueDay, quarterDueMonth } = reporting;
  if (quarterDueDay === undefined || quarterDueMonth === undefined) return undefined;
  const [, , last] = monthsOf(quarter);
  const month = quarterDueMonth === 'last' ? last : moveMonth(last, 1);
  return `${month}-${String(quarterDueDay).padStart(2, '0')}`;
}

/** The last millisecond that is on time: 23:59:59.999 of the due day in Vietnam. */
export function dueDateOf(period: Period, settings: Reporting): Date {
  return endOfDay(dueDayOf(period, settings));
}

/** First and last day that the month's figures cover, both included. The letter is silent; the setting decides. */
export function coverageOf(period: Period, settings: Reporting): { readonly from: Day; readonly to: Day } {
  const due = dueDayOf(period, settings);
  const before = moveMonth(period, -1);
  switch (settings.reporting.cutoff) {
    case 'toDueDay':
      return { from: addDays(dueDayOf(before, settings), 1), to: due };
    case 'midMonth':
      return { from: `${before}-15`, to: `${period}-14` };
    case 'monthToDueDay':
      return { from: `${period}-01`, to: due };
  }
}

/** The calendar month in Vietnam at this instant: the one whose due date is next or has just passed. */
export function currentPeriod(now: Date): Period {
  return dayInVietnam(now).slice(0, 7);
}

/** The last moment at which the month can be filed, or nothing while months never close by themselves. */
export function closingDateOf(period: Period, settings: Reporting): Date | undefined {
  const days = settings.reporting.closesAfterDays;
  return days === 0 ? undefined : endOfDay(addDays(dueDayOf(period, settings), days));
}

/** The months that can be filed now, newest first: from the first of the programme's form to the current one. */
export function openPeriods(now: Date, settings: Reporting): Period[] {
  const periods: Period[] = [];
  for (
    let period = currentPeriod(now);
    period >= settings.reporting.firstPeriod;
    period = moveMonth(period, -1)
  ) {
    const closing = closingDateOf(period, settings);
    if (!closing || now <= closing) periods.push(period);
  }
  return periods;
}

export type PeriodStatus = 'notDue' | 'dueSoon' | 'missing' | 'onTime' | 'late' | 'correctedAfterDeadline';

/**
 * Where a unit's month stands. Timeliness is that of the first filing; a later filing after the deadline is told apart,
 * because it changes figures that others may have used.
 */
export function statusOf(
  period: Period,
  filedAt: readonly Date[],
  now: Date,
  settings: Reporting,
): PeriodStatus {
  const due = dueDateOf(period, settings);
  const times = filedAt.map((instant) => instant.getTime());
  if (times.length === 0) {
    if (now > due) return 'missing';
    return dayInVietnam(now) >= addDays(dueDayOf(period, settings), -SOON_DAYS) ? 'dueSoon' : 'notDue';
  }
  if (Math.min(...times) > due.getTime()) return 'late';
  return Math.max(...times) > due.getTime() ? 'correctedAfterDeadline' : 'onTime';
}

function formatCoverage(period: Period, settings: Reporting): string {
  const { from, to } = coverageOf(period, settings);
  return `${formatDay(from)} – ${formatDay(to)}`;
}

function formatDue(period: Period, settings: Reporting): string {
  return `hết ngày ${formatDay(dueDayOf(period, settings))}`;
}

/** Months as the form offers them. */
export function periodChoices(periods: readonly Period[], settings: Reporting): PeriodChoice[] {
  return periods.map((period) => ({
    value: period,
    label: formatMonthAtStart(period),
    covers: formatCoverage(period, settings),
    dueLabel: formatDue(period, settings),
    dueAt: dueDateOf(period, settings).toISOString(),
  }));
}

/** What the form says about the chosen month. */
export function scheduleOf(period: Period, now: Date, settings: Reporting): Schedule {
  return {
    periodLabel: formatMonthAtStart(period),
    covers: formatCoverage(period, settings),
    dueLabel: formatDue(period, settings),
    lateNow: now > dueDateOf(period, settings),
  };
}
