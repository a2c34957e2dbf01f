import type { Day } from '#src/lib/dates.ts';
import type { MediaItem } from '#src/schemas/media.ts';
import type { Message } from '#src/schemas/media-message.ts';
import type { Template } from '#src/schemas/media-template.ts';
import type { MediaKind } from '#src/schemas/media-vocabulary.ts';
import type { ShortAddress } from '#src/schemas/short-address.ts';
import type { Unit } from '#src/schemas/records.ts';
import { lastDayOf } from './piece.ts';

/** Everything in `content/` that the media library is made of, by id. */
export interface MediaContent {
  readonly items: ReadonlyMap<string, MediaItem>;
  readonly templates: ReadonlyMap<string, Template>;
  readonly messages: ReadonlyMap<string, Message>;
  readonly shortAddresses: ReadonlyMap<string, ShortAddress>;
  /** Units in force, by the name of their file. */
  readonly units: ReadonlyMap<string, Unit>;
}

export interface LibraryItem {
  readonly id: string;
  readonly data: MediaItem;
  readonly template?: Template | undefined;
  readonly message?: Message | undefined;
  /** The last day of use: the item's or its words', whichever comes first. */
  readonly lastDay: Day;
  readonly state: 'current' | 'upcoming' | 'expired' | 'retired';
}

function stateOf(item: MediaItem, lastDay: Day, today: Day): LibraryItem['state'] {
  if (item.retired || item.replacedBy) return 'retired';
  if (today > lastDay) return 'expired';
  return today < item.validFrom ? 'upcoming' : 'current';
}

/** All items in their order, each with its drawing and words and whether it may be used on that day. */
export function libraryOf(content: MediaContent, today: Day): LibraryItem[] {
  return [...content.items]
    .map(([id, data]) => {
      const template = data.template ? content.templates.get(data.template) : undefined;
      const message = data.message ? content.messages.get(data.message) : undefined;
      const lastDay = lastDayOf(data, message);
      return { id, data, template, message, lastDay, state: stateOf(data, lastDay, today) };
    })
    .toSorted((one, other) => one.data.order - other.data.order || (one.id < other.id ? -1 : 1));
}

/** Kinds that a department may put its name on in the browser. */
export const LOCAL_KINDS: readonly MediaKind[] = [
  'poster',
  'leaflet',
  'standee',
  'banner',
  'handout',
  'image',
  'cover',
];

export function mayBeLocal(item: LibraryItem): boolean {
  return item.template !== undefined && LOCAL_KINDS.includes(item.data.kind);
}
