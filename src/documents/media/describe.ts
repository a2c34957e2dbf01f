import { LICENCES, MEDIA_AUDIENCES, MEDIA_CHANNELS, MEDIA_KINDS } from '#src/schemas/media-vocabulary.ts';
import type { LibraryItem } from './library.ts';
import type { KitFile, KitItem } from './manifest.ts';

/** An item with the Vietnamese words for its kind, audience, channels and licence. */
export function describeItem({ id, data, lastDay }: LibraryItem, files: readonly KitFile[]): KitItem {
  return {
    id,
    title: data.title,
    kind: MEDIA_KINDS[data.kind],
    audience: MEDIA_AUDIENCES[data.audience],
    channels: data.channels.map((channel) => MEDIA_CHANNELS[channel]),
    version: data.version,
    issuedOn: data.issuedOn,
    validFrom: data.validFrom,
    validTo: lastDay,
    licence: LICENCES[data.licence],
    credit: data.credit,
    files,
  };
}
