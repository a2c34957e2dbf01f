import { formatQuarter, monthsOf, moveQuarter, type Quarter } from '#src/figures/quarters.ts';
import { formatMonth, type Month } from '#src/lib/months.ts';
import { unitInSentence } from '#src/lib/unit-names.ts';
import { WORD_TEXT } from '#src/messages/word.ts';
import type { FormDefinition } from '#src/schemas/form-definition.ts';
import type { WordAnswers, WordField, WordUnit } from '#src/schemas/word-template.ts';
import type { WordData } from './fill.ts';

/** A group of the monthly form with those of its figures that a quarter adds up. */
export interface FigureGroup {
  readonly title: string;
  readonly rows: readonly { readonly id: string; readonly label: string }[];
}

/** The rows of a quarter's table: every figure of the form, with its unit of measure. */
export function figureGroups({ groups, fields }: Pick<FormDefinition, 'groups' | 'fields'>): FigureGroup[] {
  return groups
    .map(({ id, title }) => ({
      title,
      rows: fields
        .filter(({ group, kind }) => group === id && (kind === 'count' || kind === 'cumulative'))
        .map((field) => ({
          id: field.id,
          label: field.unit === undefined ? field.label : `${field.label} (${field.unit})`,
        })),
    }))
    .filter(({ rows }) => rows.length > 0);
}

/** `2026-03` → `3/2026` */
export function shortMonth(month: Month): string {
  return formatMonth(month).replace('tháng ', '');
}

/** `2026-4` → `IV/2026` */
function shortQuarter(quarter: Quarter): string {
  return formatQuarter(quarter).replace('quý ', '');
}

function unitTags(id: string, unit: WordUnit | undefined): WordData {
  const inSentence = unit ? unitInSentence(unit) : WORD_TEXT.someUnit;
  const kind = unit ? unitInSentence({ ...unit, name: '' }).trim() : WORD_TEXT.someKind;
  return {
    [id]: inSentence,
    [`${id}Upper`]: inSentence.toLocaleUpperCase('vi'),
    [`${id}Kind`]: kind,
    [`${id}Name`]: unit?.name ?? '',
    [`${id}Communes`]: unit?.communes === undefined ? '' : String(unit.communes),
  };
}

function quarterTags(id: string, quarter: Quarter | undefined): WordData {
  if (quarter === undefined) return {};
  return {
    [id]: shortQuarter(quarter),
    [`${id}Before`]: shortQuarter(moveQuarter(quarter, -1)),
    [`${id}Next`]: shortQuarter(moveQuarter(quarter, 1)),
    ...Object.fromEntries(monthsOf(quarter).map((month, at) => [`${id}Month${at + 1}`, shortMonth(month)])),
  };
}

/** The table without any figure: every cell a blank to be filled in by hand. */
function blankFigures(groups: readonly FigureGroup[]): WordData {
  return {
    groups: groups.map(({ title, rows }) => ({ title, rows: rows.map(({ label }) => ({ label })) })),
    hasTexts: false,
  };
}

/** What is put in for the tags of a template: of each answer, and of what is known of the province and the quarter. */
export function wordData(
  fields: readonly Pick<WordField, 'id' | 'kind'>[],
  { values, unit, quarter }: WordAnswers,
  figures: readonly FigureGroup[] | WordData = [],
): WordData {
  return Object.assign(
    {},
    ...fields.map(({ id, kind }): WordData => {
      switch (kind) {
        case 'unit':
          return unitTags(id, unit);
        case 'quarter':
          return quarterTags(id, quarter);
        case 'place':
          return { [id]: values[id] ?? unit?.name ?? '' };
        case 'figures':
          return isGroups(figures) ? blankFigures(figures) : figures;
        default:
          return { [id]: values[id] ?? '' };
      }
    }),
  ) as WordData;
}

function isGroups(figures: readonly FigureGroup[] | WordData): figures is readonly FigureGroup[] {
  return Array.isArray(figures);
}
