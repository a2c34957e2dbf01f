import * as z from 'zod';
import { AUDIENCES, choice, governance, line, paragraph } from './common.ts';
import type { Unit } from './records.ts';

/** What a template makes, by the names that Nghị định 30/2020/NĐ-CP gives to administrative documents. */
export const WORD_KINDS = {
  plan: 'Kế hoạch',
  proposal: 'Tờ trình',
  letter: 'Công văn',
  report: 'Báo cáo',
} as const;

/** What may be asked for a template. Those from `text` on are read as the same kinds of the forms are. */
export const WORD_FIELD_KINDS = {
  unit: 'Tỉnh, thành phố',
  place: 'Địa danh ở dòng ngày tháng (bỏ trống: tên tỉnh, thành phố)',
  quarter: 'Quý và năm',
  figures: 'Số liệu ba tháng đã nộp (không hỏi; lấy bằng mã truy cập)',
  text: 'Một dòng chữ',
  longText: 'Đoạn văn',
  count: 'Số',
  date: 'Ngày',
} as const;

export type WordFieldKind = keyof typeof WORD_FIELD_KINDS;

const fieldSchema = z
  .strictObject({
    id: z
      .string()
      .regex(
        /^[a-z][a-zA-Z0-9]*$/,
        'cần là chữ không dấu viết liền, bắt đầu bằng chữ thường, ví dụ idvnTarget.',
      )
      .meta({ title: 'Tên trong tệp Word', description: 'Tệp Word viết tên này giữa hai dấu { và }.' }),
    label: line({ title: 'Câu hỏi' }, 120),
    help: line({ title: 'Hướng dẫn' }, 300).optional(),
    kind: choice(WORD_FIELD_KINDS, { title: 'Loại' }),
    required: z.boolean().default(false).meta({ title: 'Bắt buộc' }),
    default: paragraph(
      { title: 'Nội dung có sẵn', description: 'Người soạn sửa được. Chỉ ghi điều có nguồn.' },
      1000,
    ).optional(),
    maxLength: z.number().int().min(1).max(4000).optional().meta({ title: 'Số ký tự nhiều nhất' }),
  })
  .refine(({ kind, required }) => !required || kind !== 'figures', {
    path: ['required'],
    message: 'số liệu đã nộp không phải câu hỏi nên không bắt buộc được.',
  });

export type WordField = z.output<typeof fieldSchema>;

/** `content/mau-van-ban/`: one Word template, the questions that fill it in, and what it rests on. */
export const wordTemplateSchema = z
  .strictObject({
    title: line({ title: 'Tên mẫu' }, 120),
    summary: line({ title: 'Dùng để làm gì' }, 300),
    kind: choice(WORD_KINDS, { title: 'Loại văn bản' }),
    order: z.number().int().min(0).max(999).meta({ title: 'Thứ tự' }),
    audience: z
      .array(choice(AUDIENCES, { title: 'Dành cho' }))
      .min(1)
      .meta({ title: 'Dành cho' }),
    keywords: z
      .array(line({ title: 'Từ khóa' }, 60))
      .default([])
      .meta({ title: 'Từ khóa', description: 'Cách gọi khác, để ô tìm kiếm thấy mẫu.' }),
    file: z
      .string()
      .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*\.docx$/, 'cần là tên một tệp .docx không dấu, ví dụ ke-hoach.docx.')
      .meta({
        title: 'Tệp Word',
        description:
          'Tải tệp về, sửa trong Word, giữ nguyên các tên giữa { và }, rồi tải lên lại. Tên tệp không dấu, đuôi .docx.',
        control: 'file',
        besideEntry: true,
      }),
    page: z
      .string()
      .regex(/^\/[a-z0-9/-]+\/$/, 'cần là địa chỉ một trang, ví dụ /cam-nang/a/mau-ke-hoach/.')
      .meta({ title: 'Trang hướng dẫn', control: 'line' }),
    fields: z.array(fieldSchema).min(1).meta({ title: 'Các câu hỏi' }),
    openPoints: z
      .array(line({ title: 'Điều cần xác nhận' }, 300))
      .default([])
      .meta({ title: 'Chờ VNNIC xác nhận', description: 'Những chỗ còn mở của mẫu, mỗi chỗ một câu.' }),
    ...governance,
  })
  .refine(({ fields }) => new Set(fields.map(({ id }) => id)).size === fields.length, {
    path: ['fields'],
    message: 'mỗi câu hỏi cần một tên riêng.',
  })
  .refine(
    ({ fields }) =>
      (['unit', 'place', 'quarter', 'figures'] as const).every(
        (kind) => fields.filter((field) => field.kind === kind).length <= 1,
      ),
    {
      path: ['fields'],
      message: 'tỉnh, địa danh, quý và số liệu mỗi loại chỉ hỏi một lần.',
    },
  )
  .refine(
    ({ fields }) =>
      fields.every(({ kind }) => kind !== 'figures') || fields.some(({ kind }) => kind === 'quarter'),
    { path: ['fields'], message: 'mẫu có số liệu ba tháng cần hỏi quý.' },
  );

export type WordTemplateContent = z.output<typeof wordTemplateSchema>;

/** What a template needs to know of a province. */
export type WordUnit = Pick<Unit, 'code' | 'name' | 'kind' | 'communes'>;

/** The answers to a template's questions, read and found right. What was not answered is not in it. */
export interface WordAnswers {
  /** Question → the text that goes into the document. */
  readonly values: Readonly<Record<string, string>>;
  readonly unit?: WordUnit | undefined;
  /** `2026-4` */
  readonly quarter?: string | undefined;
}
