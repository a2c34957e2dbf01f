import type { Handbook, Section } from './tree.ts';

/** What can be printed as one: the whole book, or one section. */
export interface Printing {
  /** `/ban-in/`, `/ban-in/a/`, `/ban-in/phu-luc-1/`. */
  readonly address: string;
  readonly title: string;
  /** What stands on its cover: the section's name; none for the whole book, which bears the site's. */
  readonly name: string | undefined;
  readonly sections: readonly Section[];
}

/** Where a section is printed as one page. */
export function printAddressOf({ collection, folder }: Section): string {
  return collection === 'cam-nang' ? `/ban-in/${folder}/` : `/ban-in/${collection}-${folder}/`;
}

/** The whole book, then each of its sections that has more than its opening page. */
export function printingsOf({ book }: Handbook, labelOf: (section: Section) => string): Printing[] {
  const sections = book
    .filter((section) => section.pages.length > 1)
    .map((section) => ({
      address: printAddressOf(section),
      title: `Bản in: ${labelOf(section)}`,
      name: labelOf(section),
      sections: [section],
    }));
  const whole = { address: '/ban-in/', title: 'Bản in toàn bộ cẩm nang', name: undefined, sections: book };
  return [whole, ...sections];
}

/** `/cam-nang/a/quy-trinh/` → `cam-nang-a-quy-trinh`: the id under which a page stands in the printed book. */
export function printIdOf(address: string): string {
  return address.split('/').filter(Boolean).join('-');
}

/**
 * One page's markup as part of a book: every id gets the page's own prefix, links to pages that are printed too become
 * links inside the book, headings go down one level, and the opening heading of footnotes becomes a line of text.
 */
export function inBook(markup: string, address: string, printed: ReadonlySet<string>): string {
  const prefix = printIdOf(address);
  return markup
    .replaceAll(/<h2 (class="sr-only" id="[^"]*footnote-label")>(.*?)<\/h2>/g, '<p $1>$2</p>')
    .replaceAll(/(\s(?:id|aria-describedby|aria-labelledby|for)=")/g, `$1${prefix}-`)
    .replaceAll(/(\shref="#)/g, `$1${prefix}-`)
    .replaceAll(/\shref="(\/[^"#]*)(?:#([^"]*))?"/g, (whole, to: string, anchor?: string) => {
      if (!printed.has(to)) return whole;
      return ` href="#${[printIdOf(to), anchor].filter(Boolean).join('-')}"`;
    })
    .replaceAll(
      /(<\/?)h([2345])\b/g,
      (_, open: string, level: string) => `${open}h${String(Number(level) + 1)}`,
    );
}

/** Pages of these sections in the order of the book. */
export function pagesOf(printing: Printing): Section['pages'] {
  return printing.sections.flatMap((section) => section.pages);
}
