import { expect, test } from 'vitest';
import { parseOrExplain } from '#src/schemas/explain.ts';
import { publishedQuarterSchema } from '#src/schemas/publication.ts';
import { openConsole, wordsOf } from './helpers.ts';

/** A text of people. */
const CANARY = 'Cán bộ Nguyễn Văn Canary gặp khó khăn';

const FILE = '/quan-ly/quy/2026-3/cong-bo.json';

/** Two units of the north and one of the south; the third month of the south is missing, and one figure is blank. */
async function openFrozen(changes: { trial?: boolean } = {}) {
  const clock = { now: new Date('2026-07-20T03:00:00Z') };
  const staff = await openConsole({ clock, changes });
  const file = (unit: string, period: string, idvnNew: number | null, idvnTotal: number) =>
    staff.file({ unit, period, values: { idvnNew, idvnTotal, difficulties: CANARY } });
  for (const period of ['2026-07', '2026-08', '2026-09']) {
    await file('01', period, 10, 100);
    await file('04', period, period === '2026-08' ? null : 0, 20);
    if (period !== '2026-09') await file('79', period, 7, 70);
  }
  clock.now = new Date('2026-10-05T03:00:00Z');
  await staff.enter();
  return { staff, clock, file };
}

test('a quarter that is not frozen offers no file', async () => {
  const { staff } = await openFrozen();
  expect(wordsOf(await staff.get('/quan-ly/quy/2026-3/'))).not.toContain('Xuất để công bố');
  expect((await staff.get(`${FILE}?chi-tieu=idvnNew`)).status).toBe(404);
});

test('a frozen quarter becomes a file of sums that the site takes, and nothing else of a filing is in it', async () => {
  const { staff, file } = await openFrozen();
  await staff.post('/quan-ly/quy/2026-3/chot/', { sure: 'yes' });
  // What comes after the freeze is told, and is not in the file.
  await file('79', '2026-09', 500, 570);
  const page = await staff.get('/quan-ly/quy/2026-3/');
  expect(wordsOf(page)).toContain('Xuất để công bố');
  expect(wordsOf(page)).toContain('Từ lúc chốt đã có lần nộp khác');
  expect(page.text.match(/name="chi-tieu"/gu)).toHaveLength(2);

  const answer = await staff.get(`${FILE}?chi-tieu=idvnNew&chi-tieu=idvnTotal`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="ket-qua-quy-2026-3.json"');
  expect(answer.text).not.toContain(CANARY);
  expect(answer.text).not.toContain('BC-');
  const published = parseOrExplain(publishedQuarterSchema, JSON.parse(answer.text), 'tệp');
  expect(published).toMatchObject({ quarter: '2026-3', trial: false, filed: 8, expected: 102 });
  expect(published.months.map(({ filed, expected }) => [filed, expected])).toEqual([
    ...[
      [3, 34],
      [3, 34],
      [2, 34],
    ],
  ]);
  expect(published.units).toHaveLength(34);
  const unit = (code: string) => published.units.find((one) => one.code === code)?.totals;
  expect(unit('01')).toEqual({ idvnNew: { value: 30, months: 3 }, idvnTotal: { value: 100, months: 3 } });
  expect(unit('04')?.['idvnNew']).toEqual({ value: 0, months: 2 });
  expect(unit('79')?.['idvnNew']).toEqual({ value: 14, months: 2 });
  expect(unit('96')?.['idvnNew']).toEqual({ value: null, months: 0 });
  expect(published.regions.bac['idvnNew']).toEqual({ value: 30, months: 0, filed: 5, expected: 45 });
  expect(published.country['idvnTotal']).toEqual({ value: 190, months: 0, filed: 8, expected: 102 });
});

test('only the chosen indicators are in the file, and none at all is refused with what to do', async () => {
  const { staff } = await openFrozen();
  await staff.post('/quan-ly/quy/2026-3/chot/', { sure: 'yes' });
  const { text } = await staff.get(`${FILE}?chi-tieu=idvnTotal&chi-tieu=difficulties`);
  const published = parseOrExplain(publishedQuarterSchema, JSON.parse(text), 'tệp');
  expect(published.indicators.map(({ id }) => id)).toEqual(['idvnTotal']);
  expect(Object.keys(published.country)).toEqual(['idvnTotal']);
  const none = await staff.get(FILE);
  expect([none.status, wordsOf(none)]).toEqual([422, expect.stringContaining('ít nhất một chỉ tiêu')]);
});

test('a trial marks its file, and the site refuses it', async () => {
  const { staff } = await openFrozen({ trial: true });
  await staff.post('/quan-ly/quy/2026-3/chot/', { sure: 'yes' });
  expect(wordsOf(await staff.get('/quan-ly/quy/2026-3/'))).toContain('tệp mang dấu dữ liệu thử');
  const { text } = await staff.get(`${FILE}?chi-tieu=idvnNew`);
  expect(() => parseOrExplain(publishedQuarterSchema, JSON.parse(text), 'tệp')).toThrow(/bản dùng thử/u);
});
