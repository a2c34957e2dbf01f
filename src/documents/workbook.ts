import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
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

/** Where a workbook keeps the texts of its cells. */
const TEXTS = 'xl/sharedStrings.xml';

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
  return withPlainNames(new Uint8Array(await file.toBuffer()));
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
  return { type: String, value: escaped(text.replace(NOT_XML, '\uFFFD').slice(0, MAX_CELL)) };
}

/**
 * A text as a workbook spells it: `_x0041_` would be read as `A` (ECMA-376, ST_Xstring), so its first sign is written as
 * such a code itself. So is, for the writer only, the first letter of a name that every JavaScript object has
 * (`constructor`): it looks texts up in a plain object and would write that object's own member in its place.
 */
function escaped(text: string): string {
  const spelled = text.replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_');
  return spelled in {} ? codeOf(spelled) + spelled.slice(1) : spelled;
}

/** Spells those names out again in the finished file: LibreOffice shows such a code instead of the letter it stands for. */
function withPlainNames(file: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const files = unzipSync(file);
  const texts = files[TEXTS];
  if (!texts) return file;
  const before = strFromU8(texts);
  const after = Object.getOwnPropertyNames(Object.prototype).reduce(
    (xml, name) => xml.replaceAll(`>${codeOf(name)}${name.slice(1)}<`, `>${name}<`),
    before,
  );
  return after === before ? file : new Uint8Array(zipSync({ ...files, [TEXTS]: strToU8(after) }));
}

function codeOf(text: string): string {
  return `_x${text.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}
