import { attributes, html, type SafeHtml } from '#src/lib/html.ts';
import { formatMonth, formatMonthAtStart } from '#src/lib/months.ts';
import { formatCount } from '#src/lib/numbers.ts';
import { fillIn, FORM_TEXT } from '#src/messages/forms.ts';
import type { Field, FormDefinition } from '#src/schemas/form-definition.ts';
import { isAskedFor, typedText } from './check.ts';
import { describeCondition, labelsOf } from './describe.ts';
import { canWarn, isNumeric, reasonName } from './fields.ts';
import { maxLengthOf, readField } from './read.ts';
import { formatDifference, formatValue } from './show.ts';
import {
  controlAttributes,
  type ControlAttributes,
  controlId,
  issuesAt,
  renderHelp,
  renderMessages,
  renderReasonShell,
  renderShell,
  renderTextarea,
  requiredMark,
  type Shell,
  wrapperAttributes,
} from './shell-markup.ts';
import type { FormState } from './types.ts';

function renderRadios(field: Field, shell: Shell, typed: string): SafeHtml {
  const given = controlAttributes(shell);
  const radios = (field.choices ?? []).map((choice, index) => {
    const id = index === 0 ? given.id : `${given.id}-${choice.value}`;
    const input = attributes({
      class: 'field__radio',
      type: 'radio',
      id,
      name: field.id,
      value: choice.value,
      checked: choice.value === typed,
      required: given.required,
    });
    return html`<div class="field__option">
      <input${input} /> <label for="${id}">${choice.label}</label>
    </div>`;
  });
  return html`<fieldset${wrapperAttributes(shell)}${attributes({ 'aria-describedby': given['aria-describedby'] })}>
    <legend class="field__label">${shell.label}${requiredMark(shell.required)}</legend>
    ${renderHelp(shell)} ${renderMessages(shell.name, shell.issues)} ${radios} ${shell.below}
  </fieldset>`;
}

function renderConfirm(field: Field, shell: Shell, typed: string): SafeHtml {
  const given = controlAttributes(shell);
  const input = attributes({
    class: 'field__checkbox',
    type: 'checkbox',
    ...given,
    value: 'yes',
    checked: typed === 'yes' || typed === 'on',
  });
  return html`<div${wrapperAttributes(shell)}>
    ${renderMessages(shell.name, shell.issues)}
    <div class="field__option">
      <input${input} /> <label for="${given.id}">${field.label}${requiredMark(shell.required)}</label>
    </div>
    ${renderHelp(shell)}
  </div>`;
}

function renderSelect(field: Field, given: ControlAttributes, typed: string): SafeHtml {
  const options = (field.choices ?? []).map(
    (choice) =>
      html`<option${attributes({ value: choice.value, selected: choice.value === typed })}>${choice.label}</option>`,
  );
  return html`<select class="field__input" ${attributes({ ...given })}>
    <option value="">${FORM_TEXT.choose}</option>
    ${options}
  </select>`;
}

const INPUT_TYPES: Partial<Record<Field['kind'], string>> = { url: 'url', email: 'email', phone: 'tel' };

function renderInput(field: Field, given: ControlAttributes, typed: string): SafeHtml {
  if (field.kind === 'longText') {
    return renderTextarea(given, typed);
  }
  const numeric = isNumeric(field);
  return html`<input${attributes({
    class: 'field__input',
    type: INPUT_TYPES[field.kind] ?? 'text',
    ...given,
    value: typed,
    inputmode: numeric ? 'numeric' : undefined,
    autocomplete: field.autocomplete ?? 'off',
    spellcheck: numeric || field.kind in INPUT_TYPES ? 'false' : undefined,
  })} />`;
}

function renderHelpOf(field: Field, definition: FormDefinition): SafeHtml | undefined {
  const maximum = field.kind === 'longText' ? maxLengthOf(field) : undefined;
  const condition = describeCondition(field, labelsOf(definition.fields));
  const parts = [
    field.help,
    condition && fillIn(FORM_TEXT.requiredIf, { condition }),
    maximum && fillIn(FORM_TEXT.maxLength, { maximum: formatCount(maximum) }),
    field.validFrom && fillIn(FORM_TEXT.onlyFrom, { from: formatMonth(field.validFrom) }),
    field.validTo && fillIn(FORM_TEXT.onlyTo, { to: formatMonth(field.validTo) }),
  ].filter(Boolean);
  const link =
    field.helpLink &&
    html`<a class="nowrap" href="${field.helpLink}" target="_blank" rel="noopener"
      >${FORM_TEXT.helpLink}<span class="sr-only"
        >${fillIn(FORM_TEXT.helpLinkRest, { label: field.label })}</span
      ></a
    >`;
  if (parts.length === 0 && !link) return undefined;
  return html`${parts.join(' ')} ${link}`;
}

/** Last month's figure and what has changed since, where there was one. */
function renderPrevious(field: Field, state: FormState): SafeHtml | undefined {
  const { previous } = state;
  if (!previous || field.personal || field.kind === 'confirm' || field.kind === 'longText') return undefined;
  if (!Object.hasOwn(previous.values, field.id)) return undefined;
  const before = previous.values[field.id] ?? null;
  const reading = readField(field, typedText(state.typed, field.id));
  const difference = 'fault' in reading ? '' : formatDifference(reading.value, before);
  return html`<p class="field__previous" id="${controlId(field.id)}-previous">
    ${fillIn(FORM_TEXT.previous, {
      period: formatMonthAtStart(previous.period),
      value: formatValue(field, before),
    })}<span data-difference>${difference && `; ${fillIn(FORM_TEXT.difference, { difference })}`}</span>
  </p>`;
}

/**
 * The reason for an unusual value: a visible box where one is asked for or was given, else a hidden input, because
 * Netlify keeps only those fields that the built page already holds.
 */
export function renderReason(field: Field, state: FormState): SafeHtml | undefined {
  if (!canWarn(field)) return undefined;
  const name = reasonName(field.id);
  const typed = typedText(state.typed, name);
  const asked = state.issues.some((issue) => issue.field === field.id && issue.severity === 'warning');
  const issues = issuesAt(state, name);
  if (!asked && issues.length === 0 && typed === '') {
    return html`<input type="hidden" name="${name}" value="" />`;
  }
  return renderReasonShell(field, typed, issues);
}

/** One field of the definition with what was typed, its messages, last month's figure and the reason it asks for. */
export function renderField(field: Field, definition: FormDefinition, state: FormState): SafeHtml {
  const typed = typedText(state.typed, field.id);
  const previous = renderPrevious(field, state);
  const shell: Shell = {
    name: field.id,
    label: field.label,
    kind: field.kind,
    issues: issuesAt(state, field.id),
    required: isAskedFor(field, definition, state.typed),
    help: renderHelpOf(field, definition),
    unit: field.unit,
    below: html`${previous} ${renderReason(field, state)}`,
    belowId: previous && `${controlId(field.id)}-previous`,
  };
  if (field.kind === 'confirm') return renderConfirm(field, shell, typed);
  // A radio cannot be unticked: only a question that must be answered is asked with radios.
  if (field.kind === 'choice' && field.required) return renderRadios(field, shell, typed);
  return renderShell(shell, (given) =>
    field.kind === 'choice' ? renderSelect(field, given, typed) : renderInput(field, given, typed),
  );
}
