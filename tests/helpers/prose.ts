/** One line of a body as a reader meets it. Canonical Markdown keeps a paragraph, an item and a row on one line each. */
export interface ProseLine {
  /** From 1, in the body. */
  readonly line: number;
  readonly kind: 'heading' | 'paragraph' | 'item' | 'row';
  readonly text: string;
  /** The headings it stands under, joined; empty before the first. */
  readonly section: string;
  /** Components around it, outermost first, each as its opening tag. */
  readonly inside: readonly string[];
}

const FOOTNOTE = /^\[\^[^\]]+\]:/u;
const RULE_OF_TABLE = /^\|(?: -+ \|)+$/u;

function kindOf(text: string): ProseLine['kind'] {
  if (text.startsWith('#')) return 'heading';
  if (text.startsWith('|')) return 'row';
  return /^(?:-|\d+\.) /u.test(text) ? 'item' : 'paragraph';
}

/** The lines of a body that hold prose: no component tags, no footnotes, no rules of tables. */
export function proseOf(body: string): ProseLine[] {
  const lines: ProseLine[] = [];
  const inside: string[] = [];
  let section = '';
  for (const [index, raw] of body.split('\n').entries()) {
    const text = raw.trim();
    if (text === '' || FOOTNOTE.test(text) || RULE_OF_TABLE.test(text)) continue;
    if (/^<\/[A-Z]/u.test(text)) inside.pop();
    else if (/^<[A-Z].*\/>$/u.test(text)) continue;
    else if (/^<[A-Z]/u.test(text)) inside.push(text);
    else {
      const kind = kindOf(text);
      if (kind === 'heading') section = text;
      lines.push({ line: index + 1, kind, text, section, inside: [...inside] });
    }
  }
  return lines;
}

/** The text without what stands in Vietnamese quotation marks, nested ones included. */
export function withoutQuotes(text: string): string {
  let depth = 0;
  let outside = '';
  for (const character of text) {
    if (character === '“') depth += 1;
    if (depth === 0) outside += character;
    if (character === '”') depth = Math.max(0, depth - 1);
  }
  return outside;
}

/** Sentences of a line; a table row's cells stay together, since one explains the other. */
export function sentencesOf({ kind, text }: ProseLine): string[] {
  return kind === 'row' ? [text] : text.split(/(?<=[.!?…](?:\[\^[^\]]+\])*)\s+(?=[\p{Lu}“])/u);
}
