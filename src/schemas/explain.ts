import type * as z from 'zod';
import { Problem } from '#src/lib/problem.ts';

function describeIssue(issue: z.core.$ZodIssue): string {
  const where = issue.path.length > 0 ? issue.path.join('.') : '(cả tệp)';
  return `  - Trường "${where}": ${issue.message}`;
}

/** Every issue of a failed parse as one Vietnamese line each: field, what was expected, what was found. */
export function describeIssues(error: z.ZodError): string {
  return error.issues.map(describeIssue).join('\n');
}

/**
 * The single door from untrusted data to typed data. Gives the parsed value, or stops with a Problem that names the
 * place (`where`: a file or "môi trường"), each field, what was found and what was expected.
 */
export function parseOrExplain<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  where: string,
): z.output<Schema> {
  const result = schema.safeParse(input, { error: vietnameseMessage });
  if (result.success) return result.data;
  throw new Problem(
    'content-invalid',
    `${where} chưa đúng định dạng:\n${describeIssues(result.error)}`,
    'Sửa các trường nêu trên rồi chạy lại.',
  );
}

const TYPES: Record<string, string> = {
  string: 'chữ',
  number: 'số',
  int: 'số nguyên',
  boolean: 'đúng/sai (true/false)',
  array: 'danh sách',
  object: 'nhóm trường',
};

function shown(value: unknown): string {
  const text = JSON.stringify(value) as string | undefined; // undefined for undefined and functions
  if (text === undefined) return 'không có gì';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** Vietnamese wording for every kind of Zod issue; a schema's own message always wins. */
export function vietnameseMessage(issue: z.core.$ZodRawIssue): string {
  const found = shown(issue.input);
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'bắt buộc nhưng chưa có; hãy bổ sung.'
        : `cần là ${TYPES[issue.expected] ?? issue.expected}, đang là ${found}.`;
    case 'invalid_value':
      return `cần là một trong: ${issue.values.map(shown).join(', ')}; đang là ${found}.`;
    case 'too_small':
      return `quá ngắn hoặc quá nhỏ: cần ít nhất ${issue.minimum}; đang là ${found}.`;
    case 'too_big':
      return `quá dài hoặc quá lớn: nhiều nhất ${issue.maximum}; đang là ${found}.`;
    case 'unrecognized_keys':
      return `có trường lạ: ${issue.keys.join(', ')}; hãy bỏ hoặc sửa tên.`;
    case 'invalid_format':
      return `sai định dạng (${issue.format}); đang là ${found}.`;
    default:
      return `chưa hợp lệ; đang là ${found}.`;
  }
}
