import { escapeHtml } from './text.ts';

/** Markup that is already safe to put into a page. Made only by `html` and `trusted`. */
export class SafeHtml {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
  toString(): string {
    return this.markup;
  }
}

type Part = SafeHtml | string | number | null | undefined | false | readonly Part[];

function render(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof SafeHtml) return part.markup;
  if (typeof part === 'object') return part.map(render).join('');
  return escapeHtml(String(part));
}

/**
 * Tagged template that escapes everything put into it, except markup that `html` itself has made.
 * Used where a page is made outside Astro: forms and receipts, which the receiver renders too.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): SafeHtml {
  return new SafeHtml(
    strings.map((text, index) => (index === 0 ? text : render(parts[index - 1]) + text)).join(''),
  );
}

/** Marks a string as markup. Only for text that this project made itself, never for anything typed. */
export function trusted(markup: string): SafeHtml {
  return new SafeHtml(markup);
}

/**
 * Attributes as ` name="value"`, in the order given: `true` prints the bare name, `false` and `undefined` nothing.
 */
export function attributes(values: Record<string, string | number | boolean | undefined>): SafeHtml {
  const parts = Object.entries(values).flatMap(([name, value]) => {
    if (value === undefined || value === false) return [];
    return value === true ? [` ${name}`] : [` ${name}="${escapeHtml(String(value))}"`];
  });
  return new SafeHtml(parts.join(''));
}
