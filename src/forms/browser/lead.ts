/** What has to be seen together with a control: the whole field with label and message, in the review the row noted. */
function surroundingsOf(control: HTMLElement): HTMLElement {
  const noted = control.closest('.figures-table__note')?.closest('tr')?.previousElementSibling;
  return (
    (noted as HTMLElement | null | undefined) ??
    control.closest<HTMLElement>('[data-field]:not([data-kind=reason])') ??
    control
  );
}

/** Leads to a control: its label and what is said of it come into sight below the sticky line, and it takes the focus. */
export function leadTo(control: HTMLElement): void {
  control.focus({ preventScroll: true });
  surroundingsOf(control).scrollIntoView();
}

/**
 * Links of the page to a field, from the summary of errors; the address says so as if the browser had followed it. `turn`
 * brings the part on screen that holds what a link leads to, and says whether it has led there.
 */
export function followLinks(page: Element | null, turn?: (target: HTMLElement) => boolean): void {
  page?.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="#"]');
    const target = link && document.getElementById(link.hash.slice(1));
    if (!target) return;
    const isControl = target.matches('input, select, textarea');
    if (!turn?.(target) && !isControl) return;
    event.preventDefault();
    if (!isControl) return;
    history.replaceState(history.state, '', link.hash);
    leadTo(target);
  });
}
