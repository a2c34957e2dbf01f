import { stringify } from 'csv-stringify/sync';
import { makeWorkbook, type WorkbookSheet } from '#src/documents/workbook.ts';
import type { FieldValue } from '#src/forms/types.ts';
import { dueDateOf } from '#src/figures/periods.ts';
import { unitIn, type UnitRecord } from '#src/figures/reorganisation.ts';
import { nameOfUnit } from '#src/forms/show.ts';
import { formatInstant } from '#src/lib/dates.ts';
import type { Field, FormDefinition } from '#src/schemas/form-definition.ts';
import type { Settings } from '#src/schemas/settings.ts';
import { REGISTER_MESSAGES } from '#src/messages/register.ts';
import { fieldsOf } from './definitions.ts';
import type { Revision } from './store.ts';

/** What an export is made from: filings in order, and every definition that one of them was filed under. */
export interface ExportSource {
  readonly revisions: readonly Revision[];
  /** By version; the newest first in `fields`. */
  readonly definitions: readonly FormDefinition[];
  readonly units: readonly UnitRecord[];
  readonly settings: Settings;
}

interface Column {
  readonly id: string;
  readonly label: string;
  /** Text of people: the only columns in which a formula could hide. */
  readonly isText: boolean;
  readonly valueOf: (revision: Revision) => string | number;
}

const NUMERIC: ReadonlySet<string> = new Set(['count', 'cumulative']);

/**
 * The filings as CSV for Excel in Vietnamese: UTF-8 with a byte order mark, one header row of `label [id]`, one row to
 * a filing. Text that a spreadsheet would run as a formula gets an apostrophe before it; numbers stay numbers; blank
 * stays blank. Personal fields are not in it.
 */
export function exportCsv(source: ExportSource): string {
  const columns = columnsOf(source);
  return stringify(
    [
      columns.map(({ id, label }) => `${label} [${id}]`),
      ...source.revisions.map((revision) => columns.map((column) => column.valueOf(revision))),
    ],
    {
      bom: true,
      record_delimiter: 'windows',
      // Else only the pair of both would be put in quotes, and Excel takes either alone for the end of a row.
      quoted_match: /[\r\n]/,
      // Numbers never pass here, so a text column may begin with a minus and a number column may not be harmed.
      cast: { string: (value, { column }) => ({ value, escape_formulas: isTextAt(columns, column) }) },
    },
  );
}

/** The same table as an Excel workbook for people: heads without ids, which stand with the rest on a second sheet. */
export function exportXlsx(source: ExportSource): Promise<Uint8Array<ArrayBuffer>> {
  const columns = columnsOf(source);
  return makeWorkbook([
    {
      name: REGISTER_MESSAGES.export.sheet,
      heads: columns.map(({ label }) => label),
      rows: source.revisions.map((revision) => columns.map((column) => column.valueOf(revision))),
      nameColumns: 4,
    },
    dictionaryOf(columns, source),
  ]);
}

function dictionaryOf(columns: readonly Column[], { definitions }: ExportSource): WorkbookSheet {
  const { sheet, heads } = REGISTER_MESSAGES.export.dictionary;
  const fields = new Map(fieldsOf(definitions).map((field) => [field.id, field]));
  return {
    ...{ name: sheet, heads, nameColumns: 1 },
    rows: columns.map(({ id, label }) => {
      const { label: name = label, unit, validFrom, validTo, help } = fields.get(id) ?? {};
      return [name, id, ...[unit, validFrom, validTo, help].map((text) => text ?? null)];
    }),
  };
}

function isTextAt(columns: readonly Column[], column: string | number | undefined): boolean {
  return columns[Number(column)]?.isText ?? true;
}

/** The same filings as JSON, with values as they were read and the chain's hashes. */
export function exportJson(source: ExportSource): string {
  const current = currentOf(source.revisions);
  const rows = source.revisions.map((revision) => {
    const { unit, period, receipt, filedAt, form, definition, values, reasons } = revision;
    const { replaces, correctionReason, sequence, previousHash, hash } = revision;
    return {
      ...{ receipt, unit, unitName: nameOf(source, revision), period, revision: revision.revision },
      ...{ current: current.has(receipt), filedAt, late: isLate(source, revision), form, definition },
      ...{ values: withoutPersonal(source, values), reasons, replaces, correctionReason },
      ...{ sequence, previousHash, hash },
    };
  });
  const fields = fieldsOf(source.definitions).map(({ id, label, kind, unit }) => ({ id, label, kind, unit }));
  return `${JSON.stringify({ fields, revisions: rows }, null, 2)}\n`;
}

function columnsOf(source: ExportSource): readonly Column[] {
  const current = currentOf(source.revisions);
  const { columns } = REGISTER_MESSAGES.export;
  const plain = (id: keyof typeof columns, valueOf: Column['valueOf'], isText = false): Column => ({
    ...{ id, label: columns[id], isText, valueOf },
  });
  return [
    plain('receipt', (revision) => revision.receipt),
    plain('unit', (revision) => revision.unit),
    plain('unitName', (revision) => nameOf(source, revision)),
    plain('period', (revision) => revision.period),
    plain('revision', (revision) => revision.revision),
    plain('current', (revision) => yesOrNo(current.has(revision.receipt))),
    plain('filedAt', (revision) => formatInstant(new Date(revision.filedAt))),
    plain('late', (revision) => yesOrNo(isLate(source, revision))),
    ...fieldsOf(source.definitions).map((field) => fieldColumn(field, source)),
    plain('reasons', (revision) => reasonsText(revision, source), true),
    plain('replaces', (revision) => revision.replaces ?? ''),
    plain('correctionReason', (revision) => revision.correctionReason ?? '', true),
    plain('definition', (revision) => revision.definition),
  ];
}

function fieldColumn(field: Field, { definitions }: ExportSource): Column {
  const choices = definitions.flatMap(
    ({ fields }) => fields.find((known) => known.id === field.id)?.choices ?? [],
  );
  const { id, label, unit } = field;
  return {
    id,
    label: unit === undefined ? label : `${label} (${unit})`,
    isText: !NUMERIC.has(field.kind),
    valueOf: (revision) => shown(choices, revision.values[id] ?? null),
  };
}

/** As the form shows it. */
function shown(choices: NonNullable<Field['choices']>, value: FieldValue): string | number {
  if (value === null) return '';
  if (typeof value === 'boolean') return yesOrNo(value);
  return choices.find((choice) => choice.value === value)?.label ?? value;
}

function yesOrNo(value: boolean): string {
  return value ? REGISTER_MESSAGES.yes : REGISTER_MESSAGES.no;
}

function reasonsText({ reasons }: Revision, { definitions }: ExportSource): string {
  const labels = new Map(fieldsOf(definitions).map(({ id, label }) => [id, label]));
  return Object.entries(reasons)
    .map(([field, reason]) => `${labels.get(field) ?? field}: ${reason}`)
    .join('\n');
}

function withoutPersonal({ definitions }: ExportSource, values: Revision['values']): Revision['values'] {
  const personal = new Set(
    definitions.flatMap(({ fields }) => fields.filter((field) => field.personal).map((field) => field.id)),
  );
  return Object.fromEntries(Object.entries(values).filter(([id]) => !personal.has(id)));
}

/** Receipts that no later filing of the same unit and period has replaced. */
function currentOf(revisions: readonly Revision[]): ReadonlySet<string> {
  const latest = new Map<string, Revision>();
  for (const revision of revisions) {
    const key = `${revision.unit} ${revision.period}`;
    if ((latest.get(key)?.revision ?? 0) < revision.revision) latest.set(key, revision);
  }
  return new Set([...latest.values()].map((revision) => revision.receipt));
}

function nameOf({ units }: ExportSource, { unit, period }: Revision): string {
  const found = unitIn(units, unit, period);
  return found ? nameOfUnit(found) : '';
}

function isLate({ settings }: ExportSource, { period, filedAt }: Revision): boolean {
  return new Date(filedAt) > dueDateOf(period, settings);
}
