import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import type { PersonalStore } from './personal-store.ts';

/** One record that was erased: by its id or receipt, which say nothing about the person. */
interface Erasure {
  readonly id: string;
  readonly at: string;
}

/**
 * Writes down, before a record goes, that it goes. The list stands outside the databases and outside backups: a restored
 * backup from before the erasure must not bring the person back.
 */
export function rememberErasure(file: string, id: string, now: Date): void {
  const descriptor = openSync(file, 'a', 0o600);
  try {
    writeSync(descriptor, `${JSON.stringify({ id, at: now.toISOString() } satisfies Erasure)}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function readErasures(file: string): Erasure[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.flatMap((line) => {
    try {
      return [JSON.parse(line) as Erasure];
    } catch {
      // The last line of a process that was killed while it wrote: its record was not erased yet.
      return [];
    }
  });
}

/** Erases once more what a restored backup has brought back; gives how many. */
export async function reapplyErasures(file: string, personal: PersonalStore, now: Date): Promise<number> {
  let count = 0;
  for (const { id } of readErasures(file)) {
    const signUp = await personal.signUps.byReceipt(id);
    if (signUp && signUp.content.kind !== 'erased' && (await personal.signUps.erase(id, now))) count += 1;
    if (await personal.erase(id)) count += 1;
  }
  return count;
}

/** Drops what is older than the oldest backup that may still exist. */
export function forgetErasuresBefore(file: string, instant: Date): void {
  const all = readErasures(file);
  const kept = all.filter(({ at }) => at >= instant.toISOString());
  if (kept.length === all.length) return;
  writeFileSync(file, kept.map((erasure) => `${JSON.stringify(erasure)}\n`).join(''), { mode: 0o600 });
}
