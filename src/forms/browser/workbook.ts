import { unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/universal';
import type { CheckedField } from '#src/forms/types.ts';
import { isMonth } from '#src/lib/months.ts';
import { nfc } from '#src/lib/text.ts';
import type { Draft } from './draft.ts';
import { WORKBOOK_COLUMNS, WORKBOOK_NAMES } from '#src/forms/workbook-layout.ts';

/** Of the sheet, unpacked: the real one is 30 KB. A file that would fill the memory is turned away before it does. */
const MAX_UNPACKED = 8_000_000;

type Cell = string | number | boolean | Date | null;

/** What a filled sheet says, as a draft says it; nothing where the file is no sheet of ours. */
export type WorkbookReading = Pick<Draft, 'form' | 'version' | 'unit' | 'period' | 'typed' | 'labels'>;

/** A cell as an officer would have typed it into the form. */
function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  // A decimal point in a cell is a decimal comma on paper: 1.5 must not be read as fifteen.
  if (typeof cell === 'number') return String(cell).replace('.', ',');
  if (cell instanceof Date) {
    const [year, month, day] = cell.toISOString().slice(0, 10).split('-');
    return `${day}/${month}/${year}`;
  }
  return nfc(String(cell)).trim();
}

/** `11/2026`, `2026-11` and a day of that month → `2026-11`; nothing for anything else. */
function periodOf(cell: Cell | undefined): string {
  const text = textOf(cell);
  const [, month = '', year = ''] = /(\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  const period = month === '' ? text.slice(0, 7) : `${year}-${month.padStart(2, '0')}`;
  return isMonth(period) ? period : '';
}

function unpackedSize(bytes: Uint8Array): number {
  let size = 0;
  unzipSync(bytes, {
    filter: ({ originalSize }) => {
      size += originalSize;
      return false;
    },
  });
  return size;
}

/** Reads a filled workbook in the browser. Never throws, whatever the file is. */
export async function readWorkbook(
  bytes: Uint8Array<ArrayBuffer>,
  fields: ReadonlyMap<string, CheckedField>,
): Promise<WorkbookReading | undefined> {
  let rows: Cell[][];
  try {
    if (unpackedSize(bytes) > MAX_UNPACKED) return undefined;
    rows = (await readSheet(bytes.buffer)) as Cell[][];
  } catch {
    return undefined;
  }
  const idOf = (row: readonly Cell[]) => textOf(row[WORKBOOK_COLUMNS.id]);
  const valueAt = (name: string) => rows.find((row) => idOf(row) === name)?.[WORKBOOK_COLUMNS.value];
  const mark = rows.map(idOf).find((id) => id.startsWith(`${WORKBOOK_NAMES.form} `)) ?? '';
  const [, form, version] = /^\S+ ([a-z0-9-]+)@([0-9a-f]{12})$/.exec(mark) ?? [];
  if (form === undefined || version === undefined) return undefined;

  const filled = rows
    .filter((row) => /^[a-z][a-zA-Z0-9]{1,40}$/.test(idOf(row)) && textOf(row[WORKBOOK_COLUMNS.value]) !== '')
    .filter((row) => ![WORKBOOK_NAMES.unit, WORKBOOK_NAMES.period].some((name) => name === idOf(row)));
  const typed = filled.map((row) => {
    const id = idOf(row);
    const text = textOf(row[WORKBOOK_COLUMNS.value]);
    // In the sheet a choice goes by its words.
    const choice = fields.get(id)?.choices?.find(({ label }) => label === text);
    return [id, choice?.value ?? text] as const;
  });
  return {
    ...{ form, version, period: periodOf(valueAt(WORKBOOK_NAMES.period)) },
    unit: /^\d\d(?= )/.exec(textOf(valueAt(WORKBOOK_NAMES.unit)))?.[0] ?? '',
    typed: Object.fromEntries(typed),
    labels: Object.fromEntries(filled.map((row) => [idOf(row), textOf(row[WORKBOOK_COLUMNS.label])])),
  };
}
