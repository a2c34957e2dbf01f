/** A month, `YYYY-MM`. */
export type Month = string;

/** True for a month that exists, 2000 to 2099. */
export function isMonth(text: string): boolean {
  return /^20\d{2}-(?:0[1-9]|1[0-2])$/.test(text);
}

/** Moves a month by whole months, across years. */
export function moveMonth(month: Month, count: number): Month {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const index = year * 12 + number - 1 + count;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** `2026-03` → `tháng 3/2026`. */
export function formatMonth(month: Month): string {
  const [year, number] = month.split('-');
  return `tháng ${Number(number)}/${year}`;
}

/** `2026-03` → `Tháng 3/2026`. */
export function formatMonthAtStart(month: Month): string {
  return formatMonth(month).replace('t', 'T');
}
