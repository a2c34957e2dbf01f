import { html, type SafeHtml } from '#src/lib/html.ts';
import { formatMonth } from '#src/lib/months.ts';
import { renderTable } from '#src/lib/table.ts';
import { fillIn, FORM_TEXT } from '#src/messages/forms.ts';
import type { Field, FormDefinition } from '#src/schemas/form-definition.ts';
import { formatDifference, formatValue, showValue } from './show.ts';
import type { FieldValue, PreviousFigures, Values } from './types.ts';

interface Group {
  readonly title: string;
  readonly fields: readonly Field[];
}

/** What a table of figures shows beside the figures themselves. */
export interface FiguresOptions {
  readonly previous?: PreviousFigures | undefined;
  /** What the filing that is being corrected said. */
  readonly corrects?: Values | undefined;
  /** Reasons given for unusual values, by field id. */
  readonly reasons?: Readonly<Record<string, string>> | undefined;
  /** Personal fields are left out unless asked for: receipts are printed and passed on. */
  readonly personal?: boolean;
  /** Stands under the row: what the review page says and asks at an unusual value. */
  readonly note?: (field: Field) => SafeHtml | undefined;
}

/**
 * Fields by group, those only that the values know. A value whose field is no longer in the definition is still shown,
 * under its id: a receipt never hides what was filed.
 */
function groupsOf(definition: FormDefinition, known: ReadonlySet<string>, personal: boolean): Group[] {
  const shown = definition.fields.filter((field) => known.has(field.id) && (personal || !field.personal));
  const defined = new Set(definition.fields.map((field) => field.id));
  const others = [...known].filter((id) => !defined.has(id));
  return [
    ...definition.groups.map(({ id, title }) => ({
      title,
      fields: shown.filter(({ group }) => group === id),
    })),
    {
      title: FORM_TEXT.otherIndicators,
      fields: others.map((id): Field => ({
        id,
        group: '',
        label: id,
        kind: 'text',
        required: false,
        personal: false,
      })),
    },
  ].filter(({ fields }) => fields.length > 0);
}

function renderRowHead(field: Field, detail?: SafeHtml): SafeHtml {
  const unit = field.unit && html` <span class="figures-table__unit">(${field.unit})</span>`;
  return html`<th scope="row">${field.label}${unit}${detail}</th>`;
}

function renderGroup(caption: string, heads: readonly string[], rows: readonly SafeHtml[]): SafeHtml {
  return renderTable({ caption, heads, bodies: [rows], className: 'figures-table' });
}

/** Whether last month has something to say beside this month's value. */
function isComparable({ id, personal, kind }: Field, previous: PreviousFigures): boolean {
  return !personal && kind !== 'longText' && kind !== 'confirm' && previous.values[id] !== undefined;
}

/** Last month's figure with the difference under it: four columns would not fit a phone. */
function renderBefore(field: Field, value: FieldValue, previous: PreviousFigures): SafeHtml {
  const before = previous.values[field.id];
  if (!isComparable(field, previous) || before === undefined) return html`<td></td>`;
  const difference = formatDifference(value, before);
  return html`<td>
    ${showValue(field, before)}
    ${difference && html`<span class="figures-table__difference">${difference}</span>`}
  </td>`;
}

/** What this value was in the filing that is being corrected, where it was another. */
function renderWas(field: Field, value: FieldValue, corrects: Values): SafeHtml | undefined {
  const before = corrects[field.id] ?? null;
  if (before === value || field.personal || field.kind === 'confirm') return undefined;
  const was = fillIn(FORM_TEXT.was, { value: formatValue(field, before) });
  return html`<span class="figures-table__was">${was}</span>`;
}

function renderFigureRows(field: Field, values: Values, options: FiguresOptions): SafeHtml {
  const value = values[field.id] ?? null;
  const reason = options.reasons?.[field.id];
  const note = options.note?.(field);
  const was = options.corrects && renderWas(field, value, options.corrects);
  return html`<tr${was && html` class="figures-table__changed"`}>
      ${renderRowHead(field)}
      <td>${showValue(field, value)} ${was}</td>
      ${options.previous && renderBefore(field, value, options.previous)}
    </tr>
    ${
      (reason ?? note) &&
      html`<tr>
        <td class="figures-table__note" colspan="${options.previous ? 3 : 2}">
          ${reason && html`<p class="figures-table__reason">${FORM_TEXT.reason}: <bdi>${reason}</bdi></p>`}
          ${note}
        </td>
      </tr>`
    }`;
}

/** Every figure of one filing, a table per group; with a column of last month's figures and the difference where they are given. */
export function renderFigures(
  definition: FormDefinition,
  values: Values,
  options: FiguresOptions = {},
): SafeHtml {
  const groups = groupsOf(definition, new Set(Object.keys(values)), options.personal ?? false);
  return html`${groups.map(({ title, fields }) => {
    const { previous } = options;
    // A column of blanks beside people and confirmations would only take their room.
    const compared = previous && fields.some((field) => isComparable(field, previous)) ? previous : undefined;
    const heads = [
      ...[FORM_TEXT.indicator, FORM_TEXT.thisPeriod],
      ...(compared ? [fillIn(FORM_TEXT.before, { period: formatMonth(compared.period) })] : []),
    ];
    const rows = fields.map((field) => renderFigureRows(field, values, { ...options, previous: compared }));
    return renderGroup(title, heads, rows);
  })}`;
}

/** One of two filings that are shown side by side. */
export interface Version {
  readonly title: string;
  readonly values: Values;
}

/** Two filings side by side; what differs is marked in words and by class, so that colour alone says nothing. */
export function renderComparison(definition: FormDefinition, left: Version, right: Version): SafeHtml {
  const known = new Set([...Object.keys(left.values), ...Object.keys(right.values)]);
  const rowOf = (field: Field) => {
    const [a, b] = [left.values[field.id] ?? null, right.values[field.id] ?? null];
    const changed = a !== b;
    const mark = changed
      ? html` <strong class="figures-table__mark">${FORM_TEXT.changed}</strong>`
      : undefined;
    return html`<tr${changed && html` class="figures-table__changed"`}>
      ${renderRowHead(field, mark)}
      <td>${showValue(field, a)}</td>
      <td>${showValue(field, b)}</td>
    </tr>`;
  };
  return html`${groupsOf(definition, known, false).map(({ title, fields }) =>
    renderGroup(title, [FORM_TEXT.indicator, left.title, right.title], fields.map(rowOf)),
  )}`;
}
