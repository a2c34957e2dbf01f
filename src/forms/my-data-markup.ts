import { attributes, html, type SafeHtml } from '#src/lib/html.ts';
import { SIGN_UP_WORDS } from '#src/messages/sign-ups.ts';
import { typedText } from './check.ts';
import { renderTrap } from './envelope-markup.ts';
import { MY_DATA_PAGE } from './notice.ts';
import { issuesAt, renderShell, renderSummary } from './shell-markup.ts';
import type { Issue, Typed } from './types.ts';

const { mine: words } = SIGN_UP_WORDS;

/** The region of the page on which people ask for their own data: receipt and proof. What was typed as proof is not kept. */
export function renderMyDataForm(typed: Typed = {}, issues: readonly Issue[] = []): SafeHtml {
  const input = (name: string, label: string, help: string, value: string, autocomplete: string) =>
    renderShell(
      {
        ...{ name, label, help, kind: 'text', required: true },
        issues: issuesAt({ issues }, name),
      },
      (given) =>
        html`<input${attributes({ class: 'field__input', type: 'text', ...given, value, autocomplete, spellcheck: 'false' })} />`,
    );
  return html`<div class="form-page">
    ${renderSummary(issues, new Set(['receipt', 'proof']))}
    <p>${words.lead}</p>
    <form class="form" method="post" action="${MY_DATA_PAGE}" accept-charset="utf-8" novalidate>
      ${renderTrap()}
      ${input('receipt', words.receipt, words.receiptHelp, typedText(typed, 'receipt'), 'off')}
      ${input('proof', words.proof, words.proofHelp, '', 'off')}
      <div class="form__actions"><button class="button" type="submit">${words.open}</button></div>
    </form>
    <p>${words.lost}</p>
  </div>`;
}
