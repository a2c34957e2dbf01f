import { compareVietnamese } from '#src/lib/text.ts';
import type { PageCollection } from './address.ts';

/** The order of the book and the way around in it. Pure: pages in, tree out. */

/** What navigation has to know of a page. */
export interface PageLink {
  readonly collection: PageCollection;
  /** Path inside the collection, without ending: `a/quy-trinh`. */
  readonly id: string;
  readonly address: string;
  readonly title: string;
  /** Short name for lists; the title where none is given. */
  readonly navTitle: string;
  readonly code: string | undefined;
  readonly order: number;
}

/** The pages of one folder, its opening page first. */
export interface Section {
  readonly collection: PageCollection;
  /** `a`, `1`, `gioi-thieu`. */
  readonly folder: string;
  /** Address of the opening page, or of the first page where there is none. */
  readonly address: string;
  readonly title: string;
  readonly code: string | undefined;
  readonly pages: readonly PageLink[];
}

export interface Handbook {
  /** Sections A to D, then appendices 1 to 6: the order of the printed book. */
  readonly book: readonly Section[];
  /** Pages around the book: introduction, registering, notices. */
  readonly around: readonly Section[];
}

const AROUND_TITLES: Readonly<Record<string, string>> = {
  'gioi-thieu': 'Giới thiệu',
  'dang-ky': 'Đăng ký tên miền .vn',
};

/** `a/quy-trinh` → `a`; a page that lies in no folder makes a section of its own. */
function folderOf(id: string): string {
  return id.split('/')[0] ?? id;
}

function isOpening(page: PageLink): boolean {
  return /^[^/]+(?:\/index)?$/.test(page.id);
}

function comparePages(one: PageLink, other: PageLink): number {
  return (
    Number(isOpening(other)) - Number(isOpening(one)) ||
    one.order - other.order ||
    compareVietnamese(one.id, other.id)
  );
}

function sectionOf(
  collection: PageCollection,
  folder: string,
  members: readonly PageLink[],
): Section | undefined {
  const pages = members.toSorted(comparePages);
  const [first] = pages;
  if (!first) return undefined;
  const opening = isOpening(first) ? first : undefined;
  return {
    collection,
    folder,
    address: first.address,
    title: (opening && shortNameOf(opening)) ?? AROUND_TITLES[folder] ?? first.navTitle,
    code: opening?.code,
    pages,
  };
}

function sectionsOf(collection: PageCollection, pages: readonly PageLink[]): Section[] {
  const members = Map.groupBy(
    pages.filter((page) => page.collection === collection),
    (page) => folderOf(page.id),
  );
  return [...members]
    .toSorted(([one], [other]) => compareVietnamese(one, other))
    .flatMap(([folder, inFolder]) => sectionOf(collection, folder, inFolder) ?? []);
}

/** Puts pages into the book's order. Pages whose files were never linked by hand are in it all the same. */
export function buildHandbook(pages: readonly PageLink[]): Handbook {
  return {
    book: [...sectionsOf('cam-nang', pages), ...sectionsOf('phu-luc', pages)],
    around: sectionsOf('trang', pages),
  };
}

/** The section that holds this address. */
export function sectionAt(handbook: Handbook, address: string): Section | undefined {
  return [...handbook.book, ...handbook.around].find((section) =>
    section.pages.some((page) => page.address === address),
  );
}

/** The pages before and after, through the whole book, or inside the section for pages around it. */
export function neighboursOf(
  handbook: Handbook,
  address: string,
): { readonly previous: PageLink | undefined; readonly next: PageLink | undefined } {
  const section = sectionAt(handbook, address);
  const inBook = section !== undefined && section.collection !== 'trang';
  const line = inBook ? handbook.book.flatMap((each) => each.pages) : (section?.pages ?? []);
  const position = line.findIndex((page) => page.address === address);
  return { previous: line[position - 1], next: line[position + 1] };
}

export interface Crumb {
  readonly title: string;
  readonly address: string;
}

/** The way from the home page to this page, the page itself last. */
export function crumbsOf(handbook: Handbook, address: string): Crumb[] {
  const section = sectionAt(handbook, address);
  const page = section?.pages.find((each) => each.address === address);
  if (!section || !page) return [];
  const crumbs: Crumb[] = [{ title: 'Trang chủ', address: '/' }];
  if (section.collection !== 'trang') crumbs.push({ title: 'Cẩm nang', address: '/cam-nang/' });
  const opening = section.pages.find(isOpening);
  if (opening && opening !== page) crumbs.push({ title: labelOf(opening), address: opening.address });
  crumbs.push({ title: page.navTitle, address });
  return crumbs;
}

/** The name alone: a title that begins with its own code loses it. */
export function shortNameOf({ code, navTitle }: Pick<PageLink, 'code' | 'navTitle'>): string {
  return code && navTitle.startsWith(`${code}.`) ? navTitle.slice(code.length + 1).trim() : navTitle;
}

/** `A. Tham mưu kế hoạch`: code and name, the code once. */
export function labelOf(page: Pick<PageLink, 'code' | 'navTitle'>): string {
  return page.code ? `${page.code}. ${shortNameOf(page)}` : page.navTitle;
}

/** `A.1` → `Mục A.1`, `PL 1` → `Phụ lục 1`. */
export function kickerOf(code: string): string {
  return /^(?:PL|Phụ lục)/.test(code) ? code.replace(/^PL\s*/, 'Phụ lục ') : `Mục ${code}`;
}
