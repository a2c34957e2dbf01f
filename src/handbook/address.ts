/** Where each content file lives on the site. The folder `trang` holds pages outside the book and is not in the address. */

/** Collections whose files are pages of their own. */
export const PAGE_COLLECTIONS = ['cam-nang', 'phu-luc', 'trang'] as const;

export type PageCollection = (typeof PAGE_COLLECTIONS)[number];

/** `cam-nang/a/quy-trinh.mdx` → `a/quy-trinh`: the id that loaders and references use. */
export function idOf(fileInCollection: string): string {
  return fileInCollection.replace(/\.(?:mdx|yaml)$/, '');
}

/** `cam-nang`, `a/index` → `/cam-nang/a/`; `trang`, `gioi-thieu/ve-chuong-trinh` → `/gioi-thieu/ve-chuong-trinh/`. */
export function addressOf(collection: PageCollection, id: string): string {
  const path = id.replace(/(?:^|\/)index$/, '');
  const folder = collection === 'trang' ? '' : collection;
  return `/${[folder, path].filter(Boolean).join('/')}/`.replace('//', '/');
}

/**
 * The address of an opening page by the name of its file, `/cam-nang/a/index/`, which the CMS links to for a look at a
 * draft; none for any other page.
 */
export function fileAddressOf(file: string, address: string): string[] {
  return /(?:^|\/)index\.mdx$/.test(file) ? [`${address}index/`] : [];
}
