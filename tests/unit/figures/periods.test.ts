import { describe, expect, it } from 'vitest';
import {
  closingDateOf,
  coverageOf,
  currentPeriod,
  dueDateOf,
  dueDayOf,
  openPeriods,
  periodChoices,
  quarterDueDayOf,
  type Reporting,
  scheduleOf,
  statusOf,
} from '#src/figures/periods.ts';

function settings(change: Partial<Reporting['reporting']> = {}): Reporting {
  return {
    reporting: {
      dueDay: 25,
      cutoff: 'toDueDay',
      cutoffConfirmed: false,
      firstPeriod: '2026-09',
      closesAfterDays: 0,
      updatedOn: '2026-11-23',
      ...change,
    },
  };
}

/** An instant given by the clock in Vietnam. */
function at(local: string): Date {
  return new Date(`${local}+07:00`);
}

describe("a quarter's written report", () => {
  it('has no day while VNNIC has fixed none', () => {
    expect(quarterDueDayOf('2026-4', settings())).toBeUndefined();
  });

  it('is due in the last month of the quarter or in the one after, across years too', () => {
    expect(quarterDueDayOf('2026-4', settings({ quarterDueDay: 5, quarterDueMonth: 'next' }))).toBe(
      '2027-01-05',
    );
    expect(quarterDueDayOf('2026-4', settings({ quarterDueDay: 28, quarterDueMonth: 'last' }))).toBe(
      '2026-12-28',
    );
  });
});

describe('a month', () => {
  it('is due at the last millisecond of the 25th in Vietnam', () => {
    expect(dueDayOf('2026-11', settings())).toBe('2026-11-25');
    expect(dueDateOf('2026-11', settings()).toISOString()).toBe('2026-11-25T16:59:59.999Z');
    expect(dueDateOf('2026-11', settings({ dueDay: 5 })).toISOString()).toBe('2026-11-05T16:59:59.999Z');
  });

  it('covers what the setting says, across years too', () => {
    expect(coverageOf('2027-01', settings())).toEqual({ from: '2026-12-26', to: '2027-01-25' });
    expect(coverageOf('2027-01', settings({ cutoff: 'midMonth' }))).toEqual({
      from: '2026-12-15',
      to: '2027-01-14',
    });
    expect(coverageOf('2027-01', settings({ cutoff: 'monthToDueDay' }))).toEqual({
      from: '2027-01-01',
      to: '2027-01-25',
    });
    expect(coverageOf('2027-03', settings({ dueDay: 28 }))).toEqual({ from: '2027-03-01', to: '2027-03-28' });
  });

  it('begins at midnight in Vietnam, not in London', () => {
    expect(currentPeriod(new Date('2026-11-30T16:59:59.999Z'))).toBe('2026-11');
    expect(currentPeriod(new Date('2026-11-30T17:00:00.000Z'))).toBe('2026-12');
    expect(currentPeriod(new Date('2026-12-31T17:00:00.000Z'))).toBe('2027-01');
  });
});

describe('the months that can be filed', () => {
  it('run from the current one back to the first', () => {
    expect(openPeriods(at('2026-11-01T00:00'), settings())).toEqual(['2026-11', '2026-10', '2026-09']);
    expect(openPeriods(at('2027-01-01T00:00'), settings()).slice(0, 2)).toEqual(['2027-01', '2026-12']);
    expect(openPeriods(at('2026-08-31T23:59'), settings())).toEqual([]);
  });

  it('close a set number of days after the due date, where the setting says so', () => {
    const closing = settings({ closesAfterDays: 10 });
    expect(closingDateOf('2026-10', closing)).toEqual(at('2026-11-04T23:59:59.999'));
    expect(openPeriods(at('2026-11-04T23:59:59.999'), closing)).toEqual(['2026-11', '2026-10']);
    expect(openPeriods(at('2026-11-05T00:00'), closing)).toEqual(['2026-11']);
    expect(closingDateOf('2026-10', settings())).toBeUndefined();
  });

  it('are offered with what they cover and when they are due', () => {
    expect(periodChoices(['2026-11'], settings())).toEqual([
      {
        value: '2026-11',
        label: 'Tháng 11/2026',
        covers: '26/10/2026 – 25/11/2026',
        dueLabel: 'hết ngày 25/11/2026',
        dueAt: '2026-11-25T16:59:59.999Z',
      },
    ]);
  });
});

describe('the schedule', () => {
  it('says late from the first moment of the 26th', () => {
    const lateAt = (local: string) => scheduleOf('2026-11', at(local), settings()).lateNow;
    expect(lateAt('2026-11-25T23:59:59.999')).toBe(false);
    expect(lateAt('2026-11-26T00:00')).toBe(true);
  });
});

describe("a unit's month", () => {
  const status = (now: string, ...filed: string[]) => statusOf('2026-11', filed.map(at), at(now), settings());

  it('is not due, due soon, then missing', () => {
    expect(status('2026-11-17T23:59:59.999')).toBe('notDue');
    expect(status('2026-11-18T00:00')).toBe('dueSoon');
    expect(status('2026-11-25T23:59:59.999')).toBe('dueSoon');
    expect(status('2026-11-26T00:00')).toBe('missing');
  });

  it('is on time to the last millisecond, then late', () => {
    expect(status('2026-12-01T00:00', '2026-11-25T23:59:59.999')).toBe('onTime');
    expect(status('2026-12-01T00:00', '2026-11-26T00:00')).toBe('late');
  });

  it('stays on time when corrected in time, and says so when corrected after', () => {
    expect(status('2026-12-01T00:00', '2026-11-20T09:00', '2026-11-25T23:59')).toBe('onTime');
    expect(status('2026-12-01T00:00', '2026-11-20T09:00', '2026-11-26T00:00')).toBe('correctedAfterDeadline');
    expect(status('2026-12-01T00:00', '2026-11-27T09:00', '2026-11-28T00:00')).toBe('late');
  });
});
