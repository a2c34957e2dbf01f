import { typedText } from '#src/forms/check.ts';
import { fillIn } from '#src/messages/forms.ts';
import { IN_BROWSER } from '#src/messages/filing-in-browser.ts';
import { afterPointer } from './live.ts';
import { type FormOnPage, make, makeButton } from './form-page.ts';
import { followLinks, leadTo } from './lead.ts';
import { typedIn } from './page.ts';
import { startRoom } from './room.ts';

const WORDS = IN_BROWSER.parts;

/** Narrower than this, one part at a time: the same edge as in src/styles/forms.css. */
const NARROW = '(max-width: 47.99rem)';

export interface Parts {
  /** Counts anew what is filled in. */
  readonly count: () => void;
  /** Finds anew where everything stands. */
  readonly lay: () => void;
}

/** Checks these fields and shows there what is wrong or unusual. */
type Show = (names: ReadonlySet<string>) => void;

const INVALID = '[aria-invalid=true]';

const NOTHING = { wrong: 0, reasons: 0 };

interface Wanting {
  readonly wrong: number;
  readonly reasons: number;
  /** Where to begin. */
  readonly first: HTMLElement | undefined;
}

/** What a part still wants, by what stands on the page: mistakes to mend, and reasons that are asked for and blank. */
function wantingIn(part: HTMLElement): Wanting {
  const wrong = [...part.querySelectorAll<HTMLElement>(INVALID)];
  const asked = [...part.querySelectorAll<HTMLElement>('[data-field]:has(> .field__warning)')];
  const reasons = asked.flatMap((block) => {
    const box = block.querySelector<HTMLInputElement>(':scope > [data-kind=reason] input');
    return box?.value.trim() === '' ? [box] : [];
  });
  return { wrong: wrong.length, reasons: reasons.length, first: wrong[0] ?? reasons[0] };
}

/**
 * Leads through the form part by part on a small screen, and shows everywhere how far each part is. Parts that are not
 * shown are still sent.
 */
export function startParts({ form, fields }: FormOnPage, show: Show): Parts {
  const parts = [...form.querySelectorAll<HTMLElement>(':scope > fieldset[id]')];
  const links = new Map(
    [...form.querySelectorAll<HTMLAnchorElement>('[data-parts] a')].map((link) => [link.hash.slice(1), link]),
  );
  const narrow = matchMedia(NARROW);
  const makeRoom = startRoom(form);
  let warned = false;
  let at = Math.max(
    0,
    parts.findIndex((part) => wantingIn(part).first !== undefined),
  );

  const namesIn = (part: HTMLElement) =>
    new Set(
      [...part.querySelectorAll<HTMLElement>('[data-field]')].flatMap(
        ({ dataset }) => dataset['field'] ?? [],
      ),
    );

  function count(): void {
    const typed = typedIn(form);
    for (const part of parts) {
      const names = [...namesIn(part)].filter((name) => fields.has(name));
      const place = links.get(part.id)?.parentElement?.querySelector('[data-progress]');
      if (!place || names.length === 0) continue;
      const filled = names.filter((name) => typedText(typed, name).trim() !== '').length;
      const { wrong, reasons } = wantingIn(part);
      place.textContent = [
        fillIn(WORDS.filled, { filled, count: names.length }),
        ...(wrong > 0 ? [fillIn(WORDS.wrong, { count: wrong })] : []),
        ...(reasons > 0 ? [fillIn(WORDS.reasons, { count: reasons })] : []),
      ].join(', ');
    }
  }

  function lay(): void {
    makeRoom(narrow.matches, at > 0);
    for (const [index, part] of parts.entries()) part.hidden = narrow.matches && index !== at;
    for (const element of form.querySelectorAll<HTMLElement>(':scope > .form__actions')) {
      element.hidden = narrow.matches && at !== parts.length - 1;
    }
    for (const [index, part] of parts.entries()) {
      const link = links.get(part.id);
      if (narrow.matches && index === at) link?.setAttribute('aria-current', 'step');
      else link?.removeAttribute('aria-current');
    }
    back.hidden = at === 0;
    next.hidden = at === parts.length - 1;
    turner.hidden = !narrow.matches;
    progress.textContent = fillIn(WORDS.progress, { number: at + 1, count: parts.length });
  }

  /** Says what stays behind, and lets the button say so too; with nothing, the button only leads on. */
  function warn({ wrong, reasons }: Pick<Wanting, 'wrong' | 'reasons'>): void {
    warned = wrong + reasons > 0;
    const what = [
      ...(wrong > 0 ? [fillIn(WORDS.leftWrong, { count: wrong })] : []),
      ...(reasons > 0 ? [fillIn(WORDS.leftReasons, { count: reasons })] : []),
    ].join(WORDS.leftAnd);
    left.textContent = warned ? fillIn(WORDS.left, { what }) : '';
    next.textContent = warned ? WORDS.nextAnyway : WORDS.next;
  }

  /**
   * Whichever way a part is left, the list of parts says from then on what it still wants. One in which nothing is typed
   * was only looked at.
   */
  function leave(): void {
    const part = parts[at];
    if (!part) return;
    const names = namesIn(part);
    const typed = typedIn(form);
    if ([...names].some((name) => fields.has(name) && typedText(typed, name).trim() !== '')) show(names);
  }

  function goTo(index: number): void {
    warn(NOTHING);
    if (index !== at) leave();
    at = Math.min(parts.length - 1, Math.max(0, index));
    lay();
    count();
    const title = parts[at]?.querySelector<HTMLElement>('legend');
    if (!title) return;
    title.tabIndex = -1;
    title.focus();
    title.scrollIntoView();
  }

  /**
   * Mistakes and unusual figures of this part are shown first, at each visit; then the button offers to see to them
   * later. An officer who lacks a figure is not held here: whoever is would make one up.
   */
  function goOn(): void {
    const part = parts[at];
    if (part) show(namesIn(part));
    count();
    const wanting = part && wantingIn(part);
    if (wanting?.first && !warned) {
      warn(wanting);
      leadTo(wanting.first);
      return;
    }
    goTo(at + 1);
  }

  const back = makeButton(WORDS.back, () => goTo(at - 1));
  const next = makeButton(WORDS.next, goOn);
  const progress = make('span', { className: 'form__progress' });
  const left = make('p', { className: 'form__left', role: 'status' });
  const turner = make('div', { className: 'form__turner' }, left, back, next, progress);
  parts.at(-1)?.after(turner);

  // Links to a field or a part, from the summary of errors too: what they lead to must be seen.
  followLinks(form.closest('[data-form-page]'), (target) => {
    const index = parts.findIndex((part) => part.contains(target));
    if (index < 0 || !narrow.matches) return false;
    goTo(index);
    return true;
  });
  // The messages of what was left come first.
  form.addEventListener('change', () => afterPointer(count));
  // What has changed is looked at anew; not while a press is under way, which would lose its button.
  form.addEventListener('change', () => {
    if (warned) afterPointer(() => warn(NOTHING));
  });
  narrow.addEventListener('change', lay);
  lay();
  count();
  return { count, lay };
}
