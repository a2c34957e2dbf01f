import * as z from 'zod';
import { choice, day, line, markdown, paragraph, periodText } from './common.ts';

/** What a field holds. The kind decides its control, how it is read, how it is checked and how it is exported. */
export const FIELD_KINDS = {
  count: 'Số đếm trong kỳ',
  cumulative: 'Số lũy kế',
  choice: 'Chọn một',
  text: 'Một dòng chữ',
  longText: 'Đoạn văn',
  date: 'Ngày',
  url: 'Đường dẫn https',
  email: 'Thư điện tử',
  phone: 'Số điện thoại',
  confirm: 'Ô xác nhận',
} as const;

export type FieldKind = keyof typeof FIELD_KINDS;

const fieldId = (title: string) =>
  z
    .string()
    .regex(/^[a-z][a-zA-Z0-9]{1,40}$/, 'cần tên tiếng Anh viết liền kiểu camelCase, ví dụ idvnNew.')
    .meta({ title, control: 'line' });

const fieldIds = (title: string, description: string) =>
  z.array(fieldId('Mã trường')).min(1).meta({ title, description }).optional();

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}

/** Rules as data: the same ones run in the browser, on receipt, in Excel and in the data dictionary. */
const rulesSchema = z
  .strictObject({
    atMost: fieldIds('Không lớn hơn tổng của', 'Lỗi nếu vượt tổng các trường này trong cùng kỳ.'),
    sumOf: fieldIds('Bằng tổng của', 'Lỗi nếu khác tổng các trường này trong cùng kỳ.'),
    cumulativeOf: fieldIds(
      'Lũy kế của',
      'Không được giảm so với kỳ trước; nhắc nếu khác số kỳ trước cộng các trường này.',
    ),
    communesOfUnit: z
      .boolean()
      .optional()
      .meta({ title: 'Không lớn hơn số xã của đơn vị', description: 'Lỗi nếu vượt số xã, phường, đặc khu.' }),
    requiredIf: z
      .strictObject({
        fields: z.array(fieldId('Mã trường')).min(1).meta({ title: 'Khi một trong các trường' }),
        equals: z
          .array(z.string().meta({ title: 'Giá trị' }))
          .min(1)
          .optional()
          .meta({ title: 'Bằng một trong các giá trị' }),
        aboveZero: z.boolean().optional().meta({ title: 'Lớn hơn 0' }),
      })
      .optional()
      .meta({ title: 'Bắt buộc khi' }),
    zeroIf: fieldId('Phải bằng 0 khi trường này bằng 0').optional(),
    warnTogether: fieldId('Nhắc nếu chỉ một trong hai trường lớn hơn 0').optional(),
    warnAbove: fieldIds('Nhắc nếu lớn hơn tổng của', 'Cần một dòng lý do, không chặn.'),
    warnTimes: z
      .number()
      .min(2)
      .max(100)
      .optional()
      .meta({ title: 'Nhắc nếu gấp hơn (lần) kỳ trước', description: 'Cần một dòng lý do, không chặn.' }),
    warnFall: z.number().int().min(1).max(100).optional().meta({
      title: 'Nhắc nếu kém hơn (lần) kỳ trước',
      description: 'Ví dụ 5: chưa bằng 1/5 kỳ trước; 1: cứ nhỏ hơn kỳ trước. Cần một dòng lý do, không chặn.',
    }),
    warnBlank: z
      .boolean()
      .optional()
      .meta({ title: 'Nhắc nếu để trống mà kỳ trước có số', description: 'Cần một dòng lý do, không chặn.' }),
    notAfterToday: z.boolean().optional().meta({ title: 'Không sau hôm nay' }),
    mobileOnly: z
      .boolean()
      .optional()
      .meta({ title: 'Chỉ nhận số di động', description: 'Lỗi nếu là số máy bàn.' }),
    looksLike: z
      .strictObject({
        pattern: z
          .string()
          .refine(isPattern, 'cần là một biểu thức chính quy đúng, ví dụ ^\\d+/KH-UBND$')
          .meta({ title: 'Mẫu (biểu thức chính quy)' }),
        example: line({ title: 'Ví dụ đúng' }),
      })
      .optional()
      .meta({ title: 'Thường có dạng', description: 'Chỉ nhắc, không chặn.' }),
  })
  .meta({ title: 'Quy tắc' });

const fieldSchema = z.strictObject({
  id: fieldId('Mã trường (tiếng Anh, giữ mãi)'),
  group: fieldId('Nhóm'),
  label: line({ title: 'Nhãn' }, 160),
  kind: choice(FIELD_KINDS, { title: 'Loại' }),
  unit: line({ title: 'Đơn vị tính' }, 40).optional(),
  help: paragraph({ title: 'Hướng dẫn ngắn' }, 400).optional(),
  helpLink: z
    .string()
    .regex(/^\/[a-z0-9/#-]*$/, 'cần địa chỉ trong cẩm nang, ví dụ /phu-luc/1/tu-dien-chi-tieu/#idvn-new')
    .optional()
    .meta({ title: 'Đường dẫn hướng dẫn', control: 'line' }),
  why: line({ title: 'Để làm gì', description: 'In trong thông báo xử lý dữ liệu cá nhân.' }, 200).optional(),
  required: z.boolean().default(false).meta({ title: 'Bắt buộc' }),
  choices: z
    .array(
      z.strictObject({
        value: fieldId('Giá trị (tiếng Anh)'),
        label: line({ title: 'Nhãn' }, 160),
      }),
    )
    .optional()
    .meta({ title: 'Các lựa chọn' }),
  maxLength: z.number().int().min(1).max(4000).optional().meta({ title: 'Dài nhất (ký tự)' }),
  autocomplete: choice(
    {
      name: 'Họ tên',
      'organization-title': 'Chức vụ',
      organization: 'Cơ quan',
      email: 'Thư điện tử',
      tel: 'Điện thoại',
    },
    { title: 'Gợi ý tự điền của trình duyệt', description: 'Để người điền không phải gõ lại (WCAG 1.3.5).' },
  ).optional(),
  personal: z
    .boolean()
    .default(false)
    .meta({ title: 'Dữ liệu cá nhân', description: 'Lưu tách riêng, mã hóa, không vào bản xuất số liệu.' }),
  validFrom: periodText({ title: 'Dùng từ kỳ' }).optional(),
  validTo: periodText({ title: 'Dùng đến hết kỳ' }).optional(),
  rules: rulesSchema.optional(),
});

/** `content/bieu-mau/<id>.yaml`. Cross-field faults (unknown group, unknown field in a rule) are refused here. */
export const formDefinitionSchema = z
  .strictObject({
    title: line({ title: 'Tên biểu mẫu' }, 160),
    purpose: choice(
      { figures: 'Số liệu hằng tháng', people: 'Cử đầu mối', help: 'Đề nghị hỗ trợ', feedback: 'Góp ý' },
      { title: 'Dùng cho' },
    ),
    status: choice(
      { proposal: 'Đề xuất, chờ VNNIC xác nhận', official: 'Chính thức' },
      { title: 'Tình trạng' },
    ),
    intro: markdown({ title: 'Lời dẫn' }, 3000),
    noticeVersion: line({ title: 'Phiên bản thông báo dữ liệu cá nhân' }, 40),
    notice: markdown({ title: 'Thông báo xử lý dữ liệu cá nhân' }, 6000),
    noticeOn: day({ title: 'Ngày của thông báo' }),
    groups: z
      .array(
        z.strictObject({
          id: fieldId('Mã nhóm'),
          title: line({ title: 'Tên nhóm' }, 120),
          help: paragraph({ title: 'Hướng dẫn' }, 600).optional(),
        }),
      )
      .min(1)
      .meta({ title: 'Các nhóm' }),
    fields: z.array(fieldSchema).min(1).meta({ title: 'Các trường' }),
  })
  .superRefine((definition, context) => {
    const groups = new Set(definition.groups.map((group) => group.id));
    const ids = new Set<string>();
    for (const [index, field] of definition.fields.entries()) {
      const fault = (key: string, message: string) =>
        context.addIssue({ code: 'custom', path: ['fields', index, key], message });
      if (ids.has(field.id)) fault('id', `mã "${field.id}" đã dùng ở trường khác; mỗi trường một mã.`);
      ids.add(field.id);
      if (RESERVED_NAMES.includes(field.id) || field.id.endsWith('Reason')) {
        fault('id', `mã "${field.id}" là tên dành riêng của hệ thống.`);
      }
      if (field.personal && field.why === undefined) {
        fault('why', 'dữ liệu cá nhân cần ghi để làm gì: thông báo in bên biểu mẫu lấy từ đây.');
      }
      if (!groups.has(field.group)) fault('group', `không có nhóm "${field.group}" trong danh sách nhóm.`);
      if (field.kind === 'choice' && !field.choices?.length)
        fault('choices', 'loại "Chọn một" cần các lựa chọn.');
    }
    for (const [index, field] of definition.fields.entries()) {
      const { rules } = field;
      if (!rules) continue;
      if (
        !['count', 'cumulative'].includes(field.kind) &&
        (rules.warnTimes ?? rules.warnFall ?? rules.warnBlank) !== undefined
      ) {
        context.addIssue({
          code: 'custom',
          path: ['fields', index, 'rules'],
          message: 'quy tắc so với kỳ trước chỉ dùng cho số đếm hoặc số lũy kế.',
        });
      }
      const named = [
        ...(rules.atMost ?? []),
        ...(rules.sumOf ?? []),
        ...(rules.cumulativeOf ?? []),
        ...(rules.warnAbove ?? []),
        ...(rules.requiredIf?.fields ?? []),
        ...(rules.zeroIf ? [rules.zeroIf] : []),
        ...(rules.warnTogether ? [rules.warnTogether] : []),
      ];
      for (const name of named) {
        if (ids.has(name)) continue;
        context.addIssue({
          code: 'custom',
          path: ['fields', index, 'rules'],
          message: `quy tắc nhắc đến trường "${name}" nhưng biểu mẫu không có trường đó.`,
        });
      }
    }
  });

/**
 * Names that every form carries beside its fields (DESIGN.md §7); no field may take one, nor a name ending in `Reason`,
 * which belongs to the reason given for an unusual value.
 */
export const RESERVED_NAMES: readonly string[] = [
  'accessCode',
  'period',
  'replaces',
  'correctionReason',
  'formVersion',
  'idempotencyKey',
  'step',
  'unit',
  'stamp',
  'receipt',
  'proof',
  'pass',
];

/** Where each kind of form is filed; section pages may embed it too. */
export const FORM_PAGES = {
  figures: '/bao-cao-thang/',
  people: '/nhom-zalo/',
  help: '/tro-giup/',
  feedback: '/danh-gia/',
} as const satisfies Record<FormContent['purpose'], string>;

export type FormContent = z.output<typeof formDefinitionSchema>;
export type Field = FormContent['fields'][number];

/** A form as it is used: its content, its id (the file name) and the version that a filed revision keeps. */
export interface FormDefinition extends FormContent {
  readonly id: string;
  /** First 12 hex digits of the SHA-256 of the definition's canonical JSON: changes with any change, never by hand. */
  readonly version: string;
}
