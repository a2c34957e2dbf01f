import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addWorkingDays,
  dayInVietnam,
  endOfDay,
  formatDay,
  formatDayInWords,
  formatInstant,
  formatWeekday,
  isDay,
  startOfDay,
} from '#src/lib/dates.ts';

describe('dates', () => {
  it('starts and ends a day at midnight in Vietnam, not in UTC', () => {
    expect(startOfDay('2026-11-25').toISOString()).toBe('2026-11-24T17:00:00.000Z');
    expect(endOfDay('2026-11-25').toISOString()).toBe('2026-11-25T16:59:59.999Z');
  });

  it('tells the day in Vietnam one millisecond before and at midnight', () => {
    expect(dayInVietnam(endOfDay('2026-11-25'))).toBe('2026-11-25');
    expect(dayInVietnam(startOfDay('2026-11-26'))).toBe('2026-11-26');
  });

  it('counts working days over weekends, in both directions', () => {
    expect(addWorkingDays('2026-12-15', -7)).toBe('2026-12-04');
    expect(addWorkingDays('2026-12-04', 7)).toBe('2026-12-15');
    expect(addWorkingDays('2026-12-05', 1)).toBe('2026-12-07');
    expect(addWorkingDays('2026-12-05', 0)).toBe('2026-12-05');
  });

  it('knows which days exist', () => {
    expect(isDay('2028-02-29')).toBe(true);
    for (const wrong of ['2026-02-29', '2026-13-01', '2026-04-31', '26-01-01', '2026-1-1', '']) {
      expect(isDay(wrong), wrong).toBe(false);
    }
  });

  it('moves by days and months over every border', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
  });

  it('writes days as Vietnamese documents do', () => {
    expect(formatDay('2026-11-05')).toBe('05/11/2026');
    expect(formatDayInWords('2026-02-05')).toBe('ngày 05 tháng 02 năm 2026');
    expect(formatDayInWords('2026-11-05')).toBe('ngày 05 tháng 11 năm 2026');
    expect(formatWeekday('2026-11-22')).toBe('Chủ nhật');
    expect(formatWeekday('2026-11-25')).toBe('Thứ Tư');
    expect(formatInstant(new Date('2026-11-04T18:05:00Z'))).toBe('01:05 ngày 05/11/2026');
  });
});
