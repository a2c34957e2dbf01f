import { coverageOf, gapsOf } from '#src/figures/gaps.ts';
import { monthsOf, type Quarter } from '#src/figures/quarters.ts';
import { unitsIn } from '#src/figures/reorganisation.ts';
import type { Total } from '#src/figures/roll-up.ts';
import type { Field } from '#src/schemas/form-definition.ts';
import { PUBLICATION_FORMAT, type PublishedQuarter } from '#src/schemas/publication.ts';
import type { Region } from '#src/schemas/records.ts';
import { definitionsOf, fieldsOf } from './definitions.ts';
import { addUp, type FrozenState, type QuarterSource } from './quarters.ts';

/** The indicators of a frozen quarter that have a figure, in the order of the form: what can be published of it. */
export async function publishableFields(
  { store, units, form }: QuarterSource,
  quarter: Quarter,
  state: FrozenState,
): Promise<readonly Field[]> {
  const totals = await addUp({ store, units, form }, quarter, state.revisions);
  return fieldsOf(await definitionsOf(store, state.revisions, form)).filter(
    ({ id, kind }) =>
      (kind === 'count' || kind === 'cumulative') && (totals.country[id]?.value ?? null) !== null,
  );
}

/**
 * A quarter as it was frozen, as sums of units, regions and the country for these indicators: what VNNIC may publish.
 * Nothing else of a filing is in it, neither texts nor reasons, receipts or people. `trial`: the register holds made-up
 * figures, which the site refuses to publish.
 */
export async function publicationOf(
  source: QuarterSource,
  quarter: Quarter,
  state: FrozenState,
  { fields, trial }: { readonly fields: readonly Field[]; readonly trial: boolean },
): Promise<PublishedQuarter> {
  const { units, form } = source;
  const { freeze, revisions } = state;
  const periods = monthsOf(quarter);
  const totals = await addUp(source, quarter, revisions);
  const groups = new Map(form.groups.map(({ id, title }) => [id, title]));
  const months = periods.map((period) => ({
    period,
    filed: revisions.filter((revision) => revision.period === period).length,
    expected: unitsIn(units, period).length,
  }));
  const sumsOf = (of: Readonly<Record<string, Total>>, region?: Region) =>
    Object.fromEntries(
      fields.map(({ id }) => [
        id,
        { ...totalOf(of[id]), ...coverageOf(units, revisions, periods, id)(region) },
      ]),
    );
  return {
    ...{ format: PUBLICATION_FORMAT, trial, quarter, frozenAt: freeze.at, hash: freeze.hash },
    expected: gapsOf(units, [], periods).length,
    filed: gapsOf(units, [], periods).length - gapsOf(units, revisions, periods).length,
    months,
    indicators: fields.map(({ id, label, unit, kind, group }) => ({
      ...{ id, label, ...(unit !== undefined && { unit }) },
      kind: kind === 'cumulative' ? 'cumulative' : 'count',
      group: groups.get(group) ?? group,
    })),
    units: totals.units.map(({ unit, totals: own }) => ({
      ...{ code: unit.code, name: unit.name, region: unit.region },
      totals: Object.fromEntries(fields.map(({ id }) => [id, totalOf(own[id])])),
    })),
    regions: {
      bac: sumsOf(totals.regions.bac, 'bac'),
      trung: sumsOf(totals.regions.trung, 'trung'),
      nam: sumsOf(totals.regions.nam, 'nam'),
    },
    country: sumsOf(totals.country),
  };
}

function totalOf(total: Total | undefined): Total {
  return { value: total?.value ?? null, months: total?.months ?? 0 };
}
