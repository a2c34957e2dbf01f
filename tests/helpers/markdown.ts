import { slugify } from '#src/lib/text.ts';

/** A reading of our Markdown just deep enough for checks: what is prose, which links, which components. */

export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly kind: 'open' | 'close' | 'alone';
  /** False when something stands in the tag that is not `name="value"`. */
  readonly wellFormed: boolean;
  readonly raw: string;
}

/** The body without code, in which nothing has a meaning. */
export function withoutCode(body: string): string {
  return body
    .replace(/^(`{3,}|~{3,})[^\n]*\n.*?^\1[`~]*$/gmsu, '')
    .replace(/(`+)(?!`).+?(?<!`)\1(?!`)/gsu, '');
}

/** Addresses of all links, in Markdown and in component attributes. */
export function linksOf(body: string): string[] {
  const text = withoutCode(body);
  const inMarkdown = [...text.matchAll(/\]\(([^()\s]+)(?:\s+"[^"]*")?\)/gu)].map(([, href = '']) => href);
  const inComponents = tagsOf(body).flatMap((tag) => tag.attributes['href'] ?? []);
  return [...inMarkdown, ...inComponents];
}

export function tagsOf(body: string): Tag[] {
  return [...withoutCode(body).matchAll(/(?<!\\)<(\/?)([A-Za-z][\w.]*)((?:"[^"]*"|[^">])*)>/gu)].map(
    ([raw, slash = '', name = '', inside = '']) => {
      const alone = /\/\s*$/u.test(inside);
      const list = inside.replace(/\/\s*$/u, '');
      const pairs = [...list.matchAll(/\s+([A-Za-z][\w-]*)="([^"]*)"/gu)];
      const rest = list.replace(/\s+[A-Za-z][\w-]*="[^"]*"/gu, '').trim();
      return {
        name,
        raw,
        kind: slash ? 'close' : alone ? 'alone' : 'open',
        attributes: Object.fromEntries(
          pairs.map(([, key = '', value = '']) => [key, value.replaceAll('&quot;', '"')]),
        ),
        wellFormed: rest === '',
      };
    },
  );
}

/** What stands out unescaped though our pages never hold it: expressions, imports, comments, HTML-like leftovers. */
export function strayMarkupOf(body: string): string[] {
  const text = withoutCode(body);
  return [
    ...[...text.matchAll(/(?<!\\)\{[^\n]{0,40}/gu)].map(([found]) => found),
    ...[...text.matchAll(/^(?:import|export)\s[^\n]{0,40}/gmu)].map(([found]) => found),
    ...[...text.matchAll(/(?<!\\)<(?!\/?[A-Z])[^\n]{0,20}/gu)].map(([found]) => found),
  ];
}

/** Plain words of a line of Markdown. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/\[\^[^\]]+\]/gu, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replace(/(?<!\\)(\*\*|__|[*_`])/gu, '')
    .replace(/\\([!-/:-@[-`{-~])/gu, '$1')
    .trim();
}

/** Ids that the headings of a body get on the page (src/handbook/markdown.ts), in order. */
export function headingIdsOf(body: string): string[] {
  const seen = new Map<string, number>();
  return [...withoutCode(body).matchAll(/^#{2,4} +(.+)$/gmu)].map(([, title = '']) => {
    const slug = slugify(plainText(title)) || 'muc';
    const count = (seen.get(slug) ?? 0) + 1;
    seen.set(slug, count);
    return count === 1 ? slug : `${slug}-${String(count)}`;
  });
}

/** Footnotes that the text refers to, and those that are defined. */
export function footnotesOf(body: string): { readonly used: Set<string>; readonly defined: string[] } {
  const text = withoutCode(body);
  return {
    // At the start of a line, with a colon, it is the definition; elsewhere a colon is only punctuation.
    used: new Set([...text.matchAll(/(?<!^)\[\^([^\]]+)\]/gmu)].map(([, name = '']) => name)),
    defined: [...text.matchAll(/^\[\^([^\]]+)\]:/gmu)].map(([, name = '']) => name),
  };
}
