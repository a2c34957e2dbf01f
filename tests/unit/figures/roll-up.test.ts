import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forebearsIn, heirOf, unitIn, type UnitRecord, unitsIn } from '#src/figures/reorganisation.ts';
import { type Filing, rollUp } from '#src/figures/roll-up.ts';
import type { Field } from '#src/schemas/form-definition.ts';

function unit(id: string, code: string, more: Partial<UnitRecord> = {}): UnitRecord {
  return {
    id,
    code,
    name: id,
    kind: 'tinh',
    formerNames: [],
    region: 'nam',
    regionDoubtful: false,
    successors: [],
    ...more,
  };
}

function field(id: string, kind: Field['kind']): Field {
  return { id, group: 'g', label: id, kind, required: false, personal: false };
}

const FIELDS = [field('added', 'count'), field('total', 'cumulative'), field('note', 'text')];

/** Two units merge in the middle of a quarter and the code of one of them is used again. */
const MERGER = [
  unit('24-bac-giang', '24', { region: 'bac', validTo: '2025-05-31', successors: ['24-bac-ninh'] }),
  unit('27-bac-ninh', '27', { region: 'bac', validTo: '2025-05-31', successors: ['24-bac-ninh'] }),
  unit('24-bac-ninh', '24', { region: 'bac', validFrom: '2025-06-01' }),
  unit('01-ha-noi', '01', { region: 'bac' }),
];

describe('units over time', () => {
  it('give a month to the units that exist at its end', () => {
    expect(unitsIn(MERGER, '2025-05').map(({ id }) => id)).toEqual([
      '01-ha-noi',
      '24-bac-giang',
      '27-bac-ninh',
    ]);
    expect(unitsIn(MERGER, '2025-06').map(({ id }) => id)).toEqual(['01-ha-noi', '24-bac-ninh']);
    expect(unitIn(MERGER, '24', '2025-05')?.id).toBe('24-bac-giang');
    expect(unitIn(MERGER, '24', '2025-06')?.id).toBe('24-bac-ninh');
  });

  it('follow a unit to the one that took it over, and back', () => {
    const [giang, , ninh] = MERGER;
    if (!giang || !ninh) throw new Error('fixture');
    expect(heirOf(MERGER, giang, '2025-09')?.id).toBe('24-bac-ninh');
    expect(forebearsIn(MERGER, ninh, '2025-04').map(({ id }) => id)).toEqual(['24-bac-giang', '27-bac-ninh']);
  });

  it('leave a unit that was split without an heir, and a circle of successors without an end', () => {
    const split = [
      unit('a', '01', { validTo: '2025-05-31', successors: ['b', 'c'] }),
      unit('b', '02', { validFrom: '2025-06-01' }),
      unit('c', '03', { validFrom: '2025-06-01' }),
    ];
    const circle = [unit('a', '01', { validTo: '2025-05-31', successors: ['a'] })];
    expect(heirOf(split, split[0] as UnitRecord, '2025-06')).toBeUndefined();
    expect(heirOf(circle, circle[0] as UnitRecord, '2025-06')).toBeUndefined();
  });
});

describe('a quarter', () => {
  const filing = (code: string, period: string, added: number | null, total: number | null): Filing => ({
    unit: code,
    period,
    values: { added, total, note: 'x' },
  });

  it('adds flows, takes the last cumulative, and carries a merged unit into its heir', () => {
    const result = rollUp(
      FIELDS,
      MERGER,
      [
        filing('24', '2025-04', 1, 10),
        filing('27', '2025-04', 2, 20),
        filing('24', '2025-05', 3, 13),
        filing('24', '2025-06', 4, 40),
        filing('01', '2025-06', 100, 500),
      ],
      ['2025-04', '2025-05', '2025-06'],
    );
    expect(result.units.map(({ unit: { id }, totals }) => [id, totals['added'], totals['total']])).toEqual([
      ['01-ha-noi', { value: 100, months: 1 }, { value: 500, months: 1 }],
      // May lacks Bắc Ninh's filing, so it is not whole, but what Bắc Giang filed is counted.
      ['24-bac-ninh', { value: 10, months: 2 }, { value: 40, months: 2 }],
    ]);
    expect(result.country['added']).toEqual({ value: 110, months: 1 });
    expect(result.regions.bac['total']).toEqual({ value: 540, months: 1 });
    expect(result.regions.nam['added']).toEqual({ value: null, months: 0 });
    expect(result.country['note']).toBeUndefined();
  });

  it('never takes a missing month or a blank for zero', () => {
    const result = rollUp(FIELDS, MERGER, [filing('01', '2025-06', null, null)], ['2025-06']);
    expect(result.country['added']).toEqual({ value: null, months: 0 });
  });

  it('conserves every filed flow under any reorganisation', () => {
    const periods = ['2025-04', '2025-05', '2025-06'];
    const reorganisation = fc
      .array(
        fc.record({
          ends: fc.constantFrom('never', '2025-04-30', '2025-05-31'),
          heirs: fc.array(fc.nat(4), { maxLength: 2 }),
        }),
        {
          minLength: 1,
          maxLength: 6,
        },
      )
      .map((plans) => {
        const heirs = Array.from({ length: 5 }, (_, index) =>
          unit(`heir-${index}`, String(50 + index), { validFrom: '2025-05-01' }),
        );
        const first = plans.map(({ ends, heirs: chosen }, index) =>
          ends === 'never' || chosen.length === 0
            ? unit(`first-${index}`, String(10 + index))
            : unit(`first-${index}`, String(10 + index), {
                validTo: ends,
                successors: chosen.map((heir) => `heir-${heir}`),
              }),
        );
        return [...first, ...heirs];
      });
    fc.assert(
      fc.property(
        reorganisation,
        fc.array(fc.option(fc.nat(1000)), { minLength: 40, maxLength: 40 }),
        (units, figures) => {
          const filings = periods.flatMap((period) =>
            unitsIn(units, period).map(({ code }) => filing(code, period, figures.pop() ?? null, null)),
          );
          const filed = filings.reduce((sum, { values }) => sum + Number(values['added'] ?? 0), 0);
          const { country, regions, units: rows } = rollUp(FIELDS, units, filings, periods);
          expect(country['added']?.value ?? 0).toBe(filed);
          expect(rows.reduce((sum, { totals }) => sum + (totals['added']?.value ?? 0), 0)).toBe(filed);
          expect(Object.values(regions).reduce((sum, totals) => sum + (totals['added']?.value ?? 0), 0)).toBe(
            filed,
          );
        },
      ),
    );
  });
});
