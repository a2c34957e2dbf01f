import type { Field, FormDefinition } from '#src/schemas/form-definition.ts';
import type { ReportStore, Revision } from './store.ts';

/** The definition in use first, then those of filings that are older, so that retired fields keep a column. */
export async function definitionsOf(
  store: ReportStore,
  revisions: readonly Revision[],
  form: FormDefinition,
): Promise<readonly FormDefinition[]> {
  const versions = new Set(revisions.map((revision) => revision.definition));
  versions.delete(form.version);
  const stored = await Promise.all([...versions].map((version) => store.definition(version)));
  const older = stored.flatMap((definition) =>
    definition ? [JSON.parse(definition.content) as FormDefinition] : [],
  );
  return [form, ...older];
}

/** Every field that any of the definitions has, in their order, without the personal ones. */
export function fieldsOf(definitions: readonly FormDefinition[]): readonly Field[] {
  const fields = new Map<string, Field>();
  for (const definition of definitions) {
    for (const field of definition.fields) if (!fields.has(field.id)) fields.set(field.id, field);
  }
  return [...fields.values()].filter((field) => !field.personal);
}
