import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { type Unit, unitSchema } from '#src/schemas/records.ts';
import { addressOf, fileAddressOf, idOf, PAGE_COLLECTIONS, type PageCollection } from './address.ts';
import { shortAddressesOfPages } from './short-address.ts';

/** Content files read straight from disk, for what runs outside a build: redirects, dates of the sitemap, open questions. */

export interface MarkdownFile {
  /** Path below the content folder: `cam-nang/a/quy-trinh.mdx`. */
  readonly file: string;
  readonly collection: string;
  readonly id: string;
  /** Where the page lives; answers have none of their own. */
  readonly address: string | undefined;
  /** Frontmatter as it stands in the file; the content checks hold it to its schema. */
  readonly frontmatter: Readonly<Record<string, unknown>>;
  readonly body: string;
}

function isPageCollection(name: string): name is PageCollection {
  return (PAGE_COLLECTIONS as readonly string[]).includes(name);
}

function readFile(contentDir: string, file: string): MarkdownFile {
  const [collection = ''] = file.split('/');
  const id = idOf(file.slice(collection.length + 1));
  const text = readFileSync(path.join(contentDir, file), 'utf8');
  const [, head = '', body = text] = /^---\n(.*?)\n---\n?(.*)$/s.exec(text) ?? [];
  return {
    file,
    collection,
    id,
    address: isPageCollection(collection) ? addressOf(collection, id) : undefined,
    // The core schema leaves days as text, as the content schemas keep them.
    frontmatter: (parse(head, { schema: 'core' }) ?? {}) as Record<string, unknown>,
    body,
  };
}

/** Every `.mdx` file below the content folder, by path. */
export function readMarkdownFiles(contentDir: string): MarkdownFile[] {
  return readdirSync(contentDir, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => file.endsWith('.mdx'))
    .toSorted()
    .map((file) => readFile(contentDir, file));
}

function textList(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** Former address → present address, from the pages' own `aliases`. */
export function redirectsOf(files: readonly MarkdownFile[]): Map<string, string> {
  return new Map(
    files.flatMap(({ file, address, frontmatter }) =>
      address
        ? [...textList(frontmatter['aliases']), ...fileAddressOf(file, address)].map(
            (former): [string, string] => [former, address],
          )
        : [],
    ),
  );
}

/** Address → the latest day that the page was reviewed or changed. */
export function changeDaysOf(files: readonly MarkdownFile[]): Map<string, string> {
  return new Map(
    files.flatMap(({ address, frontmatter }) => {
      const changes = Array.isArray(frontmatter['changes'])
        ? (frontmatter['changes'] as { on?: unknown }[])
        : [];
      const days = textList([frontmatter['reviewedOn'], ...changes.map((change) => change.on)]).toSorted();
      const last = days.at(-1);
      return address && last ? [[address, last] as [string, string]] : [];
    }),
  );
}

/** Entries of a YAML collection without subfolders, as they stand in their files. */
function readEntries(contentDir: string, folder: string): [string, Record<string, unknown>][] {
  return readdirSync(path.join(contentDir, folder))
    .filter((file) => file.endsWith('.yaml'))
    .toSorted()
    .map((file) => {
      const text = readFileSync(path.join(contentDir, folder, file), 'utf8');
      return [idOf(file), (parse(text, { schema: 'core' }) ?? {}) as Record<string, unknown>];
    });
}

/** Former address → present address of media items, from their own `aliases`. */
export function mediaRedirectsOf(contentDir: string): Map<string, string> {
  return new Map(
    readEntries(contentDir, 'tai-lieu').flatMap(([id, data]) =>
      textList(data['aliases']).map((alias): [string, string] => [alias, `/tai-lieu/${id}/`]),
    ),
  );
}

/** The units of today, by code. */
export function readUnits(contentDir: string): Unit[] {
  return readEntries(contentDir, 'don-vi')
    .map(([, data]) => unitSchema.parse(data))
    .filter(({ validTo }) => validTo === undefined)
    .toSorted((one, other) => one.code.localeCompare(other.code));
}

/** Addresses of the short addresses that are chosen by hand, which only lead elsewhere. */
export function chosenShortAddresses(contentDir: string): string[] {
  return readEntries(contentDir, 'dia-chi-ngan').map(([id]) => `/t/${id}/`);
}

/** Short address → page, for every address that a page has or had. */
export function pageShortAddresses(contentDir: string, files: readonly MarkdownFile[]): Map<string, string> {
  const pages = files.flatMap(({ address, frontmatter }) =>
    address === undefined ? [] : [{ address, aliases: textList(frontmatter['aliases']) }],
  );
  return shortAddressesOfPages(pages, chosenShortAddresses(contentDir));
}
