import { KIND_NAMES, SEARCH_WORDS, SUGGESTED_PAGES } from '#src/messages/search.ts';
import type { Book } from '../book.ts';
import { element, excerptNodes } from './dom.ts';
import type { Choice, Shown, State } from './session.ts';

const MOST_PARTS = 2;

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

/** Loads the excerpt into its room; gives the parts of the page (headings) that hold the words. */
export async function fillExcerpt(
  inside: Element,
  { entry, hit }: Shown,
): Promise<readonly { title: string; url: string; excerpt: string }[]> {
  if (!hit) return [];
  const fragment = await hit.load();
  inside.querySelector('.found__excerpt')?.replaceChildren(...excerptNodes(fragment.excerpt));
  if (entry.kind !== 'page') return [];
  return fragment.sub_results.filter((part) => part.url !== entry.url && part.title).slice(0, MOST_PARTS);
}

export function statusOf({ results, total, partial }: State): string {
  if (partial) return SEARCH_WORDS.loading;
  if (results.length === 0) return total > 0 ? SEARCH_WORDS.noneHere : SEARCH_WORDS.none;
  return SEARCH_WORDS.count(results.length, results.filter(({ label }) => label === 'match').length);
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
