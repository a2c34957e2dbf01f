import { type Region, REGIONS } from '#src/schemas/records.ts';

/** `Miền Bắc`: as a head or a choice, not in a sentence. */
export function nameOfRegion(region: Region): string {
  return REGIONS[region].replace(/^m/, 'M');
}

export const REGION_IDS = Object.keys(REGIONS) as readonly Region[];

/** The region that a page is asked for; nothing for the whole country. */
export function regionAsked(text: string | null): Region | undefined {
  return REGION_IDS.find((region) => region === text);
}
