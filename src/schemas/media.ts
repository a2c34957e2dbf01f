import * as z from 'zod';
import { choice, day, line, paragraph, reference } from './common.ts';
import {
  endsAfterBegin,
  ENDS_TOO_EARLY,
  lines,
  sources,
  uploadedFile,
  validity,
  versionNumber,
} from './media-parts.ts';
import { LICENCES, MEDIA_AUDIENCES, MEDIA_CHANNELS, MEDIA_KINDS, MEDIA_PHASES } from './media-vocabulary.ts';

const filesOfOwn = z
  .array(
    z.strictObject({
      label: line({ title: 'Tên tệp cho người đọc' }, 80),
      file: uploadedFile('file', 'cần là tệp đã tải lên, ví dụ /tai-len/ap-phich.pdf.'),
    }),
  )
  .default([])
  .meta({ title: 'Tệp tải lên', description: 'Thay cho tệp do trang tự vẽ, ví dụ bản VNNIC phát hành.' });

const slideSchema = z.strictObject({
  title: line({ title: 'Tiêu đề' }, 90),
  points: lines('Các ý', 'Nhiều nhất sáu ý, mỗi ý một dòng.', 6),
  notes: paragraph({ title: 'Lời người hướng dẫn' }, 1500),
});

export type Slide = z.output<typeof slideSchema>;

/** `content/tai-lieu/`: one item of the media library, drawn from a template, written as text, or uploaded. */
export const mediaSchema = z
  .strictObject({
    title: line({ title: 'Tên tài liệu' }, 120),
    summary: paragraph({ title: 'Mục đích', description: 'Một, hai câu: dùng để làm gì, ở đâu.' }, 300),
    kind: choice(MEDIA_KINDS, { title: 'Loại' }),
    audience: choice(MEDIA_AUDIENCES, { title: 'Nhóm người đọc' }),
    channels: z
      .array(choice(MEDIA_CHANNELS, { title: 'Kênh' }))
      .min(1)
      .meta({ title: 'Kênh' }),
    phases: z
      .array(choice(MEDIA_PHASES, { title: 'Giai đoạn' }))
      .min(1)
      .meta({ title: 'Giai đoạn chiến dịch', description: 'Tài liệu vào bộ của các giai đoạn này.' }),
    order: z.number().int().min(0).max(999).meta({ title: 'Thứ tự' }),
    template: reference('khuon-tai-lieu', { title: 'Khuôn', description: 'Cho tài liệu tự vẽ.' }).optional(),
    message: reference('loi-tai-lieu', { title: 'Lời', description: 'Cho tài liệu tự vẽ.' }).optional(),
    text: paragraph({ title: 'Bản chữ', description: 'Cho kịch bản, bài viết, tin nhắn.' }, 6000).optional(),
    seconds: z
      .number()
      .int()
      .min(5)
      .max(600)
      .optional()
      .meta({ title: 'Thời lượng (giây)', description: 'Cho kịch bản và bài đọc.' }),
    slides: z.array(slideSchema).default([]).meta({ title: 'Trang chiếu' }),
    files: filesOfOwn,
    alt: paragraph(
      { title: 'Mô tả thay thế', description: 'Cho người không xem được hình.' },
      600,
    ).optional(),
    version: versionNumber,
    issuedOn: day({ title: 'Ngày của phiên bản' }),
    released: z.boolean().default(false).meta({
      title: 'VNNIC đã phát hành',
      description: 'Chưa chọn: mọi tệp mang dòng "Bản mẫu tham khảo – chờ VNNIC phát hành".',
    }),
    ...validity,
    replaces: line(
      { title: 'Thay cho', description: 'Bản cũ, hoặc tài liệu nào trước đây.' },
      160,
    ).optional(),
    replacedBy: reference('tai-lieu', { title: 'Được thay bởi' }).optional(),
    retired: z.boolean().default(false).meta({
      title: 'Đã gỡ',
      description: 'Rời thư viện; ai đến bằng đường dẫn cũ được báo và chỉ sang bản thay thế.',
    }),
    licence: choice(LICENCES, { title: 'Giấy phép' }),
    credit: line({ title: 'Cách ghi nguồn' }, 200),
    sources,
    aliases: z
      .array(line({ title: 'Địa chỉ cũ' }, 120))
      .default([])
      .meta({ title: 'Địa chỉ cũ', description: 'Ví dụ: /tai-lieu/ten-cu/. Địa chỉ cũ tự dẫn về đây.' }),
    history: z
      .array(
        z.strictObject({
          version: versionNumber,
          on: day({ title: 'Ngày' }),
          what: line({ title: 'Thay đổi' }, 300),
          files: z
            .array(uploadedFile('line', 'cần là đường dẫn tệp đã tải lên, ví dụ /tai-len/ap-phich-1.pdf.'))
            .default([])
            .meta({
              title: 'Tệp cũ đã thay',
              description: 'Tệp của phiên bản này. Ai mở đường dẫn tải cũ của nó được dẫn về trang tài liệu.',
            }),
        }),
      )
      .default([])
      .meta({ title: 'Các phiên bản trước' }),
  })
  .refine(endsAfterBegin, ENDS_TOO_EARLY)
  .refine((item) => Boolean(item.template) === Boolean(item.message), {
    path: ['message'],
    message: 'tài liệu tự vẽ cần cả khuôn và lời.',
  })
  .refine((item) => item.template ?? item.text ?? (item.slides.length > 0 || item.files.length > 0), {
    path: ['template'],
    message: 'cần khuôn và lời, hoặc bản chữ, hoặc trang chiếu, hoặc tệp tải lên.',
  })
  .refine((item) => item.text ?? (item.alt || item.slides.length > 0), {
    path: ['alt'],
    message: 'hình và tệp cần mô tả thay thế.',
  });

export type MediaItem = z.output<typeof mediaSchema>;
