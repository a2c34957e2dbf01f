import { html, type SafeHtml } from '#src/lib/html.ts';
import { renderTable } from '#src/lib/table.ts';
import { FORM_TEXT } from '#src/messages/forms.ts';
import { PRINTED_FORM as WORDS } from '#src/messages/printed-form.ts';
import type { Field, FormDefinition } from '#src/schemas/form-definition.ts';
import { renderPrintButton } from './print-markup.ts';

function renderAnswer(field: Field): SafeHtml {
  if (field.choices)
    return html`${field.choices.map(({ label }) => html`<span class="blank__choice">☐ ${label}</span>`)}`;
  if (field.kind === 'confirm') return html`☐`;
  return html`<span class="blank__line${field.kind === 'longText' && ' blank__line--long'}"></span>`;
}

function renderRow(field: Field): SafeHtml {
  const unit = field.unit && html` <span class="figures-table__unit">(${field.unit})</span>`;
  return html`<tr>
    <th scope="row">${field.label}${unit}${field.required && ' *'}</th>
    <td>${renderAnswer(field)}</td>
  </tr>`;
}

/** The form to print and fill in by hand, from the same definition. */
export function renderBlankForm(definition: FormDefinition): SafeHtml {
  const tables = definition.groups.map((group) => {
    const fields = definition.fields.filter((field) => field.group === group.id);
    return renderTable({
      caption: group.title,
      heads: [FORM_TEXT.indicator, FORM_TEXT.thisPeriod],
      bodies: [fields.map(renderRow)],
      className: 'figures-table',
    });
  });
  return html`<div class="blank">
    <p>${WORDS.how}</p>
    <p>${renderPrintButton()}</p>
    <p class="blank__head">${WORDS.unit} …………………………………… ${WORDS.period} …… / 20……</p>
    ${tables}
    <p>${WORDS.required}</p>
    <p class="blank__head">${WORDS.filledBy} …………………………………… ${WORDS.day} …… / …… / 20……</p>
    <p class="blank__head">${WORDS.approvedBy} ……………………………………</p>
    <p class="figures-table__unit">${WORDS.version} ${definition.version}</p>
  </div>`;
}
