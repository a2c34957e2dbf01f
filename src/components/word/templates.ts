import { join } from 'node:path';
import { figureGroups, type FigureGroup, wordData } from '#src/documents/word/data.ts';
import { fillWord } from '#src/documents/word/fill.ts';
import { readWordTemplates, type WordTemplate } from '#src/documents/word/node/read-templates.ts';
import { loadForm } from '#src/forms/load.ts';
import type { WordField, WordUnit } from '#src/schemas/word-template.ts';

const CONTENT = join(process.cwd(), 'content');

let read: readonly WordTemplate[] | undefined;

/** The Word templates of this build; the development server reads them anew on every page. */
export function wordTemplates(): readonly WordTemplate[] {
  if (!read || import.meta.env.DEV) read = readWordTemplates(CONTENT);
  return read;
}

/** The template with its tags, for the script that fills it in; and the same with every answer left blank. */
export const WORD_FILES = { tagged: 'khuon', blank: 'mau-trong' } as const;

/** `/mau-van-ban/ke-hoach/ke-hoach-mau-trong.docx`: what a reader saves is named after the template. */
export function blankName(id: string): string {
  return `${id}-${WORD_FILES.blank}`;
}

/** Rows of the quarter's table, where a template has one. */
export function figureRows({ fields }: Pick<WordTemplate, 'fields'>): readonly FigureGroup[] {
  if (!fields.some(({ kind }) => kind === 'figures')) return [];
  return figureGroups(loadForm(CONTENT, 'so-lieu-thang'));
}

/** The template with its defaults and nothing else. */
export function blankOf(template: WordTemplate): Uint8Array<ArrayBuffer> {
  const values = Object.fromEntries(
    template.fields.flatMap((field) => (field.default === undefined ? [] : [[field.id, field.default]])),
  );
  return fillWord(template.bytes, wordData(template.fields, { values }, figureRows(template)));
}

/** All that the script needs to ask the questions and make the document. */
export interface WordKit {
  readonly id: string;
  /** Address of the template with its tags. */
  readonly file: string;
  readonly fields: readonly WordField[];
  /** `id` is that of the unit's own entry, by which other pages remember a reader's choice. */
  readonly units: readonly (WordUnit & { readonly id: string })[];
  readonly figures: readonly FigureGroup[];
}
