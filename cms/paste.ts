import { formatTable } from './table.ts';
import { escapeForMdx } from './mdx-safe.ts';

/**
 * Pasting from Word, Excel and web pages. Decap's editor flattens pasted tables to one line, drops the addresses of
 * links and the bold of Word's `<b>`; so what is pasted is turned into the editor's own nodes here, before it sees it.
 */

interface TextNode {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
}

interface BlockNode {
  readonly type: string;
  readonly data?: object;
  readonly children: readonly PastedNode[];
}

/** A node of Decap's Slate editor. */
export type PastedNode = TextNode | BlockNode;

interface Marks {
  readonly bold?: true;
  readonly italic?: true;
}

const BLOCKS = /^(?:P|DIV|H[1-6]|UL|OL|LI|TABLE|BLOCKQUOTE|PRE|SECTION|ARTICLE|HR)$/;
const IGNORED = /^(?:STYLE|SCRIPT|META|LINK|TITLE|XML|IMG|HEAD)$/;

/** h1 is the page's title, so a pasted one comes in below it. */
const HEADINGS: Readonly<Record<string, string>> = {
  H1: 'heading-two',
  H2: 'heading-two',
  H3: 'heading-three',
  H4: 'heading-four',
  H5: 'heading-four',
  H6: 'heading-four',
};

function marksOf(element: HTMLElement, outer: Marks): Marks {
  const { tagName, style } = element;
  const weight = style.fontWeight;
  const isBold = weight
    ? weight === 'bold' || weight === 'bolder' || Number(weight) >= 600
    : tagName === 'B' || tagName === 'STRONG' || outer.bold === true;
  const isItalic = style.fontStyle
    ? style.fontStyle === 'italic'
    : tagName === 'I' || tagName === 'EM' || outer.italic === true;
  return { ...(isBold ? { bold: true } : {}), ...(isItalic ? { italic: true } : {}) };
}

function textOf(raw: string): string {
  return raw.replace(/[\s\u00a0]+/g, ' ').normalize('NFC');
}

function safeAddress(element: HTMLElement): string | undefined {
  const address = element.getAttribute('href')?.trim() ?? '';
  return /^(?:https?:\/\/|mailto:|tel:|\/(?!\/))/i.test(address) ? address : undefined;
}

function inlineOf(node: Node, marks: Marks): PastedNode[] {
  if (node.nodeType === Node.TEXT_NODE) {
    const text = textOf(node.textContent ?? '');
    return text === '' ? [] : [{ text, ...marks }];
  }
  if (!(node instanceof HTMLElement) || IGNORED.test(node.tagName)) return [];
  if (node.tagName === 'BR') return [{ text: ' ', ...marks }];
  if (isListMark(node)) return [];
  const inside = [...node.childNodes].flatMap((child) => inlineOf(child, marksOf(node, marks)));
  const address = node.tagName === 'A' ? safeAddress(node) : undefined;
  return address && inside.length > 0 ? [{ type: 'link', data: { url: address }, children: inside }] : inside;
}

/** Word writes the bullet or number of a list item as text of its own. */
function isListMark(element: HTMLElement): boolean {
  return /mso-list:\s*Ignore/i.test(element.getAttribute('style') ?? '');
}

function isEmpty(nodes: readonly PastedNode[]): boolean {
  return nodes.every((node) => 'text' in node && node.text.trim() === '');
}

function trimmed(nodes: readonly PastedNode[]): PastedNode[] {
  return nodes.map((node, index) => {
    if (!('text' in node)) return node;
    const start = index === 0 ? node.text.trimStart() : node.text;
    return { ...node, text: index === nodes.length - 1 ? start.trimEnd() : start };
  });
}

function paragraphOf(nodes: readonly PastedNode[], type = 'paragraph'): BlockNode[] {
  return isEmpty(nodes) ? [] : [{ type, children: trimmed(nodes) }];
}

function listItemOf(blocks: readonly BlockNode[]): BlockNode {
  return {
    type: 'list-item',
    children: blocks.length > 0 ? blocks : [{ type: 'paragraph', children: [{ text: '' }] }],
  };
}

function blocksOf(parent: Node, marks: Marks): BlockNode[] {
  const blocks: BlockNode[] = [];
  let line: PastedNode[] = [];
  const endLine = () => {
    blocks.push(...paragraphOf(line));
    line = [];
  };
  for (const child of parent.childNodes) {
    const hasBlocks =
      child instanceof HTMLElement && (BLOCKS.test(child.tagName) || child.querySelector('table, p, li'));
    if (hasBlocks) {
      endLine();
      blocks.push(...blockOf(child, marksOf(child, marks)));
    } else {
      line.push(...inlineOf(child, marks));
    }
  }
  endLine();
  return joinWordLists(blocks);
}

function blockOf(element: HTMLElement, marks: Marks): BlockNode[] {
  const { tagName } = element;
  if (IGNORED.test(tagName)) return [];
  if (tagName === 'TABLE') return [tableOf(element)];
  if (tagName === 'UL' || tagName === 'OL') return listOf(element, marks);
  const heading = HEADINGS[tagName];
  if (heading) return paragraphOf(inlineOf(element, {}), heading);
  if (tagName === 'BLOCKQUOTE') return [{ type: 'quote', children: blocksOf(element, marks) }];
  const wordList = wordListOf(element);
  if (wordList) {
    const item = listItemOf(paragraphOf(inlineOf(element, marks)));
    return [{ type: wordList, data: { fromWord: true }, children: [item] }];
  }
  return blocksOf(element, marks);
}

function listOf(element: HTMLElement, marks: Marks): BlockNode[] {
  const items = [...element.children].filter((child) => child.tagName === 'LI');
  if (items.length === 0) return [];
  return [
    {
      type: element.tagName === 'OL' ? 'numbered-list' : 'bulleted-list',
      children: items.map((item) => listItemOf(blocksOf(item, marks))),
    },
  ];
}

/** Word has no lists in its HTML, only paragraphs of a class that begin with their bullet. */
function wordListOf(element: HTMLElement): 'numbered-list' | 'bulleted-list' | undefined {
  if (!/mso-list:\s*l\d/i.test(element.getAttribute('style') ?? '')) return undefined;
  const mark = [...element.querySelectorAll<HTMLElement>('span')].find(isListMark)?.textContent ?? '';
  return /^\s*[\da-z]{1,3}[.)]/i.test(mark) ? 'numbered-list' : 'bulleted-list';
}

function joinWordLists(blocks: readonly BlockNode[]): BlockNode[] {
  const joined: BlockNode[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    const goesOn = isWordList(block) && last && isWordList(last) && last.type === block.type;
    if (goesOn) joined[joined.length - 1] = { ...last, children: [...last.children, ...block.children] };
    else joined.push(block);
  }
  return joined;
}

function isWordList({ data }: BlockNode): boolean {
  return data !== undefined && 'fromWord' in data;
}

function cellText(cell: Element): string {
  return escapeForMdx(textOf(cell.textContent).trim()).replaceAll('|', '\\|');
}

/** A table becomes the table component; a cell over several columns is followed by empty ones. */
function tableOf(table: HTMLElement): BlockNode {
  const rows = [...table.querySelectorAll('tr')].map((row) => {
    const cells = [...row.children].flatMap((cell) => {
      const span = Math.min(Number(cell.getAttribute('colspan') ?? '1') || 1, 20);
      return [cellText(cell), ...Array.from({ length: span - 1 }, () => '')];
    });
    return `| ${cells.join(' | ')} |`;
  });
  const data = {
    shortcode: 'table',
    shortcodeNew: false,
    shortcodeData: { source: formatTable(rows.join('\n')) },
  };
  return { type: 'shortcode', data, children: [{ text: '' }] };
}

/** The editor's nodes for pasted HTML. */
export function nodesFromHtml(html: string): PastedNode[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const blocks = blocksOf(body, {});
  const [only] = blocks;
  // A few words go into the line in which the cursor stands.
  return blocks.length === 1 && only?.type === 'paragraph' ? [...only.children] : blocks;
}

const SLATE = 'application/x-slate-fragment';

function takeOver(event: ClipboardEvent): void {
  const editor = event.target instanceof Element ? event.target.closest('[data-slate-editor="true"]') : null;
  const html = event.clipboardData?.getData('text/html') ?? '';
  // What is copied inside the editor itself already comes in the editor's own form.
  if (!editor || html === '' || html.includes('data-slate-fragment')) return;
  const nodes = nodesFromHtml(html);
  if (nodes.length === 0) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const data = new DataTransfer();
  data.setData(SLATE, btoa(encodeURIComponent(JSON.stringify(nodes))));
  data.setData('text/plain', event.clipboardData?.getData('text/plain') ?? '');
  editor.dispatchEvent(
    new InputEvent('beforeinput', {
      inputType: 'insertFromPaste',
      dataTransfer: data,
      bubbles: true,
      cancelable: true,
    }),
  );
}

/** Stands before the editor's own handling of the clipboard. */
export function takeOverPasting(page: Document): void {
  page.addEventListener('paste', takeOver, { capture: true });
}
