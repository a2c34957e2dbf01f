import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { html, type SafeHtml } from '#src/lib/html.ts';
import { escapeHtml } from '#src/lib/text.ts';

/** A built page around a form: the markup before the title, between title and form, and after the form. */
export interface FormTemplate {
  /** The page's own address, `/bao-cao-thang/`. */
  readonly address: string;
  readonly formId: string;
  readonly fill: (parts: { titlePrefix?: string; form: SafeHtml }) => string;
}

/** The pages of the built site that the receiver fills in. */
export interface Templates {
  /** By address. */
  readonly forms: ReadonlyMap<string, FormTemplate>;
  /** The page without content of its own: receipts, refusals, faults. */
  readonly shell: (parts: { title: string; main: SafeHtml }) => string;
}

/** The form that stands on a page of its own; the handbook's appendix embeds the same. */
export const FORM_PATH = '/bao-cao-thang/';

const FORM_REGION = /<!--form:([a-z0-9-]+)-->[\s\S]*?<!--\/form:\1-->/;
const TITLE_SLOT = /<!--slot:title-->[\s\S]*?<!--\/slot:title-->/g;
const MAIN_SLOT = /<!--slot:main-->[\s\S]*?<!--\/slot:main-->/;

/** Where the build puts the shell; not an address of the site. */
export const SHELL_FILE = 'khung/index.html';

/** The frame of the staff console. */
export const CONSOLE_SHELL_FILE = 'khung/quan-ly/index.html';

/** Finds every page of a built site that holds one of these forms, and the shell. */
export function readTemplates(dist: string, formIds: readonly string[]): Templates {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('index.html'));
  const forms = files.flatMap((file) => {
    const address = `/${file.slice(0, -'index.html'.length)}`;
    const template = formTemplate(address, readFileSync(join(dist, file), 'utf8'));
    return template && formIds.includes(template.formId) ? [[address, template] as const] : [];
  });
  return { forms: new Map(forms), shell: readShell(dist, SHELL_FILE) };
}

/** The frame that the build left in this file; a plain one while there is none. */
export function readShell(dist: string, name: string): Templates['shell'] {
  const file = join(dist, name);
  return shellTemplate(existsSync(file) ? readFileSync(file, 'utf8') : PLAIN_SHELL);
}

/** The template of a page, `undefined` where it has no form. */
export function formTemplate(address: string, page: string): FormTemplate | undefined {
  const formId = FORM_REGION.exec(page)?.[1];
  if (formId === undefined) return undefined;
  return {
    address,
    formId,
    fill({ titlePrefix = '', form }) {
      const titled = page.replace('<title>', () => `<title>${escapeHtml(titlePrefix)}`);
      // As functions: a dollar sign in what was typed is no pattern.
      return titled.replace(FORM_REGION, () => `<!--form:${formId}-->${form.markup}<!--/form:${formId}-->`);
    },
  };
}

export function shellTemplate(page: string): Templates['shell'] {
  return ({ title, main }) =>
    page.replace(TITLE_SLOT, () => html`${title}`.markup).replace(MAIN_SLOT, () => main.markup);
}

/** Stands in while the site has not been built. */
const PLAIN_SHELL = `<!doctype html>
<html lang="vi">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <title><!--slot:title--><!--/slot:title--></title>
  </head>
  <body>
    <main><h1><!--slot:title--><!--/slot:title--></h1><!--slot:main--><!--/slot:main--></main>
  </body>
</html>
`;
