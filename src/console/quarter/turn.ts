import { formatQuarter, moveQuarter, type Quarter } from '#src/figures/quarters.ts';
import { html, type SafeHtml } from '#src/lib/html.ts';
import { CONSOLE } from '#src/messages/console.ts';
import { CONSOLE_PATH } from '#src/register/staff-access.ts';

/** To the quarters before and after, on the same page `below` the quarter's address. */
export function renderTurn(quarter: Quarter, below: string): SafeHtml {
  const [earlier, later] = [moveQuarter(quarter, -1), moveQuarter(quarter, 1)];
  return html`<nav class="console__turn" aria-label="${CONSOLE.quarter.navigation}">
    <a href="${CONSOLE_PATH}quy/${earlier}/${below}">‹ ${formatQuarter(earlier)}</a>
    <a href="${CONSOLE_PATH}quy/${later}/${below}">${formatQuarter(later)} ›</a>
  </nav>`;
}
