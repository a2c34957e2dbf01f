import type { CheckedField, PreviousFigures } from '#src/forms/types.ts';

/** What the page carries for the scripts: src/forms/page-data.ts writes it. */
export interface PageData {
  readonly fields: readonly CheckedField[];
  readonly unit?: { readonly code: string; readonly name: string; readonly communes: number };
  readonly previous?: PreviousFigures;
}

/** A form of the page and what the page says about it. */
export interface FormOnPage {
  readonly form: HTMLFormElement;
  readonly data: PageData;
  readonly fields: ReadonlyMap<string, CheckedField>;
}

/** An element with properties, attributes where a name has a dash, and content. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...content);
  return element;
}

export function makeButton(textContent: string, press: () => void): HTMLButtonElement {
  const button = make('button', { type: 'button', className: 'button button--secondary', textContent });
  button.addEventListener('click', press);
  return button;
}

/** The value of one of the form's hidden inputs. */
export function hiddenValue(form: HTMLFormElement, name: string): string {
  return form.querySelector<HTMLInputElement>(`input[type=hidden][name="${name}"]`)?.value ?? '';
}
