import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { canonicalJson } from '#src/lib/canonical.ts';
import { Problem } from '#src/lib/problem.ts';
import { type FormContent, type FormDefinition, formDefinitionSchema } from '#src/schemas/form-definition.ts';
import { readYaml } from '#src/schemas/read-yaml.ts';

/** First 12 hex digits of the SHA-256 of the content's one JSON spelling: the version that a filed revision keeps. */
export function digestOf(content: FormContent): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex').slice(0, 12);
}

/** Content that has passed its schema, with its id and version. */
export function toDefinition(id: string, content: FormContent): FormDefinition {
  return { ...content, id, version: digestOf(content) };
}

/** Reads `<contentDir>/bieu-mau/<id>.yaml`. Stops with a Problem that names the file and the field at fault. */
export function loadForm(contentDir: string, id: string): FormDefinition {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) {
    throw new Problem('form-unknown', `Không có biểu mẫu “${id}”.`, 'Kiểm tra lại mã biểu mẫu.');
  }
  return toDefinition(id, readYaml(join(contentDir, 'bieu-mau', `${id}.yaml`), formDefinitionSchema));
}
