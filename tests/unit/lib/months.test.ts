import { expect, it } from 'vitest';
import { formatMonth, formatMonthAtStart, isMonth, moveMonth } from '#src/lib/months.ts';

it('knows a month that exists', () => {
  expect(['2026-01', '2026-12'].every(isMonth)).toBe(true);
  expect(['2026-00', '2026-13', '2026-1', '26-01', '2026-01-01', ''].some(isMonth)).toBe(false);
});

it('moves across years', () => {
  expect(moveMonth('2026-12', 1)).toBe('2027-01');
  expect(moveMonth('2026-01', -1)).toBe('2025-12');
  expect(moveMonth('2026-01', -13)).toBe('2024-12');
  expect(moveMonth('2026-11', 0)).toBe('2026-11');
});

it('writes a month as Vietnamese text does', () => {
  expect(formatMonth('2026-03')).toBe('tháng 3/2026');
  expect(formatMonthAtStart('2026-11')).toBe('Tháng 11/2026');
});
