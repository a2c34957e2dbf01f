import { KIT_IDS, type Kit } from '../kit.ts';
import type { LibraryItem } from '../library.ts';
import { ownName } from './item-jobs.ts';
import { FILES } from './media-file.ts';

/**
 * Former address of a download → page of its item: files of pieces that are not in use now, which the page says, and
 * files that a later version has replaced. Who comes by an old link must not get an old poster, nor nothing.
 */
export function formerFilesOf(
  library: readonly LibraryItem[],
  kits: readonly Kit[],
  namesOf: (item: LibraryItem) => readonly string[],
): ReadonlyMap<string, string> {
  const offered = new Set(
    library.filter(({ state }) => state === 'current').flatMap((item) => namesOf(item)),
  );
  const former = library.flatMap((item) => {
    const replaced = item.data.history.flatMap(({ files }) => files.map((file) => ownName(item.id, file)));
    const ended = item.state === 'current' ? [] : namesOf(item);
    const page = `/tai-lieu/${item.id}/${item.state === 'current' ? '#phien-ban' : ''}`;
    return [...replaced, ...ended]
      .filter((name) => !offered.has(name))
      .map((name): [string, string] => [`${FILES}${name}`, page]);
  });
  const emptied = KIT_IDS.filter((id) => !kits.some((kit) => kit.id === id));
  return new Map([...former, ...emptied.map((id) => [`${FILES}${id}.zip`, '/tai-lieu/'] as const)]);
}
