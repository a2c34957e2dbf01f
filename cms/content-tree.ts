import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { idOf } from '#src/handbook/address.ts';
import { readMarkdownFiles } from '#src/handbook/files.ts';
import { compareVietnamese } from '#src/lib/text.ts';
import { COLLECTIONS } from '#src/schemas/collections.ts';
import type { PageFolder } from './config.ts';
import type { Directory } from './save-check.ts';

/** What the CMS has to know of the content as it lies on disk. */

/** Every folder that holds pages, opening folders of their collection first. */
export function readPageFolders(contentDir: string): PageFolder[] {
  const pages = readMarkdownFiles(contentDir).filter(({ address }) => address !== undefined);
  const titles = new Map<string, string | undefined>();
  for (const { collection, id, frontmatter } of pages) {
    const folder = path.posix.dirname(id).replace(/^\.$/, '');
    const key = `${collection}/${folder}`;
    const isOpening = path.posix.basename(id) === 'index' && folder !== '';
    const title = frontmatter['navTitle'] ?? frontmatter['title'];
    if (isOpening && typeof title === 'string') titles.set(key, title);
    else if (!titles.has(key)) titles.set(key, undefined);
  }
  return [...titles]
    .map(([key, title]) => {
      const [collection = '', ...folder] = key.split('/');
      return { collection, folder: folder.join('/'), title };
    })
    .toSorted((one, other) => compareVietnamese(one.folder, other.folder));
}

function idsOf(contentDir: string, folder: string): string[] {
  const root = path.join(contentDir, folder);
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => /\.(?:mdx|yaml)$/.test(file))
    .map(idOf)
    .toSorted();
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Everything that an entry may point at. `routes`: addresses that code makes. */
export function readDirectory(contentDir: string, routes: readonly string[]): Directory {
  const pages = readMarkdownFiles(contentDir).flatMap(({ address, frontmatter }) =>
    address ? [[address, textOf(frontmatter['title'])] as const] : [],
  );
  const templates = idsOf(contentDir, 'mau-van-ban').map((id) => [`/mau-van-ban/${id}/`, ''] as const);
  return {
    ids: Object.fromEntries(COLLECTIONS.map(({ name, folder }) => [name, idsOf(contentDir, folder)])),
    addresses: Object.fromEntries([...routes.map((route) => [route, ''] as const), ...templates, ...pages]),
  };
}
