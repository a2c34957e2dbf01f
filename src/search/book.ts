/** What the search knows of the book beside the index of its texts: shapes shared by the build, the browser and the tests. */

/** What an entry is; each kind has its own look in the results. */
export const KINDS = [
  'page',
  'form',
  'contact',
  'answer',
  'term',
  'source',
  'registrar',
  'unit',
  'media',
  'template',
] as const;

export type Kind = (typeof KINDS)[number];

/** One thing that can be found: a page, or a record shown at an anchor of a page. */
export interface Entry {
  /** Address from the root, with `#anchor` for a record. */
  readonly url: string;
  readonly title: string;
  readonly kind: Kind;
  /** Key of the section for the filter: see sectionOf. */
  readonly section: string;
  /** Keys of AUDIENCES; empty: everyone. */
  readonly audience: readonly string[];
  /** What is wanted most often: a telephone number, a deadline, a document's state. */
  readonly note?: string;
  /** Folded other names; a query equal to one of them means this entry. */
  readonly names: readonly string[];
}

/** Forms that mean the same, folded, words separated by one space. `oneWay`: the first means the others, not back. */
export interface Synonyms {
  readonly forms: readonly string[];
  readonly oneWay?: boolean;
}

/** `book.json`: loaded first, so that titles, filters and corrections need no further request. */
export interface Book {
  /** Folder of this build's chunks and texts, named by their content: none can be mixed with those of another build. */
  readonly folder: string;
  /** What the documents of the index are, in their order there. */
  readonly entries: readonly Entry[];
  /** How many words each document has. */
  readonly lengths: readonly number[];
  /** The commonest spelling of each folded word, sorted by its folded form. */
  readonly words: string;
  /** In how many documents each word stands, in the same order. */
  readonly frequencies: readonly number[];
  /** Which word each chunk of the index begins with. */
  readonly chunks: readonly number[];
  readonly synonyms: readonly Synonyms[];
  /** Titles of the sections and labels of the audiences, for the filters. */
  readonly sections: Readonly<Record<string, string>>;
  readonly audiences: Readonly<Record<string, string>>;
}

/** `/cam-nang/a/quy-trinh/` → `cam-nang/a`; `/phu-luc/2/` → `phu-luc`; `/hoi-dap/#ai` → `hoi-dap`. */
export function sectionOf(url: string): string {
  const [first = '', second = ''] = url.split('#', 1)[0]?.split('/').filter(Boolean) ?? [];
  return first === 'cam-nang' && second ? `${first}/${second}` : first;
}
