import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, dayInVietnam, startOfDay } from '#src/lib/dates.ts';
import { Problem } from '#src/lib/problem.ts';
import type { Settings } from '#src/schemas/settings.ts';
import { backupMadeAt } from './backup.ts';
import { ASIDE_PREFIX, type Register } from './data-folder.ts';
import { forgetErasuresBefore } from './erasures.ts';

/** How many records went because their time was over. */
export interface Purged {
  readonly reporters: number;
  readonly focalPoints: number;
  readonly help: number;
  readonly feedback: number;
}

type Kept = Pick<Settings, 'personalData'>;

/** Erases whatever has been kept as long as the notices say, and not a day longer. Figures and their chain stay whole. */
export async function purgeByRetention(
  { store, personal, files }: Pick<Register, 'store' | 'personal' | 'files'>,
  { personalData }: Kept,
  now: Date,
  actor: string,
): Promise<Purged> {
  const before = (days: number) => startOfDay(addDays(dayInVietnam(now), -days));
  const { reporterDays, focalPointDays, helpDays, feedbackDays, backupDays } = personalData;
  const reporters = reporterDays === undefined ? [] : await personal.olderThan(before(reporterDays));
  for (const id of reporters) await personal.erase(id);
  const ended = async (kind: 'people' | 'help', days: number) =>
    (await personal.signUps.list(kind)).filter(
      ({ state, changedAt }) =>
        ['replaced', 'withdrawn', 'answered'].includes(state) && changedAt < before(days).toISOString(),
    );
  const people = await ended('people', focalPointDays);
  const help = await ended('help', helpDays);
  for (const { receipt } of [...people, ...help]) await personal.signUps.erase(receipt, now);
  const feedback = await personal.feedback.purge(addDays(dayInVietnam(now), -feedbackDays));
  forgetErasuresBefore(files.erasures, before(backupDays));
  const purged = { reporters: reporters.length, focalPoints: people.length, help: help.length, feedback };
  if (Object.values(purged).some((count) => count > 0)) {
    const detail = { ...purged };
    await store.audit({ at: now, actor, act: 'personal-purged', subject: 'retention', detail });
  }
  return purged;
}

/**
 * Removes the backups of a folder that are older than the notices promise, and the personal data in registers that a
 * restore has put aside. Gives the names; other files are not touched.
 */
export function purgeBackups(
  folder: string,
  { files }: Pick<Register, 'files'>,
  { personalData }: Kept,
  now: Date,
): readonly string[] {
  if (!existsSync(folder)) {
    throw new Problem('folder-missing', `Không thấy thư mục ${folder}.`, 'Kiểm tra lại đường dẫn.');
  }
  const limit = startOfDay(addDays(dayInVietnam(now), -personalData.backupDays));
  const backups = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => join(folder, name))
    .filter((file) => (backupMadeAt(file) ?? now) < limit);
  const aside = readdirSync(files.folder)
    .filter((name) => name.startsWith(ASIDE_PREFIX) && asideTime(name) < limit)
    .flatMap((name) =>
      ['personal.db', 'personal.db-wal', 'personal.db-shm'].map((part) => join(files.folder, name, part)),
    )
    .filter((file) => existsSync(file));
  const gone = [...backups, ...aside];
  for (const file of gone) rmSync(file);
  return gone;
}

/** `truoc-khoi-phuc-2026-11-20T02-00-00-000Z` → that instant. */
function asideTime(name: string): Date {
  const [day = '', time = ''] = name.slice(ASIDE_PREFIX.length).split('T');
  return new Date(`${day}T${time.replace(/^(\d\d)-(\d\d)-(\d\d)-(\d{3})Z$/, '$1:$2:$3.$4Z')}`);
}
