import type { APIRoute, GetStaticPaths } from 'astro';
import { getCollection } from 'astro:content';
import { programmeCalendar } from '#src/documents/calendar/programme-calendar.ts';
import { settings, unitsToday } from '#src/handbook/content.ts';
import { regionContacts } from '#src/handbook/region-contacts.ts';
import { REGIONS, type Region } from '#src/schemas/records.ts';

export const getStaticPaths = (() =>
  Object.keys(REGIONS).map((region) => ({
    params: { region: `mien-${region}` },
    props: { region },
  }))) satisfies GetStaticPaths;

/** The programme's calendar with whom this region asks. */
export const GET: APIRoute<{ region: Region }> = async ({ site, url, props: { region } }) => {
  const { contacts } = regionContacts(await unitsToday(), await getCollection('can-bo'));
  const ofRegion = contacts.filter(({ regions }) => regions.includes(region));
  return new Response(programmeCalendar(await settings(), site ?? url, { region, contacts: ofRegion }), {
    headers: { 'Content-Type': 'text/calendar; charset=utf-8' },
  });
};
