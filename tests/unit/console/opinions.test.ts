import { expect, test } from 'vitest';
import { openConsole, wordsOf } from './helpers.ts';

test('opinions are shown of one region and about one thing where it is asked for, and the turn keeps both', async () => {
  const staff = await openConsole();
  await staff.enter();
  const hanoi = { unit: '01', period: '2026-10', reasons: { idvnNew: 'Ngày hội số' } };
  await staff.file({ ...hanoi, values: { idvnNew: 9000, difficulties: 'Thiếu người' } });
  const danang = { unit: '48', period: '2026-11', reasons: { bizvnTotal: 'Rà soát' } };
  await staff.file({ ...danang, values: { bizvnTotal: 3, proposals: 'Thêm tập huấn' } });
  const look = async (query = '') => wordsOf(await staff.get(`/quan-ly/quy/2026-4/y-kien/${query}`));

  const everything = await look();
  for (const text of ['Hà Nội, tháng 10/2026', 'Thiếu người', 'Thêm tập huấn', 'Ngày hội số', 'Rà soát']) {
    expect(everything).toContain(text);
  }
  expect(everything).toContain('2 lần nộp có ý kiến, 2 lý do.');

  const central = await look('?mien=trung');
  expect(central).toContain('Thêm tập huấn');
  expect(central).toContain('Rà soát');
  expect(central).not.toMatch(/Thiếu người|Ngày hội số/);
  const difficulties = await look('?ve=difficulties');
  expect(difficulties).toContain('1 lần nộp có ý kiến.');
  expect(difficulties).not.toMatch(/Thêm tập huấn|Ngày hội số|Rà soát/);
  const reasons = await look('?ve=ly-do');
  expect(reasons).toContain('2 lý do.');
  const one = await look('?ve=idvnNew&mien=bac');
  expect(one).toContain('Ngày hội số');
  expect(one).not.toMatch(/Rà soát|Thiếu người/);
  expect(await look('?ve=idvnNew&mien=nam')).toContain('Không có ý kiến nào khớp với lựa chọn.');
  // Whatever else stands in the address is as if it did not.
  expect(await look('?mien=tay&ve=%3Cb%3E')).toBe(everything);

  const { text } = await staff.get('/quan-ly/quy/2026-4/y-kien/?mien=bac&ve=idvnNew');
  expect(text).toContain('/quan-ly/quy/2026-3/y-kien/?mien=bac&amp;ve=idvnNew');
  expect(text).toMatch(/<option value="bac" selected>/);
  expect(text).toMatch(/<option value="idvnNew" selected>Lý do: /);
});
