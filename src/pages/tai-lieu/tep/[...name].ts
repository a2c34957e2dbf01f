import type { APIRoute } from 'astro';
import { press } from '#src/components/media/press.ts';

export async function getStaticPaths() {
  const names = await press().all();
  return names.map((name) => ({ params: { name } }));
}

const TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  zip: 'application/zip',
};

/** One file of the library, made now or kept from an earlier build. */
export const GET: APIRoute = async ({ params }) => {
  const name = params['name'] ?? '';
  if (import.meta.env.DEV) await press().all();
  const bytes = await press().bytesOf(name);
  const type = TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  return new Response(bytes.slice(), { headers: { 'Content-Type': type } });
};
