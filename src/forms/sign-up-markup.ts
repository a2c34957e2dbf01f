import { attributes, html, type SafeHtml } from '#src/lib/html.ts';
import { renderMarkdown } from '#src/lib/markdown.ts';
import { fillIn } from '#src/messages/forms.ts';
import { SIGN_UP_WORDS } from '#src/messages/sign-ups.ts';
import type { Field, FormDefinition } from '#src/schemas/form-definition.ts';
import { type Region, REGIONS, type Unit } from '#src/schemas/records.ts';
import type { Settings } from '#src/schemas/settings.ts';
import { typedText } from './check.ts';
import { renderCode, renderHidden, renderTrap } from './envelope-markup.ts';
import { renderField } from './field-markup.ts';
import { renderGeneratedNotice } from './notice.ts';
import { issuesAt, renderShell, renderSummary } from './shell-markup.ts';
import { nameOfUnit, showValue } from './show.ts';
import type { FormState, Issue, Typed, Values } from './types.ts';

const words = SIGN_UP_WORDS;

/** What a form about people shows beside its definition. */
export interface SignUpFormState {
  /** The page's own address. */
  readonly action: string;
  readonly typed: Typed;
  readonly issues: readonly Issue[];
  /** Today's units, for the form that asks for one. */
  readonly units: readonly Pick<Unit, 'code' | 'name' | 'kind' | 'region'>[];
  readonly settings: Pick<Settings, 'personalData'>;
}

/** Names that such a post may carry beside the fields of its definition. */
export const SIGN_UP_NAMES = [
  'form-name',
  'formVersion',
  'bot-field',
  'unit',
  'accessCode',
  'stamp',
  'step',
] as const;

/** As the fields of the monthly form are drawn, without anything of a month. */
function fieldState({ action, typed, issues }: SignUpFormState): FormState {
  return { action, typed, issues, periods: [], period: '' };
}

/** The unit, grouped by region: which group a person comes into can be seen without script. */
function renderUnit(state: SignUpFormState): SafeHtml {
  const chosen = typedText(state.typed, 'unit');
  const groups = (Object.keys(REGIONS) as Region[]).map((region) => {
    const options = state.units
      .filter((unit) => unit.region === region)
      .map(
        (unit) =>
          html`<option${attributes({ value: unit.code, selected: unit.code === chosen })}>${nameOfUnit(unit)}</option>`,
      );
    return html`<optgroup label="${fillIn(words.regionOf, { region: REGIONS[region] })}">
      ${options}
    </optgroup>`;
  });
  const unit = renderShell(
    {
      ...{ name: 'unit', label: words.unit, kind: 'choice', required: true, help: words.unitHelp },
      issues: issuesAt(state, 'unit'),
    },
    (given) =>
      html`<select class="field__input" ${attributes({ ...given })}>
        <option value="">${words.chooseUnit}</option>
        ${groups}
      </select>`,
  );
  const code = renderCode(state, { label: words.accessCode, help: words.accessCodeHelp });
  return html`<fieldset class="form__group">
    <legend><h2 class="form__legend">${words.unitGroup}</h2></legend>
    ${unit} ${code}
  </fieldset>`;
}

/** The groups in order; the notice stands right before the boxes by which it is agreed to. */
function renderGroups(definition: FormDefinition, state: SignUpFormState): SafeHtml[] {
  const asked = fieldState(state);
  const last = definition.groups.at(-1)?.id;
  return definition.groups.map((group) => {
    const members = definition.fields.filter((field) => field.group === group.id);
    return html`<fieldset class="form__group" data-group="${group.id}">
      <legend><h2 class="form__legend">${group.title}</h2></legend>
      ${group.id === last && renderGeneratedNotice(definition, state.settings)}
      ${group.help && html`<p class="form__group-help">${group.help}</p>`}
      ${members.map((field) => renderField(field, definition, asked))}
    </fieldset>`;
  });
}

/** Every name that a post of this form may carry. */
export function signUpNames(definition: Pick<FormDefinition, 'fields'>): Set<string> {
  return new Set([...SIGN_UP_NAMES, ...definition.fields.map((field) => field.id)]);
}

/** What a page puts around the fields: its button, and hidden inputs of its own. */
interface Around {
  readonly button: { readonly label: string; readonly step?: string };
  readonly hidden?: Readonly<Record<string, string>>;
  /** Not on a form that only the receiver makes: Netlify would count it as another one. */
  readonly netlify?: boolean;
}

/** The fields of a definition as a plain HTML form that works without script. */
export function renderFields(definition: FormDefinition, state: SignUpFormState, around: Around): SafeHtml {
  const { netlify = false, hidden = {}, button } = around;
  return html`<form
    class="form"
    ${attributes({
      name: definition.id,
      method: 'post',
      action: state.action,
      'accept-charset': 'utf-8',
      'data-netlify': netlify ? 'true' : undefined,
      'netlify-honeypot': netlify ? 'bot-field' : undefined,
      novalidate: true,
    })}
  >
    ${renderHidden('form-name', definition.id)} ${renderHidden('formVersion', definition.version)}
    ${Object.entries(hidden).map(([name, value]) => renderHidden(name, value))}
    ${renderTrap()}
    ${state.units.length > 0 && renderUnit(state)} ${renderGroups(definition, state)}
    <div class="form__actions">
      <button${attributes({ class: 'button', type: 'submit', name: button.step && 'step', value: button.step })}>
        ${button.label}
      </button>
    </div>
  </form>`;
}

/** What stops a form about people, each with a link to its field. */
export function renderFaults(
  definition: Pick<FormDefinition, 'fields'>,
  issues: readonly Issue[],
): SafeHtml | undefined {
  const errors = issues.filter(({ severity }) => severity === 'error');
  return renderSummary(errors, signUpNames(definition));
}

/** The form page's region: errors, introduction, form. Carries the attributes of Netlify Forms, as the monthly form does. */
export function renderSignUpForm(definition: FormDefinition, state: SignUpFormState): SafeHtml {
  const button =
    definition.purpose === 'feedback'
      ? { label: words.feedback.send }
      : { label: words.toReview, step: 'review' };
  return html`<div class="form-page">
    ${renderFaults(definition, state.issues)}
    <div class="form__intro">
      ${definition.status === 'proposal' && html`<p class="form__status">${words.proposal}</p>`}
      ${renderMarkdown(definition.intro)}
    </div>
    ${renderFields(definition, state, { button, hidden: { stamp: '' }, netlify: true })}
  </div>`;
}

/** What was given, as it was read: names and values. Blank fields and boxes that were not ticked are left out. */
export function renderGiven(definition: Pick<FormDefinition, 'fields'>, values: Values): SafeHtml {
  const isGiven = (field: Field) => {
    const value = values[field.id] ?? null;
    return value !== null && value !== false;
  };
  // A box says all in its own words: they stand where others have a value.
  const rows = definition.fields
    .filter(isGiven)
    .map((field) =>
      field.kind === 'confirm'
        ? ([words.confirmed, html`${field.label}`] as const)
        : ([field.label, showValue(field, values[field.id] ?? null)] as const),
    );
  return html`<dl class="receipt__facts">
    ${rows.map(
      ([term, detail]) =>
        html`<dt>${term}</dt>
          <dd>${detail}</dd>`,
    )}
  </dl>`;
}

/** The page between typing and sending: everything as it was read, with the region that follows from the unit. */
export function renderSignUpReview(
  definition: FormDefinition,
  state: SignUpFormState,
  { values, unit, stamp }: { values: Values; unit: SafeHtml | undefined; stamp: string },
): SafeHtml {
  const carried = [...signUpNames(definition)].filter(
    (name) =>
      !['step', 'stamp', 'form-name', 'formVersion', 'bot-field'].includes(name) &&
      typedText(state.typed, name) !== '',
  );
  const notes = state.issues.filter(({ severity }) => severity !== 'error');
  return html`<div class="form-page">
    ${renderFaults(definition, state.issues)}
    <h2>${words.reviewTitle}</h2>
    <p>${words.reviewHelp}</p>
    ${unit} ${renderGiven(definition, values)}
    ${notes.map(({ severity, sentence }) => html`<p class="field__${severity}">${sentence}</p>`)}
    <form class="form" method="post" action="${state.action}" novalidate>
      ${renderHidden('form-name', definition.id)} ${renderHidden('formVersion', definition.version)}
      ${renderHidden('stamp', stamp)}
      ${carried.map((name) => renderHidden(name, typedText(state.typed, name)))}
      <div class="form__actions">
        <button class="button" type="submit">${words.send}</button>
        <button class="button button--secondary" type="submit" name="step" value="edit">${words.edit}</button>
      </div>
    </form>
  </div>`;
}
