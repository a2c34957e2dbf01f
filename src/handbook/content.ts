import { getCollection, getEntry, type CollectionEntry } from 'astro:content';
import { dayInVietnam } from '#src/lib/dates.ts';
import { compareVietnamese } from '#src/lib/text.ts';
import { entitlementSchema, type Entitlement } from '#src/schemas/entitlement.ts';
import { readYaml } from '#src/schemas/read-yaml.ts';
import type { Settings } from '#src/schemas/settings.ts';
import { addressOf, PAGE_COLLECTIONS, type PageCollection } from './address.ts';
import { changesOf, type Change } from './changes.ts';
import { abbreviationsOf, type Abbreviation } from './terms.ts';
import { buildHandbook, type Handbook, type PageLink } from './tree.ts';

/** The content as pages and components ask for it. Each question is answered once per build. */

export type PageEntry = CollectionEntry<PageCollection>;

/** The day of the build in Vietnam: what "overdue", "expired" and "next deadline" mean in the built pages. */
export const TODAY = dayInVietnam(new Date());

const answers = new Map<string, unknown>();

async function once<Answer>(question: string, ask: () => Promise<Answer>): Promise<Answer> {
  // The development server must see changed content; a build never changes under way.
  if (import.meta.env.DEV) return ask();
  if (!answers.has(question)) answers.set(question, ask());
  return answers.get(question) as Promise<Answer>;
}

export async function pageEntries(): Promise<PageEntry[]> {
  return once('pages', async () => {
    const all = await Promise.all(PAGE_COLLECTIONS.map((name) => getCollection(name)));
    return all.flat();
  });
}

export function linkOf(entry: PageEntry): PageLink {
  const { title, navTitle, code, order } = entry.data;
  const { collection, id } = entry;
  return {
    collection,
    id,
    address: addressOf(collection, id),
    title,
    navTitle: navTitle ?? title,
    code,
    order,
  };
}

export async function handbook(): Promise<Handbook> {
  return once('handbook', async () => buildHandbook((await pageEntries()).map(linkOf)));
}

/** Former address → present one, of every page that has moved. */
export async function movedPages(): Promise<ReadonlyMap<string, string>> {
  return once('moved', async () =>
    (await pageEntries()).reduce((moved, entry) => {
      for (const alias of entry.data.aliases) moved.set(alias, linkOf(entry).address);
      return moved;
    }, new Map<string, string>()),
  );
}

/** True where this address is a page of the content folders; menus leave out what does not exist yet. */
export async function pageExists(address: string): Promise<boolean> {
  return (await pageEntries()).some((entry) => addressOf(entry.collection, entry.id) === address);
}

export async function settings(): Promise<Settings> {
  const entry = await getEntry('cai-dat', 'cai-dat');
  if (!entry) throw new Error('content/cai-dat.yaml: chưa có tệp cài đặt.');
  return entry.data;
}

/** Abbreviations that pages explain where they first use them. */
export async function abbreviations(): Promise<Abbreviation[]> {
  return once('abbreviations', async () => abbreviationsOf(await getCollection('thuat-ngu')));
}

/** What changed on any page, the newest first. */
export async function changes(): Promise<Change[]> {
  return changesOf(
    (await pageEntries()).map((entry) => ({
      address: linkOf(entry).address,
      title: entry.data.title,
      changes: entry.data.changes,
    })),
  );
}

/** The questions and outcomes of "Tôi có được hỗ trợ không?". */
export async function entitlement(): Promise<Entitlement> {
  return once('entitlement', () =>
    Promise.resolve(readYaml('content/kiem-tra-quyen-loi.yaml', entitlementSchema)),
  );
}

/** Entries of the sources with these ids, in the order given; an id without an entry is left out (the checks name it). */
export async function sourcesOf(ids: readonly string[]): Promise<CollectionEntry<'can-cu'>[]> {
  const entries = await getCollection('can-cu');
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Units in force today, by name. */
export async function unitsToday(): Promise<CollectionEntry<'don-vi'>[]> {
  const units = await getCollection(
    'don-vi',
    ({ data }) => (data.validFrom ?? TODAY) <= TODAY && (data.validTo ?? TODAY) >= TODAY,
  );
  return units.toSorted((one, other) => compareVietnamese(one.data.name, other.data.name));
}

/** Units that a reorganisation has ended, by name. */
export async function formerUnits(): Promise<CollectionEntry<'don-vi'>[]> {
  const units = await getCollection('don-vi', ({ data }) => (data.validTo ?? TODAY) < TODAY);
  return units.toSorted((one, other) => compareVietnamese(one.data.name, other.data.name));
}
