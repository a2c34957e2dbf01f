import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { UnitRecord } from '#src/figures/reorganisation.ts';
import { loadForm } from '#src/forms/load.ts';
import type { FormDefinition } from '#src/schemas/form-definition.ts';
import { readYaml } from '#src/schemas/read-yaml.ts';
import { unitSchema } from '#src/schemas/records.ts';
import { type Settings, settingsSchema } from '#src/schemas/settings.ts';

export const CONTENT_FOLDER = fileURLToPath(new URL('../../content', import.meta.url));

/** The form through which the month's figures come. */
export const FIGURES_FORM = 'so-lieu-thang';

/** What the register needs of `content/`. */
export interface RegisterContent {
  readonly units: readonly UnitRecord[];
  readonly settings: Settings;
  readonly form: FormDefinition;
}

/** Reads units, settings and the monthly form. Stops with a Problem that names the file at fault. */
export function loadContent(folder = CONTENT_FOLDER): RegisterContent {
  const files = readdirSync(join(folder, 'don-vi')).filter((name) => name.endsWith('.yaml'));
  return {
    units: files.sort().map((name) => ({
      ...readYaml(join(folder, 'don-vi', name), unitSchema),
      id: basename(name, '.yaml'),
    })),
    settings: readYaml(join(folder, 'cai-dat.yaml'), settingsSchema),
    form: loadForm(folder, FIGURES_FORM),
  };
}
