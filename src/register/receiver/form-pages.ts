import { renderComparison } from '#src/forms/figures-markup.ts';
import { renderForm } from '#src/forms/form-markup.ts';
import { renderReview } from '#src/forms/review-markup.ts';
import { typedText } from '#src/forms/check.ts';
import type { Issue, Values } from '#src/forms/types.ts';
import { formatInstant } from '#src/lib/dates.ts';
import { html, type SafeHtml } from '#src/lib/html.ts';
import { fillIn, formSentence } from '#src/messages/forms.ts';
import { REGISTER_MESSAGES } from '#src/messages/register.ts';
import type { Revision } from '../store.ts';
import { pageResponse } from './answers.ts';
import { type Filing, type Known, stateOf } from './form-state.ts';

const { titles, conflict } = REGISTER_MESSAGES;

/** The form with the answers kept. */
export function formPage(
  filing: Filing,
  issues: readonly Issue[],
  known: Known = {},
  { status = 422, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): Response {
  const form = renderForm(filing.definition, stateOf(filing, issues, known));
  const titlePrefix = issues.some(({ severity }) => severity === 'error') ? titles.error : '';
  return pageResponse(status, filing.template.fill({ titlePrefix, form }), headers);
}

/** Everything as it was read, before it is sent. 422 while a reason is still to be given. */
export function reviewPage(filing: Filing, issues: readonly Issue[], known: Known, status: number): Response {
  const form = renderReview(filing.definition, stateOf(filing, issues, known));
  return pageResponse(status, filing.template.fill({ titlePrefix: titles.review, form }));
}

/** Both versions side by side, and the form made ready to correct the one that stands. Nothing is lost, nothing decided. */
export function conflictPage(filing: Filing, known: Known, latest: Revision, figures: Values): Response {
  const { definition, typed } = filing;
  const stale = typedText(typed, 'replaces').trim() !== '';
  const hasReason = typedText(typed, 'correctionReason').trim() !== '';
  const ready: Filing = {
    ...filing,
    // A key that is spent would make the next post a conflict again.
    typed: { ...typed, replaces: latest.receipt, idempotencyKey: '' },
  };
  const issues: Issue[] = hasReason
    ? []
    : [
        {
          ...{ field: 'correctionReason', severity: 'error', code: 'correctionReasonMissing' },
          sentence: formSentence('correctionReasonMissing'),
        },
      ];
  const form = renderForm(definition, stateOf(ready, issues, { ...known, latest }));
  const region: SafeHtml = html`<section class="conflict" aria-labelledby="hai-ban">
      <h2 id="hai-ban">${stale ? conflict.staleTitle : conflict.filedTitle}</h2>
      <p>
        ${fillIn(stale ? conflict.stale : conflict.filed, {
          receipt: latest.receipt,
          at: formatInstant(new Date(latest.filedAt)),
        })}
      </p>
      ${renderComparison(
        definition,
        { title: fillIn(conflict.standing, { receipt: latest.receipt }), values: latest.values },
        { title: conflict.yours, values: figures },
      )}
    </section>
    ${form}`;
  return pageResponse(409, filing.template.fill({ titlePrefix: titles.conflict, form: region }));
}
