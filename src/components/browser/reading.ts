import { startChecklists } from './checklist.ts';
import { startContents } from './contents.ts';

/**
 * What helps while reading: what was ticked, the place in the contents, notes opened in place, the tools
 * at the foot of the page.
 */
export function startReading(stylesheet: string): void {
  startChecklists();
  startContents();
  startInPlace(stylesheet);
  const state = document.querySelector<HTMLElement>('[data-page-state]');
  if (state) startWhenReached(state, stylesheet);
}

/** Footnotes and abbreviations are plain links; pressed without a key that opens a tab, they open beside the text. */
function startInPlace(stylesheet: string): void {
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('[data-footnote-ref],.term');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    import('./in-place.ts')
      .then(({ openInPlace }) => openInPlace(link, stylesheet))
      // Not to be had, or a browser without popovers: the link does what links do.
      .catch(() => {
        location.href = link.href;
      });
  });
}

function startWhenReached(state: HTMLElement, stylesheet: string): void {
  const observer = new IntersectionObserver((entries) => {
    // On a slow machine several come at once: how it was before the reader moved, then how it is.
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    void import('./page-state.ts').then(({ startPageState }) => startPageState(state, stylesheet));
  });
  observer.observe(state);
}
