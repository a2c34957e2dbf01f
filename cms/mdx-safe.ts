/**
 * Remark plugin for Decap's Markdown editor: text that staff type or paste stays text. Without it `dưới <100` or
 * `{mau}` reaches the file as MDX syntax and stops the build. Decap still uses remark 10, whose compiler is a class
 * with overridable visitors; Decap turns text leaves into `html` nodes before writing, so both visitors are replaced.
 */

interface MarkdownNode {
  readonly value: string;
  readonly url?: string;
}

interface MarkdownParent {
  readonly type: string;
  readonly children?: readonly unknown[];
}

type Visitor = (this: unknown, node: MarkdownNode, parent?: MarkdownParent) => string;

interface CompilerClass {
  readonly prototype: { visitors: Record<string, Visitor> };
}

/**
 * Puts a backslash before every character that Markdown or MDX would take for markup: `<` that does not open or close a
 * component of ours, `{`, and the signs of emphasis, code and links (Decap itself escapes only some pairs of them).
 * Idempotent.
 */
export function escapeForMdx(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\\?<(?!\/?[A-Z][A-Za-z]*(?:\s+[a-zA-Z]+="[^"]*")*\s*\/?>)/g, '\\<')
    .replace(/\\?([{*`~])/g, '\\$1')
    .replace(/\\?\[(?!\^[^\]\s]+\])/g, '\\[')
    .replace(/(?<![\p{L}\p{N}\\])_|(?<!\\)_(?![\p{L}\p{N}])/gu, '\\_');
}

/** What would begin a list at the start of a paragraph stays text there: `1. `, `2) `, `+ `. */
function escapeLineStart(text: string): string {
  return text.replace(/^(\s*\d+)([.)])(?=\s)/, '$1\\$2').replace(/^(\s*)\+(?=\s)/, '$1\\+');
}

interface Eat {
  (text: string): (node: { type: 'text'; value: string }) => unknown;
}

interface InlineTokenizer {
  (eat: Eat, value: string, silent?: boolean): unknown;
  locator?: (value: string, from: number) => number;
}

interface ParserClass {
  readonly prototype: { inlineTokenizers: Record<string, InlineTokenizer>; inlineMethods: string[] };
}

const FOOTNOTE = /^\[\^[^\]\s]+\]/;

/**
 * Keeps `[^1]` as the text it is. Remark 10 without footnotes reads the second of two adjacent ones, `[^1][^2]`, as
 * the label of a reference link and drops it: a source would vanish by opening and saving.
 */
const keepFootnote: InlineTokenizer = (eat, value, silent) => {
  const [mark] = FOOTNOTE.exec(value) ?? [];
  if (!mark) return undefined;
  return silent ? true : eat(mark)({ type: 'text', value: mark });
};
keepFootnote.locator = (value, from) => value.indexOf('[^', from);

/** The plugin itself: `CMS.registerRemarkPlugin(mdxSafe)`. Decap uses it for reading and for writing. */
export function mdxSafe(this: { Parser?: ParserClass; Compiler?: CompilerClass }): void {
  if (this.Parser) keepFootnotes(this.Parser);
  if (this.Compiler) escapeText(this.Compiler);
}

function keepFootnotes({ prototype }: ParserClass): void {
  prototype.inlineTokenizers['footnoteMark'] = keepFootnote;
  if (!prototype.inlineMethods.includes('footnoteMark')) prototype.inlineMethods.unshift('footnoteMark');
}

function escapeText({ prototype }: CompilerClass): void {
  const { visitors } = prototype;
  const { link, tableCell } = visitors;
  const write: Visitor = (node, parent) => {
    const escaped = escapeForMdx(node.value);
    const opensParagraph = parent?.type === 'paragraph' && parent.children?.[0] === node;
    return opensParagraph ? escapeLineStart(escaped) : escaped;
  };
  visitors['text'] = write;
  visitors['html'] = write;
  if (link) {
    visitors['link'] = function (node, parent) {
      const written = link.call(this, node, parent);
      // MDX has no <https://…> form.
      return /^<[^>]*>$/.test(written) ? `[${written.slice(1, -1)}](${node.url ?? ''})` : written;
    };
  }
  if (tableCell) {
    visitors['tableCell'] = function (node, parent) {
      return tableCell.call(this, node, parent).replace(/(^|[^\\])\|/g, '$1\\|');
    };
  }
}

/** What Decap's Markdown is read and written with, in the browser as in Node. */
export const REMARK_PLUGINS: readonly unknown[] = [{ settings: { bullet: '-', emphasis: '_' } }, mdxSafe];
