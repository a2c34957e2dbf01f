import * as z from 'zod';
import { choice, day, line, markdown, periodText, reference } from './common.ts';
import { uploadedFile } from './media-parts.ts';
import { REGIONS, type Region } from './records.ts';

/** A quarter of a year, `2026-4`. */
function quarterText(label: { title: string; description?: string }) {
  return z
    .string()
    .regex(/^20\d{2}-[1-4]$/, 'cần là một quý, viết NĂM-QUÝ, ví dụ 2026-4.')
    .meta({ ...label, control: 'line' });
}

/** `content/ket-qua/*.yaml`: that VNNIC publishes a quarter, with the file that the console made of it. */
export const resultSchema = z.strictObject({
  title: line({ title: 'Tiêu đề', description: 'Ví dụ: Kết quả quý IV/2026' }, 120),
  quarter: quarterText({
    title: 'Quý',
    description: 'NĂM-QUÝ, ví dụ 2026-4; phải đúng quý ghi trong tệp.',
  }),
  file: uploadedFile('file', 'cần là tệp đã tải lên, ví dụ /tai-len/ket-qua-quy-2026-4.json.').meta({
    title: 'Tệp kết quả',
    description: 'Tải từ trang quản lý: Tổng hợp quý, Chốt quý, “Xuất để công bố”. Không sửa tệp bằng tay.',
  }),
  summary: markdown({ title: 'Lời ngắn', description: 'Vài câu đọc trước bảng số.' }, 1500).optional(),
  decision: line(
    { title: 'Quyết định, văn bản công bố', description: 'Số, ký hiệu, ngày của văn bản cho công bố.' },
    200,
  ).optional(),
  sources: z
    .array(reference('can-cu', { title: 'Nguồn' }))
    .default([])
    .meta({ title: 'Nguồn, căn cứ' }),
  publishedOn: day({ title: 'Ngày công bố' }),
});

export type Result = z.output<typeof resultSchema>;

/** What a file of results calls itself; another number is another shape. */
export const PUBLICATION_FORMAT = 'cam-nang-vn/ket-qua-quy/1';

const count = z.number().int('cần là số nguyên.').min(0, 'không được là số âm.');

/** A sum, and in how many of the three months everyone who should have filed the figure has. */
const total = {
  value: count.nullable(),
  months: z.number().int().min(0).max(3),
};

const unitTotal = z.strictObject(total);

/** A sum of many units also says of how many filings it is made. */
const sumTotal = z.strictObject({ ...total, filed: count, expected: count });

const indicatorId = z.string().regex(/^[a-z][a-zA-Z0-9]*$/, 'cần là mã chỉ tiêu, ví dụ idvnNew.');

const fileSchema = z.strictObject({
  format: z.literal(PUBLICATION_FORMAT, {
    error: `cần là "${PUBLICATION_FORMAT}": tệp này không do “Xuất để công bố” tạo ra, hoặc do bản khác tạo; hãy xuất lại.`,
  }),
  trial: z.boolean(),
  quarter: quarterText({ title: 'Quý' }),
  frozenAt: z.iso.datetime('cần là thời điểm chốt, ví dụ 2027-01-05T03:00:00.000Z.'),
  hash: z.string().regex(/^[0-9a-f]{64}$/, 'cần là mã kiểm tra 64 chữ số thập lục của bản chốt.'),
  filed: count,
  expected: count,
  months: z
    .array(z.strictObject({ period: periodText({ title: 'Kỳ' }), filed: count, expected: count }))
    .length(3, 'một quý có đúng ba tháng.'),
  indicators: z
    .array(
      z.strictObject({
        id: indicatorId,
        label: line({ title: 'Nhãn' }, 160),
        unit: line({ title: 'Đơn vị tính' }, 40).optional(),
        kind: z.enum(['count', 'cumulative']),
        group: line({ title: 'Nhóm' }, 120),
      }),
    )
    .min(1, 'cần ít nhất một chỉ tiêu.'),
  units: z
    .array(
      z.strictObject({
        code: z.string().regex(/^\d{2}$/, 'cần hai chữ số.'),
        name: line({ title: 'Tên' }, 60),
        region: choice(REGIONS, { title: 'Khu vực' }),
        totals: z.record(z.string(), unitTotal),
      }),
    )
    .min(1, 'cần ít nhất một đơn vị.'),
  regions: z.strictObject({
    bac: z.record(z.string(), sumTotal),
    trung: z.record(z.string(), sumTotal),
    nam: z.record(z.string(), sumTotal),
  }),
  country: z.record(z.string(), sumTotal),
});

export type PublishedQuarter = z.output<typeof fileSchema>;
export type PublishedIndicator = PublishedQuarter['indicators'][number];
export type PublishedUnit = PublishedQuarter['units'][number];

type Path = (string | number)[];

const AGAIN = 'Tệp đã bị sửa hoặc hỏng; hãy xuất lại từ trang quản lý, không sửa bằng tay.';

/** Sums that cannot be: the file says all of them twice, so a figure that somebody has touched shows. */
function sumFaults(file: PublishedQuarter): { path: Path; message: string }[] {
  const faults: { path: Path; message: string }[] = [];
  const compare = (path: Path, found: number | null | undefined, parts: readonly (number | null)[]) => {
    const known = parts.filter((part) => part !== null);
    const sum = known.length === 0 ? null : known.reduce((one, other) => one + other, 0);
    if (found === undefined || found === sum) return;
    faults.push({
      path: [...path, 'value'],
      message: `đang là ${String(found)}, nhưng cộng từng phần được ${String(sum)}. ${AGAIN}`,
    });
  };
  const regions = Object.keys(REGIONS) as Region[];
  for (const { id } of file.indicators) {
    for (const region of regions) {
      const parts = file.units
        .filter((unit) => unit.region === region)
        .map(({ totals }) => totals[id]?.value ?? null);
      compare(['regions', region, id], file.regions[region][id]?.value, parts);
    }
    const parts = regions.map((region) => file.regions[region][id]?.value ?? null);
    compare(['country', id], file.country[id]?.value, parts);
  }
  return faults;
}

/** Every place has every indicator of the list and no other. */
function indicatorFaults(file: PublishedQuarter): { path: Path; message: string }[] {
  const ids = file.indicators.map(({ id }) => id);
  const places: [Path, object][] = [
    [['country'], file.country],
    ...(Object.entries(file.regions).map(([region, totals]) => [['regions', region], totals]) as [
      Path,
      object,
    ][]),
    ...file.units.map(({ totals }, at): [Path, object] => [['units', at, 'totals'], totals]),
  ];
  const repeated = ids.filter((id, at) => ids.indexOf(id) !== at);
  return [
    ...repeated.map((id) => ({
      path: ['indicators'] as Path,
      message: `chỉ tiêu "${id}" có hai lần. ${AGAIN}`,
    })),
    ...places.flatMap(([path, totals]) => [
      ...ids
        .filter((id) => !Object.hasOwn(totals, id))
        .map((id) => ({ path: [...path, id], message: `bắt buộc nhưng chưa có. ${AGAIN}` })),
      ...Object.keys(totals)
        .filter((id) => !ids.includes(id))
        .map((id) => ({
          path: [...path, id],
          message: `không có trong danh sách chỉ tiêu của tệp. ${AGAIN}`,
        })),
    ]),
  ];
}

/** The file that the console gives for a frozen quarter: sums only. What is not named here may not be in it. */
export const publishedQuarterSchema = fileSchema.superRefine((file, context) => {
  const fault = (path: Path, message: string) => context.addIssue({ code: 'custom', path, message });
  if (file.trial) {
    fault(
      ['trial'],
      'tệp này xuất từ bản dùng thử (npm run demo), số liệu do máy tạo ra; không công bố được.',
    );
  }
  const codes = file.units.map(({ code, name }) => `${code} ${name}`);
  for (const repeated of codes.filter((code, at) => codes.indexOf(code) !== at)) {
    fault(['units'], `đơn vị "${repeated}" có hai lần. ${AGAIN}`);
  }
  const [year = '', number = ''] = file.quarter.split('-');
  for (const [at, { period, filed, expected }] of file.months.entries()) {
    const month = `${year}-${String(Number(number) * 3 - 2 + at).padStart(2, '0')}`;
    if (period !== month) fault(['months', at, 'period'], `cần là ${month}, đang là ${period}. ${AGAIN}`);
    if (filed > expected)
      fault(['months', at, 'filed'], `nhiều hơn số phải nộp (${String(expected)}). ${AGAIN}`);
  }
  for (const { path, message } of [...indicatorFaults(file), ...sumFaults(file)]) fault(path, message);
});
