import type { Field, FormDefinition } from '#src/schemas/form-definition.ts';
import { typedText } from './check.ts';
import { appliesTo, reasonName } from './fields.ts';
import type { OlderForm, Period, Typed } from './types.ts';

/** What an officer sees and answers of a field; the rest of it may change without a word. */
function faceOf({ label, kind, unit, help, required, choices }: Field): string {
  return JSON.stringify([label, kind, unit, help, required, choices]);
}

/**
 * What has become of the form since this was typed: fields that are new, fields that ask otherwise, and what was typed
 * into fields that are gone, so that nothing of it is lost.
 */
export function sinceOlder(
  definition: FormDefinition,
  older: FormDefinition,
  typed: Typed,
  period: Period,
): OlderForm {
  const before = new Map(older.fields.map((field) => [field.id, field]));
  const now = new Map(definition.fields.map((field) => [field.id, field]));
  const inUse = definition.fields.filter((field) => period === '' || appliesTo(field, period));
  return {
    added: inUse.filter(({ id }) => !before.has(id)).map(({ label }) => label),
    reworded: inUse
      .filter((field) => {
        const was = before.get(field.id);
        return was !== undefined && faceOf(was) !== faceOf(field);
      })
      .map(({ label }) => label),
    left: older.fields
      .filter(({ id, kind }) => !now.has(id) && kind !== 'confirm')
      .flatMap(({ id, label }) =>
        [typedText(typed, id), typedText(typed, reasonName(id))]
          .filter((text) => text.trim() !== '')
          .map((text) => ({ label, text })),
      ),
  };
}
