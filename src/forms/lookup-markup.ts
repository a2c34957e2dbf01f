import { attributes, html, type SafeHtml } from '#src/lib/html.ts';
import { LOOKUP_TEXT as WORDS } from '#src/messages/lookup.ts';

/** Where anybody may ask whether a filing has arrived. */
export const LOOKUP_PATH = '/bao-cao-thang/tra-cuu/';

/** Names in its address: receipt number and check sign, both printed on the receipt. */
export const LOOKUP_NAMES = { receipt: 'so', check: 'dau' } as const;

/** What is said of a receipt: never a figure. */
export interface LookupAnswer {
  readonly tone: 'found' | 'missing';
  readonly sentences: readonly string[];
}

/** `/bao-cao-thang/tra-cuu/?so=BC-01-2026-11-01&dau=0123456789abcdef` */
export function lookupAddress(receipt: string, check: string): string {
  const query = new URLSearchParams({ [LOOKUP_NAMES.receipt]: receipt, [LOOKUP_NAMES.check]: check });
  return `${LOOKUP_PATH}?${query.toString()}`;
}

/** The question, as a plain form whose answer has an address of its own, and the answer where there is one. */
export function renderLookup(
  typed: { receipt?: string; check?: string } = {},
  answer?: LookupAnswer,
): SafeHtml {
  const field = (name: string, label: string, help: string, value: string, required: boolean) => {
    const id = `tra-cuu-${name}`;
    const given = { id, name, value, required, 'aria-describedby': `${id}-help`, autocomplete: 'off' };
    return html`<div class="field">
      <label class="field__label" for="${id}">${label}</label>
      <p class="field__help" id="${id}-help">${help}</p>
      <input class="field__input field__input--code" type="text" spellcheck="false" ${attributes(given)} />
    </div>`;
  };
  return html`<div class="form-page">
    ${
      answer &&
      html`<section class="form__standing" role="status" data-lookup="${answer.tone}">
        ${answer.sentences.map((sentence) => html`<p>${sentence}</p>`)}
      </section>`
    }
    <p>${WORDS.lead}</p>
    <form class="form" method="get" action="${LOOKUP_PATH}">
      ${field(LOOKUP_NAMES.receipt, WORDS.receipt, WORDS.receiptHelp, typed.receipt ?? '', true)}
      ${field(LOOKUP_NAMES.check, WORDS.check, WORDS.checkHelp, typed.check ?? '', false)}
      <div class="form__actions"><button class="button" type="submit">${WORDS.ask}</button></div>
    </form>
    <p>${WORDS.noReceipt} <a href="/bao-cao-thang/">${WORDS.toForm}</a>.</p>
  </div>`;
}
