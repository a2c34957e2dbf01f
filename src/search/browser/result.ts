import { KIND_NAMES, SEARCH_WORDS, SUGGESTED_PAGES } from '#src/messages/search.ts';
import type { Book } from '../book.ts';
import type { Piece } from '../excerpt.ts';
import { element } from './dom.ts';
import type { Choice, Shown, State } from './session.ts';

/** The inside of a result: what it is, its title, what is wanted of it most, and room for its excerpt. */
export function resultNodes({ entry }: Shown, sections: Book['sections']): readonly Node[] {
  const where = sections[entry.section];
  return [
    element(
      'span',
      { class: 'found__kind' },
      [KIND_NAMES[entry.kind], entry.kind === 'page' ? where : ''].filter(Boolean).join(' · '),
    ),
    element('span', { class: 'found__title' }, entry.title),
    ...(entry.note ? [element('span', { class: 'found__note' }, entry.note)] : []),
    element('span', { class: 'found__excerpt' }),
  ];
}

export function showExcerpt(result: Element, pieces: readonly Piece[]): void {
  const nodes = pieces.flatMap(({ text, marked }, at) => [
    at > 0 ? ' ' : '',
    marked ? element('mark', {}, text) : text,
  ]);
  result.querySelector('.found__excerpt')?.replaceChildren(...nodes);
}

export function statusOf({ results, total, corrected, partial, incomplete }: State): string {
  if (partial) return SEARCH_WORDS.more;
  const matches = results.filter(({ label }) => label === 'match').length;
  const count =
    results.length > 0
      ? SEARCH_WORDS.count(results.length, matches)
      : total > 0
        ? SEARCH_WORDS.noneHere
        : SEARCH_WORDS.none;
  const mended = corrected ? SEARCH_WORDS.corrected(corrected) : '';
  return [mended, count, incomplete ? SEARCH_WORDS.incomplete : ''].filter(Boolean).join(' ');
}

/** The two filters, as selects with their labels. */
export function choiceFields(book: Book, prefix: string, changed: (choice: Choice) => void): HTMLElement {
  const select = (name: string, label: string, all: string, options: Readonly<Record<string, string>>) => {
    const field = element('select', { id: `${prefix}-${name}` }, new Option(all, ''));
    for (const [value, text] of Object.entries(options)) if (text) field.add(new Option(text, value));
    return { field, labelled: [element('label', { for: field.id }, label), field] };
  };
  const section = select('muc', SEARCH_WORDS.section, SEARCH_WORDS.everywhere, book.sections);
  const audience = select('danh-cho', SEARCH_WORDS.audience, SEARCH_WORDS.everyone, book.audiences);
  const fields = element(
    'div',
    { class: 'search__choice' },
    element('div', {}, ...section.labelled),
    element('div', {}, ...audience.labelled),
  );
  fields.addEventListener('change', () =>
    changed({ section: section.field.value, audience: audience.field.value }),
  );
  return fields;
}

/** Pages to go on with when nothing is typed or nothing found: those of the list that the book has. */
export function suggestionList(book: Book | undefined): HTMLElement {
  const known = new Set(book?.entries.map((entry) => entry.url));
  const pages = SUGGESTED_PAGES.filter(({ url }) => url === '/tim-kiem/' || known.has(url));
  return element(
    'ul',
    { class: 'search__links' },
    ...pages.map(({ url, title }) => element('li', {}, element('a', { href: url }, title))),
  );
}
