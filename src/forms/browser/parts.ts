import { typedText } from '#src/forms/check.ts';
import type { Issue } from '#src/forms/types.ts';
import { fillIn } from '#src/messages/forms.ts';
import { IN_BROWSER } from '#src/messages/filing-in-browser.ts';
import { type FormOnPage, make, makeButton } from './form-page.ts';
import { typedIn } from './page.ts';

const WORDS = IN_BROWSER.parts;

/** Narrower than this, one part at a time: the same edge as in src/styles/forms.css. */
const NARROW = '(max-width: 47.99rem)';

export interface Parts {
  /** Counts anew what is filled in. */
  readonly count: () => void;
}

/** Checks these fields, shows what is wrong, and gives the errors. */
type Show = (names: ReadonlySet<string>) => readonly Issue[];

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
  const insisted = new Set<HTMLElement>();
  let at = Math.max(
    0,
    parts.findIndex((part) => part.querySelector('[aria-invalid]') !== null),
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
      const wrong = part.querySelectorAll('[aria-invalid=true]').length;
      const said = fillIn(WORDS.filled, { filled, count: names.length });
      place.textContent = wrong > 0 ? `${said}, ${fillIn(WORDS.wrong, { count: wrong })}` : said;
    }
  }

  function lay(): void {
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

  function goTo(index: number): void {
    at = Math.min(parts.length - 1, Math.max(0, index));
    lay();
    count();
    const title = parts[at]?.querySelector<HTMLElement>('legend');
    if (!title) return;
    title.tabIndex = -1;
    title.focus();
    title.scrollIntoView();
  }

  /** A mistake in this part is shown first; pressed again, the officer goes on and mends it later. */
  function goOn(): void {
    const part = parts[at];
    const errors = part ? show(namesIn(part)) : [];
    count();
    if (part && errors.length > 0 && !insisted.has(part)) {
      insisted.add(part);
      part.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
      return;
    }
    goTo(at + 1);
  }

  const back = makeButton(WORDS.back, () => goTo(at - 1));
  const next = makeButton(WORDS.next, goOn);
  const progress = make('span', { className: 'form__progress' });
  const turner = make('div', { className: 'form__turner' }, back, next, progress);
  parts.at(-1)?.after(turner);

  // Links to a field or a part, from the summary of errors too: what they lead to must be seen.
  form.closest('[data-form-page]')?.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="#"]');
    const target = link && document.getElementById(link.hash.slice(1));
    const index = target ? parts.findIndex((part) => part.contains(target)) : -1;
    if (!target || index < 0 || !narrow.matches) return;
    event.preventDefault();
    goTo(index);
    if (target === parts[index]) return;
    history.replaceState(history.state, '', link.hash);
    target.focus();
  });
  form.addEventListener('change', count);
  narrow.addEventListener('change', lay);
  lay();
  count();
  return { count };
}
