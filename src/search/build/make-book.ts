import { fold } from '#src/lib/text.ts';
import { AUDIENCES } from '#src/schemas/common.ts';
import { SECTION_NAMES } from '#src/messages/search.ts';
import type { Page } from '#src/schemas/page.ts';
import { sectionOf, type Book, type Entry, type Synonyms } from '../book.ts';
import { indexWords } from '../index-text.ts';
import { SHORTHAND } from '../shorthand.ts';
import { synonymForm } from '../synonyms.ts';
import type { Content } from './content.ts';
import type { IndexedDocument, PagefindIndex } from './pagefind-index.ts';
import { isItsPage, type SearchRecord } from './records.ts';

/** How a record is called inside the index; its entry in the book tells where it stands. */
export function recordAddress(at: number): string {
  return `/#${at}`;
}

/** Everything of the book but where its other files lie, from what Pagefind has indexed: the two can never differ. */
export function makeBook(
  { documents, words }: PagefindIndex,
  records: readonly SearchRecord[],
  content: Content,
): Omit<Book, 'folder' | 'chunks'> {
  const entries = documents.map((document) => entryOf(document, records, content));
  const sections = [...new Set(entries.map((entry) => entry.section))].sort();
  return {
    entries,
    lengths: documents.map((document) => document.words),
    ...countWords(words, documents),
    synonyms: synonymsOf(content),
    sections: Object.fromEntries(
      sections.map((section) => [section, sectionTitle(section, content, entries)]),
    ),
    audiences: AUDIENCES,
  };
}

function entryOf(
  { url: address, meta }: IndexedDocument,
  records: readonly SearchRecord[],
  content: Content,
): Entry {
  const record =
    records.find((_, at) => recordAddress(at) === address) ??
    records.find((found) => found.url === address && isItsPage(found));
  const url = record?.url ?? address;
  const page = content.pages.get(url);
  const title = page ? titleOf(page) : (meta['title'] ?? url);
  const names = [...(record?.names ?? []), ...(page?.keywords ?? []), page?.navTitle ?? ''];
  return {
    url,
    title,
    kind: record?.kind ?? 'page',
    section: sectionOf(url),
    audience: page?.audience ?? record?.audience ?? [],
    ...(record?.note ? { note: record.note } : {}),
    names: [...new Set(names.map(synonymForm))].filter((name) => name && name !== synonymForm(title)),
  };
}

/** As the contents print it: `A.2. Khung nội dung kế hoạch`. */
function titleOf({ code, title }: Page): string {
  return code && !title.startsWith(code) && !title.includes(` ${code}. `) ? `${code}. ${title}` : title;
}

function sectionTitle(section: string, content: Content, entries: readonly Entry[]): string {
  const url = section ? `/${section}/` : '/';
  const page = content.pages.get(url);
  const named = SECTION_NAMES[section] ?? page?.navTitle ?? page?.title;
  return named ?? entries.find((entry) => entry.url === url)?.title ?? '';
}

/** How many documents hold each word of the index, and the spelling that most of them use. */
function countWords(
  words: PagefindIndex['words'],
  documents: readonly IndexedDocument[],
): Pick<Book, 'words' | 'frequencies'> {
  const spellings = new Map<string, Map<string, number>>();
  for (const { content, meta } of documents) {
    for (const { spelt, folded } of indexWords([content, ...Object.values(meta)].join(' '))) {
      const counted = spellings.get(folded) ?? new Map<string, number>();
      spellings.set(folded, counted.set(spelt, (counted.get(spelt) ?? 0) + 1));
    }
  }
  const commonest = (word: string) =>
    [...(spellings.get(word) ?? [])].reduce((best, next) => (next[1] > best[1] ? next : best), [word, 0])[0];
  const holding = (word: string) =>
    new Set(words.get(word)?.flatMap(({ postings }) => postings.map(({ document }) => document))).size;
  return {
    words: [...words.keys()].map(commonest).join(' '),
    frequencies: [...words.keys()].map(holding),
  };
}

/** Shorthand, the glossary, and old names of provinces (which lead to the new unit, not back). */
function synonymsOf(content: Content): readonly Synonyms[] {
  const glossary = content.terms.map(({ term, abbreviation = '', aliases }) => ({
    forms: formsOf([term, abbreviation, ...aliases]),
  }));
  const formerNames = content.units.flatMap((unit) =>
    unit.formerNames
      .filter((name) => fold(name) !== fold(unit.name))
      .map((name) => ({ forms: formsOf([name, unit.name]), oneWay: true })),
  );
  return [...SHORTHAND, ...glossary, ...formerNames].filter(({ forms }) => forms.length > 1);
}

function formsOf(names: readonly string[]): readonly string[] {
  return [...new Set(names.map(synonymForm))].filter(Boolean);
}
