import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { addressOf, idOf, PAGE_COLLECTIONS, type PageCollection } from '#src/handbook/address.ts';
import { COLLECTIONS } from '#src/schemas/collections.ts';
import { CONTENT, ROOT } from './paths.ts';

/** One file below `content/` that belongs to a collection, as text and as data. */
export interface ContentFile {
  /** From the repository's root, with `/`. */
  readonly file: string;
  readonly collection: string;
  readonly id: string;
  readonly text: string;
  /** Frontmatter of a page, the whole of a YAML file; `undefined` where the YAML cannot be read. */
  readonly data: unknown;
  /** Markdown below the frontmatter; empty for YAML. */
  readonly body: string;
}

function readData(source: string, collection: string): unknown {
  // Forms are read by src/forms/load.ts. Astro reads the rest, and makes a Date of a day without quotes, which only the
  // schema's days undo.
  const customTags = collection === 'bieu-mau' ? [] : (['timestamp'] as const);
  try {
    return parse(source, { customTags: [...customTags] }) as unknown;
  } catch {
    return undefined;
  }
}

/** Takes a file apart. Also used with texts that never were on disk, to show that a check can fail. */
export function contentFile(file: string, text: string): ContentFile {
  const [, collection = '', ...rest] = file.split('/');
  const id = idOf(rest.join('/'));
  if (file.endsWith('.yaml'))
    return { file, collection, id, text, data: readData(text, collection), body: '' };
  const [, frontmatter, body = ''] = /^---\n(.*?\n)---\n(.*)$/su.exec(text) ?? [];
  return {
    file,
    collection,
    id,
    text,
    data: frontmatter === undefined ? undefined : readData(frontmatter, collection),
    body,
  };
}

/** Paths of all files below `content/`, from the repository's root. */
export function contentPaths(): string[] {
  return readdirSync(CONTENT, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort();
}

/** Every file of every collection. */
export function readContent(): ContentFile[] {
  const folders = new Set<string>(COLLECTIONS.map((collection) => collection.folder));
  return contentPaths()
    .filter((file) => folders.has(file.split('/')[1] ?? '') && /\.(?:mdx|yaml)$/u.test(file))
    .map((file) => contentFile(file, readFileSync(path.join(ROOT, file), 'utf8')));
}

export function isPage(entry: ContentFile): boolean {
  return (PAGE_COLLECTIONS as readonly string[]).includes(entry.collection);
}

export function addressOfFile(entry: ContentFile): string {
  return addressOf(entry.collection as PageCollection, entry.id);
}

/** A value of the data by its key, whatever shape the data has. */
export function valueOf(entry: ContentFile, key: string): unknown {
  return typeof entry.data === 'object' && entry.data !== null ? Reflect.get(entry.data, key) : undefined;
}

export function stringsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}
