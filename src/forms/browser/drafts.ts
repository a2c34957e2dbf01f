import { typedText } from '#src/forms/check.ts';
import type { Typed } from '#src/forms/types.ts';
import { dayInVietnam, formatDay, formatInstant } from '#src/lib/dates.ts';
import { formatMonth, isMonth } from '#src/lib/months.ts';
import { fillIn } from '#src/messages/forms.ts';
import { IN_BROWSER } from '#src/messages/filing-in-browser.ts';
import {
  type Draft,
  type DraftStorage,
  hasFigures,
  keepable,
  keyOf,
  readDrafts,
  removeDraft,
  removeFiled,
  restorable,
  saveDraft,
} from './draft.ts';
import { fillForm, type Leftover } from './fill.ts';
import { type FormOnPage, hiddenValue, make, makeButton } from './form-page.ts';
import { typedIn } from './page.ts';

const WORDS = IN_BROWSER.draft;

/** Which draft this tab works on: a reload opens it again, another person's new tab does not. */
const TAB_KEY = 'ban-nhap-dang-mo';

/** The browser may forbid either, and says so by throwing. */
function storageOf(of: 'localStorage' | 'sessionStorage'): Storage | undefined {
  try {
    return window[of];
  } catch {
    return undefined;
  }
}

const device: DraftStorage | undefined = storageOf('localStorage');
const tab = storageOf('sessionStorage');

/** What the officer is working on now, as a draft. */
export function draftNow({ form, data }: Pick<FormOnPage, 'form' | 'data'>, now: Date): Draft {
  const typed = typedIn(form);
  const kept = keepable(typed, data.fields);
  const labels = data.fields.flatMap(({ id, label }) =>
    Object.hasOwn(kept, id) ? [[id, label] as const] : [],
  );
  return {
    kind: 'ban-nhap',
    form: hiddenValue(form, 'form-name'),
    version: hiddenValue(form, 'formVersion'),
    unit: data.unit?.code ?? /^\s*(\d\d)/.exec(typedText(typed, 'accessCode'))?.[1] ?? '',
    period: typedText(typed, 'period'),
    savedAt: now.toISOString(),
    typed: kept,
    labels: Object.fromEntries(labels),
  };
}

/** Keeps what is typed, without a word: for the review page. */
export function keepQuietly(page: Pick<FormOnPage, 'form' | 'data'>): void {
  const draft = draftNow(page, new Date());
  if (hasFigures(draft.typed) && saveDraft(device, draft) === 'saved') tab?.setItem(TAB_KEY, keyOf(draft));
}

/** The month has been filed: nothing of it stays on this device. */
export function forgetFiled(page: Pick<FormOnPage, 'form' | 'data'>): void {
  removeFiled(device, draftNow(page, new Date()), new Date());
  tab?.removeItem(TAB_KEY);
}

function nameOf(draft: Draft, version: string): string {
  return fillIn(draft.version === version ? WORDS.item : WORDS.itemOld, {
    unit: draft.unit === '' ? WORDS.noUnit : fillIn(WORDS.unit, { code: draft.unit }),
    period: isMonth(draft.period) ? formatMonth(draft.period) : WORDS.noPeriod,
    at: formatInstant(new Date(draft.savedAt)),
  });
}

/** `10:32`, with the day where it is not today. */
function timeOf(savedAt: string, now: Date): string {
  const at = new Date(savedAt);
  const [time] = formatInstant(at).split(' ');
  const day = dayInVietnam(at);
  return day === dayInVietnam(now) ? (time ?? '') : `${time ?? ''} ngày ${formatDay(day)}`;
}

export interface Drafts {
  /** Keeps what is typed now. */
  readonly save: () => void;
  /** Puts texts into the form, and shows what found no place. */
  readonly open: (draft: Pick<Draft, 'typed' | 'labels' | 'version'>) => number;
  /** Stands among what can be done with drafts. */
  readonly add: (element: HTMLElement) => void;
  /** Says something about drafts and files. */
  readonly say: (text: string, more?: string) => void;
}

/** What the page must do again once a form has been filled by a script. */
export type Refresh = () => void;

/** Where the form stands beside the drafts: the same edge as in src/styles/forms.css. */
const WIDE = '(min-width: 48rem)';

/**
 * The panel of drafts: what is kept and when it was kept, and folded on a small screen what can be done with it: out to a
 * file, in from one, away. `after` runs once a draft has been put in.
 */
export function startDrafts(page: FormOnPage, section: HTMLElement, after: Refresh): Drafts {
  const { form, fields } = page;
  const version = hiddenValue(form, 'formVersion');
  const status = make('p', { role: 'status' });
  const note = make('p', { className: 'field__help', textContent: WORDS.without });
  const left = make('div');
  const others = make('div');
  let current: Draft | undefined;

  const download = makeButton(WORDS.download, () => downloadDraft(draftNow(page, new Date())));
  const remove = makeButton(WORDS.remove, () => {
    if (current) removeDraft(device, current);
    tab?.removeItem(TAB_KEY);
    current = undefined;
    say(WORDS.removed);
    listOthers();
  });
  const row = make('div', { className: 'form__open' }, download, remove);
  const fold = make('details', { className: 'draft__more', open: matchMedia(WIDE).matches });
  fold.append(make('summary', { textContent: WORDS.more }), note, row, left, others);
  section.querySelector('[data-drafts-body]')?.append(status, fold);

  function say(text: string, more = ''): void {
    status.textContent = more === '' ? text : `${text} ${more}`;
    row.hidden = current === undefined;
    note.hidden = current === undefined;
  }

  function save(): void {
    const now = new Date();
    const draft = draftNow(page, now);
    if (!hasFigures(draft.typed)) return;
    const outcome = saveDraft(device, draft);
    // Unit or month were chosen anew: what was kept under the old ones is the same work.
    if (current && keyOf(current) !== keyOf(draft)) removeDraft(device, current);
    current = draft;
    if (outcome === 'saved') tab?.setItem(TAB_KEY, keyOf(draft));
    if (outcome !== 'saved') fold.open = true;
    say(outcome === 'saved' ? fillIn(WORDS.saved, { at: timeOf(draft.savedAt, now) }) : WORDS[outcome]);
  }

  function open({ typed, labels, version: of }: Pick<Draft, 'typed' | 'labels' | 'version'>): number {
    const given: Typed = restorable(typed, page.data.fields);
    const leftovers = fillForm(form, given, fields);
    showLeftovers(left, leftovers, labels);
    after();
    if (of !== version) left.prepend(make('p', { className: 'field__warning', textContent: WORDS.older }));
    if (left.hasChildNodes()) fold.open = true;
    return Object.keys(given).length - leftovers.length;
  }

  function openDraft(draft: Draft): void {
    open(draft);
    // One of an older form stays as it was until the month is filed: nothing of it is lost.
    current = draft.version === version ? draft : undefined;
    save();
    say(fillIn(WORDS.restored, { at: timeOf(draft.savedAt, new Date()) }));
    listOthers();
  }

  function listOthers(): void {
    const mine = current && keyOf(current);
    const found = readDrafts(device, hiddenValue(form, 'form-name'), new Date()).filter(
      (draft) => keyOf(draft) !== mine,
    );
    const items = found.map((draft) => {
      const name = nameOf(draft, version);
      const opens = makeButton(WORDS.openThis, () => openDraft(draft));
      const removes = makeButton(WORDS.removeThis, () => {
        removeDraft(device, draft);
        listOthers();
      });
      opens.ariaLabel = `${WORDS.openThis}: ${name}`;
      removes.ariaLabel = `${WORDS.removeThis}: ${name}`;
      return make('li', {}, make('span', { textContent: name }), opens, removes);
    });
    others.replaceChildren(
      ...(items.length === 0
        ? []
        : [make('h3', { textContent: WORDS.others }), make('ul', { className: 'draft__list' }, ...items)]),
    );
  }

  say(device ? WORDS.none : WORDS.refused);
  const opened = tab?.getItem(TAB_KEY) ?? '';
  const found = readDrafts(device, hiddenValue(form, 'form-name'), new Date());
  const mine = found.find((draft) => keyOf(draft) === opened);
  // What the receiver sent back is newer than what this device has.
  if (hasFigures(keepable(typedIn(form), page.data.fields))) save();
  else if (mine) openDraft(mine);
  listOthers();
  section.toggleAttribute('data-kept', found.length > 0);
  if (others.hasChildNodes()) fold.open = true;
  return { save, open, say, add: (element) => fold.append(element) };
}

function showLeftovers(place: HTMLElement, leftovers: readonly Leftover[], labels: Draft['labels']): void {
  const items = leftovers.map(({ name, text }) =>
    make(
      'li',
      {},
      make('strong', { textContent: labels[name] ?? name }),
      ': ',
      make('bdi', { textContent: text }),
    ),
  );
  place.replaceChildren(
    ...(items.length === 0
      ? []
      : [
          make('h3', { textContent: WORDS.leftTitle }),
          make('p', { textContent: WORDS.left }),
          make('ul', { className: 'draft__list' }, ...items),
        ]),
  );
}

function downloadDraft(draft: Draft): void {
  const file = new Blob([JSON.stringify(draft, null, 2)], { type: 'application/json' });
  const link = make('a', {
    href: URL.createObjectURL(file),
    download: fillIn(WORDS.fileName, { unit: draft.unit || '--', period: draft.period || '--' }),
  });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
