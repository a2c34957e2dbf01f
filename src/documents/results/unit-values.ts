import { compareVietnamese } from '#src/lib/text.ts';
import type { PublishedQuarter } from '#src/schemas/publication.ts';

/** One indicator of one unit. */
export interface UnitValue {
  readonly code: string;
  readonly name: string;
  readonly value: number | null;
  readonly months: number;
}

/** An indicator of every unit, in the order of the file. */
export function valuesOf({ units }: PublishedQuarter, indicator: string): UnitValue[] {
  return units.map(({ code, name, totals }) => ({
    ...{ code, name, value: totals[indicator]?.value ?? null },
    months: totals[indicator]?.months ?? 0,
  }));
}

/** From the largest to the smallest, those without a figure last; equals by name. */
export function ranked(values: readonly UnitValue[]): UnitValue[] {
  return values.toSorted(
    (one, other) => (other.value ?? -1) - (one.value ?? -1) || compareVietnamese(one.name, other.name),
  );
}

/** How many shades a tile can have beside that of zero. */
export const STEPS = 5;

/** 0 for zero, else 1 to 5: which fifth of the largest value it reaches into. */
export function stepOf(value: number, largest: number): number {
  return value === 0 ? 0 : Math.ceil((value / largest) * STEPS);
}

/** The smallest and the largest whole number of a step; nothing where no whole number falls into it. */
export function boundsOf(step: number, largest: number): readonly [number, number] | undefined {
  const from = Math.floor(((step - 1) * largest) / STEPS) + 1;
  const to = Math.floor((step * largest) / STEPS);
  return from <= to ? [from, to] : undefined;
}
