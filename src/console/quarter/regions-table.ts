import type { Coverage, Gap } from '#src/figures/gaps.ts';
import type { RollUp } from '#src/figures/roll-up.ts';
import { formatDifference } from '#src/forms/show.ts';
import { html, type SafeHtml } from '#src/lib/html.ts';
import { CONSOLE_QUARTER } from '#src/messages/console-quarter.ts';
import { FORM_TEXT } from '#src/messages/forms.ts';
import type { Field, FormDefinition } from '#src/schemas/form-definition.ts';
import type { Region } from '#src/schemas/records.ts';
import { nameOfRegion, REGION_IDS } from '../regions.ts';
import { renderConsoleTable, type Row } from '../tables.ts';
import type { Visit } from '../visit.ts';
import { renderGaps } from './gaps.ts';
import { renderSum } from './total.ts';

const words = CONSOLE_QUARTER;

export interface Regions {
  readonly fields: readonly Field[];
  readonly totals: RollUp;
  /** Those of the quarter before. */
  readonly before: RollUp;
  /** Who lacks the figure of a field, by its id. */
  readonly gapsOf: (field: string) => readonly Gap[];
  readonly covered: (field: string) => (region?: Region) => Coverage;
  /** Of the country in the quarter before. */
  readonly coveredBefore: (field: string) => Coverage;
  /** What is still growing is not compared with what is whole. */
  readonly unfinished: boolean;
}

/**
 * Regions and country, indicators by group. Indicators that nobody has filed in this quarter or the one before are named
 * under the table: rows of nothing would hide those that say something.
 */
export function renderRegions(visit: Visit, regions: Regions): SafeHtml {
  const { fields, totals, before, gapsOf, unfinished } = regions;
  const isFiled = ({ id }: Field) =>
    [totals, before].some(({ country }) => (country[id]?.value ?? null) !== null);
  const row = (field: Field): Row => {
    const [country, earlier] = [totals.country[field.id], before.country[field.id]];
    const covered = regions.covered(field.id);
    return {
      head: field.label,
      cells: [
        ...REGION_IDS.map((region) => renderSum(totals.regions[region][field.id], covered(region))),
        html`<strong>${renderSum(country, covered())}</strong>`,
        renderSum(earlier, regions.coveredBefore(field.id)),
        !unfinished && formatDifference(country?.value ?? null, earlier?.value ?? null),
        renderGaps(visit, totals.periods, { gaps: gapsOf(field.id), whole: country?.months ?? 0 }),
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
