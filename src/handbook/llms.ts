import { labelOf, type Section } from './tree.ts';

interface Described {
  readonly name: string;
  readonly description: string;
  /** What a machine must know before it repeats anything from here. */
  readonly caution: string;
  readonly sections: readonly Section[];
  readonly descriptions: ReadonlyMap<string, string>;
  /** Where people send something, under a heading of its own. */
  readonly forms: readonly { readonly title: string; readonly address: string }[];
  readonly formsTitle: string;
  readonly site: URL;
}

/** The contents of the site for language models, in the form that https://llmstxt.org proposes. */
export function llmsText(described: Described): string {
  const { name, description, caution, sections, descriptions, forms, formsTitle, site } = described;
  const listed = sections.map((section) => {
    const pages = section.pages.map(({ address, title }) => {
      const about = descriptions.get(address);
      return `- [${title}](${new URL(address, site).href})${about ? `: ${about}` : ''}`;
    });
    return `## ${labelOf({ code: section.code, navTitle: section.title })}\n\n${pages.join('\n')}\n`;
  });
  const sent = forms.map(({ title, address }) => `- [${title}](${new URL(address, site).href})`);
  const formsPart = `## ${formsTitle}\n\n${sent.join('\n')}\n`;
  return [`# ${name}\n`, `> ${description}\n`, `${caution}\n`, ...listed, formsPart].join('\n');
}
