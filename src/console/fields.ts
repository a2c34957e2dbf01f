import type { Period } from '#src/forms/types.ts';
import { attributes, html, type SafeHtml } from '#src/lib/html.ts';
import { formatMonthAtStart } from '#src/lib/months.ts';
import { nameOfRegion, REGION_IDS } from './regions.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** What names a control and ties it to its label; `name` is also its id unless another is given. */
interface Control {
  readonly name: string;
  readonly id?: string;
  readonly label: string;
  readonly help?: string;
}

/** A label, its help and one control. */
function renderField({ id, label, help }: { id: string } & Omit<Control, 'id'>, control: SafeHtml): SafeHtml {
  return html`<div class="field">
    <label class="field__label" for="${id}">${label}</label>
    ${help !== undefined && html`<p class="field__help" id="${id}-help">${help}</p>`} ${control}
  </div>`;
}

function controlOf({ name, id = name, help }: Control): SafeHtml {
  const describedBy = help === undefined ? undefined : `${id}-help`;
  return attributes({ class: 'field__input', id, name, 'aria-describedby': describedBy });
}

/** One of several; the first unless another is `chosen`. With a `prompt` nothing is chosen until somebody does. */
export function renderSelect(
  control: Control & {
    readonly options: readonly Option[];
    readonly chosen?: string | undefined;
    readonly prompt?: string;
  },
): SafeHtml {
  const { prompt } = control;
  const offered = [...(prompt === undefined ? [] : [{ value: '', label: prompt }]), ...control.options];
  const required = attributes({ required: prompt !== undefined });
  const options = offered.map(
    ({ value, label }) =>
      html`<option${attributes({ value, selected: value === control.chosen })}>${label}</option>`,
  );
  return renderField(
    { ...control, id: control.id ?? control.name },
    html`<select${controlOf(control)}${required}>
      ${options}
    </select>`,
  );
}

/** One line of text that the browser is not to remember. */
export function renderTextInput(
  control: Control & { readonly maxLength: number; readonly required?: boolean; readonly value?: string },
): SafeHtml {
  const { maxLength: maxlength, required, value } = control;
  const more = attributes({ maxlength, autocomplete: 'off', required, value });
  return renderField(
    { ...control, id: control.id ?? control.name },
    html`<input type="text" ${controlOf(control)}${more} />`,
  );
}

/** The country, under the word given, and its regions. */
export function regionOptions(all: string): Option[] {
  return [{ value: '', label: all }, ...REGION_IDS.map((id) => ({ value: id, label: nameOfRegion(id) }))];
}

export function monthOptions(periods: readonly Period[]): Option[] {
  return periods.map((period) => ({ value: period, label: formatMonthAtStart(period) }));
}

export function unitOptions(units: readonly { readonly code: string; readonly name: string }[]): Option[] {
  return units.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }));
}
