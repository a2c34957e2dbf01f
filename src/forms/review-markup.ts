import { html, type SafeHtml } from '#src/lib/html.ts';
import { fillIn, FORM_TEXT } from '#src/messages/forms.ts';
import type { Field, FormDefinition } from '#src/schemas/form-definition.ts';
import { checkForm, typedText } from './check.ts';
import { renderHidden } from './envelope-markup.ts';
import { renderReason } from './field-markup.ts';
import { namesOf, reasonName } from './fields.ts';
import { renderFigures } from './figures-markup.ts';
import { filedParts } from './filing-markup.ts';
import { renderData } from './page-data.ts';
import { renderNow, renderSchedule } from './schedule-markup.ts';
import { issuesAt } from './shell-markup.ts';
import type { FiledSummary, FormState } from './types.ts';
import { renderWaiting } from './waiting-markup.ts';

/** The filing that this one would correct. */
function corrected({ filed, typed }: FormState): FiledSummary | undefined {
  return filed?.receipt === typedText(typed, 'replaces').trim() ? filed : undefined;
}

function renderCorrected(state: FormState): SafeHtml | undefined {
  const filed = corrected(state);
  if (!filed) return undefined;
  const reason = typedText(state.typed, 'correctionReason').trim();
  return html`<p class="form__corrects">
    ${fillIn(FORM_TEXT.corrects, filedParts(filed))} ${FORM_TEXT.correctionReason}: <bdi>${reason}</bdi>
  </p>`;
}

/**
 * The page between typing and filing: all values as the receiver reads them, what changed since last month, reasons to
 * give, and two buttons. The typed texts travel in hidden inputs.
 */
export function renderReview(definition: FormDefinition, state: FormState): SafeHtml {
  const asked = definition.fields.filter((field) =>
    state.issues.some((issue) => issue.field === field.id && issue.severity === 'warning'),
  );
  const visible = new Set(asked.map((field) => reasonName(field.id)));
  const carried = [...namesOf(definition.fields)].filter(
    (name) => name !== 'step' && !visible.has(name) && Object.hasOwn(state.typed, name),
  );
  const fixed: Record<string, string> = { 'form-name': definition.id, formVersion: definition.version };
  const { values } = checkForm(definition, state.typed, { period: state.period, today: '9999-12-31' });
  const notes = (field: Field) => {
    const said = issuesAt(state, field.id).filter(({ severity }) => severity !== 'error');
    if (said.length === 0) return undefined;
    return html`${said.map((issue) => html`<p class="field__${issue.severity}">${issue.sentence}</p>`)}
    ${visible.has(reasonName(field.id)) && renderReason(field, state)}`;
  };
  return html`<div class="form-page" data-form-page>
    ${renderWaiting(definition, state)}
    <h2 data-review-title>${FORM_TEXT.reviewTitle}</h2>
    <p>${FORM_TEXT.reviewHelp}</p>
    ${renderCorrected(state)}
    ${state.schedule && html`<p class="form__schedule">${renderSchedule(state.schedule)}</p>`}
    <form
      class="form"
      name="${definition.id}"
      method="post"
      action="${state.action}"
      novalidate
      data-form-review
    >
      ${[...new Set([...Object.keys(fixed), ...carried])].map((name) =>
        renderHidden(name, fixed[name] ?? typedText(state.typed, name)),
      )}
      ${renderNow(state)}
      ${renderFigures(definition, values, {
        ...{ previous: state.previous, personal: true, note: notes },
        corrects: corrected(state)?.values,
      })}
      <div class="form__actions">
        <button class="button" type="submit">${FORM_TEXT.send}</button>
        <button class="button button--secondary" type="submit" name="step" value="edit">
          ${FORM_TEXT.edit}
        </button>
      </div>
    </form>
    ${renderData(definition, state)}
  </div>`;
}
