import { SEARCH_WORDS } from '#src/messages/search.ts';
import type { Book } from '../book.ts';
import { element } from './dom.ts';
import type { Parts } from './parts.ts';
import { forgetSearches, recentSearches, rememberSearch } from './recent.ts';
import { choiceFields, fillExcerpt, resultNodes, statusOf, suggestionList } from './result.ts';
import { Session, type Choice, type Shown, type State } from './session.ts';

const MOST_OPTIONS = 12;
/** Each excerpt is one small request; the first screen of a telephone shows about this many. */
const EXCERPTS = 5;
const LIST = 'search-list';

/**
 * The search dialog: a combobox (WAI-ARIA APG, "list autocomplete with manual selection") inside a native modal dialog.
 * The focus stays in the field; ↑ and ↓ move through options, Enter opens one, or without one the whole list on its page.
 */
export function createSearchDialog(parts: Parts, stylesheet: string): { open: () => void } {
  const session = new Session(parts);
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

  let book: Book | undefined;
  let choice: Choice = { section: '', audience: '' };
  let active: Element | undefined;

  function options(): HTMLAnchorElement[] {
    return [...list.querySelectorAll<HTMLAnchorElement>('[role=option]')];
  }

  function activate(option: Element | undefined): void {
    active?.setAttribute('aria-selected', 'false');
    active = option;
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
    if (option) input.setAttribute('aria-activedescendant', option.id);
    else input.removeAttribute('aria-activedescendant');
  }

  function showList(shown: boolean): void {
    list.hidden = !shown;
    input.setAttribute('aria-expanded', String(shown));
    if (!shown) activate(undefined);
  }

  function option(url: string, kind: string, id: string, ...inside: readonly Node[]): HTMLAnchorElement {
    // A link that is an option: it opens in a new tab by the middle button or a long press like any other.
    return element(
      'a',
      { id, href: url, class: `found ${kind}`, role: 'option', tabindex: '-1', 'aria-selected': 'false' },
      ...inside,
    );
  }

  function show(state: State): void {
    const shown = state.results.slice(0, MOST_OPTIONS);
    activate(undefined);
    const groups = (['match', 'near'] as const).flatMap((label) => {
      const members = shown.filter((result) => result.label === label);
      if (members.length === 0) return [];
      const title = element('div', { class: 'search__group', 'aria-hidden': 'true' }, SEARCH_WORDS[label]);
      const group = element('div', { role: 'group', 'aria-label': SEARCH_WORDS[label] }, title);
      group.append(...members.map((result) => optionOf(result, shown.indexOf(result))));
      return [group];
    });
    list.replaceChildren(...groups);
    showList(shown.length > 0);
    const corrected = state.corrected ? `${SEARCH_WORDS.corrected(state.corrected)} ` : '';
    status.textContent = corrected + statusOf(state);
    rest.replaceChildren(...(shown.length > 0 ? [wholePageLink(state.text)] : [suggestionList(book)]));
  }

  function optionOf(result: Shown, at: number): HTMLElement {
    const kind = `found--${result.entry.kind}`;
    const made = option(
      result.entry.url,
      kind,
      `${LIST}-${at}`,
      ...resultNodes(result, book?.sections ?? {}),
    );
    if (at >= EXCERPTS) return made;
    fillExcerpt(made, result).then(
      (headings) => {
        const inside = headings.map((heading, part) =>
          option(heading.url, 'found--part', `${LIST}-${at}-${part}`, document.createTextNode(heading.title)),
        );
        if (made.isConnected) made.after(...inside);
      },
      // Without its excerpt a result still has its title and leads where it should.
      () => undefined,
    );
    return made;
  }

  function wholePageLink(text: string): HTMLElement {
    return element(
      'p',
      {},
      element('a', { href: `/tim-kiem/?q=${encodeURIComponent(text)}` }, SEARCH_WORDS.allResults),
    );
  }

  function showBeginning(): void {
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
    const text = input.value.trim();
    if (!text) {
      showBeginning();
      return;
    }
    if (list.hidden) status.textContent = SEARCH_WORDS.loading;
    session.search(text, choice, show).catch(() => (status.textContent = SEARCH_WORDS.failed));
  }

  function move(by: number): void {
    const all = options();
    const from = active ? all.indexOf(active as HTMLAnchorElement) : by > 0 ? -1 : all.length;
    // Past either end the field itself is next, as in the pattern.
    activate(all[from + by]);
  }

  input.addEventListener('input', update);
  input.addEventListener('keydown', (event) => {
    // A word still being composed by the input method owns its keys.
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && active instanceof HTMLAnchorElement) {
      event.preventDefault();
      active.click();
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

  const styled = new Promise<void>((resolve) => {
    const link = element('link', { rel: 'stylesheet', href: stylesheet });
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => resolve());
    document.head.append(link);
  });
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
      void styled.then(() => {
        if (!dialog.open) dialog.showModal();
        input.focus();
        input.select();
        update();
      });
    },
  };
}
