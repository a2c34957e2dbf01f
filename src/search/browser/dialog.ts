import { SEARCH_WORDS } from '#src/messages/search.ts';
import styles from '#src/styles/search.css?inline';
import type { Book } from '../book.ts';
import { element } from './dom.ts';
import { Options } from './options.ts';
import { forgetSearches, recentSearches, rememberSearch } from './recent.ts';
import { choiceFields, statusOf, suggestionList } from './result.ts';
import { Session, type Choice, type State } from './session.ts';
import { vainSearch } from './vain.ts';

const LIST = 'search-list';

/**
 * The search dialog: a combobox (WAI-ARIA APG, "list autocomplete with manual selection") inside a native modal dialog.
 * The focus stays in the field; ↑ and ↓ move through options, Enter opens one, or without one the whole list on its page.
 */
export function createSearchDialog(coming: Promise<unknown>): { open: () => void } {
  const session = new Session(coming);
  const input = element('input', {
    id: 'search-field',
    class: 'search__field',
    type: 'text',
    name: 'q',
    role: 'combobox',
    inputmode: 'search',
    enterkeyhint: 'search',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    placeholder: SEARCH_WORDS.placeholder,
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': LIST,
  });
  const list = element('div', {
    id: LIST,
    class: 'search__list',
    role: 'listbox',
    'aria-label': SEARCH_WORDS.results,
    hidden: '',
  });
  const status = element('p', { class: 'search__status', role: 'status' });
  const rest = element('div', { class: 'search__rest' });
  const choiceRoom = element('div');
  const close = element('button', { type: 'button', class: 'search__close' }, SEARCH_WORDS.close);
  const form = element(
    'form',
    { class: 'search__form', role: 'search', action: '/tim-kiem/', method: 'get' },
    element('label', { class: 'sr-only', for: input.id }, SEARCH_WORDS.field),
    input,
    close,
  );
  const dialog = element(
    'dialog',
    { class: 'search', 'aria-labelledby': 'search-title' },
    element('h2', { id: 'search-title', class: 'sr-only' }, SEARCH_WORDS.title),
    form,
    choiceRoom,
    status,
    list,
    rest,
    element('p', { class: 'search__keys' }, SEARCH_WORDS.keys),
  );

  const options = new Options(list, session, (active) => {
    if (active) input.setAttribute('aria-activedescendant', active.id);
    else input.removeAttribute('aria-activedescendant');
  });

  let book: Book | undefined;
  let choice: Choice = { section: '', audience: '' };

  function showList(shown: boolean): void {
    list.hidden = !shown;
    input.setAttribute('aria-expanded', String(shown));
  }

  function show(state: State): void {
    options.show(state.results, book);
    const found = state.results.length > 0;
    showList(found);
    status.textContent = statusOf(state);
    if (found) rest.replaceChildren(wholePageLink(state.text));
    else rest.replaceChildren(suggestionList(book), ...(state.total === 0 ? [vainSearch(state.text)] : []));
  }

  function wholePageLink(text: string): HTMLElement {
    return element(
      'p',
      {},
      element('a', { href: `/tim-kiem/?q=${encodeURIComponent(text)}` }, SEARCH_WORDS.allResults),
    );
  }

  function showBeginning(): void {
    options.show([], book);
    showList(false);
    status.textContent = '';
    const recent = recentSearches();
    const forget = element('button', { type: 'button', class: 'search__forget' }, SEARCH_WORDS.forgetRecent);
    forget.addEventListener('click', () => {
      forgetSearches();
      showBeginning();
      input.focus();
    });
    const again = recent.map((words) => {
      const button = element('button', { type: 'button' }, words);
      button.addEventListener('click', () => {
        input.value = words;
        input.focus();
        update();
      });
      return element('li', {}, button);
    });
    rest.replaceChildren(
      ...(recent.length > 0
        ? [
            element('h3', {}, SEARCH_WORDS.recent),
            element('ul', { class: 'search__recent' }, ...again),
            forget,
          ]
        : []),
      element('h3', {}, SEARCH_WORDS.suggestions),
      suggestionList(book),
    );
  }

  function update(): void {
    options.leave();
    const text = input.value.trim();
    if (!text) {
      showBeginning();
      return;
    }
    if (list.hidden) status.textContent = SEARCH_WORDS.loading;
    session.search(text, choice, show).catch(() => (status.textContent = SEARCH_WORDS.failed));
  }

  input.addEventListener('input', update);
  input.addEventListener('keydown', (event) => {
    // A word still being composed by the input method owns its keys.
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      options.move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && options.active) {
      event.preventDefault();
      options.active.click();
    }
  });
  list.addEventListener('click', () => rememberSearch(input.value));
  form.addEventListener('submit', () => rememberSearch(input.value));
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => {
    // The backdrop belongs to the dialog element itself.
    if (event.target === dialog) dialog.close();
    if (event.target instanceof Element && event.target.closest('a')) dialog.close();
  });

  // Styles that come with the code: no second request, and no exception in the Content Security Policy.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  document.body.append(dialog);
  session.book.then(
    (loaded) => {
      book = loaded;
      choiceRoom.replaceWith(
        choiceFields(loaded, 'search', (chosen) => {
          choice = chosen;
          update();
        }),
      );
      if (!input.value.trim()) showBeginning();
    },
    () => (status.textContent = SEARCH_WORDS.failed),
  );

  return {
    open() {
      if (!dialog.open) dialog.showModal();
      input.focus();
      input.select();
      update();
    },
  };
}
