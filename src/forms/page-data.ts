import { html, type SafeHtml, trusted } from '#src/lib/html.ts';
import type { FormDefinition } from '#src/schemas/form-definition.ts';
import type { FormState } from './types.ts';

/** What the script needs to check as the receiver does: fields and rules, and what is known of unit and last month. */
export function renderData(definition: FormDefinition, { period, previous, unit }: FormState): SafeHtml {
  const personal = new Set(definition.fields.filter((field) => field.personal).map((field) => field.id));
  const data = {
    fields: definition.fields.map(
      ({ id, label, kind, required, choices, maxLength, validFrom, validTo, rules }) => ({
        ...{ id, label, kind, required, choices, maxLength, validFrom, validTo, rules },
        // Only where it is so: most fields are not.
        personal: personal.has(id) || undefined,
      }),
    ),
    period,
    unit: unit && { code: unit.code, name: unit.name, communes: unit.communes },
    previous: previous && {
      period: previous.period,
      values: Object.fromEntries(Object.entries(previous.values).filter(([id]) => !personal.has(id))),
    },
  };
  // `<` spelled as an escape, so that no label can end the element.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return html`<script type="application/json" data-form-data>
    ${trusted(json)}
  </script>`;
}
