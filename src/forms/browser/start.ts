import { typedText } from '#src/forms/check.ts';
import { ENVELOPE_NAMES, isNumeric } from '#src/forms/fields.ts';
import type { Issue, Typed } from '#src/forms/types.ts';
import { type Drafts, forgetFiled, keepQuietly, startDrafts } from './drafts.ts';
import { fillForm } from './fill.ts';
import type { FormOnPage, PageData } from './form-page.ts';
import { followLinks } from './lead.ts';
import {
  afterPointer,
  choosePeriod,
  issuesOf,
  nameAttempt,
  showFieldsOfPeriod,
  showReading,
  showRequired,
  showSchedule,
} from './live.ts';
import { makeFileOpener } from './open-file.ts';
import { askReason, blockOf, hasMessages, showMessages, showSummary, typedIn } from './page.ts';
import { sendInPlace } from './send.ts';
import { startParts } from './parts.ts';

/** Long enough that a draft is not written with every key, short enough that a crash costs a word. */
const SAVE_AFTER_MILLISECONDS = 400;

/** Messages where the officer has been, and before the form goes out everywhere. */
function startChecks({ form, data, fields }: FormOnPage): {
  readonly refresh: () => void;
  readonly show: (names: ReadonlySet<string>) => void;
} {
  const names = new Set<string>([...ENVELOPE_NAMES, ...fields.keys()]);
  // What the receiver found stands there already, and follows what is typed from now on.
  const touched = new Set<string>([...fields.keys()].filter((name) => hasMessages(form, name)));

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
    showRequired(form, data);
  });
  form.addEventListener('submit', (event) => {
    // Opening the unit's form needs no figures, and says itself what is wrong with code or month.
    if (!['', 'review'].includes((event.submitter as HTMLButtonElement | null)?.value ?? '')) return;
    const issues = issuesOf(form, data);
    const errors = issues.filter(({ severity }) => severity === 'error');
    if (errors.length === 0) {
      nameAttempt(form);
      return;
    }
    event.preventDefault();
    for (const name of names) touched.add(name);
    showAt(names, issues);
    showSummary(form, errors, names);
  });

  return {
    refresh() {
      for (const field of data.fields) if (isNumeric(field)) showReading(form, field, data);
      showSchedule(form);
      showFieldsOfPeriod(form, data);
      showRequired(form, data);
    },
    show(shown) {
      const issues = issuesOf(form, data);
      for (const name of shown) touched.add(name);
      showAt(shown, issues);
    },
  };
}

/**
 * Enter in the code's field opens the unit's form. HTML has one button for Enter in a whole form, and in all other fields
 * it must lead to the review; it is hidden, so a click on it comes from Enter alone (HTML, implicit submission).
 */
function openFromCode(form: HTMLFormElement): void {
  form.querySelector('button[value=review][hidden]')?.addEventListener('click', (event) => {
    if (document.activeElement !== form.elements.namedItem('accessCode')) return;
    event.preventDefault();
    form.querySelector<HTMLButtonElement>('button[value=open]')?.click();
  });
}

/** Keeps what is typed on this device, some moments after each stop. */
function keepTyping(form: HTMLFormElement, drafts: Drafts): void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const keep = () => {
    clearTimeout(waiting);
    waiting = undefined;
    if (form.isConnected) drafts.save();
  };
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, SAVE_AFTER_MILLISECONDS);
  };
  form.addEventListener('input', soon);
  form.addEventListener('change', keep);
  form.addEventListener('submit', keep);
  // A phone ends a page in the background without another word.
  addEventListener('pagehide', () => waiting !== undefined && keep());
}

function startForm(page: FormOnPage): void {
  const { form } = page;
  choosePeriod(form);
  openFromCode(form);
  const checks = startChecks(page);
  const parts = startParts(page, checks.show);
  const refresh = () => {
    checks.refresh();
    parts.count();
  };
  const panel = form.closest('[data-form-page]')?.querySelector<HTMLElement>('[data-drafts]');
  if (panel) {
    panel.hidden = false;
    const drafts = startDrafts(page, panel, refresh);
    keepTyping(form, drafts);
    drafts.add(makeFileOpener(page, drafts));
    parts.lay();
  }
  for (const words of form.parentElement?.querySelectorAll<HTMLElement>('[data-with-script]') ?? []) {
    words.hidden = false;
  }
  form.addEventListener('change', ({ target }) => {
    if ((target as HTMLSelectElement).name !== 'period') return;
    const key = form.querySelector<HTMLInputElement>('input[name=idempotencyKey]');
    // Another month is another filing.
    if (key) key.value = '';
    refresh();
  });
  sendInPlace(form, {
    filed: () => forgetFiled(page),
    replaced: leadToAnswer,
    returned(review) {
      fillForm(form, reasonsIn(review, form), page.fields);
      refresh();
      keepQuietly(page);
    },
  });
  refresh();
}

/** What was typed in the boxes for reasons of the review; blanks only where they empty what the form holds. */
function reasonsIn(review: ParentNode, form: HTMLFormElement): Typed {
  const typed = typedIn(form);
  const boxes = review.querySelectorAll<HTMLInputElement>('[data-form-review] [data-kind=reason] input');
  return Object.fromEntries(
    [...boxes]
      .filter(({ name, value }) => value.trim() !== typedText(typed, name).trim())
      .map(({ name, value }) => [name, value]),
  );
}

function startReview(page: FormOnPage): void {
  const { form } = page;
  form.addEventListener('input', () => keepQuietly(page));
  followLinks(form.closest('[data-form-page]'));
  sendInPlace(form, { filed: () => forgetFiled(page), replaced: leadToAnswer });
}

/**
 * What stands in place of the form: mistakes, a conflict or the review come before the unit that was opened, or what is
 * said of the filed figures that were put in.
 */
function leadToAnswer(region: HTMLElement, step: string | undefined): void {
  startForms(region);
  const refilled = step === 'correct' ? region.querySelector<HTMLElement>('[data-refilled]') : null;
  const lead = refilled ?? region.querySelector<HTMLElement>('h3.form__unit');
  if (!lead || region.contains(document.activeElement)) return;
  lead.focus();
  lead.scrollIntoView();
}

/** Adds to each form of the page what HTML alone cannot do. Without it everything still works. */
export function startForms(root: ParentNode): void {
  for (const form of root.querySelectorAll<HTMLFormElement>('form:is([data-form], [data-form-review])')) {
    const carried = form.closest('[data-form-page]')?.querySelector('script[data-form-data]');
    if (!carried) continue;
    const data = JSON.parse(carried.textContent) as PageData;
    const page = { form, data, fields: new Map(data.fields.map((field) => [field.id, field])) };
    if (form.matches('[data-form]')) startForm(page);
    else startReview(page);
  }
  const target = root.querySelector<HTMLElement>('[data-error-summary], .conflict h2, [data-review-title]');
  if (!target) return;
  target.tabIndex = -1;
  target.focus();
}
