import { labelOf, type Section } from './tree.ts';

interface Described {
  readonly name: string;
  readonly description: string;
  /** What a machine must know before it repeats anything from here. */
  readonly caution: string;
  readonly sections: readonly Section[];
  readonly descriptions: ReadonlyMap<string, string>;
  readonly site: URL;
}

/** The contents of the site for language models, in the form that https://llmstxt.org proposes. */
export function llmsText({ name, description, caution, sections, descriptions, site }: Described): string {
  const listed = sections.map((section) => {
    const pages = section.pages.map(({ address, title }) => {
      const about = descriptions.get(address);
      return `- [${title}](${new URL(address, site).href})${about ? `: ${about}` : ''}`;
    });
    return `## ${labelOf({ code: section.code, navTitle: section.title })}\n\n${pages.join('\n')}\n`;
  });
  return [`# ${name}\n`, `> ${description}\n`, `${caution}\n`, ...listed].join('\n');
}
