import { renderMessages, renderReasonShell, renderSummary } from '#src/forms/shell-markup.ts';
import type { CheckedField, Issue, Typed } from '#src/forms/types.ts';

/** What is typed now, name by name. */
export function typedIn(form: HTMLFormElement): Typed {
  return Object.fromEntries(
    [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** The block of one field: label, help, messages, control. */
export function blockOf(form: HTMLFormElement, name: string): HTMLElement | null {
  return form.querySelector<HTMLElement>(`[data-field="${name}"]`);
}

const MESSAGES = ':scope > :is(.field__error, .field__warning, .field__notice)';

export function hasMessages(form: HTMLFormElement, name: string): boolean {
  return Boolean(blockOf(form, name)?.querySelector(MESSAGES));
}

/** Puts these messages at a field in place of those that stand there, and ties them to its control. */
export function showMessages(block: HTMLElement, name: string, issues: readonly Issue[]): void {
  const old = [...block.querySelectorAll(MESSAGES)];
  const gone = new Set(old.map((message) => message.id));
  for (const message of old) message.remove();

  const place = block.querySelector(':scope > :is(.field__row, .field__option)');
  const markup = renderMessages(name, issues).map(String).join('');
  place?.insertAdjacentHTML('beforebegin', markup);
  const fresh = [...block.querySelectorAll(MESSAGES)].map((message) => message.id);

  const invalid = issues.some(({ severity }) => severity === 'error');
  block.classList.toggle('field--invalid', invalid);
  const control = block.querySelector<HTMLElement>('input:not([type=hidden]), select, textarea');
  const described = block.matches('fieldset') ? block : control;
  const kept = (described?.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .filter((id) => id && !gone.has(id));
  const all = [...kept, ...fresh].join(' ');
  if (all) described?.setAttribute('aria-describedby', all);
  else described?.removeAttribute('aria-describedby');
  if (invalid) control?.setAttribute('aria-invalid', 'true');
  else control?.removeAttribute('aria-invalid');
}

/** Turns the hidden reason of a field into a box to type in; a box once shown stays, with what was typed. */
export function askReason(block: HTMLElement, field: CheckedField): void {
  const hidden = block.querySelector<HTMLInputElement>('input[type=hidden]');
  if (!hidden) return;
  hidden.insertAdjacentHTML('beforebegin', renderReasonShell(field, hidden.value, []).toString());
  hidden.remove();
}

/** Shows the summary on top of the form and takes the reader there. */
export function showSummary(
  form: HTMLFormElement,
  issues: readonly Issue[],
  known: ReadonlySet<string>,
): void {
  const page = form.closest('[data-form-page]');
  page?.querySelector('[data-error-summary]')?.remove();
  const summary = renderSummary(issues, known);
  if (!page || !summary) return;
  page.insertAdjacentHTML('afterbegin', summary.toString());
  page.querySelector<HTMLElement>('[data-error-summary]')?.focus();
}
