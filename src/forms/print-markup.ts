import { html, type SafeHtml } from '#src/lib/html.ts';
import { FORM_TEXT } from '#src/messages/forms.ts';

/** Prints the page. The script that does it (src/components/browser/printing.ts) shows it: without, it would do nothing. */
export function renderPrintButton(label: string = FORM_TEXT.print): SafeHtml {
  return html`<button class="button button--secondary" type="button" data-print hidden>${label}</button>`;
}
