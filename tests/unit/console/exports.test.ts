import { expect, test } from 'vitest';
import { maxLengthOf } from '#src/forms/read.ts';
import { monthlyForm } from '#tests/helpers/forms.ts';
import { HOSTILE_STRINGS } from '#tests/helpers/hostile-strings.ts';
import { formulasIn, readCsv, readXlsx, readZip } from '#tests/helpers/spreadsheets.ts';
import { later } from '../register/helpers.ts';
import { november, openReceiver } from '../register/receiver.ts';
import { openConsole } from './helpers.ts';

/** As a spreadsheet would take it: the apostrophe in front is what disarms the text, not part of it. */
const DISARMED = /^[=+\-@\t\r＝＋－＠]/u;

/** Every text field of the officer's form; people are not exported, but what is typed there must come through too. */
const TEXT_FIELDS = monthlyForm.fields.filter(({ kind }) => kind === 'text' || kind === 'longText');
const EXPORTED = TEXT_FIELDS.filter(({ personal }) => !personal).map(({ id }) => id);

/** The same text in each of them, cut to what the field takes. */
function everywhere(text: string): Record<string, string> {
  const cut = (most: number) => Array.from(text).slice(0, most).join('');
  return Object.fromEntries(TEXT_FIELDS.map((field) => [field.id, cut(maxLengthOf(field) ?? 0)]));
}

/** Every hostile text filed by way of the form, through the receiver, as a correction after another. */
async function fileAll() {
  const receiver = await openReceiver();
  const code = await receiver.code('01');
  let last = '';
  for (const [index, text] of HOSTILE_STRINGS.entries()) {
    receiver.clock.now = later(index * 31);
    const corrects = last === '' ? {} : { replaces: last, correctionReason: text.slice(0, 250) };
    const answer = await receiver.post(
      november(code, { ...everywhere(text), idvnNew: String(index), ...corrects }),
    );
    expect(answer.status, `${text}: ${answer.text.slice(-3000)}`).toBe(303);
    last = answer.headers.get('location')?.split('/').at(-3) ?? '';
  }
  const staff = await openConsole({ register: receiver.register, clock: receiver.clock });
  await staff.enter();
  return { receiver, staff };
}

test('hostile texts come back out of CSV and Excel cell by cell, and none as a formula', async () => {
  const { receiver, staff } = await fileAll();
  const filed = await receiver.filings();
  expect(EXPORTED.length).toBeGreaterThan(4);
  expect(filed.map(({ values }) => values['difficulties'])).toEqual(
    HOSTILE_STRINGS.map((text) => text.normalize('NFC')),
  );
  const address = '/quan-ly/xuat/so-lieu/?tu=2026-11&den=2026-11&ban=tat-ca&dang=';
  const csv = await staff.get(`${address}csv`);
  expect(csv.headers.get('content-disposition')).toBe('attachment; filename="so-lieu-2026-11-2026-11.csv"');
  const [heads = [], ...rows] = readCsv(csv.text);
  const column = (id: string) => heads.findIndex((head) => head.endsWith(`[${id}]`));
  const xlsx = await staff.get(`${address}xlsx`);
  const [xlsxHeads, ...xlsxRows] = readXlsx(xlsx.bytes);
  expect(xlsxHeads).toEqual(heads.map((head) => head.replace(/ \[\w+\]$/, '')));
  expect(formulasIn(xlsx.bytes)).toBe(0);
  expect([rows.length, xlsxRows.length]).toEqual([filed.length, filed.length]);
  for (const [index, { values, correctionReason, receipt }] of filed.entries()) {
    const [row = [], cells = []] = [rows[index], xlsxRows[index]];
    expect(row[column('receipt')]).toBe(receipt);
    expect(Number(row[column('idvnNew')])).toBe(index);
    expect(cells[column('idvnNew')]).toBe(index);
    for (const [id, text] of [
      ...EXPORTED.map((field) => [field, String(values[field] ?? '')] as const),
      ['correctionReason', correctionReason ?? ''] as const,
    ]) {
      const cell = row[column(id)] ?? '';
      expect(cell, text).not.toMatch(DISARMED);
      expect(DISARMED.test(text) ? cell.slice(1) : cell).toBe(text);
      expect(cells[column(id)] ?? '').toBe(text);
    }
  }
});

test('an export says choices and reasons in the words of the form, and what its columns are', async () => {
  const receiver = await openReceiver();
  const code = await receiver.code('01');
  const figures = { idvnNew: '5', idvnTotal: '40' };
  const posted = { ...figures, planStatus: 'drafting', idvnTotalReason: 'Gồm cả số của năm trước' };
  receiver.clock.now = later(0);
  expect((await receiver.post(november(code, posted))).status).toBe(303);
  const [filing] = await receiver.filings();
  const staff = await openConsole({ register: receiver.register, clock: receiver.clock });
  await staff.enter();
  const { bytes } = await staff.get('/quan-ly/xuat/so-lieu/?tu=2026-11&den=2026-11&ban=tat-ca&dang=xlsx');
  const [heads = [], row = []] = readXlsx(bytes);
  const { label, choices } = monthlyForm.fields.find(({ id }) => id === 'planStatus') ?? {};
  expect(row[heads.indexOf(label)]).toBe(choices?.find(({ value }) => value === 'drafting')?.label);
  expect(filing?.values['planStatus']).toBe('drafting');
  const files = readZip(bytes);
  expect(files.get('xl/workbook.xml')?.toString()).toContain('$A:$D');
  expect(files.get('xl/sharedStrings.xml')?.toString()).toContain('>idvnNew<');
});

test('a wrong choice of months is told, and a quarter that is none is not found', async () => {
  const { staff } = { staff: await openConsole() };
  await staff.enter();
  expect((await staff.get('/quan-ly/xuat/so-lieu/?tu=2026-12&den=2026-11')).status).toBe(422);
  for (const path of [
    'quy/2026-5/',
    'quy/2026-0/tong-hop.csv',
    'don-vi/khong-co/',
    'don-vi/01-ha-noi/2026-13/',
  ]) {
    expect((await staff.get(`/quan-ly/${path}`)).status, path).toBe(404);
  }
});
