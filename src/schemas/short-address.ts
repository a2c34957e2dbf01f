import * as z from 'zod';
import { line } from './common.ts';

/** `content/dia-chi-ngan/`: `/t/<file name>/`, what is printed and what QR codes hold. Never deleted, only pointed elsewhere. */
export const shortAddressSchema = z.strictObject({
  title: line({ title: 'Dẫn đến' }, 120),
  to: z
    .string()
    .regex(/^\/(?:[a-z0-9-]+\/)*$/, 'cần là địa chỉ một trang của cẩm nang, ví dụ /dang-ky/.')
    .meta({ title: 'Địa chỉ đích', control: 'line' }),
  note: line({ title: 'In trên', description: 'Để biết đổi đích thì ảnh hưởng tới đâu.' }, 200).optional(),
});

export type ShortAddress = z.output<typeof shortAddressSchema>;
