import type { Gap } from '#src/figures/gaps.ts';
import type { RollUp } from '#src/figures/roll-up.ts';
import { formatDifference } from '#src/forms/show.ts';
import { html, type SafeHtml } from '#src/lib/html.ts';
import { CONSOLE } from '#src/messages/console.ts';
import { FORM_TEXT } from '#src/messages/forms.ts';
import type { Field, FormDefinition } from '#src/schemas/form-definition.ts';
import { nameOfRegion, REGION_IDS } from '../regions.ts';
import { renderConsoleTable, type Row } from '../tables.ts';
import type { Visit } from '../visit.ts';
import { renderGaps } from './gaps.ts';
import { renderTotal } from './total.ts';

const { quarter: words } = CONSOLE;

export interface Regions {
  readonly fields: readonly Field[];
  readonly totals: RollUp;
  /** Those of the quarter before. */
  readonly before: RollUp;
  /** Who lacks the figure of a field, by its id. */
  readonly gapsOf: (field: string) => readonly Gap[];
}

/**
 * Regions and country, indicators by group. Indicators that nobody has filed in this quarter or the one before are named
 * under the table: rows of nothing would hide those that say something.
 */
export function renderRegions(visit: Visit, { fields, totals, before, gapsOf }: Regions): SafeHtml {
  const isFiled = ({ id }: Field) =>
    [totals, before].some(({ country }) => (country[id]?.value ?? null) !== null);
  const row = (field: Field): Row => {
    const [country, earlier] = [totals.country[field.id], before.country[field.id]];
    return {
      head: field.label,
      cells: [
        ...REGION_IDS.map((region) => renderTotal(totals.regions[region][field.id])),
        html`<strong>${renderTotal(country)}</strong>`,
        renderTotal(earlier),
        formatDifference(country?.value ?? null, earlier?.value ?? null),
        renderGaps(visit, totals.periods, gapsOf(field.id)),
      ],
    };
  };
  const table = renderConsoleTable({
    caption: words.regions,
    columns: [
      words.indicator,
      ...REGION_IDS.map((region) => ({ head: nameOfRegion(region), number: true })),
      { head: words.country, number: true },
      { head: words.previous, label: words.before, number: true },
      { head: words.difference, label: '', number: true },
      { head: words.gaps.head, label: '' },
    ],
    rows: byGroup(visit.deps.form, fields.filter(isFiled)).map(({ title, own }) => ({
      title,
      rows: own.map(row),
    })),
    layout: 'quarter',
  });
  const blank = fields.filter((field) => !isFiled(field));
  return html`${table}
  ${
    blank.length > 0 &&
    html`<p class="small">${words.notFiled} ${blank.map(({ label }) => label).join('; ')}.</p>`
  }`;
}

function byGroup({ groups }: FormDefinition, fields: readonly Field[]) {
  const known = new Set(groups.map(({ id }) => id));
  return [
    ...groups.map(({ id, title }) => ({ title, own: fields.filter(({ group }) => group === id) })),
    { title: FORM_TEXT.otherIndicators, own: fields.filter(({ group }) => !known.has(group)) },
  ].filter(({ own }) => own.length > 0);
}
