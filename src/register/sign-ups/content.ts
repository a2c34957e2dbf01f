import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { loadForm } from '#src/forms/load.ts';
import type { FormDefinition } from '#src/schemas/form-definition.ts';
import { readYaml } from '#src/schemas/read-yaml.ts';
import { type Contact, contactSchema } from '#src/schemas/records.ts';
import { CONTENT_FOLDER } from '../content.ts';

/** Every form that is not about figures, by id. Stops with a Problem that names the file at fault. */
export function loadSignUpForms(folder = CONTENT_FOLDER): ReadonlyMap<string, FormDefinition> {
  const forms = namesIn(folder, 'bieu-mau').map((id) => loadForm(folder, id));
  return new Map(forms.filter(({ purpose }) => purpose !== 'figures').map((form) => [form.id, form]));
}

/** Whom departments may call at VNNIC. */
export function loadContacts(folder = CONTENT_FOLDER): readonly Contact[] {
  return namesIn(folder, 'can-bo').map((name) =>
    readYaml(join(folder, 'can-bo', `${name}.yaml`), contactSchema),
  );
}

function namesIn(folder: string, collection: string): string[] {
  return readdirSync(join(folder, collection))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => basename(name, '.yaml'));
}
