import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import type { FillableCell, FillableSheet } from '#src/lib/fillable-sheet.ts';
import { escapeHtml } from '#src/lib/text.ts';
import { WORKBOOK_TEXT } from '#src/messages/workbook.ts';
import { FONT, HEAD, LINE, LINE_HEIGHT, linesOf, STRONG } from './workbook-looks.ts';

type Feature = NonNullable<NonNullable<Parameters<typeof writeExcelFile>[1]>['features']>[number];

/** Cells to be filled in are known by this colour, to people and to the styles below. */
const INPUT_FILL = 'FFF6CC';

const LOOKS = {
  title: { fontWeight: 'bold', fontSize: 14, wrap: true },
  note: { fontSize: 11, textColor: '#505A6B', wrap: true },
  head: HEAD,
  group: { ...STRONG, wrap: true },
  label: { wrap: true, ...LINE },
  figure: { wrap: true, align: 'right', ...LINE },
  plain: { wrap: true },
  input: { wrap: true, backgroundColor: `#${INPUT_FILL}`, ...LINE },
} as const;

const MAX_COUNT = 999_999_999;

/**
 * An .xlsx file to fill in: the cells of look `input` take what their kind allows, everything else is protected (without
 * a password: it keeps from slips, not from people). Ids stand in a hidden column.
 */
export async function makeFillableWorkbook(sheet: FillableSheet): Promise<Uint8Array<ArrayBuffer>> {
  const data = sheet.rows.map((row) => {
    const height = heightOf(row, sheet);
    return row.map((cell) => cellOf(cell, height));
  }) as SheetData;
  const file = writeExcelFile(
    data,
    {
      sheet: sheet.name,
      columns: sheet.columns.map(({ width }) => ({ width })),
      stickyRowsCount: sheet.stickyRows,
      orientation: 'landscape',
    },
    { features: [protection(sheet)] },
  );
  return new Uint8Array(await file.toBuffer());
}

/** In points. Programs reckon the height of a wrapped line only once it is typed into, and never that of joined cells. */
function heightOf(row: readonly FillableCell[], { columns }: FillableSheet): number {
  const lines = row.map((cell, index) => {
    if (!cell || columns[index]?.hidden === true) return 1;
    const span = ('span' in cell && cell.span) || 1;
    const width = columns.slice(index, index + span).reduce((sum, column) => sum + column.width, 0);
    const written = linesOf(String(cell.value ?? ''), width);
    return 'rows' in cell ? Math.max(written, cell.rows ?? 1) : written;
  });
  return LINE_HEIGHT * Math.max(1, ...lines) + 2;
}

function cellOf(cell: FillableCell, height: number) {
  if (!cell) return null;
  const look = { ...FONT, ...LOOKS[cell.look], alignVertical: 'top' };
  const numeric = cell.look === 'input' ? cell.accepts === 'count' : typeof cell.value === 'number';
  return {
    ...look,
    ...{ type: numeric ? Number : String, height },
    ...(cell.value !== null && { value: cell.value }),
    // Text stays as typed: a number of a plan (123/KH-UBND) or a day must not become something else.
    format: numeric ? '#,##0' : '@',
    ...('span' in cell && { columnSpan: cell.span }),
  };
}

/** Where the elements stand among their siblings is fixed by ECMA-376, part 1, 18.3.1.99 (CT_Worksheet). */
function protection(sheet: FillableSheet): Feature {
  return {
    files: {
      transform: {
        'xl/styles.xml': { transform: (xml: string) => unlockInputs(xml) },
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml: string) =>
            hideColumns(sheet, xml)
              .replace(
                '</sheetData>',
                '</sheetData><sheetProtection sheet="1" formatColumns="0" formatRows="0"/>',
              )
              .replace(/(?=<pageMargins\b)/, validationsOf(sheet))
              // As wide as the paper, as long as it takes.
              .replace(/(?=<sheetViews\b)/, '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
              .replace('<pageSetup ', '<pageSetup fitToHeight="0" '),
        },
      },
    },
  };
}

/** A cell can be filled in on a protected sheet only where its format says so: those with the colour of inputs. */
function unlockInputs(xml: string): string {
  const fills =
    /<fills\b[^>]*>([\s\S]*?)<\/fills>/.exec(xml)?.[1]?.match(/<fill>[\s\S]*?<\/fill>|<fill\/>/g) ?? [];
  const input = fills.findIndex((fill) => fill.toUpperCase().includes(INPUT_FILL));
  return xml.replace(/<cellXfs\b[\s\S]*?<\/cellXfs>/, (formats) =>
    formats.replace(/<xf\b([^>]*?)(?:\/>|>([\s\S]*?)<\/xf>)/g, (format: string, given: string, inner = '') =>
      given.includes(`fillId="${input}"`)
        ? `<xf${given} applyProtection="1">${String(inner)}<protection locked="0"/></xf>`
        : format,
    ),
  );
}

function hideColumns({ columns }: FillableSheet, xml: string): string {
  return columns.reduce(
    (text, { hidden }, index) =>
      hidden === true ? text.replace(`<col min="${index + 1}"`, `<col hidden="1" min="${index + 1}"`) : text,
    xml,
  );
}

function validationsOf({ rows }: FillableSheet): string {
  const validations = rows.flatMap((row, at) =>
    row.flatMap((cell, column) => {
      if (cell?.look !== 'input' || cell.accepts === 'text') return [];
      const where = `${String.fromCharCode(65 + column)}${at + 1}`;
      const common = `allowBlank="1" showErrorMessage="1" sqref="${where}"`;
      if (cell.accepts === 'count') {
        return `<dataValidation type="whole" operator="between" error="${escapeHtml(WORKBOOK_TEXT.countError)}" ${common}><formula1>0</formula1><formula2>${MAX_COUNT}</formula2></dataValidation>`;
      }
      const list = escapeHtml(`"${(cell.choices ?? []).join(',').replaceAll('"', '""')}"`);
      return `<dataValidation type="list" error="${escapeHtml(WORKBOOK_TEXT.choiceError)}" ${common}><formula1>${list}</formula1></dataValidation>`;
    }),
  );
  return `<dataValidations count="${validations.length}">${validations.join('')}</dataValidations>`;
}
