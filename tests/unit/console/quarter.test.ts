import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { issueCode } from '#src/register/access-codes.ts';
import { backUp, restore } from '#src/register/backup.ts';
import { loadContent } from '#src/register/content.ts';
import { dataFiles, openRegister } from '#src/register/data-folder.ts';
import { CONTENT } from '#tests/helpers/paths.ts';
import { scratchFolder } from '../register/helpers.ts';
import { november, openReceiver } from '../register/receiver.ts';
import { openConsole, wordsOf } from './helpers.ts';

/** Bắc Giang (24) and the old Bắc Ninh (27) become the new Bắc Ninh, which takes the code 24, on 1 December. */
const UNITS = {
  '01-ha-noi': ['code: "01"', 'name: Hà Nội', 'kind: thanh-pho', 'region: bac', 'communes: 126'],
  '24-bac-giang': [
    ...['code: "24"', 'name: Bắc Giang', 'kind: tinh', 'region: bac'],
    ...['validTo: 2026-11-30', 'successors:', '  - 24-bac-ninh'],
  ],
  '27-bac-ninh': [
    ...['code: "27"', 'name: Bắc Ninh cũ', 'kind: tinh', 'region: bac'],
    ...['validTo: 2026-11-30', 'successors:', '  - 24-bac-ninh'],
  ],
  '24-bac-ninh': ['code: "24"', 'name: Bắc Ninh', 'kind: tinh', 'region: bac', 'validFrom: 2026-12-01'],
  '79-ho-chi-minh': ['code: "79"', 'name: Hồ Chí Minh', 'kind: thanh-pho', 'region: nam'],
};

function contentFolder(): string {
  const folder = scratchFolder();
  mkdirSync(join(folder, 'don-vi'));
  for (const [id, lines] of Object.entries(UNITS)) {
    writeFileSync(join(folder, 'don-vi', `${id}.yaml`), `${lines.join('\n')}\n`);
  }
  cpSync(join(CONTENT, 'cai-dat.yaml'), join(folder, 'cai-dat.yaml'));
  cpSync(join(CONTENT, 'bieu-mau'), join(folder, 'bieu-mau'), { recursive: true });
  return folder;
}

/** Every filing of the quarter: when, whose code, which month, newly registered id.vn names and their total. */
const FILINGS = [
  // October: all in time but Hồ Chí Minh, one minute after the day had ended.
  ['2026-10-20T03:00:00Z', '01', '2026-10', 10, 100],
  ['2026-10-20T04:00:00Z', '24', '2026-10', 5, 50],
  ['2026-10-25T16:59:59.999Z', '27', '2026-10', 7, 70],
  ['2026-10-25T17:01:00Z', '79', '2026-10', 20, 200],
  // November: Hồ Chí Minh files nothing.
  ['2026-11-20T03:00:00Z', '01', '2026-11', 11, 111],
  ['2026-11-20T04:00:00Z', '24', '2026-11', 6, 56],
  ['2026-11-20T05:00:00Z', '27', '2026-11', 8, 78],
  // December: the new Bắc Ninh carries on the totals of both: 56 + 78 + 15.
  ['2026-12-20T03:00:00Z', '01', '2026-12', 12, 123],
  ['2026-12-20T04:00:00Z', '24', '2026-12', 15, 149],
  ['2026-12-20T05:00:00Z', '79', '2026-12', 25, 245],
] as const;

/** Hà Nội corrects November long after it was due: 11 becomes 14, and the total of that month 114. */
const CORRECTION = ['2026-12-28T03:00:00Z', '01', '2026-11', 14, 114] as const;

/** The same sums by hand. Flows: 10+14+12, 5+6+7+8+15, 20+25; totals: those of December. */
const BY_HAND = {
  'Hà Nội': { added: 36, months: 3, total: 123 },
  'Bắc Ninh': { added: 41, months: 3, total: 149 },
  'Hồ Chí Minh': { added: 45, months: 2, total: 245 },
  bac: { added: 77, months: 3, total: 272 },
  nam: { added: 45, months: 2, total: 245 },
  country: { added: 122, months: 2, total: 517 },
};

test('a quarter whose deadlines have not passed is compared with none, and misses nobody before the day', async () => {
  const clock = { now: new Date('2026-10-20T03:00:00Z') };
  const staff = await openConsole({ clock });
  await staff.file({ unit: '01', period: '2026-07', values: { idvnNew: 4 } });
  await staff.file({ unit: '01', period: '2026-10', values: { idvnNew: 9 } });
  await staff.file({ unit: '04', period: '2026-10', values: { idvnNew: 2 } });
  clock.now = new Date('2026-11-22T10:00:00Z');
  await staff.enter();
  expect((await staff.get('/quan-ly/quy/')).headers.get('location')).toBe('/quan-ly/quy/2026-3/');
  const last = wordsOf(await staff.get('/quan-ly/quy/2026-3/'));
  expect(last).toContain('quý IV/2026 (chưa hết hạn nộp) ›');
  expect(last).toContain('Tháng 7/2026: 1/34 đơn vị đã nộp.');
  expect(last).toContain('4 1/102 lần nộp');
  const running = wordsOf(await staff.get('/quan-ly/quy/2026-4/'));
  expect(running).toContain('Quý chưa hết hạn nộp (tháng cuối đến hết ngày 25/12/2026)');
  expect(running).toContain('Tháng 12/2026: 0/34 đơn vị đã nộp; chưa đến hạn (25/12/2026).');
  const [, row = ''] = /id\.vn đăng ký mới trong kỳ (.*?Tháng đủ[^.]*\.)/u.exec(running) ?? [];
  expect(row).toContain('11 2/102 lần nộp');
  expect(row).toContain('Thiếu 32 đơn vị');
  expect(row).toContain(
    'Tháng 11/2026: chưa đến hạn (25/11/2026). Tháng 12/2026: chưa đến hạn (25/12/2026).',
  );
  expect(row).not.toContain('+7');
  clock.now = new Date('2026-12-25T17:00:00Z');
  await staff.enter();
  expect((await staff.get('/quan-ly/quy/')).headers.get('location')).toBe('/quan-ly/quy/2026-4/');
  expect(wordsOf(await staff.get('/quan-ly/quy/2026-4/'))).toContain('+7');
});

test('a quarter with a merger, a late filing, a correction, a freeze and a restored backup adds up as by hand', async () => {
  const content = loadContent(contentFolder());
  const { units, settings, form } = content;
  const receiver = await openReceiver({ units, settings, forms: new Map([[form.id, form]]) });
  const { register, clock } = receiver;
  const codes = new Map<string, string>();
  for (const unit of ['01', '24', '27', '79']) codes.set(unit, await receiver.code(unit));

  async function file(
    [at, unit, period, idvnNew, idvnTotal]: readonly [string, string, string, number, number],
    more = {},
  ) {
    clock.now = new Date(at);
    const figures = { idvnNew: String(idvnNew), idvnTotal: String(idvnTotal) };
    const answer = await receiver.post(november(codes.get(unit) ?? '', { period, ...figures, ...more }));
    expect(answer.status, `${unit} ${period}: ${answer.text.slice(0, 2000)}`).toBe(303);
  }
  for (const filing of FILINGS.slice(0, 7)) await file(filing);
  // The new Bắc Ninh needs a code of its own: the one of the old unit that bore the same number is not its.
  clock.now = new Date('2026-12-02T03:00:00Z');
  const renewed = await issueCode(register, '24', clock.now);
  const before = await receiver.post(november(codes.get('24') ?? '', { period: '2026-12' }));
  expect(before.text).toContain('Hãy dùng mã cấp cho Tỉnh Bắc Ninh');
  codes.set('24', renewed.code);
  for (const filing of FILINGS.slice(7)) await file(filing);
  await file(CORRECTION, { replaces: 'BC-01-2026-11-01', correctionReason: 'Sót một xã' });
  // December's total was filed before the correction and is not touched by it: 123 stands.

  clock.now = new Date('2027-01-05T03:00:00Z');
  const staff = await openConsole({ content, clock, register });
  await staff.enter();

  const rows = async (): Promise<Record<string, { added: number; months: number; total: number }>> => {
    const csv = await staff.get('/quan-ly/quy/2026-4/tong-hop.csv');
    const [heads = [], ...lines] = csv.text
      .replace('\uFEFF', '')
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(','));
    const at = (id: string) =>
      heads.findIndex((head) => head.endsWith(`[${id}]`) && !head.startsWith('Số tháng'));
    return Object.fromEntries(
      lines.map((cells) => [
        cells[1] ?? '',
        {
          added: Number(cells[at('idvnNew')]),
          months: Number(cells[at('idvnNew') + 1]),
          total: Number(cells[at('idvnTotal')]),
        },
      ]),
    );
  };
  const { bac, nam, country, ...byUnit } = BY_HAND;
  expect(await rows()).toMatchObject({ ...byUnit, 'miền Bắc': bac, 'miền Nam': nam, 'Cả nước': country });
  expect(Object.keys(await rows())).toEqual([
    ...['Hà Nội', 'Bắc Ninh', 'Hồ Chí Minh', 'miền Bắc', 'miền Trung', 'miền Nam', 'Cả nước'],
  ]);

  const matrix = wordsOf(await staff.get('/quan-ly/?den=2026-12'));
  expect(matrix).toContain('Bắc Giang đến 30/11/2026');
  const months = wordsOf(await staff.get('/quan-ly/don-vi/79-ho-chi-minh/'));
  expect(months).toMatch(/Tháng 12\/2026 ✓ Đúng hạn 1 .*Tháng 11\/2026 ✗ Thiếu 0 .*Tháng 10\/2026 ▲ Trễ 1/);
  expect(wordsOf(await staff.get('/quan-ly/don-vi/01-ha-noi/'))).toMatch(/Tháng 11\/2026 ± Sửa sau hạn 2/);
  expect(wordsOf(await staff.get('/quan-ly/don-vi/27-bac-ninh/'))).toMatch(/Tháng 10\/2026 ✓ Đúng hạn/);
  const month = wordsOf(await staff.get('/quan-ly/don-vi/01-ha-noi/2026-11/'));
  expect(month).toContain('Sót một xã');
  expect(month).toMatch(/id\.vn đăng ký mới trong kỳ \(tên miền\) .*11 14/);

  const quarter = await staff.get('/quan-ly/quy/2026-4/');
  expect(wordsOf(quarter)).toContain('122 10/11 lần nộp');
  const byUnits = wordsOf(await staff.get('/quan-ly/quy/2026-4/don-vi/?nhom=registrations'));
  expect(byUnits).toMatch(/Hồ Chí Minh (?:.* )?45 2\/3 tháng/u);
  expect(wordsOf(quarter)).toContain('chốt dù còn thiếu 1 lần nộp');
  // Who keeps the quarter from being whole is named, for the country and under its region.
  expect(wordsOf(quarter)).toContain('Tháng 10/2026: 4/4 đơn vị đã nộp.');
  expect(wordsOf(quarter)).toContain('Tháng 11/2026: 3/4 đơn vị đã nộp. Còn thiếu: Hồ Chí Minh (miền Nam).');
  const [, newNames = ''] = /id\.vn đăng ký mới trong kỳ (.*?) id\.vn/u.exec(wordsOf(quarter)) ?? [];
  expect(newNames).toContain(
    'Thiếu 1 đơn vị Tháng 11/2026: Hồ Chí Minh (miền Nam). Tháng đủ của mọi đơn vị: 2/3.',
  );
  expect((await staff.post('/quan-ly/quy/2026-4/chot/')).status).toBe(422);
  const early = await staff.post('/quan-ly/quy/2027-1/chot/', { sure: 'yes' });
  expect([early.status, wordsOf(early)]).toEqual([422, expect.stringMatching(/hạn nộp tháng cuối/u)]);
  expect((await staff.post('/quan-ly/quy/2026-4/chot/', { sure: 'yes' })).status).toBe(303);
  expect(wordsOf(await staff.get('/quan-ly/quy/2026-4/'))).toContain('không có lần nộp nào khác');
  await file(['2027-01-05T09:00:00Z', '79', '2026-12', 30, 250], {
    ...{ replaces: 'BC-79-2026-12-01', correctionReason: 'Cộng nhầm' },
  });
  const changed = wordsOf(await staff.get('/quan-ly/quy/2026-4/'));
  expect(changed).toContain('Thành phố Hồ Chí Minh, tháng 12/2026: BC-79-2026-12-01 → BC-79-2026-12-02');
  expect(changed).toMatch(/Tên miền id\.vn đăng ký mới trong kỳ 122 10\/11 lần nộp 127 10\/11 lần nộp \+5/);

  expect((await staff.post('/quan-ly/quy/2026-4/chot/', { sure: 'yes' })).status).toBe(303);
  const both = wordsOf(await staff.get('/quan-ly/quy/2026-4/'));
  expect(both.match(/Đã chốt lúc/gu)).toHaveLength(2);
  expect(both).toMatch(/không có lần nộp nào khác.*Các lần chốt trước \(1\).*\+5.*BC-79-2026-12-02/u);

  const backup = join(scratchFolder(), 'kho');
  const { head } = await backUp(register, backup, { now: clock.now, overwrite: false });
  const { folder } = register.files;
  await register.close();
  rmSync(folder, { recursive: true });
  await restore(backup, dataFiles(folder), { now: clock.now, overwrite: false });
  const again = openRegister(folder, clock.now);
  try {
    expect(await again.store.verify()).toMatchObject({ whole: true, head });
    const restored = await openConsole({ content, clock, register: again });
    await restored.enter();
    expect(wordsOf(await restored.get('/quan-ly/quy/2026-4/'))).toBe(
      both.replace('phiên NV-1', 'phiên NV-2'),
    );
    const acts = (await again.store.audits(20)).map(({ actor, act }) => `${actor} ${act}`);
    expect(acts).toContain('NV-1 quarter-frozen');
    expect(acts).toContain('NV-1 exported');
  } finally {
    await again.close();
  }
});
