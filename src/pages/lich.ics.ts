import type { APIRoute } from 'astro';
import { programmeCalendar } from '#src/documents/calendar/programme-calendar.ts';
import { settings } from '#src/handbook/content.ts';

/** The programme's calendar for the whole country. */
export const GET: APIRoute = async ({ site, url }) =>
  new Response(programmeCalendar(await settings(), site ?? url), {
    headers: { 'Content-Type': 'text/calendar; charset=utf-8' },
  });
