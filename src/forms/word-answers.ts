import { formatDay } from '#src/lib/dates.ts';
import { formatCount } from '#src/lib/numbers.ts';
import { fillIn, formSentence } from '#src/messages/forms.ts';
import { WORD_TEXT } from '#src/messages/word.ts';
import type { WordAnswers, WordField, WordUnit } from '#src/schemas/word-template.ts';
import { typedText } from './check.ts';
import { readField } from './read.ts';
import type { CheckedField, Issue, Typed } from './types.ts';

/** The year of a quarter is asked for beside it. */
export function yearName(id: string): string {
  return `${id}Year`;
}

/** What was typed, and what has to be mended before a document can be made of it. */
export interface WordReading {
  readonly answers: WordAnswers;
  readonly issues: readonly Issue[];
}

function issue(field: string, code: string, sentence: string): Issue {
  return { field, severity: 'error', code, sentence };
}

/** `4` and `2026` → `2026-4`; nothing typed in either is no answer. */
export function readQuarter(
  { id, label, required }: Pick<WordField, 'id' | 'label' | 'required'>,
  typed: Typed,
): { readonly quarter?: string; readonly issues: readonly Issue[] } {
  const number = typedText(typed, id).trim();
  const year = typedText(typed, yearName(id)).normalize('NFKC').trim();
  if (number === '' && year === '' && !required) return { issues: [] };
  const issues = [
    ...(/^[1-4]$/.test(number)
      ? []
      : [issue(id, 'quarterMissing', fillIn(WORD_TEXT.quarterMissing, { label }))]),
    ...(/^20\d\d$/.test(year) ? [] : [issue(yearName(id), 'yearInvalid', WORD_TEXT.yearInvalid)]),
  ];
  return issues.length > 0 ? { issues } : { quarter: `${year}-${number}`, issues };
}

/** The kinds that are read as the monthly form reads them. */
const READ_AS = { place: 'text', text: 'text', longText: 'longText', count: 'count', date: 'date' } as const;

function readText(
  field: WordField,
  kind: CheckedField['kind'],
  typed: Typed,
): { text?: string; issue?: Issue } {
  const { id, label, required, maxLength } = field;
  const reading = readField({ id, label, kind, required, maxLength }, typedText(typed, id));
  if ('fault' in reading) {
    return { issue: issue(id, reading.fault, formSentence(reading.fault, { ...reading.parts, label })) };
  }
  const { value } = reading;
  if (value === null || value === '') {
    return required ? { issue: issue(id, 'required', formSentence('required', { label })) } : {};
  }
  if (typeof value === 'number') return { text: formatCount(value) };
  return { text: kind === 'date' ? formatDay(String(value)) : String(value) };
}

/** Reads the answers to a template's questions. Never throws, whatever was typed. */
export function readWordAnswers(
  fields: readonly WordField[],
  typed: Typed,
  units: readonly WordUnit[],
): WordReading {
  const values: Record<string, string> = {};
  const issues: Issue[] = [];
  let unit: WordUnit | undefined;
  let quarter: string | undefined;
  for (const field of fields) {
    const { id, label, kind, required } = field;
    if (kind === 'figures') continue;
    if (kind === 'unit') {
      const code = typedText(typed, id).trim();
      unit = units.find((each) => each.code === code);
      if (!unit && (required || code !== '')) {
        issues.push(issue(id, 'unitMissing', fillIn(WORD_TEXT.unitMissing, { label })));
      }
    } else if (kind === 'quarter') {
      const reading = readQuarter(field, typed);
      quarter = reading.quarter;
      issues.push(...reading.issues);
    } else {
      const { text, issue: found } = readText(field, READ_AS[kind], typed);
      if (text !== undefined) values[id] = text;
      if (found) issues.push(found);
    }
  }
  return { answers: { values, unit, quarter }, issues };
}
