import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { FormDefinition } from '#src/schemas/form-definition.ts';
import { loadForm } from './load.ts';

/** Every form of the content folder, the monthly figures first. */
export function loadForms(contentDir: string): FormDefinition[] {
  return readdirSync(join(contentDir, 'bieu-mau'))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => loadForm(contentDir, basename(name, '.yaml')))
    .sort((one, other) => Number(other.purpose === 'figures') - Number(one.purpose === 'figures'));
}
