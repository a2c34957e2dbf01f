import { describe, expect, it } from 'vitest';
import { unitSchema, type Unit } from '#src/schemas/records.ts';
import { readContent } from '#tests/helpers/content-files.ts';

const files = readContent().filter((entry) => entry.collection === 'don-vi');
const units: Unit[] = files.map((entry) => unitSchema.parse(entry.data));
const current = units.filter((unit) => unit.validTo === undefined);

describe('units', () => {
  it('are the 34 of 1 July 2025 with their 3,321 communes (NQ 202/2025/QH15, QĐ 19/2025/QĐ-TTg)', () => {
    expect(current).toHaveLength(34);
    expect(current.reduce((sum, unit) => sum + unit.communes, 0)).toBe(3321);
  });

  it('have one code each, which also begins the file name', () => {
    expect(new Set(current.map((unit) => unit.code)).size).toBe(34);
    expect(files.filter((entry) => !entry.id.startsWith(`${unitSchema.parse(entry.data).code}-`))).toEqual([]);
  });

  it('name every one of the 63 former units exactly once', () => {
    const former = current.flatMap((unit) => unit.formerNames);
    expect(new Set(former).size).toBe(former.length);
    // 34 of today, and 29 that were merged away; a name that lives on is not repeated as a former one.
    const all = new Set([...former, ...current.map((unit) => unit.name)]);
    expect(all.size).toBeGreaterThanOrEqual(63);
  });
});
