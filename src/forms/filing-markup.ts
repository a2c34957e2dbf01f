import { dayInVietnam, formatDay } from '#src/lib/dates.ts';
import { attributes, html, type SafeHtml } from '#src/lib/html.ts';
import { formatMonth } from '#src/lib/months.ts';
import { fillIn, FORM_TEXT } from '#src/messages/forms.ts';
import { typedText } from './check.ts';
import { renderCode, renderLine } from './envelope-markup.ts';
import { renderSchedule } from './schedule-markup.ts';
import { issuesAt, renderShell } from './shell-markup.ts';
import { nameOfUnit } from './show.ts';
import type { FiledSummary, FormState } from './types.ts';

/** Where unit, month and code stand. */
export const FILING_GROUP = 'phan-ky-bao-cao';

/** Where the unit and the standing of its month are said once they are known: what opening the form leads to. */
const UNIT_ID = 'don-vi';

function renderPeriod(state: FormState): SafeHtml {
  const options = state.periods.map((period) => {
    const given = attributes({
      value: period.value,
      selected: period.value === state.period,
      'data-label': period.label,
      'data-covers': period.covers,
      'data-due-label': period.dueLabel,
      'data-due-at': period.dueAt,
      'data-closed': period.closed,
    });
    return html`<option${given}>${fillIn(period.closed === true ? FORM_TEXT.periodOptionClosed : FORM_TEXT.periodOption, { label: period.label, day: formatDay(dayInVietnam(new Date(period.dueAt))) })}</option>`;
  });
  return renderShell(
    {
      name: 'period',
      label: FORM_TEXT.period,
      kind: 'period',
      required: true,
      issues: issuesAt(state, 'period'),
      below: html`<p class="form__schedule" id="field-period-schedule" data-schedule>
        ${renderSchedule(state.schedule)}
      </p>`,
      belowId: 'field-period-schedule',
    },
    (given) =>
      html`<select class="field__input" ${attributes({ ...given })}>
        <option value="">${FORM_TEXT.choosePeriod}</option>
        ${options}
      </select>`,
  );
}

/** Where it is said that the filed figures stand in the form. */
const REFILLED_ID = 'da-dien-lai';

/**
 * The button that asks for what is known of the unit's month: right below the month, which it is pressed for. Works
 * without script, and files nothing.
 */
function renderOpening({ action, issues, opened = false, unit }: FormState): SafeHtml {
  // Without script the answer is a page, and begins where the unit is said; after a mistake, with the summary of errors.
  const formaction = `${action}#${UNIT_ID}`;
  const id = unit || issues.length > 0 ? undefined : UNIT_ID;
  return html`<div${attributes({ class: 'form__open', id })}>
    <button class="button button--secondary" type="submit" name="step" value="open" formaction="${formaction}">
      ${opened ? FORM_TEXT.openAgain : FORM_TEXT.open}
    </button>
    <p class="field__help">${opened ? FORM_TEXT.openAgainHelp : FORM_TEXT.openHelp}</p>
  </div>`;
}

/** What is known of the unit's month, and what can be done with it. */
function renderOpened({ action, opened = false, filed, previous, schedule, unit }: FormState): SafeHtml {
  const heading =
    unit &&
    html`<h3 class="form__unit" id="${UNIT_ID}" tabindex="-1">
      ${fillIn(FORM_TEXT.unit, { unit: nameOfUnit(unit) })}
    </h3>`;
  if (!opened) return html`${heading}`;
  const standing = html`<ul class="form__standing" data-standing>
    <li>
      ${
        filed
          ? html`<strong>${fillIn(FORM_TEXT.filed, filedParts(filed))}</strong>
              <a href="${filed.path}">${FORM_TEXT.seeReceipt}</a>`
          : FORM_TEXT.notFiled
      }
    </li>
    <li>
      ${previous ? fillIn(FORM_TEXT.comparedWith, { period: formatMonth(previous.period) }) : FORM_TEXT.nothingBefore}
    </li>
  </ul>`;
  return html`${heading} ${standing}
    <div class="form__open">
      ${
        filed &&
        !schedule?.closedNow &&
        html`<button
          class="button button--secondary"
          type="submit"
          name="step"
          value="correct"
          formaction="${`${action}#${REFILLED_ID}`}"
        >
          ${FORM_TEXT.correctFiled}
        </button>`
      }
      <button class="button button--secondary" type="submit" name="step" value="workbook">
        ${FORM_TEXT.workbook}
      </button>
    </div>`;
}

/** The parts of sentences about a filing that is there already. */
export function filedParts({ receipt, receivedLabel }: FiledSummary): Record<string, string> {
  return { receipt, receivedLabel };
}

function renderCorrection(state: FormState): SafeHtml {
  const names = ['replaces', 'correctionReason'];
  const { filed, typed } = state;
  const needed = names.some((name) => typedText(typed, name) !== '' || issuesAt(state, name).length > 0);
  const replaces = renderLine(
    state,
    { name: 'replaces', label: FORM_TEXT.replaces, help: FORM_TEXT.replacesHelp },
    { spellcheck: 'false' },
  );
  const reason = renderLine(state, { name: 'correctionReason', label: FORM_TEXT.correctionReason });
  return html`<details class="form__correction" ${attributes({ open: needed || filed !== undefined })}>
    <summary>${FORM_TEXT.correction}</summary>
    <p class="field__help">${FORM_TEXT.correctionHelp}</p>
    ${
      filed &&
      (state.refilled === true
        ? html`<p class="form__refilled" id="${REFILLED_ID}" tabindex="-1" data-refilled>
            ${fillIn(FORM_TEXT.refilled, filedParts(filed))}
          </p>`
        : html`<p>${fillIn(FORM_TEXT.filed, filedParts(filed))}</p>`)
    }
    ${replaces} ${reason}
  </details>`;
}

/** For which unit and month the form is filed, and whether it corrects what was filed. */
export function renderFiling(state: FormState): SafeHtml {
  const code = renderCode(state, {
    label: FORM_TEXT.accessCode,
    help: FORM_TEXT.accessCodeHelp,
    required: true,
  });
  return html`<fieldset class="form__group" id="${FILING_GROUP}">
    <legend><h2 class="form__legend">${FORM_TEXT.filingGroup}</h2></legend>
    ${state.byLink !== true && code} ${renderPeriod(state)} ${renderOpening(state)} ${renderOpened(state)}
    ${renderCorrection(state)}
  </fieldset>`;
}
