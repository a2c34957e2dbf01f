import { createSatteriMarkdownProcessor } from '@astrojs/markdown-satteri';
import { getCollection, type CollectionEntry } from 'astro:content';
import { TODAY } from './content.ts';

export interface ShownNotice {
  readonly id: string;
  readonly data: CollectionEntry<'thong-bao'>['data'];
  readonly markup: string;
  /** False before its first day: the page carries it hidden, and shows it by itself when the day comes. */
  readonly shown: boolean;
}

/** Notices that this page shows today or will show without being built again; those of the past are left out. */
export async function noticesFor(address: string): Promise<ShownNotice[]> {
  const entries = await getCollection(
    'thong-bao',
    ({ data }) => data.to >= TODAY && (data.pages.length === 0 || data.pages.includes(address)),
  );
  if (entries.length === 0) return [];
  const processor = await createSatteriMarkdownProcessor({ features: { smartPunctuation: false } });
  return Promise.all(
    entries.map(async ({ id, data }) => {
      const { code } = await processor.render(data.text.replaceAll('<', '&lt;'));
      return { id, data, markup: code, shown: data.from <= TODAY };
    }),
  );
}
