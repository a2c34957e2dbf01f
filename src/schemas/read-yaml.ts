import { existsSync, readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import type * as z from 'zod';
import { Problem } from '#src/lib/problem.ts';
import { parseOrExplain } from './explain.ts';

/**
 * Reads one content file outside Astro, through its schema. YAML 1.2 core schema: days stay text and `01` in quotes
 * stays text. Stops with a Problem that names the file when it is missing, is not YAML or breaks the schema.
 */
export function readYaml<Schema extends z.ZodType>(path: string, schema: Schema): z.output<Schema> {
  if (!existsSync(path)) {
    throw new Problem('content-missing', `Không có tệp ${path}.`, 'Kiểm tra lại tên tệp.');
  }
  const document = parseDocument(readFileSync(path, 'utf8'), { schema: 'core' });
  const [fault] = document.errors;
  if (fault) {
    throw new Problem(
      'content-not-yaml',
      `${path} không phải YAML đúng: ${fault.message}`,
      'Sửa dòng nêu trên.',
    );
  }
  return parseOrExplain(schema, document.toJS(), path);
}
