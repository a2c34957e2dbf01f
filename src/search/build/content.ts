import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from 'yaml';
import type * as z from 'zod';
import { addressOf, idOf, PAGE_COLLECTIONS } from '#src/handbook/address.ts';
import { formDefinitionSchema, type FormContent } from '#src/schemas/form-definition.ts';
import { answerSchema, pageSchema, type Answer, type Page } from '#src/schemas/page.ts';
import {
  contactSchema,
  registrarSchema,
  sourceSchema,
  termSchema,
  unitSchema,
  type Contact,
  type Registrar,
  type Source,
  type Term,
  type Unit,
} from '#src/schemas/records.ts';
import { mediaSchema, type MediaItem } from '#src/schemas/media.ts';
import { readYaml } from '#src/schemas/read-yaml.ts';
import { wordTemplateSchema, type WordTemplateContent } from '#src/schemas/word-template.ts';
import { settingsSchema, type Settings } from '#src/schemas/settings.ts';

/** A content entry with its id, the file name. */
export type Item<Data> = Data & { readonly id: string };

export interface Content {
  readonly settings: Settings;
  /** Pages by address. */
  readonly pages: ReadonlyMap<string, Page>;
  readonly answers: readonly Item<Answer & { readonly body: string }>[];
  readonly contacts: readonly Item<Contact>[];
  readonly registrars: readonly Item<Registrar>[];
  readonly sources: readonly Item<Source>[];
  readonly terms: readonly Item<Term>[];
  readonly units: readonly Item<Unit>[];
  readonly forms: readonly Item<FormContent>[];
  readonly media: readonly Item<MediaItem>[];
  readonly templates: readonly Item<WordTemplateContent>[];
}

/** Reads what the search turns into records and synonyms. Astro has already refused what breaks a schema. */
export function readContent(directory: string): Content {
  function records<Data>(folder: string, schema: z.ZodType<Data>): readonly Item<Data>[] {
    return filesOf(path.join(directory, folder), '.yaml').map(({ id, file }) => ({
      ...readYaml(file, schema),
      id,
    }));
  }
  const pages = PAGE_COLLECTIONS.flatMap((name) =>
    filesOf(path.join(directory, name), '.mdx').map(
      ({ id, file }) => [addressOf(name, id), pageSchema.parse(readPage(file).data)] as const,
    ),
  );
  return {
    settings: readYaml(path.join(directory, 'cai-dat.yaml'), settingsSchema),
    pages: new Map(pages),
    answers: filesOf(path.join(directory, 'hoi-dap'), '.mdx')
      .map(({ id, file }) => {
        const { data, body } = readPage(file);
        return { ...answerSchema.parse(data), body, id };
      })
      .filter((answer) => !answer.retired),
    contacts: records('can-bo', contactSchema),
    registrars: records('nha-dang-ky', registrarSchema),
    sources: records('can-cu', sourceSchema),
    terms: records('thuat-ngu', termSchema),
    units: records('don-vi', unitSchema).filter(({ validTo }) => validTo === undefined),
    forms: records('bieu-mau', formDefinitionSchema),
    media: records('tai-lieu', mediaSchema),
    templates: records('mau-van-ban', wordTemplateSchema),
  };
}

function filesOf(folder: string, ending: string): { id: string; file: string }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .sort()
    .map((file) => ({ id: idOf(file.replaceAll(path.sep, '/')), file: path.join(folder, file) }));
}

/** Frontmatter and Markdown of a page. YAML's core schema: days stay text. */
function readPage(file: string): { data: unknown; body: string } {
  const [, data = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/su.exec(readFileSync(file, 'utf8')) ?? [];
  return { data: parseDocument(data, { schema: 'core' }).toJS(), body };
}
