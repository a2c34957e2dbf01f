import { TODAY } from '#src/handbook/content.ts';
import { Press } from '#src/documents/media/node/press.ts';
import { mayBeLocal, type LibraryItem } from '#src/documents/media/library.ts';
import type { MediaAudience } from '#src/schemas/media-vocabulary.ts';

let opened: Press | undefined;

/** The library of this build; the development server reads content anew on every page. */
export function press(): Press {
  if (opened && !import.meta.env.DEV) return opened;
  const { origin } = new URL(import.meta.env.SITE);
  opened = new Press(process.cwd(), { origin, today: TODAY });
  return opened;
}

/** Part of an address for each audience. */
export const AUDIENCE_SLUGS: Readonly<Record<MediaAudience, string>> = {
  household: 'ho-kinh-doanh',
  young: 'id-vn-18-23',
  enterprise: 'doanh-nghiep-moi',
  everyone: 'moi-nguoi',
};

export function addressOfItem(id: string): string {
  return `/tai-lieu/${id}/`;
}

export function currentItems(): LibraryItem[] {
  return press().library.filter(({ state }) => state === 'current');
}

export function localItems(): LibraryItem[] {
  return currentItems().filter(mayBeLocal);
}

/** Codes on paper that lead to this machine only: a trial build, which readers of the library are told about. */
export function isTrialOrigin(): boolean {
  return /\/\/(?:127\.|localhost|\[::1\])/u.test(import.meta.env.SITE);
}
