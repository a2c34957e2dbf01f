import type { APIRoute } from 'astro';
import { changes, settings, TODAY } from '#src/handbook/content.ts';
import { atomFeed } from '#src/handbook/feed.ts';
import { CHANGES_WORDS } from '#src/messages/reading.ts';

/** The log of changes for feed readers. */
export const GET: APIRoute = async ({ site, url }) => {
  const { site: names } = await settings();
  return new Response(
    atomFeed(await changes(), {
      title: `${CHANGES_WORDS.title}: ${names.name}`,
      author: names.publisher,
      log: new URL('/thay-doi/', site),
      self: new URL(url.pathname, site),
      builtOn: TODAY,
    }),
    { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } },
  );
};
