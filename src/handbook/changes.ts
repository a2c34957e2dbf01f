import { compareVietnamese } from '#src/lib/text.ts';
import type { Day } from '#src/lib/dates.ts';

/** What changed, in the words of those who changed it: each page keeps its own log, this puts them together. */
export interface Change {
  readonly on: Day;
  readonly what: string;
  readonly address: string;
  readonly title: string;
}

interface LoggedPage {
  readonly address: string;
  readonly title: string;
  readonly changes: readonly { readonly on: Day; readonly what: string }[];
}

/** Every change of every page, the newest first; those of one day by page. */
export function changesOf(pages: readonly LoggedPage[]): Change[] {
  return pages
    .flatMap(({ address, title, changes }) => changes.map(({ on, what }) => ({ on, what, address, title })))
    .toSorted(
      (one, other) =>
        compareVietnamese(other.on, one.on) ||
        compareVietnamese(one.title, other.title) ||
        compareVietnamese(one.what, other.what),
    );
}

/** Changes by day, the newest day first. */
export function changesByDay(changes: readonly Change[]): ReadonlyMap<Day, readonly Change[]> {
  return Map.groupBy(changes, (change) => change.on);
}
