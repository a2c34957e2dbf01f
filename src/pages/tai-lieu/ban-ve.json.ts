import type { APIRoute } from 'astro';
import { localItems } from '#src/components/media/press.ts';
import { COLOURS } from '#src/documents/media/palettes.ts';
import type { Drawing } from '#src/documents/media/drawing.ts';

/** All drawings that departments may put their name on, in one file: fetched once, then no network is needed. */
export const GET: APIRoute = () => {
  const drawings = localItems().flatMap(({ id, data, template, message, lastDay }): Drawing[] => {
    if (!template || !message) return [];
    const { title, released, version, issuedOn, summary } = data;
    return [
      {
        id,
        item: { title, summary, released, version, issuedOn, validTo: lastDay },
        template,
        message,
        colours: COLOURS[message.palette],
      },
    ];
  });
  return Response.json(drawings);
};
