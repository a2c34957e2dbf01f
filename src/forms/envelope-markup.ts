import { attributes, html, type SafeHtml } from '#src/lib/html.ts';
import { FORM_TEXT } from '#src/messages/forms.ts';
import { typedText } from './check.ts';
import { issuesAt, renderShell, type Shell } from './shell-markup.ts';
import type { FormState } from './types.ts';

// What forms carry beside the fields of their definition: hidden inputs, the trap, access code, receipt number.

/** What was typed into a form, and what is said of it. */
type Given = Pick<FormState, 'typed' | 'issues'>;

export function renderHidden(name: string, value: string): SafeHtml {
  return html`<input type="hidden" name="${name}" value="${value}" />`;
}

/** A field that people do not see; what fills it in is a program. */
export function renderTrap(): SafeHtml {
  return html`<p hidden>
    <label>${FORM_TEXT.trap} <input type="text" name="bot-field" autocomplete="off" /></label>
  </p>`;
}

/** One line of text under a name of its own. */
export function renderLine(
  { typed, issues }: Given,
  shell: Pick<Shell, 'name' | 'label' | 'help' | 'required'>,
  input: Readonly<Record<string, string>> = {},
): SafeHtml {
  return renderShell(
    { ...shell, kind: shell.name, issues: issuesAt({ issues }, shell.name) },
    (given) =>
      html`<input${attributes({
        class: 'field__input',
        type: 'text',
        ...given,
        value: typedText(typed, shell.name),
        autocomplete: 'off',
        ...input,
      })} />`,
  );
}

/** The access code of a unit. */
export function renderCode(given: Given, words: Pick<Shell, 'label' | 'help' | 'required'>): SafeHtml {
  return renderLine(
    given,
    { name: 'accessCode', ...words },
    { class: 'field__input field__input--code', autocapitalize: 'characters', spellcheck: 'false' },
  );
}
