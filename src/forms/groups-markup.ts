import { html, type SafeHtml } from '#src/lib/html.ts';
import { FORM_TEXT } from '#src/messages/forms.ts';
import type { Field, FormDefinition } from '#src/schemas/form-definition.ts';
import { typedText } from './check.ts';
import { renderField } from './field-markup.ts';
import { appliesTo, indicatorAnchor } from './fields.ts';
import { FILING_GROUP } from './filing-markup.ts';
import { renderWrittenNotice } from './notice.ts';
import type { FormState } from './types.ts';

/** Where a group of fields stands on the page, for links to it. */
function groupId(group: string): string {
  return `phan-${indicatorAnchor(group)}`;
}

/** The fields on the page: those of the period, all while none is chosen, and any that already holds something. */
function shownFields(definition: FormDefinition, state: FormState): Field[] {
  return definition.fields.filter(
    (field) =>
      state.period === '' || appliesTo(field, state.period) || typedText(state.typed, field.id).trim() !== '',
  );
}

/** The fields by group, in the order of the definition. */
export function renderGroups(definition: FormDefinition, state: FormState): SafeHtml[] {
  const fields = shownFields(definition, state);
  return definition.groups.flatMap((group) => {
    const members = fields.filter((field) => field.group === group.id);
    if (members.length === 0) return [];
    return [
      html`<fieldset class="form__group" id="${groupId(group.id)}" data-group="${group.id}">
        <legend><h2 class="form__legend">${group.title}</h2></legend>
        ${group.help && html`<p class="form__group-help">${group.help}</p>`}
        ${members.map((field) => renderField(field, definition, state))}
        ${members.some(({ personal }) => personal) && renderWrittenNotice(definition)}
      </fieldset>`,
    ];
  });
}

/**
 * The parts of the form as links, and where its figures come from; the script adds how far each part is, and on a small
 * screen shows one at a time.
 */
export function renderParts(definition: FormDefinition, state: FormState): SafeHtml {
  const used = new Set(shownFields(definition, state).map(({ group }) => group));
  const parts = [
    { id: FILING_GROUP, title: FORM_TEXT.filingGroup },
    ...definition.groups
      .filter(({ id }) => used.has(id))
      .map(({ id, title }) => ({ id: groupId(id), title })),
  ];
  const items = parts.map(
    ({ id, title }) => html`<li><a href="#${id}">${title}</a> <span data-progress></span></li>`,
  );
  return html`<nav class="form__parts" aria-label="${FORM_TEXT.parts}" data-parts>
    <ol>
      ${items}
    </ol>
    ${definition.status === 'proposal' && html`<p class="form__status">${FORM_TEXT.proposal}</p>`}
  </nav>`;
}
