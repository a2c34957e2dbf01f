import { describe, expect, test } from 'vitest';
import { openConsole, wordsOf } from './helpers.ts';

/** The table of units and months: its heads, and the cells of one unit. */
async function matrixOf(staff: Awaited<ReturnType<typeof openConsole>>, unit: string) {
  const { text } = await staff.get('/quan-ly/');
  const [table = ''] = /<table class="console__matrix"[\s\S]*?<\/table>/u.exec(text) ?? [];
  const textOf = (markup: string) =>
    markup
      .replaceAll(/<[^>]*>/gu, ' ')
      .replaceAll(/\s+/gu, ' ')
      .trim();
  const [head = ''] = /<thead[\s\S]*?<\/thead>/u.exec(table) ?? [];
  const row = table.split('<tr').find((one) => one.includes(`don-vi/${unit}/"`)) ?? '';
  return {
    heads: [...head.matchAll(/<th[^>]*>[\s\S]*?<\/th>/gu)].map(([markup]) => textOf(markup)),
    cells: [...row.matchAll(/<td[^>]*>[\s\S]*?<\/td>/gu)].map(([markup]) => textOf(markup)),
    legend: textOf(/<p class="console__legend">[\s\S]*?<\/p>/u.exec(text)?.[0] ?? ''),
  };
}

describe('the matrix', () => {
  test('begins with the month that matters now, and leads from who is missing to the reminder', async () => {
    const staff = await openConsole();
    await staff.enter();
    await staff.file({ unit: '01', period: '2026-11', reasons: { idvnNew: 'Đợt ra quân' } });
    const { heads, cells, legend } = await matrixOf(staff, '01-ha-noi');
    expect(heads.slice(0, 3)).toEqual(['Đơn vị', 'Tháng 11/ 2026', 'Tháng 10/ 2026']);
    expect(cells.slice(0, 2)).toEqual(['✓ Đúng hạn ! 1 số khác thường', '✗ Thiếu']);
    expect(legend).toMatch(/✓ Đúng hạn .*✗ Thiếu .*! 2/u);
    expect(legend).not.toMatch(/Trễ|■/u);
    expect((await staff.get('/quan-ly/')).text).toContain('href="/quan-ly/nhac-nop/?ky=2026-11"');
  });

  test('says at the head of its column that a month is closed, and in a cell only what is otherwise there', async () => {
    const staff = await openConsole();
    await staff.enter();
    const close = { period: '2026-10', unit: 'all', reason: 'Chốt', state: 'closed', sure: 'yes' };
    await staff.post('/quan-ly/ky/', close);
    await staff.post('/quan-ly/ky/', { ...close, unit: '04', state: 'open' });
    const { heads, cells, legend } = await matrixOf(staff, '01-ha-noi');
    expect(heads[2]).toBe('Tháng 10/ 2026 ■ đã đóng');
    expect(cells[1]).toBe('✗ Thiếu');
    expect((await matrixOf(staff, '04-cao-bang')).cells[1]).toBe('✗ Thiếu □ đang nhận');
    expect(legend).toContain('■ kỳ đã đóng');
  });
});

test('the record of acts speaks of months and details in Vietnamese', async () => {
  const staff = await openConsole();
  await staff.enter();
  await staff.post('/quan-ly/ky/', {
    period: '2026-10',
    unit: 'all',
    reason: 'Chốt',
    state: 'closed',
    sure: 'yes',
  });
  await staff.get('/quan-ly/xuat/so-lieu/?tu=2026-10&den=2026-11&dang=csv');
  await staff.get('/quan-ly/quy/2026-3/tong-hop.csv');
  await staff.post('/quan-ly/ma/cap/', { unit: '48' });
  const audit = wordsOf(await staff.get('/quan-ly/nhat-ky/'));
  expect(audit).toContain('đóng kỳ tháng 10/2026 đơn vị: tất cả, lý do: Chốt');
  expect(audit).toContain('xuất số liệu tháng 10/2026 – tháng 11/2026 định dạng: csv, số lần nộp: 0');
  expect(audit).toContain('xuất số liệu quý III/2026 định dạng: csv');
  expect(audit).toContain('cấp mã truy cập 48-1, Đà Nẵng');
});
