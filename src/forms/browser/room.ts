/**
 * Makes room on a small screen: the parts of the form stand below what is being filled in, and so do the drafts unless
 * this device keeps one to go on with; past the first part, what introduces the form is out of the way. They are moved,
 * not only drawn elsewhere, so that the keyboard goes the same way.
 */
export function startRoom(form: HTMLFormElement): (small: boolean, past: boolean) => void {
  const page = form.closest<HTMLElement>('[data-form-page]');
  const intro = page?.querySelector<HTMLElement>('.form__intro');
  const drafts = page?.querySelector<HTMLElement>('[data-drafts]');
  const parts = form.querySelector<HTMLElement>('[data-parts]');
  const now = form.querySelector('[data-now]');

  return (small, past) => {
    const compact = small && past;
    for (const lead of document.querySelectorAll<HTMLElement>('[data-form-lead]')) lead.hidden = compact;
    if (intro) intro.hidden = compact;
    if (parts) place(parts, small ? form.lastElementChild : now);
    if (!drafts) return;
    const below = compact || (small && !('kept' in drafts.dataset));
    if (below) place(drafts, form);
    else if (drafts.nextElementSibling !== form) form.before(drafts);
  };
}

/** Puts it right after the other, unless it is there: what is moved loses the focus. */
function place(element: HTMLElement, other: Element | null | undefined): void {
  if (other !== element && other?.nextElementSibling !== element) other?.after(element);
}
