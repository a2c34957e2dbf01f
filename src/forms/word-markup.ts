import { attributes, html, type SafeHtml } from '#src/lib/html.ts';
import { compareVietnamese } from '#src/lib/text.ts';
import { FORM_TEXT } from '#src/messages/forms.ts';
import { WORD_TEXT as WORDS } from '#src/messages/word.ts';
import type { WordField, WordUnit } from '#src/schemas/word-template.ts';
import { typedText } from './check.ts';
import { renderCode, renderLine } from './envelope-markup.ts';
import { issuesAt, renderShell, renderSummary, renderTextarea, type Shell } from './shell-markup.ts';
import { nameOfUnit } from './show.ts';
import type { Issue, Typed } from './types.ts';
import { yearName } from './word-answers.ts';

/** What stands in the form: answers as typed, and what is wrong with them. */
export interface WordFormState {
  readonly typed: Typed;
  readonly issues: readonly Issue[];
}

function shellOf(field: WordField, { issues }: WordFormState): Shell {
  return {
    name: field.id,
    label: field.label,
    kind: field.kind,
    required: field.required,
    help: field.help,
    issues: issuesAt({ issues }, field.id),
  };
}

function renderUnitChoice(field: WordField, units: readonly WordUnit[], state: WordFormState): SafeHtml {
  const chosen = typedText(state.typed, field.id);
  const options = units
    .toSorted((one, other) => compareVietnamese(one.name, other.name))
    .map(
      (unit) =>
        html`<option${attributes({ value: unit.code, selected: unit.code === chosen })}>${nameOfUnit(unit)}</option>`,
    );
  return renderShell(
    shellOf(field, state),
    (given) =>
      html`<select class="field__input" ${attributes({ ...given })}>
        <option value="">${WORDS.chooseUnit}</option>
        ${options}
      </select>`,
  );
}

/** A quarter and its year, under one heading. */
function renderQuarter(field: WordField, state: WordFormState): SafeHtml {
  const chosen = typedText(state.typed, field.id);
  const options = WORDS.quarters.map(
    (label, at) =>
      html`<option${attributes({ value: String(at + 1), selected: String(at + 1) === chosen })}>${label}</option>`,
  );
  const quarter = renderShell(
    shellOf(field, state),
    (given) =>
      html`<select class="field__input" ${attributes({ ...given })}>
        <option value="">${WORDS.chooseQuarter}</option>
        ${options}
      </select>`,
  );
  const year = renderLine(
    state,
    { name: yearName(field.id), label: WORDS.year, help: WORDS.yearHelp, required: field.required },
    { inputmode: 'numeric', maxlength: '4' },
  );
  return html`${quarter} ${year}`;
}

function renderAnswer(field: WordField, state: WordFormState): SafeHtml {
  const typed = typedText(state.typed, field.id);
  return renderShell(shellOf(field, state), (given) => {
    if (field.kind === 'longText') {
      return renderTextarea(given, typed);
    }
    const numeric = field.kind === 'count' || field.kind === 'date';
    return html`<input${attributes({
      class: 'field__input',
      type: 'text',
      ...given,
      value: typed,
      inputmode: field.kind === 'count' ? 'numeric' : undefined,
      autocomplete: 'off',
      spellcheck: numeric ? 'false' : undefined,
    })} />`;
  });
}

function renderField(field: WordField, units: readonly WordUnit[], state: WordFormState): SafeHtml {
  if (field.kind === 'unit') return renderUnitChoice(field, units, state);
  return field.kind === 'quarter' ? renderQuarter(field, state) : renderAnswer(field, state);
}

/** What a form holds before anybody has typed: what the templates bring along. */
export function defaultsOf(fields: readonly WordField[]): Typed {
  return Object.fromEntries(fields.flatMap((field) => (field.default ? [[field.id, field.default]] : [])));
}

/**
 * The questions of a template. Nothing receives them: a script makes the document on this device, so the form has no
 * address and is shown by the script alone.
 */
export function renderWordForm(
  fields: readonly WordField[],
  units: readonly WordUnit[],
  state: WordFormState,
): SafeHtml {
  const asked = fields.filter(({ kind }) => kind !== 'figures');
  const names = new Set(asked.flatMap(({ id, kind }) => (kind === 'quarter' ? [id, yearName(id)] : [id])));
  return html`${renderSummary(state.issues, names, WORDS.errorSummary)}
    <form class="form" data-word-form novalidate>
      ${asked.map((field) => renderField(field, units, state))}
      <div class="form__actions">
        <button class="button" type="submit">${WORDS.make}</button>
        <p class="field__help">${WORDS.makeHelp}</p>
      </div>
    </form>`;
}

/** The page of the template that shows a quarter's figures (content/mau-van-ban/bao-cao-quy.yaml). */
export const REPORT_PAGE = '/mau-van-ban/bao-cao-quy/';

/** Names of the form by which a department asks for its own quarter; they stand beside those of the other form. */
export const REPORT_NAMES = { code: 'accessCode', quarter: 'reportQuarter' } as const;

export const REPORT_QUARTER = { id: REPORT_NAMES.quarter, label: WORDS.quarter, required: true } as const;

/**
 * A quarter's report with the figures of the unit: a plain form that works without script, answered by the receiver with
 * a Word file.
 */
export function renderReportForm(action: string, state: WordFormState): SafeHtml {
  const names = new Set<string>([REPORT_NAMES.code, REPORT_NAMES.quarter, yearName(REPORT_NAMES.quarter)]);
  return html`${renderSummary(state.issues, names, WORDS.errorSummary)}
    <form class="form" method="post" action="${action}" accept-charset="utf-8" data-report-form novalidate>
      ${renderCode(state, { label: FORM_TEXT.accessCode, help: FORM_TEXT.accessCodeHelp, required: true })}
      ${renderQuarter({ ...REPORT_QUARTER, kind: 'quarter' }, state)}
      <div class="form__actions">
        <button class="button" type="submit">${WORDS.report}</button>
        <p class="field__help">${WORDS.reportHelp}</p>
      </div>
    </form>`;
}
