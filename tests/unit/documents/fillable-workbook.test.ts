import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { makeFillableWorkbook } from '#src/documents/fillable-workbook.ts';
import { readWorkbook } from '#src/forms/browser/workbook.ts';
import { fillableSheet } from '#src/forms/workbook.ts';
import { hanoi, monthlyForm } from '#tests/helpers/forms.ts';
import { formulasIn } from '#tests/helpers/spreadsheets.ts';

const fields = new Map(monthlyForm.fields.map((field) => [field.id, field]));
const previous = {
  period: '2026-10',
  values: { idvnNew: 1234, planStatus: 'drafting', posters: null, reporterName: 'X' },
};
const SHEET = 'xl/worksheets/sheet1.xml';

async function workbook(given = {}) {
  return makeFillableWorkbook(fillableSheet(monthlyForm, given));
}

function sheetOf(bytes: Uint8Array): string {
  return strFromU8(unzipSync(bytes)[SHEET] ?? new Uint8Array());
}

/** The same file as an office program would save it with these values in its input cells. */
async function filled(values: Readonly<Record<string, string | number>>, given = {}) {
  const sheet = fillableSheet(monthlyForm, given);
  const rows = sheet.rows.map((row) => {
    const id = row[0] && 'value' in row[0] ? String(row[0].value) : '';
    const value = Object.hasOwn(values, id) ? values[id] : undefined;
    return row.map((cell) => (cell?.look === 'input' && value !== undefined ? { ...cell, value } : cell));
  });
  return makeFillableWorkbook({ ...sheet, rows });
}

describe('the workbook to fill in', () => {
  it('protects everything but the cells to be filled in, hides ids, and has no formula and nobody in it', async () => {
    const bytes = await workbook({ unit: hanoi, period: '2026-11', previous });
    const sheet = sheetOf(bytes);
    expect(sheet).toContain('<sheetProtection sheet="1"');
    expect(sheet).toMatch(/<col hidden="1" min="1" max="1"/);
    expect(sheet.match(/<dataValidation /g)?.length).toBe(
      monthlyForm.fields.filter(({ kind }) => ['count', 'cumulative', 'choice'].includes(kind)).length,
    );
    // The order of elements is fixed: Excel repairs, that is throws away, what stands elsewhere.
    const order = [
      '<sheetPr>',
      '<sheetViews>',
      '<cols>',
      '<sheetData>',
      '<sheetProtection',
      '<mergeCells',
      '<dataValidations',
      '<pageMargins',
      '<pageSetup',
    ];
    const places = order.map((element) => sheet.indexOf(element));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(places).not.toContain(-1);
    const styles = strFromU8(unzipSync(bytes)['xl/styles.xml'] ?? new Uint8Array());
    const formats = [...styles.matchAll(/<xf\b[^>]*>.*?<\/xf>/g)].map(([format]) => format);
    const unlocked = formats.flatMap((format, index) => (format.includes('locked="0"') ? [index] : []));
    const isInput = fillableSheet(monthlyForm, { period: '2026-11' }).rows.map(
      (row) => row[2]?.look === 'input',
    );
    const open = [...sheet.matchAll(/<c r="([A-Z]+)(\d+)" s="(\d+)"/g)]
      .filter(([, , , style]) => unlocked.includes(Number(style)))
      .map(([, column, row]) => `${column}${row}`);
    expect(open).toEqual(isInput.flatMap((input, row) => (input ? [`C${row + 1}`] : [])));
    expect(formulasIn(Buffer.from(bytes))).toBe(0);
    const texts = strFromU8(unzipSync(bytes)['xl/sharedStrings.xml'] ?? new Uint8Array());
    expect(texts).not.toMatch(/reporterName|<t[^>]*>X</);
  });

  it('is read back as it was typed into the form', async () => {
    const typed = {
      ...{ idvnNew: 1234, idvnTotal: 5000, planStatus: 'Đã ban hành', planNumber: '12/KH-UBND' },
      ...{ planIssuedOn: '05/11/2026', difficulties: 'Dòng một\nDòng hai =1+1', posters: 0 },
    };
    const reading = await readWorkbook(await filled(typed, { unit: hanoi, period: '2026-11' }), fields);
    expect(reading).toMatchObject({
      form: 'so-lieu-thang',
      version: monthlyForm.version,
      unit: '01',
      period: '2026-11',
    });
    expect(reading?.typed).toEqual({
      ...{ idvnNew: '1234', idvnTotal: '5000', planStatus: 'issued', planNumber: '12/KH-UBND' },
      ...{ planIssuedOn: '05/11/2026', difficulties: 'Dòng một\nDòng hai =1+1', posters: '0' },
    });
    expect(reading?.labels['idvnNew']).toBe(fields.get('idvnNew')?.label);
  });

  it('reads a blank one as nothing, and a decimal so that the form refuses it', async () => {
    expect((await readWorkbook(await workbook(), fields))?.typed).toEqual({});
    expect((await readWorkbook(await filled({ idvnNew: 1.234 }), fields))?.typed).toEqual({
      idvnNew: '1,234',
    });
  });

  it('turns away what is no workbook of ours, a broken one, and one that would fill the memory', async () => {
    const bytes = await workbook();
    const parts = unzipSync(bytes);
    const bomb = zipSync({ ...parts, 'xl/big.xml': new Uint8Array(9_000_000) });
    const foreign = zipSync({ ...parts, 'xl/sharedStrings.xml': strToU8('<sst/>') });
    for (const file of [
      new Uint8Array(),
      new Uint8Array([1, 2, 3]),
      bytes.slice(0, 500),
      bomb,
      foreign,
      zipSync({}),
    ]) {
      expect(await readWorkbook(new Uint8Array(file), fields)).toBeUndefined();
    }
  });
});
