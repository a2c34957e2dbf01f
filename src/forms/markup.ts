import { dayInVietnam, formatDay } from '#src/lib/dates.ts';
import { attributes, html, type SafeHtml, trusted } from '#src/lib/html.ts';
import { renderMarkdown } from '#src/lib/markdown.ts';
import { formatMonth } from '#src/lib/months.ts';
import { fillIn, FORM_TEXT } from '#src/messages/forms.ts';
import type { Field, FormDefinition } from '#src/schemas/form-definition.ts';
import { checkForm, typedText, unansweredWarnings } from './check.ts';
import { renderField, renderReason } from './field-markup.ts';
import { appliesTo, canWarn, indicatorAnchor, namesOf, reasonName } from './fields.ts';
import { renderFigures } from './figures-markup.ts';
import { renderShell, renderSummary } from './shell-markup.ts';
import { describeNow, nameOfUnit } from './show.ts';
import type { FiledSummary, FormState, Issue, Schedule } from './types.ts';

/** Where the notice on personal data stands on the page, for links to it. */
const NOTICE_ID = 'thong-bao-du-lieu';

const OTHER_WAYS = {
  workbook: { address: '/bao-cao-thang/so-lieu-thang.xlsx', label: FORM_TEXT.blankWorkbook },
  print: { address: '/bao-cao-thang/in/', label: FORM_TEXT.blankPrint },
  lookup: { address: '/bao-cao-thang/tra-cuu/', label: FORM_TEXT.lookup },
} as const;

/** Where unit, month and code stand. */
const FILING_GROUP = 'phan-ky-bao-cao';

/** What is asked of the unit's form before anything is sent: a mistake in these is no mistake in a filing. */
const OPENING_STEPS = new Set(['open', 'correct', 'workbook']);

/** Where the unit and the standing of its month are said once they are known: what opening the form leads to. */
const UNIT_ID = 'don-vi';

/** Where a group of fields stands on the page, for links to it. */
function groupId(group: string): string {
  return `phan-${indicatorAnchor(group)}`;
}

function issuesAt(state: FormState, name: string): Issue[] {
  return state.issues.filter((issue) => issue.field === name);
}

/** The fields on the page: those of the period, all while none is chosen, and any that already holds something. */
function shownFields(definition: FormDefinition, state: FormState): Field[] {
  return definition.fields.filter(
    (field) =>
      state.period === '' || appliesTo(field, state.period) || typedText(state.typed, field.id).trim() !== '',
  );
}

function reasonsTyped(definition: FormDefinition, { typed }: FormState): Record<string, string> {
  return Object.fromEntries(
    definition.fields
      .filter(canWarn)
      .map((field) => [field.id, typedText(typed, reasonName(field.id)).trim()] as const)
      .filter(([, reason]) => reason !== ''),
  );
}

/** Errors and unanswered warnings: all that stands between this page and a filing. */
function renderWaiting(definition: FormDefinition, state: FormState): SafeHtml | undefined {
  const waiting = [
    ...state.issues.filter(({ severity }) => severity === 'error'),
    ...unansweredWarnings({ issues: state.issues, reasons: reasonsTyped(definition, state) }),
  ];
  const opening = OPENING_STEPS.has(typedText(state.typed, 'step'));
  return renderSummary(waiting, namesOf(definition.fields), opening ? FORM_TEXT.notOpened : undefined);
}

function renderSchedule(schedule: Schedule | undefined): SafeHtml {
  if (!schedule) return html`${FORM_TEXT.scheduleUnknown}`;
  const { periodLabel, covers, dueLabel, lateNow, closedNow = false } = schedule;
  const said = fillIn(FORM_TEXT.schedule, { label: periodLabel, covers, dueLabel });
  const state = closedNow ? FORM_TEXT.closedNow : lateNow && FORM_TEXT.lateNow;
  return html`${said}${state && html` <strong>${state}</strong>`}`;
}

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
    return html`<option${given}>${fillIn(FORM_TEXT.periodOption, { label: period.label, day: formatDay(dayInVietnam(new Date(period.dueAt))) })}</option>`;
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

function renderFiling(state: FormState): SafeHtml {
  const code = renderShell(
    {
      name: 'accessCode',
      label: FORM_TEXT.accessCode,
      kind: 'accessCode',
      required: true,
      help: FORM_TEXT.accessCodeHelp,
      issues: issuesAt(state, 'accessCode'),
    },
    (given) =>
      html`<input${attributes({
        class: 'field__input field__input--code',
        type: 'text',
        ...given,
        value: typedText(state.typed, 'accessCode'),
        autocomplete: 'off',
        autocapitalize: 'characters',
        spellcheck: 'false',
      })} />`,
  );
  return html`<fieldset class="form__group" id="${FILING_GROUP}">
    <legend><h2 class="form__legend">${FORM_TEXT.filingGroup}</h2></legend>
    ${state.byLink !== true && code} ${renderPeriod(state)} ${renderOpening(state)} ${renderCorrection(state)}
  </fieldset>`;
}

/** What is known of the unit's month, or the button that asks for it. Works without script, and files nothing. */
function renderOpening({ action, issues, opened = false, filed, previous, unit }: FormState): SafeHtml {
  const heading =
    unit &&
    html`<h3 class="form__unit" id="${UNIT_ID}" tabindex="-1">
      ${fillIn(FORM_TEXT.unit, { unit: nameOfUnit(unit) })}
    </h3>`;
  // Without script the answer is a page, and begins where the unit is said; after a mistake, with the summary of errors.
  const formaction = `${action}#${UNIT_ID}`;
  const id = unit || issues.length > 0 ? undefined : UNIT_ID;
  const standing =
    opened &&
    html`<ul class="form__standing" data-standing>
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
    <div${attributes({ class: 'form__open', id })}>
      <button
        class="button button--secondary"
        type="submit"
        name="step"
        value="open"
        formaction="${formaction}"
      >
        ${opened ? FORM_TEXT.openAgain : FORM_TEXT.open}
      </button>
      ${
        opened &&
        filed &&
        html`<button
          class="button button--secondary"
          type="submit"
          name="step"
          value="correct"
          formaction="${formaction}"
        >
          ${FORM_TEXT.correctFiled}
        </button>`
      }
      ${
        opened &&
        html`<button class="button button--secondary" type="submit" name="step" value="workbook">
          ${FORM_TEXT.workbook}
        </button>`
      }
      <p class="field__help">${opened ? FORM_TEXT.openAgainHelp : FORM_TEXT.openHelp}</p>
    </div>`;
}

function filedParts({ receipt, receivedLabel }: FiledSummary): Record<string, string> {
  return { receipt, receivedLabel };
}

function renderCorrection(state: FormState): SafeHtml {
  const names = ['replaces', 'correctionReason'];
  const { filed, typed } = state;
  const needed = names.some((name) => typedText(typed, name) !== '' || issuesAt(state, name).length > 0);
  const replaces = renderShell(
    {
      name: 'replaces',
      label: FORM_TEXT.replaces,
      kind: 'replaces',
      help: FORM_TEXT.replacesHelp,
      issues: issuesAt(state, 'replaces'),
    },
    (given) =>
      html`<input${attributes({
        class: 'field__input',
        type: 'text',
        ...given,
        value: typedText(typed, 'replaces'),
        autocomplete: 'off',
        spellcheck: 'false',
      })} />`,
  );
  const reason = renderShell(
    {
      name: 'correctionReason',
      label: FORM_TEXT.correctionReason,
      kind: 'correctionReason',
      issues: issuesAt(state, 'correctionReason'),
    },
    (given) =>
      html`<input${attributes({
        class: 'field__input',
        type: 'text',
        ...given,
        value: typedText(typed, 'correctionReason'),
        autocomplete: 'off',
      })} />`,
  );
  return html`<details class="form__correction" ${attributes({ open: needed || filed !== undefined })}>
    <summary>${FORM_TEXT.correction}</summary>
    <p class="field__help">${FORM_TEXT.correctionHelp}</p>
    ${filed && html`<p>${fillIn(FORM_TEXT.filed, filedParts(filed))}</p>`} ${replaces} ${reason}
  </details>`;
}

/** The notice stands beside the personal fields themselves, not behind a link (Luật 91/2025/QH15, Điều 9). */
function renderNotice(definition: FormDefinition): SafeHtml {
  const version = fillIn(FORM_TEXT.noticeVersion, {
    version: definition.noticeVersion,
    day: formatDay(definition.noticeOn),
  });
  return html`<section class="form__notice" id="${NOTICE_ID}" aria-labelledby="${NOTICE_ID}-title">
    <h3 class="form__notice-title" id="${NOTICE_ID}-title">${FORM_TEXT.notice}</h3>
    ${renderMarkdown(definition.notice)}
    <p class="form__notice-version">${version}</p>
  </section>`;
}

function renderGroups(definition: FormDefinition, state: FormState): SafeHtml[] {
  const fields = shownFields(definition, state);
  return definition.groups.flatMap((group) => {
    const members = fields.filter((field) => field.group === group.id);
    if (members.length === 0) return [];
    return [
      html`<fieldset class="form__group" id="${groupId(group.id)}" data-group="${group.id}">
        <legend><h2 class="form__legend">${group.title}</h2></legend>
        ${group.help && html`<p class="form__group-help">${group.help}</p>`}
        ${members.map((field) => renderField(field, definition, state))}
        ${members.some(({ personal }) => personal) && renderNotice(definition)}
      </fieldset>`,
    ];
  });
}

function renderHidden(name: string, value: string): SafeHtml {
  return html`<input type="hidden" name="${name}" value="${value}" />`;
}

/** What the script needs to check as the receiver does: fields and rules, and what is known of unit and last month. */
function renderData(definition: FormDefinition, { period, previous, unit }: FormState): SafeHtml {
  const personal = new Set(definition.fields.filter((field) => field.personal).map((field) => field.id));
  const data = {
    fields: definition.fields.map(
      ({ id, label, kind, required, choices, maxLength, validFrom, validTo, rules }) => ({
        ...{ id, label, kind, required, choices, maxLength, validFrom, validTo, rules },
        // Only where it is so: most fields are not.
        personal: personal.has(id) || undefined,
      }),
    ),
    period,
    unit: unit && { code: unit.code, name: unit.name, communes: unit.communes },
    previous: previous && {
      period: previous.period,
      values: Object.fromEntries(Object.entries(previous.values).filter(([id]) => !personal.has(id))),
    },
  };
  // `<` spelled as an escape, so that no label can end the element.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return html`<script type="application/json" data-form-data>
    ${trusted(json)}
  </script>`;
}

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

/** What can be done without this page, or after it. */
function renderOtherWays(): SafeHtml {
  const ways = Object.values(OTHER_WAYS).map(
    ({ address, label }) => html`<li><a href="${address}">${label}</a></li>`,
  );
  return html`<ul class="form__ways">
    ${ways}
  </ul>`;
}

/** The parts of the form as links; the script adds how far each is, and on a small screen shows one at a time. */
function renderParts(definition: FormDefinition, state: FormState): SafeHtml {
  const used = new Set(shownFields(definition, state).map(({ group }) => group));
  const parts = [
    { id: FILING_GROUP, title: FORM_TEXT.filingGroup },
    ...definition.groups
      .filter(({ id }) => used.has(id))
      .map(({ id, title }) => ({ id: groupId(id), title })),
  ];
  const items = parts.map(
    ({ id, title }) => html`<li><a href="#${id}">${title}</a> <span data-progress></span></li>`,
  );
  return html`<nav class="form__parts" aria-label="${FORM_TEXT.parts}" data-parts>
    <ol>
      ${items}
    </ol>
  </nav>`;
}

/** Filled by the script, which alone can keep something on the device. */
function renderDrafts(): SafeHtml {
  return html`<section class="draft" aria-labelledby="ban-nhap" data-drafts hidden>
    <h2 class="draft__title" id="ban-nhap">${FORM_TEXT.draft}</h2>
    <div class="draft__body" data-drafts-body></div>
  </section>`;
}

/** Unit, month and deadline, in sight wherever one is in the form. The script follows the chosen month. */
function renderNow({ unit, schedule }: FormState): SafeHtml {
  const name = unit ? nameOfUnit(unit) : undefined;
  return html`<p class="form__now" ${attributes({ 'data-now': true, 'data-unit': name, hidden: !schedule })}>
    ${schedule && describeNow({ ...schedule, unit: name })}
  </p>`;
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
    ${renderWaiting(definition, state)} ${renderOlder(state)}
    <div class="form__intro">
      ${definition.status === 'proposal' && html`<p class="form__status">${FORM_TEXT.proposal}</p>`}
      ${renderMarkdown(definition.intro)} ${renderOtherWays()}
    </div>
    ${renderDrafts()}
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
      ${renderHidden('idempotencyKey', typedText(state.typed, 'idempotencyKey'))}
      <p hidden>
        <label>${FORM_TEXT.trap} <input type="text" name="bot-field" autocomplete="off" /></label>
      </p>
      ${renderDefaultButton()} ${renderNow(state)} ${renderParts(definition, state)} ${renderFiling(state)}
      ${renderGroups(definition, state)}
      <div class="form__actions">
        <button class="button" type="submit" name="step" value="review">${FORM_TEXT.toReview}</button>
        <p class="field__help">${FORM_TEXT.toReviewHelp}</p>
      </div>
    </form>
    ${renderData(definition, state)}
  </div>`;
}

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
