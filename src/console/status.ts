import { html, type SafeHtml } from '#src/lib/html.ts';
import { CONSOLE_MONTHS } from '#src/messages/console-months.ts';
import type { Cell } from './matrix.ts';

/** Where a unit's month stands: a sign for the eye, and the word. The matrix has room for the sign alone on a phone. */
export function renderStatus({ status }: Pick<Cell, 'status'>): SafeHtml {
  const { sign, label } = CONSOLE_MONTHS.statuses[status];
  return html`<span class="console__status" data-status="${status}"
    ><span aria-hidden="true">${sign}</span> <span class="console__word">${label}</span></span
  >`;
}
