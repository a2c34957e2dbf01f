import { compareVietnamese } from '#src/lib/text.ts';
import type { MarkdownFile } from './files.ts';
import { openQuestionsOf } from './open-questions.ts';
import { plainText } from './plain-text.ts';

/** What one section of the content holds. */
export interface SectionCount {
  /** The section's name, or the total's. */
  readonly section: string;
  readonly pages: number;
  /** Words (Vietnamese: syllables) of the running text: no markup, no footnotes, no open questions. */
  readonly words: number;
  /** Ids of the sources cited, each once. */
  readonly sources: ReadonlySet<string>;
  readonly footnotes: number;
  /** Pages that call themselves a proposal. */
  readonly proposals: number;
  readonly openQuestions: number;
}

export interface ContentCount {
  readonly sections: readonly SectionCount[];
  readonly total: SectionCount;
  /** Files that neither cite a source nor call themselves a proposal. */
  readonly unmarked: readonly string[];
}

const NAMES: Readonly<Record<string, string>> = {
  'cam-nang': 'Mục',
  'phu-luc': 'Phụ lục',
  'hoi-dap': 'Câu hỏi, trả lời',
  'trang/gioi-thieu': 'Giới thiệu',
  'trang/dang-ky': 'Đăng ký',
};

/** `cam-nang/a/quy-trinh.mdx` → `Mục A`; what stands alone is counted together. */
function sectionOf(file: string): string {
  const [collection = '', folder = ''] = file.split('/');
  const name = NAMES[`${collection}/${folder}`] ?? NAMES[collection] ?? 'Trang khác';
  return name === 'Mục' || name === 'Phụ lục' ? `${name} ${folder.toUpperCase()}` : name;
}

/** Words of the running text of a body; a table's rules and bars are no words. */
export function wordsOf(body: string): number {
  return [...plainText(body).matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}.,/&-]*/gu)].length;
}

function sourcesOf(file: MarkdownFile): string[] {
  const sources = file.frontmatter['sources'];
  return Array.isArray(sources) ? sources.filter((source) => typeof source === 'string') : [];
}

function countOf(section: string, files: readonly MarkdownFile[]): SectionCount {
  return {
    section,
    pages: files.length,
    words: files.reduce((sum, file) => sum + wordsOf(file.body), 0),
    sources: new Set(files.flatMap(sourcesOf)),
    footnotes: files.reduce((sum, file) => sum + [...file.body.matchAll(/^\[\^[^\]]+\]:/gm)].length, 0),
    proposals: files.filter((file) => file.frontmatter['status'] === 'proposal').length,
    openQuestions: openQuestionsOf(files).length,
  };
}

/** Counts every page and answer, section by section in the order of the book. */
export function countBySection(files: readonly MarkdownFile[]): ContentCount {
  const groups = [...Map.groupBy(files, (file) => sectionOf(file.file))];
  return {
    sections: groups
      .toSorted(([one], [other]) => compareVietnamese(one, other))
      .map(([section, inSection]) => countOf(section, inSection)),
    total: countOf('Tất cả', files),
    unmarked: files
      .filter((file) => file.frontmatter['status'] !== 'proposal' && sourcesOf(file).length === 0)
      .map((file) => file.file),
  };
}
