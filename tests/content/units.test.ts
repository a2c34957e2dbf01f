import { describe, expect, it } from 'vitest';
import { forebearsIn, heirOf, unitsIn } from '#src/figures/reorganisation.ts';
import { unitSchema, type Unit } from '#src/schemas/records.ts';
import { readContent } from '#tests/helpers/content-files.ts';

const files = readContent().filter((entry) => entry.collection === 'don-vi');
const units: Unit[] = files.map((entry) => unitSchema.parse(entry.data));
const current = units.filter((unit) => unit.validTo === undefined);

describe('units', () => {
  it('are the 34 of 1 July 2025 with their 3,321 communes (NQ 202/2025/QH15, QĐ 19/2025/QĐ-TTg)', () => {
    expect(current).toHaveLength(34);
    expect(current.reduce((sum, unit) => sum + (unit.communes ?? 0), 0)).toBe(3321);
  });

  it('have one code each, which also begins the file name', () => {
    expect(new Set(current.map((unit) => unit.code)).size).toBe(34);
    expect(files.filter((entry) => !entry.id.startsWith(`${unitSchema.parse(entry.data).code}-`))).toEqual([]);
  });

  it('were 63 until 30 June 2025, each with the unit that took it over', () => {
    const records = files.map((entry) => ({ ...unitSchema.parse(entry.data), id: entry.id }));
    const before = unitsIn(records, '2025-06');
    expect(before).toHaveLength(63);
    expect(new Set(before.map(({ code }) => code)).size).toBe(63);
    expect(before.filter((unit) => heirOf(records, unit, '2025-07') === undefined)).toEqual([]);
  });

  it('name the units that merged into them, as departments still search for them', () => {
    const records = files.map((entry) => ({ ...unitSchema.parse(entry.data), id: entry.id }));
    for (const unit of unitsIn(records, '2025-07')) {
      const merged = forebearsIn(records, unit, '2025-06').map(({ name }) => name);
      expect(new Set([unit.name, ...unit.formerNames, ...merged])).toEqual(
        new Set([unit.name, ...unit.formerNames]),
      );
    }
  });
});
