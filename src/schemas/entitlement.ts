import * as z from 'zod';
import { choice, line, paragraph, reference } from './common.ts';

/** `content/kiem-tra-quyen-loi.yaml`: "Tôi có được hỗ trợ không?" as three questions and their outcomes. */

const id = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'cần là mã viết thường không dấu, nối bằng gạch ngang.')
  .meta({ title: 'Mã' });

const answer = z.strictObject({
  id,
  label: line({ title: 'Câu trả lời' }, 120),
  help: line({ title: 'Giải thích' }, 240).optional(),
});

const question = z.strictObject({
  text: line({ title: 'Câu hỏi' }, 160),
  answers: z.array(answer).min(2).meta({ title: 'Các câu trả lời' }),
});

const band = z.strictObject({
  text: question.shape.text,
  answers: z
    .array(
      answer.extend({
        door: line(
          {
            title: 'Lối vào ở trang chủ',
            description: 'Bỏ trống: trang chủ không dẫn thẳng tới câu trả lời này.',
          },
          80,
        ).optional(),
      }),
    )
    .min(2)
    .meta({ title: 'Các câu trả lời' }),
});

const outcome = z.strictObject({
  id,
  when: z
    .strictObject({ who: id, band: id.optional(), first: id.optional() })
    .meta({ title: 'Khi trả lời', description: 'Bỏ trống một câu: câu đó trả lời thế nào cũng được.' }),
  entitled: choice(
    { yes: 'Thuộc nhóm', notYet: 'Chưa thuộc nhóm', no: 'Không thuộc nhóm' },
    { title: 'Thuộc nhóm ưu đãi' },
  ),
  headline: line({ title: 'Câu trả lời ngắn' }, 200),
  page: z
    .string()
    .regex(/^\/(?:[a-z0-9-]+\/)+$/, 'cần là địa chỉ trang, ví dụ /dang-ky/id-vn-18-23/.')
    .meta({ title: 'Trang xem tiếp' }),
  basis: z
    .array(reference('can-cu', { title: 'Căn cứ' }))
    .min(1)
    .meta({ title: 'Căn cứ' }),
  place: line({ title: 'Điều, khoản' }, 120).optional(),
  validity: paragraph({ title: 'Hiệu lực' }, 400),
  costNow: paragraph({ title: 'Chi phí lúc đăng ký và hai năm đầu' }, 400),
  costLater: paragraph({ title: 'Chi phí từ năm thứ ba' }, 400),
  caution: paragraph({ title: 'Lưu ý' }, 400).optional(),
});

export const entitlementSchema = z.strictObject({
  who: z.strictObject({
    text: line({ title: 'Câu hỏi' }, 160),
    answers: z
      .array(answer.extend({ band: band.meta({ title: 'Câu hỏi tiếp theo' }) }))
      .min(2)
      .meta({ title: 'Các câu trả lời' }),
  }),
  first: question.meta({ title: 'Câu hỏi cuối' }),
  outcomes: z.array(outcome).min(1).meta({ title: 'Kết quả' }),
});

export type Entitlement = z.output<typeof entitlementSchema>;
export type EntitlementAnswer = z.output<typeof answer>;
export type EntitlementOutcome = Entitlement['outcomes'][number];
