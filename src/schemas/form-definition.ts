import * as z from 'zod';
import { choice, day, line, markdown, paragraph, periodText } from './common.ts';
import { compareWithLast, fieldId, fieldsNamedBy, rulesSchema } from './form-rules.ts';

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
    for (const [index, { kind, rules }] of definition.fields.entries()) {
      if (!rules) continue;
      const fault = (message: string) =>
        context.addIssue({ code: 'custom', path: ['fields', index, 'rules'], message });
      if (compareWithLast(rules) && kind !== 'count' && kind !== 'cumulative') {
        fault('quy tắc so với kỳ trước chỉ dùng cho số đếm hoặc số lũy kế.');
      }
      for (const name of fieldsNamedBy(rules)) {
        if (!ids.has(name)) fault(`quy tắc nhắc đến trường "${name}" nhưng biểu mẫu không có trường đó.`);
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
