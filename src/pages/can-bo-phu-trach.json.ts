import type { APIRoute } from 'astro';
import { getCollection } from 'astro:content';
import { unitsToday } from '#src/handbook/content.ts';
import { regionContacts } from '#src/handbook/region-contacts.ts';

/** Fetched by src/components/browser/page-state.ts when a reader reaches the foot of a page. */
export const GET: APIRoute = async () =>
  new Response(JSON.stringify(regionContacts(await unitsToday(), await getCollection('can-bo'))), {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
