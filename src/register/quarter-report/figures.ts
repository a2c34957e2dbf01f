import { figureGroups, shortMonth } from '#src/documents/word/data.ts';
import type { WordData } from '#src/documents/word/fill.ts';
import { monthsOf, moveQuarter, type Quarter } from '#src/figures/quarters.ts';
import { forebearsIn, heirOf, unitIn, type UnitRecord } from '#src/figures/reorganisation.ts';
import { rollUp, type Total } from '#src/figures/roll-up.ts';
import { formatValue } from '#src/forms/show.ts';
import type { Period } from '#src/forms/types.ts';
import { formatInstant } from '#src/lib/dates.ts';
import { unitInSentence } from '#src/lib/unit-names.ts';
import { formatMonth, type Month } from '#src/lib/months.ts';
import { formatCount } from '#src/lib/numbers.ts';
import { fillIn } from '#src/messages/forms.ts';
import { WORD_TEXT as WORDS } from '#src/messages/word.ts';
import type { Field, FormDefinition } from '#src/schemas/form-definition.ts';
import type { Revision } from '../store.ts';

/** What a unit's report of a quarter is made from. */
export interface QuarterSource {
  readonly quarter: Quarter;
  /** As it stands in the quarter's last month. */
  readonly unit: UnitRecord;
  readonly units: readonly UnitRecord[];
  /** Groups of the form, and every field that any of the definitions has, without the personal ones. */
  readonly definition: Pick<FormDefinition, 'groups'>;
  readonly fields: readonly Field[];
  /** The filings that stand in the quarter and in the one before it, of all units. */
  readonly standing: readonly Revision[];
  readonly earlier: readonly Revision[];
  /** The month that is running now. */
  readonly thisMonth: Month;
  /** Made-up figures of a trial: said beside each month, so that the file is never taken for a report. */
  readonly trial: boolean;
}

/** One month of the unit: who should have filed it, and what stands. */
interface MonthOfUnit {
  readonly month: Period;
  readonly isFiled: boolean;
  readonly isToCome: boolean;
  readonly filings: readonly Revision[];
  readonly totals: Readonly<Record<string, Total>>;
}

/** The filings of the unit, and of those that merged into it. */
function ownFilings({ unit, units }: QuarterSource, filings: readonly Revision[], last: Period): Revision[] {
  return filings.filter((filing) => {
    const filer = unitIn(units, filing.unit, filing.period);
    return filer !== undefined && heirOf(units, filer, last)?.id === unit.id;
  });
}

/**
 * The months one by one, each added up by the same rule as the quarter: rows stand under the unit of the last month, so
 * that what was filed before a merger is in it.
 */
function monthsOfUnit(source: QuarterSource, quarter: Quarter, filings: readonly Revision[]): MonthOfUnit[] {
  const { fields, units, unit, thisMonth } = source;
  const periods = monthsOf(quarter);
  // Rows stand under the units of the last month added up: that of the report, for the quarter before it too.
  const last = monthsOf(source.quarter)[2];
  const own = ownFilings(source, filings, last);
  return periods.map((month) => {
    const filed = own.filter(({ period }) => period === month);
    const row = rollUp(fields, units, filed, [...new Set([...periods, last])]).units.find(
      (each) => each.unit.id === unit.id,
    );
    const expected = forebearsIn(units, unit, month).length;
    return {
      month,
      isFiled: filed.length > 0,
      isToCome: month > thisMonth,
      filings: filed,
      totals: Object.fromEntries(
        Object.entries(row?.totals ?? {}).map(([id, { value }]) => [
          id,
          // Whole in this one month: everyone who should file the figure has.
          {
            value,
            months: filed.filter(({ values }) => typeof values[id] === 'number').length >= expected ? 1 : 0,
          },
        ]),
      ),
    };
  });
}

function missing({ isToCome }: MonthOfUnit): string {
  return isToCome ? WORDS.toCome : WORDS.notFiled;
}

function monthCell(id: string, month: MonthOfUnit): string {
  if (!month.isFiled) return missing(month);
  const { value, months } = month.totals[id] ?? { value: null, months: 0 };
  if (value === null) return WORDS.noValue;
  return months === 1 ? formatCount(value) : fillIn(WORDS.partly, { value: formatCount(value) });
}

/**
 * The quarter's cell. A flow adds what was filed and names the months that were not; a cumulative is that of the last
 * month and of no other, as the outline of the report says (content/phu-luc/1/bao-cao-quy.mdx).
 */
function quarterCell({ id, kind }: Field, months: readonly MonthOfUnit[]): string {
  const last = months.at(-1);
  if (kind === 'cumulative') {
    const value = last?.totals[id]?.value ?? null;
    return last === undefined || value === null ? WORDS.notUpdated : monthCell(id, last);
  }
  const values = months.flatMap(({ totals }) => totals[id]?.value ?? []);
  if (values.length === 0) return months.some(({ isFiled }) => isFiled) ? WORDS.noValue : WORDS.notFiled;
  const sum = formatCount(values.reduce((total, value) => total + value, 0));
  const unfiled = months.filter(({ isFiled }) => !isFiled).map(({ month }) => formatMonth(month));
  return unfiled.length === 0 ? sum : fillIn(WORDS.lacking, { value: sum, months: unfiled.join(', ') });
}

/** Words that a filing is told from its neighbours by, where several units have become one. */
function withFiler(source: QuarterSource, filing: Revision, text: string): string {
  const filer = unitIn(source.units, filing.unit, filing.period);
  if (!filer || filer.id === source.unit.id) return text;
  return fillIn(WORDS.ofUnit, { unit: unitInSentence(filer), text });
}

function standingOf(source: QuarterSource, month: MonthOfUnit): string {
  if (!month.isFiled) return missing(month);
  const text = month.filings
    .map((filing) => {
      const at = formatInstant(new Date(filing.filedAt));
      return withFiler(source, filing, fillIn(WORDS.receipt, { receipt: filing.receipt, at }));
    })
    .join('; ');
  return source.trial ? fillIn(WORDS.trial, { text }) : text;
}

/** Answers that are no figures, from the latest month that has any: the state of the plan, where figures come from. */
function factsOf(source: QuarterSource, months: readonly MonthOfUnit[]): WordData[] {
  const latest = months.findLast(({ isFiled }) => isFiled);
  const told = source.fields.filter(({ kind }) => ['choice', 'text', 'date', 'url'].includes(kind));
  return (latest?.filings ?? []).flatMap((filing) =>
    told.flatMap((field) => {
      const value = filing.values[field.id] ?? null;
      if (value === null || value === '') return [];
      return [{ label: field.label, value: withFiler(source, filing, formatValue(field, value)) }];
    }),
  );
}

/** What was written month by month: difficulties, proposals, initiatives. */
function textsOf(source: QuarterSource, months: readonly MonthOfUnit[]): WordData[] {
  return source.fields
    .filter(({ kind }) => kind === 'longText')
    .map((field) => ({
      label: field.label,
      entries: months.flatMap(({ month, filings }) =>
        filings.flatMap((filing) => {
          const text = filing.values[field.id];
          if (typeof text !== 'string' || text === '') return [];
          return [{ month: shortMonth(month), text: withFiler(source, filing, text) }];
        }),
      ),
    }))
    .filter(({ entries }) => entries.length > 0);
}

/** Everything of the three months that the template can show. Nothing of a person is among a filing's values. */
export function quarterFigures(source: QuarterSource): WordData {
  const { quarter, definition, fields, standing, earlier } = source;
  const months = monthsOfUnit(source, quarter, standing);
  const before = monthsOfUnit(source, moveQuarter(quarter, -1), earlier);
  const byId = new Map(fields.map((field) => [field.id, field]));
  const groups = figureGroups({ groups: definition.groups, fields: [...fields] }).map(({ title, rows }) => ({
    title,
    rows: rows.flatMap(({ id, label }): WordData[] => {
      const field = byId.get(id);
      if (!field) return [];
      const [month1 = '', month2 = '', month3 = ''] = months.map((month) => monthCell(id, month));
      return [
        {
          label,
          month1,
          month2,
          month3,
          total: quarterCell(field, months),
          before: quarterCell(field, before),
        },
      ];
    }),
  }));
  const texts = textsOf(source, months);
  return {
    groups,
    months: months.map((month) => ({ month: shortMonth(month.month), standing: standingOf(source, month) })),
    facts: factsOf(source, months),
    texts,
    hasTexts: texts.length > 0,
  };
}
