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
  return Promise.all(
    entries.map(async ({ id, data }) => ({
      ...{ id, data, shown: data.from <= TODAY },
      markup: await renderMarkdown(data.text),
    })),
  );
}

let processor: ReturnType<typeof createSatteriMarkdownProcessor> | undefined;

/** Markdown that an editor typed into a field: what looks like a tag stays text. */
export async function renderMarkdown(text: string): Promise<string> {
  processor ??= createSatteriMarkdownProcessor({ features: { smartPunctuation: false } });
  const { code } = await (await processor).render(text.replaceAll('<', '&lt;'));
  return code;
}
