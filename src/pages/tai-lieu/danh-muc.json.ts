import type { APIRoute } from 'astro';
import { currentItems, press } from '#src/components/media/press.ts';

/** Every current item with its files, sizes and digests: what the browser's packer reads, and machines may. */
export const GET: APIRoute = async () => {
  const items = await Promise.all(currentItems().map((item) => press().kitItemOf(item)));
  return Response.json(items);
};
