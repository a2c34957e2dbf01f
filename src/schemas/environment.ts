import * as z from 'zod';
import { Problem } from '#src/lib/problem.ts';

/** The environment that the hosts read. Empty text counts as not set. */
export const environmentSchema = z.object({
  HOST: z.string().min(1, 'cần một địa chỉ để nghe, ví dụ 127.0.0.1').default('127.0.0.1'),
  PORT: z.coerce
    .number('cần một số cổng từ 0 đến 65535, ví dụ 4321')
    .int('cần một số cổng từ 0 đến 65535, ví dụ 4321')
    .min(0, 'cần một số cổng từ 0 đến 65535, ví dụ 4321')
    .max(65535, 'cần một số cổng từ 0 đến 65535, ví dụ 4321')
    .default(4321),
  DATA_DIR: z.string().min(1).default('var'),
  PUBLIC_ORIGIN: z
    .string()
    .regex(/^https?:\/\/[^/\s?#]+$/, 'cần dạng https://ten-mien, không có dấu / ở cuối')
    .optional(),
  PERSONAL_PUBLIC_KEY: z
    .string()
    .regex(
      /^B[A-Za-z0-9_-]{86}$/,
      'cần khóa công khai do lệnh "npm run register -- keys pair" in ra, hoặc bỏ trống',
    )
    .optional(),
  DATABASE_URL: z
    .string()
    .refine(
      (text) => /^postgres(?:ql)?:\/\//.test(text) && URL.canParse(text),
      'cần dạng postgresql://người-dùng:mật-khẩu@máy-chủ:5432/cơ-sở-dữ-liệu (ký tự đặc biệt trong mật khẩu viết dạng %40, %23…), hoặc bỏ trống để dùng SQLite',
    )
    .optional(),
});

export type Environment = z.output<typeof environmentSchema>;

/** Reads the environment or stops the start, naming every bad variable with a hint. Values are never printed. */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const result = environmentSchema.safeParse(set);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  - ${issue.path.join('.')}: ${issue.message}`);
  throw new Problem(
    'environment-invalid',
    `Biến môi trường chưa đúng:\n${lines.join('\n')}`,
    'Sửa hoặc bỏ các biến trên rồi khởi động lại.',
  );
}
