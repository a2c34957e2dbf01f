import type { CheckedField, Typed } from '#src/forms/types.ts';
import { askReason, blockOf } from './page.ts';

/** Something for which the form has no place. */
export interface Leftover {
  readonly name: string;
  readonly text: string;
}

function put(control: Element | RadioNodeList | null, text: string): boolean {
  if (control instanceof RadioNodeList) {
    control.value = text;
    return control.value === text;
  }
  if (control instanceof HTMLSelectElement) {
    if (![...control.options].some(({ value }) => value === text)) return false;
    control.value = text;
    return true;
  }
  if (control instanceof HTMLInputElement && ['radio', 'checkbox'].includes(control.type)) {
    control.checked = control.value === text;
    return control.checked;
  }
  if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) {
    control.value = text;
    return true;
  }
  return false;
}

/** Puts texts into the controls of their names; gives what found no place. A reason opens the box that it stands in. */
export function fillForm(
  form: HTMLFormElement,
  typed: Typed,
  fields: ReadonlyMap<string, CheckedField>,
): Leftover[] {
  return Object.entries(typed).flatMap(([name, text]) => {
    const field = name.endsWith('Reason') ? fields.get(name.slice(0, -'Reason'.length)) : undefined;
    const block = field && blockOf(form, field.id);
    if (field && block) askReason(block, field);
    return put(form.elements.namedItem(name), text) ? [] : [{ name, text }];
  });
}
