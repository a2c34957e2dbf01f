import type { PublishedQuarter } from '#src/schemas/publication.ts';
import { type QuarterTotals, rollUpCsv, rollUpXlsx } from '../quarter-tables.ts';

function totalsOf({ units, regions, country }: PublishedQuarter): QuarterTotals {
  return {
    units: units.map(({ code, name, region, totals }) => ({ unit: { code, name, region }, totals })),
    ...{ regions, country },
  };
}

/** A published quarter as CSV: the same columns as the console's, with the ids of the indicators. */
export function resultCsv(file: PublishedQuarter): string {
  return rollUpCsv(file.indicators, totalsOf(file));
}

/** The same as a workbook. */
export function resultXlsx(file: PublishedQuarter): Promise<Uint8Array<ArrayBuffer>> {
  return rollUpXlsx(file.quarter, file.indicators, totalsOf(file));
}
