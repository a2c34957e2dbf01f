import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Problem } from '#src/lib/problem.ts';
import { fillIn } from '#src/messages/forms.ts';
import { WORD_FAULTS } from '#src/messages/word.ts';
import { readYaml } from '#src/schemas/read-yaml.ts';
import { type WordTemplateContent, wordTemplateSchema } from '#src/schemas/word-template.ts';
import { faultsOfTemplate } from '../inspect.ts';

/** A template as it lies in the content: its questions and its Word file. */
export interface WordTemplate extends WordTemplateContent {
  /** Name of its files, and the last part of its address. */
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** Below `content/`. */
const FOLDER = 'mau-van-ban';

/** Where a template has its page. */
export function wordPath(id: string): string {
  return `/${FOLDER}/${id}/`;
}

/**
 * Every template, in its order. Stops with a Problem that names each file at fault: what an editor uploads is opened
 * and looked through before it can reach anybody.
 */
export function readWordTemplates(content: string): WordTemplate[] {
  const folder = join(content, FOLDER);
  const templates = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ ...readYaml(join(folder, name), wordTemplateSchema), id: basename(name, '.yaml') }))
    .toSorted((one, other) => one.order - other.order)
    .map((template) => ({ ...template, ...readFile(folder, template) }));
  const faults = templates.flatMap(({ file, faults: found }) =>
    found.map((fault) => `  - content/${FOLDER}/${file}: ${fault}`),
  );
  if (faults.length > 0) {
    throw new Problem('word-template-faulty', `${WORD_FAULTS.intro}\n${faults.join('\n')}`, WORD_FAULTS.mend);
  }
  return templates;
}

function readFile(
  folder: string,
  { id, file, fields }: WordTemplateContent & { readonly id: string },
): { bytes: Uint8Array; faults: readonly string[] } {
  const path = join(folder, file);
  if (!existsSync(path)) {
    return { bytes: new Uint8Array(), faults: [fillIn(WORD_FAULTS.missing, { entry: id })] };
  }
  const bytes = new Uint8Array(readFileSync(path));
  return { bytes, faults: faultsOfTemplate(bytes, fields) };
}
