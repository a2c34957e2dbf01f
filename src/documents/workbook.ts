import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import { escapeHtml } from '#src/lib/text.ts';
import { FONT, HEAD, LINE, LINE_HEIGHT, linesOf, STRONG } from './workbook-looks.ts';

/** A text, a number, or blank. */
export type WorkbookValue = string | number | null;

/** One sheet: a head row, then rows of cells. */
export interface WorkbookSheet {
  readonly name: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly WorkbookValue[])[];
  /** How many columns at the left stay in view and come again on every printed page: those that say what a row is. */
  readonly nameColumns: number;
  /** Rows that sum others up. */
  readonly isStrong?: (row: readonly WorkbookValue[]) => boolean;
}

/** In characters: no column narrower, none wider than what can be read beside others. */
const WIDTHS = { least: 9, most: 44 };

/** Heads go over so many lines before they widen their column. */
const HEAD_LINES = 4;

/** Up to so many rows a sheet is printed one page high, as many pages wide as it takes. */
const ROWS_OF_A_PAGE = 45;

/** What XML 1.0 cannot hold, and lone surrogates: Excel refuses a whole file for one of them. */
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

/** The most that one cell can hold. */
const MAX_CELL = 32_767;

/** Where a workbook keeps the texts of its cells. */
const TEXTS = 'xl/sharedStrings.xml';
const BOOK = 'xl/workbook.xml';

/** Excel forbids these in the name of a sheet, and more than 31 characters. */
const NOT_IN_NAME = /[[\]:*?/\\]/g;

/**
 * An .xlsx file. Every text is a cell of type text, whatever it begins with: nothing typed can become a formula, so
 * nothing needs an apostrophe before it. Numbers stay numbers; blank stays an empty cell.
 */
export async function makeWorkbook(sheets: readonly WorkbookSheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const file = writeExcelFile(
    sheets.map((sheet) => {
      const widths = widthsOf(sheet);
      return {
        sheet: nameOf(sheet),
        data: [headsOf(sheet, widths), ...sheet.rows.map((row) => rowOf(row, sheet, widths))] as SheetData,
        stickyRowsCount: 1,
        stickyColumnsCount: sheet.nameColumns,
        columns: widths.map((width) => ({ width })),
        orientation: 'landscape' as const,
      };
    }),
  );
  return finish(new Uint8Array(await file.toBuffer()), sheets);
}

function nameOf({ name }: WorkbookSheet): string {
  return name.replace(NOT_IN_NAME, ' ').slice(0, 31);
}

/** Wide enough for what is in the column; heads and long texts go over several lines. */
function widthsOf({ heads, rows }: WorkbookSheet): number[] {
  return heads.map((head, column) => {
    const words = head.split(' ').map((word) => word.length + 2);
    const cells = rows.map((row) => longestLine(row[column] ?? null) + 2);
    return Math.min(WIDTHS.most, Math.max(WIDTHS.least, head.length / HEAD_LINES + 3, ...words, ...cells));
  });
}

function longestLine(value: WorkbookValue): number {
  if (typeof value === 'number') return value.toLocaleString('en').length;
  return Math.max(...(value ?? '').split('\n').map((line) => line.length));
}

function headsOf({ heads }: WorkbookSheet, widths: readonly number[]) {
  // A head is bold, so it takes more room than its characters.
  const lines = heads.map((head, column) => linesOf(head, (widths[column] ?? WIDTHS.least) * 0.9));
  const height = LINE_HEIGHT * Math.max(1, ...lines) + 2;
  return heads.map((head) => ({ ...textCell(head), ...FONT, ...HEAD, alignVertical: 'top', height }));
}

function rowOf(row: readonly WorkbookValue[], { isStrong }: WorkbookSheet, widths: readonly number[]) {
  const lines = row.map((value, column) =>
    typeof value === 'string' ? linesOf(value, widths[column] ?? WIDTHS.least) : 1,
  );
  const look = {
    ...{ ...FONT, ...LINE, ...(isStrong?.(row) === true && STRONG) },
    ...{ alignVertical: 'top', height: LINE_HEIGHT * Math.min(MAX_LINES, Math.max(1, ...lines)) + 2 },
  };
  return row.map((value) => ({ ...look, ...cell(value) }));
}

/** A long reason shall not push the next row off the screen; a program shows all of it in the cell or in a higher row. */
const MAX_LINES = 8;

function cell(value: WorkbookValue) {
  if (value === null || value === '') return {};
  if (typeof value === 'number') return { type: Number, value, format: '#,##0' };
  return { ...textCell(value), wrap: true };
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

/** What the writer leaves to us: names spelled out, and heads on every printed page. */
function finish(file: Uint8Array<ArrayBuffer>, sheets: readonly WorkbookSheet[]): Uint8Array<ArrayBuffer> {
  const files = unzipSync(file);
  const change = (name: string, transform: (xml: string) => string) => {
    const part = files[name];
    if (part) files[name] = strToU8(transform(strFromU8(part)));
  };
  change(TEXTS, withPlainNames);
  for (const [index, { rows }] of sheets.entries()) {
    if (rows.length <= ROWS_OF_A_PAGE) change(`xl/worksheets/sheet${index + 1}.xml`, onePageHigh);
  }
  change(BOOK, (xml) => xml.replace('<definedNames/>', () => printTitlesOf(sheets)));
  return new Uint8Array(zipSync(files));
}

/** Spells those names out again: LibreOffice shows such a code instead of the letter it stands for. */
function withPlainNames(texts: string): string {
  return Object.getOwnPropertyNames(Object.prototype).reduce(
    (xml, name) => xml.replaceAll(`>${codeOf(name)}${name.slice(1)}<`, `>${name}<`),
    texts,
  );
}

/** ECMA-376, 18.3.1.65 and 18.3.1.63. */
function onePageHigh(sheet: string): string {
  return sheet
    .replace(/(?=<sheetViews\b)/, '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
    .replace('<pageSetup ', '<pageSetup fitToWidth="0" ');
}

/** The head row and the columns that name a row come again on every page (ECMA-376, 18.2.5). */
function printTitlesOf(sheets: readonly WorkbookSheet[]): string {
  const names = sheets.map((sheet, index) => {
    const at = escapeHtml(`'${nameOf(sheet).replaceAll("'", "''")}'`);
    const last = String.fromCharCode(64 + sheet.nameColumns);
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${at}!$A:$${last},${at}!$1:$1</definedName>`;
  });
  return `<definedNames>${names.join('')}</definedNames>`;
}

function codeOf(text: string): string {
  return `_x${text.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}
