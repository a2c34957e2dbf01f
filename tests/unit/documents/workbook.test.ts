import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { makeWorkbook } from '#src/documents/workbook.ts';
import { readXlsx } from '#tests/helpers/spreadsheets.ts';

it('spells names of JavaScript as themselves, and what looks like a code so that it stays what was typed', async () => {
  const texts = ['constructor', 'toString', '__proto__', '_x0063_onstructor', '_x0041_', 'a'];
  const bytes = await makeWorkbook([
    { name: 'Thử', heads: ['Chữ'], rows: texts.map((text) => [text]), nameColumns: 1 },
  ]);
  const xml = strFromU8(unzipSync(bytes)['xl/sharedStrings.xml'] ?? new Uint8Array());
  for (const text of ['constructor', 'toString', '__proto__', '_x005F_x0063_onstructor']) {
    expect(xml).toContain(`>${text}<`);
  }
  expect(
    readXlsx(Buffer.from(bytes))
      .slice(1)
      .map(([cell]) => cell),
  ).toEqual(texts);
});
