import writeExcelFile, { type SheetData } from 'write-excel-file/node';

/** One sheet: a head row, then rows of texts, numbers and blanks (`null`). */
export interface WorkbookSheet {
  readonly name: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** What XML 1.0 cannot hold, and lone surrogates: Excel refuses a whole file for one of them. */
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

/** The most that one cell can hold. */
const MAX_CELL = 32_767;

/** Excel forbids these in the name of a sheet, and more than 31 characters. */
const NOT_IN_NAME = /[[\]:*?/\\]/g;

/**
 * An .xlsx file. Every text is a cell of type text, whatever it begins with: nothing typed can become a formula, so
 * nothing needs an apostrophe before it. Numbers stay numbers; blank stays an empty cell.
 */
export async function makeWorkbook(sheets: readonly WorkbookSheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const file = writeExcelFile(
    sheets.map(({ name, heads, rows }) => ({
      sheet: name.replace(NOT_IN_NAME, ' ').slice(0, 31),
      data: [heads.map(headCell), ...rows.map((row) => row.map(cell))] as SheetData,
      stickyRowsCount: 1,
      stickyColumnsCount: 1,
      columns: heads.map((head) => ({ width: Math.min(40, Math.max(12, Math.ceil(head.length / 2))) })),
    })),
  );
  return new Uint8Array(await file.toBuffer());
}

function headCell(text: string) {
  return { ...textCell(text), fontWeight: 'bold', wrap: true, alignVertical: 'top' } as const;
}

function cell(value: string | number | null) {
  if (value === null || value === '') return null;
  if (typeof value === 'number')
    return { type: Number, value, format: '#,##0', alignVertical: 'top' } as const;
  return { ...textCell(value), wrap: value.length > 40, alignVertical: 'top' } as const;
}

function textCell(text: string) {
  return { type: String, value: text.replace(NOT_XML, '\uFFFD').slice(0, MAX_CELL) };
}
