import { attributes, html, type SafeHtml } from '#src/lib/html.ts';
import { fillIn, FORM_TEXT } from '#src/messages/forms.ts';
import { describeNow, nameOfUnit } from './show.ts';
import type { FormState, Schedule } from './types.ts';

/** What the chosen month covers, when it is due, and whether that has passed or the month is closed. */
export function renderSchedule(schedule: Schedule | undefined): SafeHtml {
  if (!schedule) return html`${FORM_TEXT.scheduleUnknown}`;
  const { periodLabel, covers, dueLabel, lateNow, closedNow = false } = schedule;
  const said = fillIn(FORM_TEXT.schedule, { label: periodLabel, covers, dueLabel });
  const state = closedNow ? FORM_TEXT.closedNow : lateNow && FORM_TEXT.lateNow;
  return html`${said}${state && html` <strong>${state}</strong>`}`;
}

/** Unit, month and deadline, in sight wherever one is below where they are chosen. The script follows the chosen month. */
export function renderNow({ unit, schedule }: FormState): SafeHtml {
  const name = unit ? nameOfUnit(unit) : undefined;
  return html`<p class="form__now" ${attributes({ 'data-now': true, 'data-unit': name, hidden: !schedule })}>
    ${schedule && describeNow({ ...schedule, unit: name })}
  </p>`;
}
