import { requestBook } from './parts.ts';

const WHOLE_PAGE = '/tim-kiem/';

/**
 * On the search page, starts its field. Elsewhere makes the search button, Ctrl K and `/` open the search. Nothing is
 * loaded before the first press; then everything at once. Where loading fails the reader is taken to the search page,
 * which also works as an index without script.
 */
export function startSearch(): void {
  const load = () => import('./interface.ts').then((module) => module.searchInterface);
  const page = document.querySelector<HTMLElement>('[data-search-page]');
  if (page) {
    void load().then((search) => search.startSearchPage(page));
    return;
  }
  let dialog: Promise<{ open: () => void }> | undefined;

  function prepare(): Promise<{ open: () => void }> {
    if (!dialog) {
      // What draws the field goes first on a narrow line; the book follows in the same breath.
      const code = load();
      const book = requestBook();
      dialog = code.then((search) => search.createSearchDialog(book));
    }
    return dialog;
  }

  function open(): void {
    prepare().then(
      (ready) => ready.open(),
      () => location.assign(WHOLE_PAGE),
    );
  }

  const button = document.querySelector<HTMLElement>('[data-search-open]');
  if (button) {
    // A press starts loading; the click that follows a moment later opens.
    button.onpointerdown = () => void prepare().catch(() => undefined);
    button.onclick = open;
  }
  document.addEventListener('keydown', (event) => {
    const held = event.ctrlKey || event.metaKey;
    const shortcut = held ? event.key.toLowerCase() === 'k' : event.key === '/' && !isTyping(event.target);
    if (!shortcut || event.altKey) return;
    event.preventDefault();
    open();
  });
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input,textarea,select'))
  );
}
