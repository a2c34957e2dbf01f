import { checkEnvelope, checkForm, typedText } from '#src/forms/check.ts';
import { appliesTo, ENVELOPE_NAMES, isNumeric } from '#src/forms/fields.ts';
import { readField } from '#src/forms/read.ts';
import { formatDifference, formatValue } from '#src/forms/show.ts';
import type { CheckedField, Issue, PreviousFigures } from '#src/forms/types.ts';
import { dayInVietnam } from '#src/lib/dates.ts';
import { fillIn, FORM_TEXT } from '#src/messages/forms.ts';
import { askReason, blockOf, showMessages, showSummary, typedIn } from './page.ts';

/** What the page carries for this script: src/forms/markup.ts writes it. */
interface PageData {
  readonly fields: readonly CheckedField[];
  readonly unit?: { readonly communes: number };
  readonly previous?: PreviousFigures;
}

function issuesOf(form: HTMLFormElement, data: PageData): Issue[] {
  const typed = typedIn(form);
  const select = form.querySelector<HTMLSelectElement>('select[name=period]');
  const open = [...(select?.options ?? [])].map((option) => option.value).filter(Boolean);
  const context = {
    period: typedText(typed, 'period'),
    today: dayInVietnam(new Date()),
    unit: data.unit,
    previous: data.previous,
  };
  return [...checkEnvelope(typed, open), ...checkForm(data, typed, context).issues];
}

/** The number as it was understood, and the difference to last month, while typing. */
function showReading(form: HTMLFormElement, field: CheckedField, data: PageData): void {
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
function showSchedule(form: HTMLFormElement): void {
  const place = form.querySelector('[data-schedule]');
  const chosen = form.querySelector<HTMLSelectElement>('select[name=period]')?.selectedOptions[0];
  if (!place || !chosen) return;
  const { label = '', covers = '', dueLabel = '', dueAt } = chosen.dataset;
  if (dueAt === undefined) {
    place.textContent = FORM_TEXT.scheduleUnknown;
    return;
  }
  place.textContent = fillIn(FORM_TEXT.schedule, { label, covers, dueLabel });
  if (Date.now() <= Date.parse(dueAt)) return;
  const late = document.createElement('strong');
  late.textContent = FORM_TEXT.lateNow;
  place.append(' ', late);
}

/** Hides the fields of other months, unless something is typed there: then the check says what to do. */
function showFieldsOfPeriod(form: HTMLFormElement, data: PageData): void {
  const typed = typedIn(form);
  const period = typedText(typed, 'period');
  for (const field of data.fields) {
    const block = blockOf(form, field.id);
    if (block) block.hidden = period !== '' && !appliesTo(field, period) && !typedText(typed, field.id);
  }
}

function choosePeriod(form: HTMLFormElement): void {
  const select = form.querySelector<HTMLSelectElement>('select[name=period]');
  if (!select || select.value !== '') return;
  const current = dayInVietnam(new Date()).slice(0, 7);
  if ([...select.options].some((option) => option.value === current)) select.value = current;
}

/** A name for this attempt to file: a second press of "send" is the same attempt, a changed form is another. */
function nameAttempt(form: HTMLFormElement): void {
  const key = form.querySelector<HTMLInputElement>('input[name=idempotencyKey]');
  // `randomUUID` exists only on https and localhost; an empty key makes the receiver derive one from the content.
  if (key && 'randomUUID' in crypto) key.value = crypto.randomUUID();
}

let pointerIsDown = false;
addEventListener('pointerdown', () => (pointerIsDown = true), true);
for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => (pointerIsDown = false), true);

/**
 * Does it now, or once a press that is under way has become a click: a message that goes or comes between the two
 * would move the button away from under the pointer.
 */
function afterPointer(work: () => void): void {
  if (!pointerIsDown) {
    work();
    return;
  }
  const once = { once: true, capture: true };
  addEventListener('pointerup', () => setTimeout(work), once);
}

function startForm(form: HTMLFormElement, data: PageData): void {
  const fields = new Map(data.fields.map((field) => [field.id, field]));
  const names = new Set<string>([...ENVELOPE_NAMES, ...fields.keys()]);
  const touched = new Set<string>();

  const showAt = (shown: ReadonlySet<string>, issues: readonly Issue[]) => {
    for (const name of shown) {
      const block = blockOf(form, name);
      if (!block) continue;
      const found = issues.filter((issue) => issue.field === name);
      showMessages(block, name, found);
      const field = fields.get(name);
      if (field && found.some(({ severity }) => severity === 'warning')) askReason(block, field);
    }
  };

  const recheck = () => showAt(touched, issuesOf(form, data));
  const left = ({ target }: Event) => {
    const name = (target as HTMLInputElement).name;
    // An empty box that was only passed through is no mistake yet.
    if (!names.has(name) || (typedText(typedIn(form), name) === '' && !touched.has(name))) return;
    touched.add(name);
    afterPointer(recheck);
  };
  form.addEventListener('focusout', left);
  form.addEventListener('change', left);

  form.addEventListener('input', ({ target }) => {
    const field = fields.get((target as HTMLInputElement).name);
    if (field && isNumeric(field)) showReading(form, field, data);
  });

  form.addEventListener('change', ({ target }) => {
    if ((target as HTMLSelectElement).name !== 'period') return;
    showSchedule(form);
    showFieldsOfPeriod(form, data);
  });

  form.addEventListener('submit', (event) => {
    const issues = issuesOf(form, data);
    const errors = issues.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) {
      event.preventDefault();
      for (const name of names) touched.add(name);
      showAt(names, issues);
      showSummary(form, errors, names);
      return;
    }
    nameAttempt(form);
  });

  choosePeriod(form);
  showSchedule(form);
  showFieldsOfPeriod(form, data);
}

/** Adds to each form of the page what HTML alone cannot do. Without it everything still works. */
export function startForms(root: ParentNode): void {
  for (const form of root.querySelectorAll<HTMLFormElement>('form[data-form]')) {
    const carried = form.closest('[data-form-page]')?.querySelector('script[data-form-data]');
    if (carried) startForm(form, JSON.parse(carried.textContent) as PageData);
  }
  root.querySelector<HTMLElement>('[data-error-summary]')?.focus();
}
