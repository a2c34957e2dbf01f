/**
 * Makes room on a small screen: past the first part, what introduces the form is out of the way, and its parts and drafts
 * stand below what is being filled in. They are moved, not only drawn elsewhere, so that the keyboard goes the same way.
 */
export function startRoom(form: HTMLFormElement): (compact: boolean) => void {
  const page = form.closest<HTMLElement>('[data-form-page]');
  const intro = page?.querySelector<HTMLElement>('.form__intro');
  const drafts = page?.querySelector<HTMLElement>('[data-drafts]');
  const parts = form.querySelector<HTMLElement>('[data-parts]');
  const now = form.querySelector<HTMLElement>('[data-now]');
  let isCompact = false;

  return (compact) => {
    for (const lead of document.querySelectorAll<HTMLElement>('[data-form-lead]')) lead.hidden = compact;
    if (intro) intro.hidden = compact;
    if (compact === isCompact) return;
    isCompact = compact;
    if (compact) {
      if (parts) form.append(parts);
      if (drafts) form.after(drafts);
    } else {
      if (parts) now?.after(parts);
      if (drafts) form.before(drafts);
    }
  };
}
