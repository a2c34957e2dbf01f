import { requestParts } from './parts.ts';

const WHOLE_PAGE = '/tim-kiem/';

/**
 * On the search page, starts its field. Elsewhere makes the search button, Ctrl K and `/` open the search. Nothing is loaded before the first press; then everything at
 * once. Where loading fails the reader is taken to the search page, which also works as an index without script.
 */
export function startSearch(stylesheet: string): void {
  const page = document.querySelector<HTMLElement>('[data-search-page]');
  if (page) {
    void import('./interface.ts').then(({ searchInterface }) => searchInterface.startSearchPage(page));
    return;
  }
  const openers = document.querySelectorAll('[data-search-open]');
  let loading: Promise<{ open: () => void }> | undefined;

  function load(): Promise<{ open: () => void }> {
    if (!loading) {
      const parts = requestParts();
      loading = import('./interface.ts').then(({ searchInterface }) =>
        searchInterface.createSearchDialog(parts, stylesheet),
      );
    }
    return loading;
  }

  function open(): void {
    load().then(
      (dialog) => dialog.open(),
      () => location.assign(WHOLE_PAGE),
    );
  }

  for (const opener of openers) {
    // A press starts loading; the click that follows a moment later opens.
    opener.addEventListener('pointerdown', () => void load().catch(() => undefined));
    opener.addEventListener('click', open);
  }
  document.addEventListener('keydown', (event) => {
    const shortcut =
      (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey) ||
      (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target));
    if (!shortcut) return;
    event.preventDefault();
    open();
  });
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
  );
}
