import { checkEnvelope, checkForm, isAskedFor, typedText } from '#src/forms/check.ts';
import { appliesTo } from '#src/forms/fields.ts';
import { readField } from '#src/forms/read.ts';
import { describeNow, formatDifference, formatValue } from '#src/forms/show.ts';
import { controlId, requiredMark } from '#src/forms/shell-markup.ts';
import type { CheckedField, Issue } from '#src/forms/types.ts';
import { dayInVietnam } from '#src/lib/dates.ts';
import { fillIn, FORM_TEXT } from '#src/messages/forms.ts';
import type { PageData } from './form-page.ts';
import { blockOf, typedIn } from './page.ts';

/** Everything that is wrong or unusual now, in the order of the form. */
export function issuesOf(form: HTMLFormElement, data: PageData): Issue[] {
  const typed = typedIn(form);
  const select = form.querySelector<HTMLSelectElement>('select[name=period]');
  const open = [...(select?.options ?? [])].map((option) => option.value).filter(Boolean);
  const context = {
    period: typedText(typed, 'period'),
    today: dayInVietnam(new Date()),
    unit: data.unit,
    previous: data.previous,
  };
  const needsCode = form.elements.namedItem('accessCode') !== null;
  return [...checkEnvelope(typed, open, { needsCode }), ...checkForm(data, typed, context).issues];
}

/** The number as it was understood, and the difference to last month, while typing. */
export function showReading(form: HTMLFormElement, field: CheckedField, data: PageData): void {
  const block = blockOf(form, field.id);
  if (!block) return;
  const typed = typedText(typedIn(form), field.id);
  const reading = readField(field, typed);
  const value = 'fault' in reading ? null : reading.value;

  const row = block.querySelector('.field__row');
  let echo = row?.querySelector('[data-echo]');
  const said = typeof value === 'number' && formatValue(field, value);
  if (!echo && row && said && said !== typed.trim()) {
    echo = document.createElement('span');
    echo.className = 'field__unit';
    echo.setAttribute('data-echo', '');
    row.append(echo);
  }
  if (echo) echo.textContent = said && said !== typed.trim() ? fillIn(FORM_TEXT.readAs, { value: said }) : '';

  const place = block.querySelector('[data-difference]');
  const difference = formatDifference(value, data.previous?.values[field.id]);
  if (place) place.textContent = difference && `; ${fillIn(FORM_TEXT.difference, { difference })}`;
}

/** What the chosen month covers, when it is due, and whether that has passed by this machine's clock. */
export function showSchedule(form: HTMLFormElement): void {
  const place = form.querySelector('[data-schedule]');
  const chosen = form.querySelector<HTMLSelectElement>('select[name=period]')?.selectedOptions[0];
  if (!place || !chosen) return;
  const { label = '', covers = '', dueLabel = '', dueAt } = chosen.dataset;
  const lateNow = dueAt !== undefined && Date.now() > Date.parse(dueAt);
  const closedNow = 'closed' in chosen.dataset;
  const now = form.querySelector<HTMLElement>('[data-now]');
  if (now) {
    now.hidden = dueAt === undefined;
    now.textContent = describeNow({
      unit: now.dataset['unit'],
      periodLabel: label,
      covers,
      dueLabel,
      lateNow,
      closedNow,
    });
  }
  if (dueAt === undefined) {
    place.textContent = FORM_TEXT.scheduleUnknown;
    return;
  }
  place.textContent = fillIn(FORM_TEXT.schedule, { label, covers, dueLabel });
  if (!lateNow && !closedNow) return;
  const late = document.createElement('strong');
  late.textContent = closedNow ? FORM_TEXT.closedNow : FORM_TEXT.lateNow;
  place.append(' ', late);
}

/** Hides the fields of other months, unless something is typed there: then the check says what to do. */
export function showFieldsOfPeriod(form: HTMLFormElement, data: PageData): void {
  const typed = typedIn(form);
  const period = typedText(typed, 'period');
  for (const field of data.fields) {
    const block = blockOf(form, field.id);
    if (block) block.hidden = period !== '' && !appliesTo(field, period) && !typedText(typed, field.id);
  }
}

/** Marks the fields that must be filled in because of what is typed in others, for as long as that is so. */
export function showRequired(form: HTMLFormElement, data: PageData): void {
  const typed = typedIn(form);
  for (const field of data.fields) {
    if (!field.rules?.requiredIf) continue;
    const label = form.querySelector(`label[for="${controlId(field.id)}"]`);
    const control = form.querySelector<HTMLInputElement>(`#${controlId(field.id)}`);
    if (!label || !control) continue;
    const asked = isAskedFor(field, data, typed);
    control.required = asked;
    const mark = label.querySelector('.field__required');
    if (!asked) mark?.remove();
    else if (!mark) label.insertAdjacentHTML('beforeend', String(requiredMark(true)));
  }
}

/** On a form that nobody has touched, the current month. */
export function choosePeriod(form: HTMLFormElement): void {
  const select = form.querySelector<HTMLSelectElement>('select[name=period]');
  if (!select || select.value !== '') return;
  const current = dayInVietnam(new Date()).slice(0, 7);
  if ([...select.options].some((option) => option.value === current)) select.value = current;
}

/** A name for this attempt to file, kept with the draft: however often it is sent, it is one filing. */
export function nameAttempt(form: HTMLFormElement): void {
  const key = form.querySelector<HTMLInputElement>('input[name=idempotencyKey]');
  // `randomUUID` exists only on https and localhost; an empty key makes the receiver derive one from the content.
  if (key?.value === '' && 'randomUUID' in crypto) key.value = crypto.randomUUID();
}

const PRESS_ENDS = ['pointerup', 'pointercancel', 'mouseup'];

/**
 * A touch is over before its mouse events come (Pointer Events, compatibility mouse events), and it is the mouse press
 * that takes the focus from the field: both kinds count.
 */
let isPressed = false;
for (const start of ['pointerdown', 'mousedown']) addEventListener(start, () => (isPressed = true), true);
for (const end of PRESS_ENDS) addEventListener(end, () => (isPressed = false), true);

/**
 * Does it now, or once a press that is under way has become a click: a message that goes or comes between the two
 * would move the button away from under the pointer.
 */
export function afterPointer(work: () => void): void {
  if (!isPressed) {
    work();
    return;
  }
  const once = new AbortController();
  const end = () => {
    once.abort();
    setTimeout(work);
  };
  for (const name of PRESS_ENDS) addEventListener(name, end, { capture: true, signal: once.signal });
}
