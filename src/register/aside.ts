import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Folders beside the register in which a restore keeps what stood there before. */
const ASIDE_PREFIX = 'truoc-khoi-phuc-';

/** What a restore moves. */
interface Moved {
  readonly folder: string;
  readonly register: string;
  readonly personal: string;
  readonly keys: string;
}

/** Moves the keys and databases of a folder into one beside them; gives its path. */
export function moveAside(files: Moved, now: Date): string {
  const aside = join(files.folder, `${ASIDE_PREFIX}${now.toISOString().replace(/[:.]/g, '-')}`);
  mkdirSync(aside, { mode: 0o700 });
  for (const path of [files.register, files.personal]) {
    for (const part of ['-wal', '-shm', '']) {
      if (existsSync(path + part)) renameSync(path + part, join(aside, basename(path + part)));
    }
  }
  if (existsSync(files.keys)) renameSync(files.keys, join(aside, basename(files.keys)));
  return aside;
}

/** Removes the personal data from what was moved aside before that instant; gives the names of what is gone. */
export function purgeFolderAside({ folder }: Pick<Moved, 'folder'>, before: Date): readonly string[] {
  const gone = readdirSync(folder)
    .filter((name) => name.startsWith(ASIDE_PREFIX) && asideTime(name) < before)
    .flatMap((name) =>
      ['personal.db', 'personal.db-wal', 'personal.db-shm'].map((part) => join(folder, name, part)),
    )
    .filter((file) => existsSync(file));
  for (const file of gone) rmSync(file);
  return gone;
}

/** `truoc-khoi-phuc-2026-11-20T02-00-00-000Z` → that instant. */
function asideTime(name: string): Date {
  const [day = '', time = ''] = name.slice(ASIDE_PREFIX.length).split('T');
  return new Date(`${day}T${time.replace(/^(\d\d)-(\d\d)-(\d\d)-(\d{3})Z$/, '$1:$2:$3.$4Z')}`);
}
