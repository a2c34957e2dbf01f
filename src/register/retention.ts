import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, dayInVietnam, startOfDay } from '#src/lib/dates.ts';
import { Problem } from '#src/lib/problem.ts';
import type { Settings } from '#src/schemas/settings.ts';
import { backupMadeAt } from './backup.ts';
import type { Register } from './data-folder.ts';

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
  { store, personal, erasures }: Pick<Register, 'store' | 'personal' | 'erasures'>,
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
  await erasures.forgetBefore(before(backupDays));
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
export async function purgeBackups(
  folder: string,
  register: Pick<Register, 'purgeAside'>,
  { personalData }: Kept,
  now: Date,
): Promise<readonly string[]> {
  if (!existsSync(folder)) {
    throw new Problem('folder-missing', `Không thấy thư mục ${folder}.`, 'Kiểm tra lại đường dẫn.');
  }
  const limit = startOfDay(addDays(dayInVietnam(now), -personalData.backupDays));
  const backups = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => join(folder, name))
    .filter((file) => (backupMadeAt(file) ?? now) < limit);
  for (const file of backups) rmSync(file);
  return [...backups, ...(await register.purgeAside(limit))];
}
