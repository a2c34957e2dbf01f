import type { FillableCell, FillableSheet } from '#src/lib/fillable-sheet.ts';
import { formatMonth } from '#src/lib/months.ts';
import { fillIn, FORM_TEXT } from '#src/messages/forms.ts';
import { WORKBOOK_TEXT as WORDS } from '#src/messages/workbook.ts';
import type { Field, FormDefinition } from '#src/schemas/form-definition.ts';
import { appliesTo, isNumeric } from './fields.ts';
import { formatValue, nameOfUnit } from './show.ts';
import type { FormState, Period, PreviousFigures } from './types.ts';
import { WORKBOOK_NAMES } from './workbook-layout.ts';

/** For whom and when the sheet is made; nothing of it in the blank one that anybody may fetch. */
export interface WorkbookFor {
  readonly unit?: FormState['unit'];
  readonly period?: Period;
  readonly previous?: PreviousFigures | undefined;
}

const COUNT = 6;

/** `so-lieu-thang@122ffe7f3961`: the form and the version of its definition. */
export function workbookMark({ id, version }: Pick<FormDefinition, 'id' | 'version'>): string {
  return `${id}@${version}`;
}

/**
 * The monthly form as a sheet: the same fields, in the same groups and words. Without the fields about people and the
 * confirmations: those are given in the form itself, so that no file with a person's data goes around.
 */
export function fillableSheet(definition: FormDefinition, given: WorkbookFor = {}): FillableSheet {
  const { unit, period, previous } = given;
  const fields = definition.fields.filter(
    (field) =>
      !field.personal && field.kind !== 'confirm' && (period === undefined || appliesTo(field, period)),
  );
  const groups = definition.groups.filter(({ id }) => fields.some(({ group }) => group === id));
  const plain = (value: string): FillableCell => ({ look: 'plain', value });
  const wide = (look: 'title' | 'note' | 'group', value: string): FillableCell[] => [
    { look, value, span: COUNT - 1 },
    ...Array<null>(COUNT - 2).fill(null),
  ];
  return {
    name: WORDS.sheet,
    columns: [
      { width: 4, hidden: true },
      { width: 46 },
      { width: 20 },
      { width: 16 },
      { width: 18 },
      { width: 56 },
    ],
    stickyRows: 6,
    rows: [
      [plain(`${WORKBOOK_NAMES.form} ${workbookMark(definition)}`), ...wide('title', definition.title)],
      [null, ...wide('note', WORDS.how)],
      [
        plain(WORKBOOK_NAMES.unit),
        { look: 'label', value: WORDS.unit },
        { look: 'plain', value: unit ? `${unit.code} ${nameOfUnit(unit)}` : WORDS.unitByCode },
        ...[null, null, null],
      ],
      [
        plain(WORKBOOK_NAMES.period),
        { look: 'label', value: WORDS.period },
        { look: 'input', value: period === undefined ? null : monthText(period), accepts: 'text' },
        { look: 'note', value: WORDS.periodHelp, span: 3 },
        ...[null, null],
      ],
      Array<null>(COUNT).fill(null),
      [
        plain(''),
        { look: 'head', value: FORM_TEXT.indicator },
        { look: 'head', value: FORM_TEXT.thisPeriod },
        { look: 'head', value: WORDS.unitOfMeasure },
        {
          look: 'head',
          value: previous ? fillIn(WORDS.before, { period: formatMonth(previous.period) }) : WORDS.noBefore,
        },
        { look: 'head', value: WORDS.help },
      ],
      ...groups.flatMap((group) => [
        [null, ...wide('group', group.title)],
        ...fields.filter((field) => field.group === group.id).map((field) => rowOf(field, previous)),
      ]),
    ],
  };
}

/** `2026-11` → `11/2026`. */
function monthText(period: Period): string {
  return period.replace(/^(\d{4})-(\d\d)$/, '$2/$1');
}

function rowOf(field: Field, previous: PreviousFigures | undefined): FillableCell[] {
  const before = previous?.values[field.id];
  const help = [field.required ? `${WORDS.required}.` : '', field.help ?? ''].filter(Boolean).join(' ');
  const choices = field.choices?.map(({ label }) => label);
  return [
    { look: 'plain', value: field.id },
    { look: 'label', value: field.label },
    {
      ...{ look: 'input', value: null },
      accepts: isNumeric(field) ? 'count' : choices ? 'choice' : 'text',
      ...(choices && { choices }),
      ...(field.kind === 'longText' && { rows: 4 }),
    },
    { look: 'plain', value: field.unit ?? '' },
    before === undefined || field.kind === 'longText'
      ? null
      : { look: 'figure', value: typeof before === 'number' ? before : formatValue(field, before) },
    { look: 'note', value: help },
  ];
}
