import type { APIRoute } from 'astro';
import { handbook, linkOf, pageEntries, settings } from '#src/handbook/content.ts';
import { llmsText } from '#src/handbook/llms.ts';
import { LLMS_CAUTION } from '#src/messages/reading.ts';

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
    sections: [...book, ...around],
    descriptions,
    site: new URL('/', site),
  });
  return new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
};
