import { html, type SafeHtml } from '#src/lib/html.ts';
import { renderMarkdown } from '#src/lib/markdown.ts';
import { FORM_TEXT } from '#src/messages/forms.ts';
import type { FormDefinition } from '#src/schemas/form-definition.ts';
import { typedText } from './check.ts';
import { renderHidden, renderTrap } from './envelope-markup.ts';
import { renderFiling } from './filing-markup.ts';
import { renderGroups, renderParts } from './groups-markup.ts';
import { renderData } from './page-data.ts';
import { renderNow } from './schedule-markup.ts';
import type { FormState } from './types.ts';
import { renderWaiting } from './waiting-markup.ts';

interface Way {
  readonly address: string;
  readonly label: string;
  /** True only where the script runs, which shows it. */
  readonly withScript?: string;
}

const WAYS: readonly Way[] = [
  { address: '/phu-luc/1/tu-dien-chi-tieu/', label: FORM_TEXT.dictionary },
  { address: '/lich/', label: FORM_TEXT.calendar },
  { address: '/phu-luc/1/khi-mat-mang/', label: FORM_TEXT.offline },
  {
    ...{ address: '/bao-cao-thang/so-lieu-thang.xlsx', label: FORM_TEXT.blankWorkbook },
    withScript: FORM_TEXT.blankWorkbookOpens,
  },
  { address: '/bao-cao-thang/in/', label: FORM_TEXT.blankPrint },
];

/** What an officer must look at again because the form changed under what was typed. */
function renderOlder({ older }: FormState): SafeHtml | undefined {
  if (!older) return undefined;
  const named = (title: string, labels: readonly string[]) =>
    labels.length > 0 &&
    html`<p>${title}</p>
      <ul>
        ${labels.map((label) => html`<li>${label}</li>`)}
      </ul>`;
  const left = older.left.map(
    ({ label, text }) => html`<li><strong>${label}</strong>: <bdi>${text}</bdi></li>`,
  );
  return html`<section class="form__older" aria-labelledby="bieu-mau-doi">
    <h2 class="form__legend" id="bieu-mau-doi">${FORM_TEXT.older}</h2>
    ${named(FORM_TEXT.olderAdded, older.added)} ${named(FORM_TEXT.olderReworded, older.reworded)}
    ${
      left.length > 0 &&
      html`<p>${FORM_TEXT.olderLeft}</p>
        <ul class="figures-table__text">
          ${left}
        </ul>`
    }
  </section>`;
}

/** What to have ready, and what can be done without this page or after it: folded, so that the code comes first. */
function renderIntro({ intro }: FormDefinition): SafeHtml {
  const ways = WAYS.map(
    ({ address, label, withScript }) =>
      html`<li>
        <a href="${address}">${label}</a
        >${withScript !== undefined && html`<span data-with-script hidden>${withScript}</span>`}
      </li>`,
  );
  return html`<details class="form__intro">
    <summary>${FORM_TEXT.prepare}</summary>
    ${renderMarkdown(intro)}
    <ul class="form__ways">
      ${ways}
    </ul>
  </details>`;
}

/** Filled by the script, which alone can keep something on the device. */
function renderDrafts(): SafeHtml {
  return html`<section class="draft" aria-labelledby="ban-nhap" data-drafts hidden>
    <h2 class="draft__title" id="ban-nhap">${FORM_TEXT.draft}</h2>
    <div class="draft__body" data-drafts-body></div>
  </section>`;
}

/** What Enter in any field presses (HTML, implicit submission): the first button of the form. */
function renderDefaultButton(): SafeHtml {
  return html`<button type="submit" name="step" value="review" hidden tabindex="-1">
    ${FORM_TEXT.toReview}
  </button>`;
}

/**
 * The form page's region: summary of errors, introduction, and a plain HTML form that works without script. Carries the
 * attributes of Netlify Forms, and every field and hidden input in the markup, as its detection needs.
 */
export function renderForm(definition: FormDefinition, state: FormState): SafeHtml {
  return html`<div class="form-page" data-form-page>
    ${renderWaiting(definition, state)} ${renderOlder(state)} ${renderIntro(definition)} ${renderDrafts()}
    <form
      class="form"
      name="${definition.id}"
      method="post"
      action="${state.action}"
      accept-charset="utf-8"
      data-netlify="true"
      netlify-honeypot="bot-field"
      novalidate
      data-form
    >
      ${renderHidden('form-name', definition.id)} ${renderHidden('formVersion', definition.version)}
      ${renderHidden('idempotencyKey', typedText(state.typed, 'idempotencyKey'))} ${renderTrap()}
      ${renderDefaultButton()} ${renderFiling(state)} ${renderNow(state)} ${renderParts(definition, state)}
      ${renderGroups(definition, state)}
      <div class="form__actions">
        <button class="button" type="submit" name="step" value="review">${FORM_TEXT.toReview}</button>
        <p class="field__help">${FORM_TEXT.toReviewHelp}</p>
      </div>
    </form>
    ${renderData(definition, state)}
  </div>`;
}
