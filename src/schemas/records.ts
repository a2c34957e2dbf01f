import * as z from 'zod';
import { addWorkingDays } from '#src/lib/dates.ts';
import { AUDIENCES, choice, day, GRADES, line, markdown, paragraph, reference } from './common.ts';

export const REGIONS = { bac: 'miền Bắc', trung: 'miền Trung', nam: 'miền Nam' } as const;

export type Region = keyof typeof REGIONS;

/** A province or centrally-run city, as it stood between two days. Codes are used again: 24 was Bắc Giang, now Bắc Ninh. */
export const unitSchema = z
  .strictObject({
    code: z
      .string()
      .regex(/^\d{2}$/, 'cần hai chữ số, ví dụ "01" (giữ dấu nháy để không mất số 0).')
      .meta({ title: 'Mã', description: 'Mã tỉnh, thành phố của cơ quan thống kê (QĐ 19/2025/QĐ-TTg).' }),
    name: line({ title: 'Tên', description: 'Không có chữ "Tỉnh", "Thành phố".' }, 60),
    kind: choice({ tinh: 'Tỉnh', 'thanh-pho': 'Thành phố' }, { title: 'Loại đơn vị' }),
    formerNames: z
      .array(line({ title: 'Tên cũ' }, 60))
      .default([])
      .meta({ title: 'Tên trước sắp xếp', description: 'Để người tìm theo tên cũ vẫn thấy.' }),
    region: choice(REGIONS, { title: 'Khu vực phụ trách của VNNIC' }),
    regionDoubtful: z
      .boolean()
      .default(false)
      .meta({ title: 'Khu vực chưa chắc chắn', description: 'Chờ VNNIC xác nhận.' }),
    communes: z
      .number()
      .int()
      .min(1)
      .max(999)
      .optional()
      .meta({ title: 'Số xã, phường, đặc khu', description: 'Đơn vị cũ trước 7/2025 có thể bỏ trống.' }),
    validFrom: day({
      title: 'Có hiệu lực từ ngày',
      description: 'Bỏ trống: đã có từ trước khi Chương trình bắt đầu.',
    }).optional(),
    validTo: day({ title: 'Hết hiệu lực sau ngày' }).optional(),
    successors: z
      .array(reference('don-vi', { title: 'Đơn vị kế thừa' }))
      .default([])
      .meta({ title: 'Đơn vị kế thừa', description: 'Khi sáp nhập, chia tách: đơn vị nhận lại số liệu.' }),
  })
  .refine((unit) => !unit.validFrom || !unit.validTo || unit.validFrom <= unit.validTo, {
    path: ['validTo'],
    message: 'ngày hết hiệu lực phải sau ngày bắt đầu.',
  })
  .refine((unit) => !unit.validTo || unit.successors.length > 0, {
    path: ['successors'],
    message: 'đơn vị đã hết hiệu lực cần nêu đơn vị kế thừa, để số liệu cũ vẫn cộng được.',
  });

export type Unit = z.output<typeof unitSchema>;

/** A person of VNNIC whom departments may call. Published only as the named source has it. */
export const contactSchema = z.strictObject({
  name: line({ title: 'Họ và tên' }, 80),
  role: line({ title: 'Chức vụ' }, 120),
  regions: z
    .array(choice(REGIONS, { title: 'Khu vực' }))
    .min(1)
    .meta({ title: 'Khu vực phụ trách' }),
  lead: z.boolean().default(false).meta({ title: 'Phụ trách chung chương trình' }),
  phone: z
    .string()
    .regex(/^0\d{9,10}$/, 'cần số điện thoại viết liền, bắt đầu bằng 0, ví dụ 0912345678.')
    .meta({ title: 'Điện thoại/Zalo' }),
  email: z.email('cần một địa chỉ thư điện tử.').meta({ title: 'Thư điện tử', control: 'line' }),
  sources: z
    .array(reference('can-cu', { title: 'Nguồn' }))
    .min(1)
    .meta({ title: 'Nguồn' }),
  confirmedOn: day({
    title: 'VNNIC xác nhận ngày',
    description: 'Bỏ trống khi chưa xác nhận: trang sẽ ghi rõ là theo công văn.',
  }).optional(),
});

export type Contact = z.output<typeof contactSchema>;

/** A registrar (nhà đăng ký) with what is known of it, and since when. */
export const registrarSchema = z.strictObject({
  name: line({ title: 'Tên' }, 120),
  brand: line({ title: 'Tên thường gọi' }, 60).optional(),
  website: z.url('cần một địa chỉ https://…').meta({ title: 'Trang web', control: 'line' }).optional(),
  joinsProgramme: choice(
    { unknown: 'Chưa rõ, chờ VNNIC xác nhận', yes: 'Tham gia', no: 'Không tham gia' },
    { title: 'Tham gia chương trình' },
  ).default('unknown'),
  note: paragraph({ title: 'Ghi chú' }, 600).optional(),
  grade: choice(GRADES, { title: 'Độ tin cậy của nguồn' }),
  sources: z
    .array(reference('can-cu', { title: 'Nguồn' }))
    .min(1)
    .meta({ title: 'Nguồn' }),
  checkedOn: day({ title: 'Ngày kiểm tra' }),
});

export type Registrar = z.output<typeof registrarSchema>;

export const SOURCE_KINDS = {
  law: 'Luật',
  resolution: 'Nghị quyết',
  decree: 'Nghị định',
  decision: 'Quyết định',
  circular: 'Thông tư',
  letter: 'Công văn',
  statistics: 'Số liệu',
  article: 'Bài viết, trang tin',
  dataset: 'Bộ dữ liệu',
} as const;

/** A legal document or another source that pages cite. Its id (the file name) is also its anchor. */
export const sourceSchema = z
  .strictObject({
    title: line({ title: 'Tên đầy đủ', description: 'Trích yếu hoặc tiêu đề.' }, 500),
    number: line({ title: 'Số, ký hiệu', description: 'Ví dụ: 826/QĐ-BTTTT' }, 60).optional(),
    kind: choice(SOURCE_KINDS, { title: 'Loại' }),
    issuer: line({ title: 'Cơ quan ban hành, nơi đăng' }, 160),
    issuedOn: day({ title: 'Ngày ban hành' }).optional(),
    effectiveFrom: day({ title: 'Có hiệu lực từ' }).optional(),
    effectiveTo: day({ title: 'Hết hiệu lực từ sau ngày' }).optional(),
    state: choice(
      {
        inForce: 'Còn hiệu lực',
        replaced: 'Đã bị thay thế',
        expired: 'Hết hiệu lực, hết thời hạn',
        unconfirmed: 'Chưa xác nhận hiệu lực',
        notApplicable: 'Không phải văn bản pháp luật',
      },
      { title: 'Tình trạng' },
    ),
    replacedBy: reference('can-cu', { title: 'Được thay thế bởi' }).optional(),
    foundAt: line({ title: 'Nơi đã đọc', description: 'Tên trang, đường dẫn hoặc tệp.' }, 300),
    url: z.url('cần một địa chỉ https://…').meta({ title: 'Đường dẫn', control: 'line' }).optional(),
    grade: choice(GRADES, { title: 'Độ tin cậy' }),
    checkedOn: day({ title: 'Ngày kiểm tra' }),
    note: paragraph({ title: 'Ghi chú biên tập' }, 800).optional(),
  })
  .refine((source) => source.state !== 'replaced' || source.replacedBy, {
    path: ['replacedBy'],
    message: 'văn bản đã bị thay thế thì phải nêu văn bản thay thế.',
  });

export type Source = z.output<typeof sourceSchema>;

/** A term or abbreviation; `aliases` are also what the search understands as the same thing. */
export const termSchema = z.strictObject({
  term: line({ title: 'Thuật ngữ' }, 80),
  abbreviation: line({ title: 'Viết tắt' }, 30).optional(),
  aliases: z
    .array(line({ title: 'Cách gọi khác' }, 80))
    .default([])
    .meta({ title: 'Cách gọi khác', description: 'Tên cũ, cách viết khác; ô tìm kiếm coi là một.' }),
  definition: paragraph({ title: 'Giải thích' }, 600),
  sources: z
    .array(reference('can-cu', { title: 'Nguồn' }))
    .default([])
    .meta({ title: 'Nguồn' }),
  retired: z.boolean().default(false).meta({
    title: 'Tên cũ, không dùng nữa',
    description: 'Chỉ dùng khi trích dẫn; bài viết mới sẽ bị nhắc.',
  }),
});

export type Term = z.output<typeof termSchema>;

/** Working days by which planned maintenance is announced ahead (Nghị định 224/2026/NĐ-CP, Điều 13 khoản 1). */
const MAINTENANCE_NOTICE = 7;

/** A banner on every page or on some, between two days. */
export const noticeSchema = z
  .strictObject({
    title: line({ title: 'Tiêu đề' }, 120),
    text: markdown({ title: 'Nội dung', description: 'Một, hai câu.' }, 600),
    kind: choice(
      { info: 'Thông báo', deadline: 'Hạn nộp', maintenance: 'Bảo trì có kế hoạch' },
      { title: 'Loại' },
    ),
    from: day({ title: 'Hiện từ ngày' }),
    to: day({ title: 'Đến hết ngày' }),
    workStarts: day({
      title: 'Ngày bắt đầu bảo trì',
      description: 'Phải báo trước ít nhất 7 ngày làm việc.',
    }).optional(),
    pages: z
      .array(line({ title: 'Địa chỉ trang' }))
      .default([])
      .meta({ title: 'Chỉ hiện ở', description: 'Bỏ trống: hiện ở mọi trang. Ví dụ: /bao-cao-thang/' }),
    audience: z
      .array(choice(AUDIENCES, { title: 'Dành cho' }))
      .default([])
      .meta({ title: 'Dành cho' }),
  })
  .refine((notice) => notice.from <= notice.to, {
    path: ['to'],
    message: 'ngày kết thúc phải sau ngày bắt đầu.',
  })
  .refine((notice) => notice.kind !== 'maintenance' || notice.workStarts, {
    path: ['workStarts'],
    message: 'thông báo bảo trì cần ngày bắt đầu bảo trì (NĐ 224/2026/NĐ-CP, Điều 13 khoản 1).',
  })
  .refine(
    ({ kind, from, workStarts }) =>
      kind !== 'maintenance' || !workStarts || from <= addWorkingDays(workStarts, -MAINTENANCE_NOTICE),
    {
      path: ['from'],
      message: `thông báo bảo trì phải hiện trước ngày bắt đầu bảo trì ít nhất ${String(MAINTENANCE_NOTICE)} ngày làm việc (NĐ 224/2026/NĐ-CP, Điều 13 khoản 1); hãy lùi ngày bảo trì hoặc hiện thông báo sớm hơn.`,
    },
  );

export type Notice = z.output<typeof noticeSchema>;
