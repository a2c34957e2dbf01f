import { stringify } from 'csv-stringify/sync';
import { formatQuarter, type Quarter } from '#src/figures/quarters.ts';
import type { Total } from '#src/figures/roll-up.ts';
import { fillIn } from '#src/messages/forms.ts';
import { REGISTER_MESSAGES } from '#src/messages/register.ts';
import type { Field } from '#src/schemas/form-definition.ts';
import { REGIONS, type Region, type Unit } from '#src/schemas/records.ts';
import { makeWorkbook, type WorkbookValue } from './workbook.ts';

const { quarter: words } = REGISTER_MESSAGES;

type Row = readonly WorkbookValue[];

type Totals = Readonly<Record<string, Total>>;

/** What a column says of an indicator. */
type Indicator = Pick<Field, 'id' | 'label' | 'unit'>;

/** A quarter added up: as it stands in the register, or as it was published. */
export interface QuarterTotals {
  readonly units: readonly {
    readonly unit: Pick<Unit, 'code' | 'name' | 'region'>;
    readonly totals: Totals;
  }[];
  readonly regions: Readonly<Record<Region, Totals>>;
  readonly country: Totals;
}

/** A row to a unit, a region and the country; beside each figure the number of whole months behind it. */
function rowsOf(fields: readonly Indicator[], { units, regions, country }: QuarterTotals): Row[] {
  const cells = (totals: Totals) =>
    fields.flatMap(({ id }) => [totals[id]?.value ?? null, totals[id]?.months ?? 0]);
  return [
    ...units.map(({ unit, totals }) => [unit.code, unit.name, REGIONS[unit.region], ...cells(totals)]),
    ...(Object.entries(REGIONS) as [Region, string][]).map(([region, name]) => [
      ...['', name, name],
      ...cells(regions[region]),
    ]),
    ['', words.country, '', ...cells(country)],
  ];
}

function headsOf(fields: readonly Indicator[], withIds: boolean): string[] {
  return [
    words.code,
    words.unit,
    words.region,
    ...fields.flatMap(({ id, label, unit }) => {
      const end = withIds ? ` [${id}]` : '';
      return [`${label}${unit === undefined ? '' : ` (${unit})`}${end}`, `${words.wholeMonths}${end}`];
    }),
  ];
}

/** UTF-8 with a byte order mark for Excel. Every text in it is ours; what people typed is not in it. */
export function rollUpCsv(fields: readonly Indicator[], totals: QuarterTotals): string {
  return stringify([headsOf(fields, true), ...rowsOf(fields, totals)], {
    bom: true,
    record_delimiter: 'windows',
    cast: { string: (value) => ({ value, escape_formulas: true }) },
  });
}

/** The same for people: the sheet says which quarter, and indicators for which nobody filed a figure are not in it. */
export function rollUpXlsx(
  quarter: Quarter,
  fields: readonly Indicator[],
  totals: QuarterTotals,
): Promise<Uint8Array<ArrayBuffer>> {
  const filled = fields.filter(({ id }) => (totals.country[id]?.value ?? null) !== null);
  const name = fillIn(words.sheet, { quarter: formatQuarter(quarter).replace('/', '-') });
  return makeWorkbook([
    {
      ...{ name, heads: headsOf(filled, false), rows: rowsOf(filled, totals), nameColumns: 3 },
      // Regions and the country have no code.
      isStrong: ([code]) => code === '',
    },
  ]);
}
