import { expect, it } from 'vitest';
import { resultCsv, resultXlsx } from '#src/documents/results/result-files.ts';
import { inventedResults } from '#tests/helpers/results.ts';
import { formulasIn, readXlsx } from '#tests/helpers/spreadsheets.ts';

const file = inventedResults();
const units = file.units.map((unit) => (unit.code === '01' ? { ...unit, name: '=HYPERLINK("x")' } : unit));

it('a published quarter as CSV opens in Excel with its marks, and no name is run as a formula', () => {
  const text = resultCsv({ ...file, units });
  expect(text.startsWith('\uFEFF')).toBe(true);
  const lines = text.slice(1).trimEnd().split('\r\n');
  expect(lines).toHaveLength(1 + 34 + 3 + 1);
  expect(lines[0]).toContain('[idvnNew]');
  expect(lines[1]).toMatch(/^01,"'=HYPERLINK/u);
  expect(lines.find((line) => line.startsWith('96,'))).toBe('96,Cà Mau,miền Nam,,0,,0');
  expect(lines.at(-1)).toMatch(/^,Cả nước,,\d+,0,\d+,0$/u);
});

it('as a workbook it has the same cells: texts as texts, figures as numbers, blank blank', async () => {
  const bytes = Buffer.from(await resultXlsx({ ...file, units }));
  expect(formulasIn(bytes)).toBe(0);
  const rows = readXlsx(bytes);
  expect(rows[1]?.slice(0, 3)).toEqual(['01', '=HYPERLINK("x")', 'miền Bắc']);
  const caMau = rows.find(([code]) => code === '96');
  expect(caMau?.slice(1, 5)).toEqual(['Cà Mau', 'miền Nam', undefined, 0]);
  expect(rows.at(-1)?.[3]).toBe(file.country['idvnNew']?.value);
});
