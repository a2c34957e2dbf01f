import { stringify } from 'csv-stringify/sync';
import { makeWorkbook, type WorkbookValue } from '#src/documents/workbook.ts';
import { formatQuarter, type Quarter } from '#src/figures/quarters.ts';
import type { RollUp, Total } from '#src/figures/roll-up.ts';
import { fillIn } from '#src/messages/forms.ts';
import { REGISTER_MESSAGES } from '#src/messages/register.ts';
import type { Field } from '#src/schemas/form-definition.ts';
import { REGIONS, type Region } from '#src/schemas/records.ts';

const { quarter: words } = REGISTER_MESSAGES;

type Row = readonly WorkbookValue[];

/** A row to a unit, a region and the country; beside each figure the number of whole months behind it. */
function rowsOf(fields: readonly Field[], { units, regions, country }: RollUp): Row[] {
  const cells = (totals: Readonly<Record<string, Total>>) =>
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

function headsOf(fields: readonly Field[], withIds: boolean): string[] {
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

/** As `exportCsv`: UTF-8 with a byte order mark for Excel. Every text in it is ours; what people typed is not in it. */
export function rollUpCsv(fields: readonly Field[], totals: RollUp): string {
  return stringify([headsOf(fields, true), ...rowsOf(fields, totals)], {
    bom: true,
    record_delimiter: 'windows',
    cast: { string: (value) => ({ value, escape_formulas: true }) },
  });
}

/** The same for people: the sheet says which quarter, and indicators for which nobody filed a figure are not in it. */
export function rollUpXlsx(
  quarter: Quarter,
  fields: readonly Field[],
  totals: RollUp,
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
