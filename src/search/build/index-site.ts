import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { close, createIndex, type PagefindIndex as Indexer } from 'pagefind';
import { Problem } from '#src/lib/problem.ts';
import { escapeHtml, nfc } from '#src/lib/text.ts';
import { toIndexText } from '../index-text.ts';
import { recordAddress } from './make-book.ts';
import type { Content } from './content.ts';
import { readPagefindIndex, type PagefindIndex } from './pagefind-index.ts';
import { isItsPage, recordsOf, type BuiltPages, type SearchRecord } from './records.ts';

/** The opening of an element that a list of records is made of, up to its id. Headings are not among them. */
const ROW = /<(?:tr|li|div|details)\b[^>]*? id="([^"]+)"/gu;

/** A page of the built site. */
interface BuiltPage {
  readonly url: string;
  readonly html: string;
  /** Asks to be indexed. */
  readonly indexed: boolean;
}

export interface SearchIndex extends PagefindIndex {
  readonly records: readonly SearchRecord[];
}

/**
 * Parts of a page that are not its text: drawings, footnotes, which name the same documents on every page, the ways to other
 * pages and what a page states about itself (src/layouts/Page.astro).
 */
const NOT_TEXT = [
  'svg',
  'template',
  '[aria-hidden="true"]',
  '[data-footnote-ref]',
  '[data-footnotes]',
  '.crumbs',
  '.facts',
  '.side',
  '.state',
  '.turn',
];

/** Indexes a finished `dist/`: every page as it is, and every record at the place where a page shows it. */
export async function indexSite(dist: string, content: Content): Promise<SearchIndex> {
  const pages = readPages(dist);
  const records = recordsOf(content, builtPages(pages));
  const indexed = pages.filter((page) => page.indexed);
  const addresses = new Set(indexed.map((page) => page.url));
  const { index, errors } = await createIndex({ forceLanguage: 'vi', excludeSelectors: NOT_TEXT });
  if (!index) throw failure(errors);
  try {
    for (const page of indexed) await add(index, page.url, asIndexed(page, records, content));
    for (const [at, record] of records.entries()) {
      // A form or a media item is its page, which is indexed already. The others need an address of their own, since
      // Pagefind keeps one document for each and several provinces lead to one contact.
      if (!isItsPage(record) || !addresses.has(record.url))
        await add(index, recordAddress(at), recordHtml(record));
    }
    const output = await index.getFiles();
    if (output.errors.length > 0) throw failure(output.errors);
    const files = new Map(output.files.map((file) => [file.path, file.content]));
    return { ...readPagefindIndex(files), records };
  } finally {
    await close();
  }
}

async function add(index: Indexer, url: string, html: string): Promise<void> {
  const { errors } = await index.addHTMLFile({ url, content: toIndexText(html) });
  if (errors.length > 0) throw failure(errors);
}

function failure(errors: readonly string[]): Problem {
  return new Problem('search-index', 'Không lập được chỉ mục tìm kiếm.', errors.join('; '));
}

function readPages(dist: string): readonly BuiltPage[] {
  return readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => file.endsWith('.html') && !/^(?:admin|khung)\//u.test(file))
    .sort()
    .map((file) => {
      const html = nfc(readFileSync(path.join(dist, file), 'utf8'));
      return {
        url: `/${file.replace(/(?:^|(?<=\/))index\.html$/u, '')}`,
        html,
        indexed: html.includes('data-pagefind-body'),
      };
    });
}

function builtPages(pages: readonly BuiltPage[]): BuiltPages {
  const addresses = new Set(pages.map((page) => page.url));
  const where = (text: string) =>
    pages.filter((page) => page.indexed && page.html.includes(text)).map((page) => page.url);
  return {
    has: (url) => addresses.has(url),
    isIndexed: (url) => pages.some((page) => page.indexed && page.url === url),
    withAnchor: (id) => where(` id="${id}"`),
    withText: (text) => where(escapeHtml(text)),
  };
}

/**
 * A page as it is indexed: with its other names, as metadata that is searched but never shown, and
 * without the rows that are records of their own, or each would be found twice and outweigh the page.
 */
function asIndexed(page: BuiltPage, records: readonly SearchRecord[], content: Content): string {
  const itself = records.find((record) => record.url === page.url && isItsPage(record));
  const names = [...(content.pages.get(page.url)?.keywords ?? []), ...(itself?.names ?? [])];
  const anchors = new Set(records.flatMap(({ url }) => url.split('#')[1] ?? []));
  return page.html
    .replace('</head>', () => `${namesMeta(names)}</head>`)
    .replace(ROW, (row, id: string) => (anchors.has(id) ? `${row} data-pagefind-ignore` : row));
}

function recordHtml({ title, names, text }: SearchRecord): string {
  const paragraphs = text.filter(Boolean).map((line) => `<p>${escapeHtml(line)}</p>`);
  return `<html lang="vi"><head>${namesMeta(names)}</head><body><main data-pagefind-body>
<h1>${escapeHtml(title)}</h1>${paragraphs.join('')}</main></body></html>`;
}

function namesMeta(names: readonly string[]): string {
  const line = names.filter(Boolean).join(' · ');
  return line && `<meta data-pagefind-meta="names[content]" content="${escapeHtml(line)}" />`;
}
