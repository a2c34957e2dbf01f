import { LABEL_NAMES, SEARCH_WORDS } from '#src/messages/search.ts';
import type { Book, Entry } from '../book.ts';
import type { Result } from '../ranking.ts';
import { element } from './dom.ts';
import { requestBook } from './parts.ts';
import { rememberSearch } from './recent.ts';
import { choiceFields, resultNodes, showExcerpt, statusOf, suggestionList } from './result.ts';
import { Session, type Choice, type Shown, type State } from './session.ts';
import { vainSearch } from './vain.ts';

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
  const session = new Session(requestBook());
  let book: Book | undefined;
  let choice: Choice = { section: '', audience: '' };

  function show(state: State): void {
    status.textContent = statusOf(state);
    const list = element('ol', { class: 'search__results' });
    const more = element('button', { type: 'button' }, SEARCH_WORDS.next);
    let shown = 0;
    const add = () => {
      const next = state.results.slice(shown, shown + PER_STEP);
      list.append(...next.map((result) => itemOf(result, state.partial)));
      shown += next.length;
      more.hidden = shown >= state.results.length;
    };
    more.addEventListener('click', add);
    add();
    const none = [suggestionList(book), ...(state.total === 0 ? [vainSearch(state.text)] : [])];
    room.replaceChildren(...(state.results.length > 0 ? [list, more] : none));
  }

  function itemOf(result: Shown, partial: boolean): HTMLElement {
    const { entry, label } = result;
    const link = element('a', { class: `found found--${entry.kind}`, href: entry.url });
    link.append(...resultNodes(result, book?.sections ?? {}));
    const how = label === 'match' ? undefined : element('span', { class: 'found__near' }, LABEL_NAMES[label]);
    const item = element('li', {}, how, link);
    if (result.result && !partial) void addWords(item, link, result.result, entry);
    return item;
  }

  async function addWords(item: Element, link: Element, result: Result, { url, kind }: Entry): Promise<void> {
    try {
      const { excerpt, headings } = await session.read(result);
      showExcerpt(link, excerpt);
      if (kind !== 'page' && kind !== 'form') return;
      item.append(
        ...headings.map(({ id, title }) =>
          element('a', { class: 'found found--part', href: `${url}#${id}` }, title),
        ),
      );
    } catch {
      // Without its excerpt a result still has its title and leads where it should.
    }
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
