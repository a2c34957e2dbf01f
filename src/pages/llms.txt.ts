import type { APIRoute } from 'astro';
import { handbook, linkOf, pageEntries, settings } from '#src/handbook/content.ts';
import { llmsText } from '#src/handbook/llms.ts';
import { join } from 'node:path';
import { loadForms } from '#src/forms/load-all.ts';
import { FORM_PAGES } from '#src/schemas/form-definition.ts';
import { LLMS_CAUTION, LLMS_FORMS } from '#src/messages/reading.ts';

/** What the site holds, for language models. */
export const GET: APIRoute = async ({ site }) => {
  const { site: names } = await settings();
  const { book, around } = await handbook();
  const descriptions = new Map(
    (await pageEntries()).map((entry) => [linkOf(entry).address, entry.data.description]),
  );
  const text = llmsText({
    name: names.name,
    description: names.description,
    caution: LLMS_CAUTION,
    formsTitle: LLMS_FORMS,
    sections: [...book, ...around],
    forms: loadForms(join(process.cwd(), 'content')).map(({ title, purpose }) => ({
      title,
      address: FORM_PAGES[purpose],
    })),
    descriptions,
    site: new URL('/', site),
  });
  return new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
};
