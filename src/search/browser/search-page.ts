import { SEARCH_WORDS } from '#src/messages/search.ts';
import type { Book } from '../book.ts';
import { element } from './dom.ts';
import { requestParts } from './parts.ts';
import { rememberSearch } from './recent.ts';
import { choiceFields, fillExcerpt, resultNodes, statusOf, suggestionList } from './result.ts';
import { Session, type Choice, type Shown, type State } from './session.ts';

const PER_STEP = 20;

/** `/tim-kiem/?q=…`: the same search as a page that can be shared, with every result and the index of the book below. */
export function startSearchPage(root: HTMLElement): void {
  const form = root.querySelector('form');
  const input = root.querySelector('input');
  const status = root.querySelector('[role=status]');
  const room = root.querySelector('[data-search-results]');
  if (!form || !input || !status || !room) return;
  const parts = { form, input, status, room };
  let started: ((text: string) => void) | undefined;
  const search = (text: string) => {
    // Nothing is loaded until somebody searches.
    started ??= startResults(parts);
    started(text);
  };

  const asked = new URLSearchParams(location.search).get('q') ?? '';
  input.value = asked;
  if (asked) search(asked);
  input.addEventListener('focus', () => (started ??= startResults(parts)));
  input.addEventListener('input', () => search(input.value));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    rememberSearch(input.value);
    search(input.value);
    const query = input.value.trim() ? `?q=${encodeURIComponent(input.value.trim())}` : '';
    history.pushState(null, '', location.pathname + query);
  });
  addEventListener('popstate', () => {
    input.value = new URLSearchParams(location.search).get('q') ?? '';
    search(input.value);
  });
}

interface Places {
  readonly form: HTMLFormElement;
  readonly input: HTMLInputElement;
  readonly status: Element;
  readonly room: Element;
}

function startResults({ form, input, status, room }: Places): (text: string) => void {
  const session = new Session(requestParts());
  let book: Book | undefined;
  let choice: Choice = { section: '', audience: '' };

  function show(state: State): void {
    const corrected = state.corrected ? `${SEARCH_WORDS.corrected(state.corrected)} ` : '';
    status.textContent = corrected + statusOf(state);
    const list = element('ol', { class: 'search__results' });
    const more = element('button', { type: 'button' }, SEARCH_WORDS.more);
    let shown = 0;
    const add = () => {
      const next = state.results.slice(shown, shown + PER_STEP);
      list.append(...next.map((result) => itemOf(result, state.partial)));
      shown += next.length;
      more.hidden = shown >= state.results.length;
    };
    more.addEventListener('click', add);
    add();
    room.replaceChildren(...(state.results.length > 0 ? [list, more] : [suggestionList(book)]));
  }

  function itemOf(result: Shown, partial: boolean): HTMLElement {
    const { entry, label } = result;
    const link = element('a', { class: `found found--${entry.kind}`, href: entry.url });
    link.append(...resultNodes(result, book?.sections ?? {}));
    const near = label === 'near' ? element('span', { class: 'found__near' }, SEARCH_WORDS.near) : undefined;
    const item = element('li', {}, near, link);
    if (!partial) {
      fillExcerpt(link, result).then(
        (headings) =>
          item.append(
            ...headings.map(({ title, url }) =>
              element('a', { class: 'found found--part', href: url }, title),
            ),
          ),
        () => undefined,
      );
    }
    return item;
  }

  function search(text: string): void {
    if (!text.trim()) {
      status.textContent = '';
      room.replaceChildren();
      return;
    }
    if (!room.hasChildNodes()) status.textContent = SEARCH_WORDS.loading;
    session.search(text, choice, show).catch(() => (status.textContent = SEARCH_WORDS.failed));
  }

  session.book.then(
    (loaded) => {
      book = loaded;
      form.after(
        choiceFields(loaded, 'search-page', (chosen) => {
          choice = chosen;
          search(input.value);
        }),
      );
    },
    () => (status.textContent = SEARCH_WORDS.failed),
  );
  return search;
}
