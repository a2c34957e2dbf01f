import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { fold } from '#src/lib/text.ts';
import { AUDIENCES } from '#src/schemas/common.ts';
import type { Page } from '#src/schemas/page.ts';
import { sectionOf, type Book, type Entry, type Synonyms } from '../book.ts';
import { fromIndexText, indexWords } from '../index-text.ts';
import { SHORTHAND } from '../shorthand.ts';
import { synonymForm } from '../synonyms.ts';
import type { Content } from './content.ts';
import type { SearchRecord } from './records.ts';

/** A fragment file as Pagefind writes it: what was indexed, and where it stands. */
interface IndexedFragment {
  readonly url: string;
  readonly content: string;
  readonly meta: Readonly<Record<string, string>>;
}

/** How a record is called inside the index; its entry in the book tells where it stands. */
export function recordAddress(at: number): string {
  return `/#${at}`;
}

/** Reads back what Pagefind has indexed, so that words, titles and ids can never differ from the index. */
export function makeBook(
  files: ReadonlyMap<string, Uint8Array>,
  records: readonly SearchRecord[],
  content: Content,
): Book {
  const fragments = readFragments(files);
  const entries = fragments.map(([id, fragment]) => entryOf(id, fragment, records, content));
  const texts = fragments.map(([, { content: text, meta }]) => [text, ...Object.values(meta)].join(' '));
  const sections = [...new Set(entries.map((entry) => entry.section))].sort();
  return {
    documents: fragments.length,
    ...countWords(texts),
    synonyms: synonymsOf(content),
    sections: Object.fromEntries(
      sections.map((section) => [section, sectionTitle(section, content, entries)]),
    ),
    audiences: AUDIENCES,
    entries,
  };
}

function readFragments(files: ReadonlyMap<string, Uint8Array>): [string, IndexedFragment][] {
  return [...files]
    .filter(([name]) => name.startsWith('fragment/'))
    .map(([name, bytes]) => {
      const text = gunzipSync(bytes)
        .toString('utf8')
        .replace(/^pagefind_dcd/u, '');
      return [path.basename(name, '.pf_fragment'), JSON.parse(fromIndexText(text)) as IndexedFragment];
    });
}

function entryOf(
  id: string,
  { url: address, meta }: IndexedFragment,
  records: readonly SearchRecord[],
  content: Content,
): Entry {
  const record =
    records.find((_, at) => recordAddress(at) === address) ??
    records.find((found) => found.url === address && found.kind === 'form');
  const url = record?.url ?? address;
  const page = content.pages.get(url);
  const title = page ? titleOf(page) : (meta['title'] ?? url);
  const names = [...(record?.names ?? []), ...(page?.keywords ?? []), page?.navTitle ?? ''];
  return {
    id,
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
  return page?.navTitle ?? page?.title ?? entries.find((entry) => entry.url === url)?.title ?? '';
}

/** How many documents hold each folded word, and the spelling that most of them use. */
function countWords(texts: readonly string[]): Pick<Book, 'words' | 'frequencies'> {
  const counted = new Map<string, { documents: Set<number>; spellings: Map<string, number> }>();
  for (const [document, text] of texts.entries()) {
    for (const { spelt, folded } of indexWords(text)) {
      const word = counted.get(folded) ?? { documents: new Set(), spellings: new Map<string, number>() };
      counted.set(folded, word);
      word.documents.add(document);
      word.spellings.set(spelt, (word.spellings.get(spelt) ?? 0) + 1);
    }
  }
  const sorted = [...counted].sort(([a], [b]) => (a < b ? -1 : 1));
  const commonest = (spellings: Map<string, number>) =>
    [...spellings].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
  return {
    words: sorted.map(([, word]) => commonest(word.spellings)).join(' '),
    frequencies: sorted.map(([, word]) => word.documents.size),
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
