import * as z from 'zod';
import { AUDIENCES, choice, day, governance, line, paragraph } from './common.ts';

/** Frontmatter of every handbook page (`content/cam-nang`, `content/phu-luc`, `content/trang`). Key order = file order. */
export const pageSchema = z
  .strictObject({
    title: line(
      { title: 'Tiêu đề', description: 'Từ 5 đến 120 ký tự; không trùng với trang khác.' },
      120,
    ).min(5),
    navTitle: line(
      { title: 'Tên ngắn trong mục lục', description: 'Bỏ trống thì dùng tiêu đề.' },
      60,
    ).optional(),
    code: line(
      { title: 'Mã mục', description: 'Ví dụ: A.1. Trang ngoài các mục thì bỏ trống.' },
      12,
    ).optional(),
    description: paragraph(
      { title: 'Tóm tắt', description: 'Một, hai câu: trang này giúp ai làm được gì.' },
      300,
    ),
    order: z
      .number()
      .int()
      .min(0)
      .max(999)
      .meta({ title: 'Thứ tự trong mục', description: 'Số nhỏ đứng trước; trang mở đầu của mục là 0.' }),
    audience: z
      .array(choice(AUDIENCES, { title: 'Người đọc' }))
      .min(1)
      .meta({ title: 'Dành cho' }),
    keywords: z
      .array(line({ title: 'Từ khóa' }, 60))
      .default([])
      .meta({ title: 'Từ khóa tìm kiếm', description: 'Cách gọi khác mà người đọc có thể gõ.' }),
    ...governance,
    aliases: z
      .array(
        z
          .string()
          .regex(/^\/(?:[a-z0-9-]+\/)+$/, 'cần là địa chỉ dạng /cam-nang/a/ten-cu/.')
          .meta({ title: 'Địa chỉ cũ' }),
      )
      .default([])
      .meta({ title: 'Địa chỉ cũ', description: 'Trang đã chuyển: địa chỉ cũ tự dẫn về trang này.' }),
    changes: z
      .array(
        z.strictObject({
          on: day({ title: 'Ngày' }),
          what: line({ title: 'Thay đổi', description: 'Một câu cho người đọc.' }, 300),
        }),
      )
      .default([])
      .meta({ title: 'Nhật ký thay đổi của trang' }),
  })
  .refine((page) => !page.validFrom || !page.validTo || page.validFrom <= page.validTo, {
    path: ['validTo'],
    message: 'ngày hết hiệu lực phải sau ngày bắt đầu hiệu lực.',
  })
  .refine((page) => page.status === 'proposal' || page.sources.length > 0, {
    path: ['sources'],
    message: 'trang ghi "Có nguồn" thì phải nêu ít nhất một nguồn.',
  });

export type Page = z.output<typeof pageSchema>;

/** Frontmatter of one question and answer; the answer is the file's body. */
export const answerSchema = z
  .strictObject({
    question: line({ title: 'Câu hỏi', description: 'Viết như người dân hỏi.' }, 200),
    order: z.number().int().min(0).max(999).meta({ title: 'Thứ tự' }),
    audience: z
      .array(choice(AUDIENCES, { title: 'Người hỏi' }))
      .min(1)
      .meta({ title: 'Dành cho' }),
    keywords: z
      .array(line({ title: 'Từ khóa' }, 60))
      .default([])
      .meta({ title: 'Từ khóa tìm kiếm' }),
    ...governance,
    retired: z
      .boolean()
      .default(false)
      .meta({ title: 'Ngừng hiển thị', description: 'Giữ lại tệp nhưng không hiện trên trang.' }),
  })
  .refine((answer) => answer.status === 'proposal' || answer.sources.length > 0, {
    path: ['sources'],
    message: 'câu trả lời ghi "Có nguồn" thì phải nêu ít nhất một nguồn.',
  });

export type Answer = z.output<typeof answerSchema>;
