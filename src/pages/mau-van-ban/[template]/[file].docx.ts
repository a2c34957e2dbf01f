import type { APIRoute } from 'astro';
import { blankName, blankOf, WORD_FILES, wordTemplates } from '#src/components/word/templates.ts';
import { WORD_TYPE } from '#src/documents/word/file-name.ts';

export function getStaticPaths() {
  return wordTemplates().flatMap(({ id }) =>
    [WORD_FILES.tagged, blankName(id)].map((file) => ({ params: { template: id, file } })),
  );
}

/** The template as it lies in the content, for the script that fills it in; or with every answer left blank. */
export const GET: APIRoute = ({ params }) => {
  const template = wordTemplates().find(({ id }) => id === params['template']);
  if (!template) return new Response(null, { status: 404 });
  const bytes = params['file'] === WORD_FILES.tagged ? template.bytes.slice() : blankOf(template);
  return new Response(bytes, { headers: { 'Content-Type': WORD_TYPE } });
};
