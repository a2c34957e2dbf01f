/** Days and instants of Vietnam (UTC+7, no daylight saving since 1975), whatever the machine's time zone says. */

export const VIETNAM = 'Asia/Ho_Chi_Minh';

const OFFSET_MILLISECONDS = 7 * 60 * 60 * 1000;

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The calendar day in Vietnam at this instant. */
export function dayInVietnam(instant: Date): Day {
  return new Date(instant.getTime() + OFFSET_MILLISECONDS).toISOString().slice(0, 10);
}

/** True for a day that exists: `2026-02-29` is false. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().slice(0, 10) === text;
}

/** The last millisecond of that day in Vietnam: 16:59:59.999Z. */
export function endOfDay(day: Day): Date {
  return new Date(new Date(`${day}T00:00:00Z`).getTime() + 24 * 3600 * 1000 - 1 - OFFSET_MILLISECONDS);
}

/** The first millisecond of that day in Vietnam. */
export function startOfDay(day: Day): Date {
  return new Date(new Date(`${day}T00:00:00Z`).getTime() - OFFSET_MILLISECONDS);
}

/** Moves a day by whole days. */
export function addDays(day: Day, count: number): Day {
  return new Date(new Date(`${day}T00:00:00Z`).getTime() + count * 24 * 3600 * 1000)
    .toISOString()
    .slice(0, 10);
}

/**
 * Moves a day by whole working days, Monday to Friday; backwards for a negative count. Public holidays are decided year by
 * year and not known here, so what must be announced in time should keep some days in reserve.
 */
export function addWorkingDays(day: Day, count: number): Day {
  const step = Math.sign(count);
  let reached = day;
  for (let left = Math.abs(count); left > 0;) {
    reached = addDays(reached, step);
    const weekday = new Date(`${reached}T00:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return reached;
}

/** Moves a day by whole months; the 31st becomes the last day where the month is shorter. */
export function addMonths(day: Day, count: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const target = new Date(Date.UTC(year, month - 1 + count, 1));
  const lastDay = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(date, lastDay));
  return target.toISOString().slice(0, 10);
}

/** `2026-11-05` → `05/11/2026`. */
export function formatDay(day: Day): string {
  return day.replace(DAY, '$3/$2/$1');
}

const WEEKDAYS = ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'];

/** `2026-11-25` → `Thứ Tư`. */
export function formatWeekday(day: Day): string {
  return WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';
}

/** `2026-11-05` → `ngày 05 tháng 11 năm 2026`: leading zeros for days below 10 and months 1, 2 (NĐ 30/2020, Phụ lục I). */
export function formatDayInWords(day: Day): string {
  const [year, month = '', date] = day.split('-');
  const monthText = Number(month) > 2 ? String(Number(month)) : month;
  return `ngày ${date} tháng ${monthText} năm ${year}`;
}

/** An instant as a Vietnamese clock shows it: `09:05 ngày 05/11/2026`. */
export function formatInstant(instant: Date): string {
  const local = new Date(instant.getTime() + OFFSET_MILLISECONDS).toISOString();
  return `${local.slice(11, 16)} ngày ${formatDay(local.slice(0, 10))}`;
}
