import * as z from 'zod';
import { line } from './common.ts';

/** A permanent English name, camelCase. */
export const fieldId = (title: string) =>
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
export const rulesSchema = z
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

export type FieldRules = z.output<typeof rulesSchema>;

/** Every field that these rules name. */
export function fieldsNamedBy(rules: FieldRules): string[] {
  return [
    ...(rules.atMost ?? []),
    ...(rules.sumOf ?? []),
    ...(rules.cumulativeOf ?? []),
    ...(rules.warnAbove ?? []),
    ...(rules.requiredIf?.fields ?? []),
    ...(rules.zeroIf ? [rules.zeroIf] : []),
    ...(rules.warnTogether ? [rules.warnTogether] : []),
  ];
}

/** Whether these rules compare a figure with the last one filed. */
export function compareWithLast({ warnTimes, warnFall, warnBlank }: FieldRules): boolean {
  return (warnTimes ?? warnFall ?? warnBlank) !== undefined;
}
