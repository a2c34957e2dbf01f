import { compareVietnamese, escapeHtml } from '#src/lib/text.ts';

/** Abbreviations explained where a page first uses them, at build. */

export interface Abbreviation {
  /** Anchor in the glossary. */
  readonly id: string;
  readonly abbreviation: string;
  /** What it stands for. */
  readonly term: string;
}

/** Explanations on one page: enough for those who come from outside, light enough for every page. */
const MOST = 3;

export const GLOSSARY_PAGE = '/gioi-thieu/thuat-ngu/';

/** Markup token by token: comments, tags with whatever their quoted attributes hold, text. */
const TOKENS = /<!--[\s\S]*?-->|<(?:"[^"]*"|'[^']*'|[^'">])*>|[^<]+/g;

/** Nothing is explained inside these: what can be pressed already, names of things, and quoted words. */
const UNTOUCHED =
  /^(?:a|button|h[1-6]|code|pre|blockquote|script|style|textarea|select|label|summary|caption|th|form|svg)$/;

/** `UBND`, `Sở KH&CN`, `2FA`: three capitals at least. Shorter ones are words of the form of letters (`CV`, `BC`). */
export function isExplained(abbreviation: string): boolean {
  return /^[^-./]*[\p{Lu}\d&]{3}[^-./]*$/u.test(abbreviation);
}

/** The abbreviations of the glossary that pages explain; a term that is retired is only kept for those who look it up. */
export function abbreviationsOf(
  terms: readonly {
    readonly id: string;
    readonly data: {
      readonly term: string;
      readonly abbreviation?: string | undefined;
      readonly retired?: boolean;
    };
  }[],
): Abbreviation[] {
  return terms.flatMap(({ id, data: { abbreviation, term, retired } }) =>
    abbreviation && !retired && isExplained(abbreviation) ? [{ id, abbreviation, term }] : [],
  );
}

function linkTo({ id, term }: Abbreviation, words: string): string {
  return `<a class="term" href="${GLOSSARY_PAGE}#${id}" title="${escapeHtml(term)}">${words}</a>`;
}

function escapeForPattern(text: string): string {
  return escapeHtml(text).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function patternOf(terms: readonly Abbreviation[]): RegExp {
  const longestFirst = terms
    .map(({ abbreviation }) => escapeForPattern(abbreviation))
    .toSorted((one, other) => other.length - one.length);
  // Not inside a longer name or a number of a document: `826/QĐ-BTTTT`, `KH-UBND`.
  return new RegExp(`(?<![\\p{L}\\p{N}/&;-])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}/&-])`, 'gu');
}

/** The abbreviations that a plain text uses, by letter: what paper has to spell out, where nobody can press them. */
export function usedIn(text: string, terms: readonly Abbreviation[]): Abbreviation[] {
  if (terms.length === 0) return [];
  const found = new Set(escapeHtml(text).match(patternOf(terms)));
  return terms
    .filter(({ abbreviation }) => found.has(escapeHtml(abbreviation)))
    .toSorted((one, other) => compareVietnamese(one.abbreviation, other.abbreviation));
}

/**
 * Makes the first use of each abbreviation in a page's text a link to the glossary that carries what it stands for: a
 * link works by keyboard and touch without a script, a script opens it in place, and paper prints it in brackets.
 */
export function explainTerms(markup: string, terms: readonly Abbreviation[]): string {
  if (terms.length === 0) return markup;
  const pattern = patternOf(terms);
  const waiting = new Map(terms.map((term) => [escapeHtml(term.abbreviation), term]));
  const open: string[] = [];
  let left = MOST;
  let inFootnotes = false;

  function explain(text: string): string {
    return text.replace(pattern, (words, offset: number) => {
      const term = waiting.get(words);
      if (!term || left === 0) return words;
      waiting.delete(words);
      // The page has just said it itself: "Trung tâm Internet Việt Nam (VNNIC)".
      if (text.slice(0, offset).endsWith(`${escapeHtml(term.term)} (`)) return words;
      left -= 1;
      return linkTo(term, words);
    });
  }

  return markup.replace(TOKENS, (token) => {
    if (inFootnotes || token.startsWith('<!')) return token;
    if (!token.startsWith('<')) return open.length > 0 ? token : explain(token);
    const [, slash, name = ''] = /^<(\/?)([a-z0-9]*)/i.exec(token) ?? [];
    if (token.includes('data-footnotes')) inFootnotes = true;
    if (UNTOUCHED.test(name)) {
      if (slash) open.pop();
      else open.push(name);
    }
    return token;
  });
}
