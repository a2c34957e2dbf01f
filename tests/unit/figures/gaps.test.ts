import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gapsOf } from '#src/figures/gaps.ts';
import { type UnitRecord, unitsIn } from '#src/figures/reorganisation.ts';
import { type Filing, rollUp } from '#src/figures/roll-up.ts';
import type { Field } from '#src/schemas/form-definition.ts';
import { REGIONS, type Region } from '#src/schemas/records.ts';

function unit(id: string, code: string, region: Region, more: Partial<UnitRecord> = {}): UnitRecord {
  const rest = { formerNames: [], regionDoubtful: false, successors: [] };
  return { ...rest, kind: 'tinh', id, code, name: id, region, ...more };
}

/** Over one quarter: a merger across regions, a split, a unit that stays, and none in one region for some time. */
const UNITS = [
  unit('giang', '24', 'bac', { validTo: '2025-04-30', successors: ['ninh'] }),
  unit('tinh', '27', 'trung', { validTo: '2025-04-30', successors: ['ninh'] }),
  unit('ninh', '24', 'bac', { validFrom: '2025-05-01' }),
  unit('tay', '30', 'nam', { validTo: '2025-05-31', successors: ['dong', 'nam'] }),
  unit('dong', '31', 'nam', { validFrom: '2025-06-01' }),
  unit('nam', '32', 'trung', { validFrom: '2025-06-01' }),
  unit('noi', '01', 'bac'),
];
const PERIODS = ['2025-04', '2025-05', '2025-06'] as const;
const FIELD: Field = {
  id: 'added',
  group: 'g',
  label: 'added',
  kind: 'count',
  required: false,
  personal: false,
};

const filing = (code: string, period: string, added: number | null): Filing => ({
  ...{ unit: code, period },
  values: { added },
});

describe('gaps', () => {
  it('name who has not filed a month, and who left the figure blank, under the region that counts them now', () => {
    const filings = [filing('24', '2025-04', 3), filing('30', '2025-04', null), filing('01', '2025-04', 0)];
    const named = gapsOf(UNITS, filings, PERIODS.slice(0, 1), 'added').map(
      ({ unit: { id }, region, filed }) => [id, region, filed],
    );
    expect(named).toEqual([
      ['tinh', 'trung', false],
      ['tay', 'nam', true],
    ]);
    const quarter = gapsOf(UNITS, filings, PERIODS, 'added').filter(({ period }) => period === '2025-04');
    expect(quarter.map(({ unit: { id }, region }) => [id, region])).toEqual([
      ['tinh', 'bac'],
      ['tay', 'nam'],
    ]);
  });

  it('of filings alone leave out who filed and left something blank', () => {
    const filings = unitsIn(UNITS, '2025-04').map(({ code }) => filing(code, '2025-04', null));
    expect(gapsOf(UNITS, filings, ['2025-04'])).toEqual([]);
  });

  it('are where the roll-up says that a month of a region or of the country is not whole, and nowhere else', () => {
    const states = fc.array(fc.constantFrom('missing', 'blank', 'filed', 'filed', 'filed'), {
      ...{ minLength: 12, maxLength: 12 },
    });
    fc.assert(
      fc.property(states, (given) => {
        const left = [...given];
        const filings = PERIODS.flatMap((period) =>
          unitsIn(UNITS, period).flatMap(({ code }) => {
            const state = left.pop() ?? 'filed';
            return state === 'missing' ? [] : [filing(code, period, state === 'blank' ? null : 1)];
          }),
        );
        const { country, regions } = rollUp([FIELD], UNITS, filings, PERIODS);
        const gaps = gapsOf(UNITS, filings, PERIODS, FIELD.id);
        const monthsWithout = (own: typeof gaps) => new Set(own.map(({ period }) => period)).size;
        expect(country['added']?.months).toBe(3 - monthsWithout(gaps));
        for (const region of Object.keys(REGIONS) as Region[]) {
          const own = gaps.filter((gap) => gap.region === region);
          // A month for which nobody of the region should have filed is not whole either.
          const { months = 0 } = regions[region]['added'] ?? {};
          const nobody = region === 'trung' ? 2 : 0;
          expect([region, months]).toEqual([region, 3 - monthsWithout(own) - nobody]);
        }
      }),
    );
  });
});
