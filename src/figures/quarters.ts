import type { Period } from '#src/forms/types.ts';
import { moveMonth } from '#src/lib/months.ts';

/** A quarter of a year, `2026-4`. */
export type Quarter = string;

const QUARTER = /^(20\d{2})-([1-4])$/;

export function isQuarter(text: string): boolean {
  return QUARTER.test(text);
}

export function quarterOf(period: Period): Quarter {
  const [year, month] = period.split('-');
  return `${year}-${Math.ceil(Number(month) / 3)}`;
}

/** Its three months, in order. */
export function monthsOf(quarter: Quarter): readonly [Period, Period, Period] {
  const [year, number] = quarter.split('-');
  const first = `${year}-${String(Number(number) * 3 - 2).padStart(2, '0')}`;
  return [first, moveMonth(first, 1), moveMonth(first, 2)];
}

/** Moves a quarter by whole quarters, across years. */
export function moveQuarter(quarter: Quarter, count: number): Quarter {
  return quarterOf(moveMonth(monthsOf(quarter)[0], count * 3));
}

/** `2026-4` → `quý IV/2026`, as Vietnamese reports write it. */
export function formatQuarter(quarter: Quarter): string {
  const [year, number] = quarter.split('-');
  return `quý ${['I', 'II', 'III', 'IV'][Number(number) - 1] ?? ''}/${year}`;
}
