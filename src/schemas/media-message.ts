import * as z from 'zod';
import { choice, line, reference } from './common.ts';
import { endsAfterBegin, ENDS_TOO_EARLY, lines, sources, validity } from './media-parts.ts';
import { PALETTES, WORDS } from './media-template.ts';
import { MEDIA_AUDIENCES } from './media-vocabulary.ts';

/** `content/loi-tai-lieu/`: the words of one message, shared by every piece that carries it. */
export const messageSchema = z
  .strictObject({
    title: line({ title: 'Tên' }, 80),
    audience: choice(MEDIA_AUDIENCES, { title: 'Nói với' }),
    palette: choice(PALETTES, { title: 'Bảng màu' }),
    kicker: line({ title: WORDS.kicker }, 60),
    headline: line({ title: WORDS.headline, description: 'Chữ giữa hai dấu ** được in màu nhấn.' }, 100),
    lead: line({ title: WORDS.lead }, 200),
    example: line(
      { title: 'Tên miền ví dụ', description: 'Không dùng tên miền thật của ai. Luôn in kèm chữ "ví dụ".' },
      60,
    ),
    points: lines(WORDS.points, 'Nhiều nhất bốn ý.', 4),
    steps: lines(WORDS.steps, 'Nhiều nhất sáu bước.', 6),
    costs: lines(WORDS.costs, 'Phí từng khoản, ghi rõ theo văn bản nào.', 6),
    offer: line({ title: WORDS.offer, description: 'Chỉ điều đúng hôm nay; không hứa.' }, 260),
    warning: line({ title: WORDS.warning }, 200),
    action: line({ title: WORDS.action }, 120),
    basis: line({ title: WORDS.sources, description: 'Một dòng, in nhỏ.' }, 200),
    shortAddress: reference('dia-chi-ngan', { title: 'Địa chỉ ngắn và mã QR' }),
    sources,
    ...validity,
  })
  .refine(endsAfterBegin, ENDS_TOO_EARLY);

export type Message = z.output<typeof messageSchema>;
