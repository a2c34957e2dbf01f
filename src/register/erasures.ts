import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import type { PersonalStore } from './personal-store.ts';

/** One record that was erased: by its id or receipt, which say nothing about the person. */
export interface Erasure {
  readonly id: string;
  readonly at: string;
}

/**
 * What was erased. The list stands outside what a backup holds and a restore replaces: a backup from before an erasure must
 * not bring the person back.
 */
export interface Erasures {
  /** Writes down, before a record goes, that it goes. */
  record(id: string, now: Date): Promise<void>;
  all(): Promise<readonly Erasure[]>;
  /** Drops what is older than the oldest backup that may still exist. */
  forgetBefore(instant: Date): Promise<void>;
}

/** The list as a file of lines beside the databases. */
export function fileErasures(file: string): Erasures {
  /* eslint-disable @typescript-eslint/require-await -- a fault must reject, not throw */
  return {
    async record(id, now) {
      const descriptor = openSync(file, 'a', 0o600);
      try {
        writeSync(descriptor, `${JSON.stringify({ id, at: now.toISOString() } satisfies Erasure)}\n`);
        fsyncSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
    },
    all: async () => readErasures(file),
    async forgetBefore(instant) {
      const all = readErasures(file);
      const kept = all.filter(({ at }) => at >= instant.toISOString());
      if (kept.length === all.length) return;
      writeFileSync(file, kept.map((erasure) => `${JSON.stringify(erasure)}\n`).join(''), { mode: 0o600 });
    },
  };
  /* eslint-enable @typescript-eslint/require-await */
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
export async function reapplyErasures(
  erasures: readonly Erasure[],
  personal: PersonalStore,
  now: Date,
): Promise<number> {
  let count = 0;
  for (const { id } of erasures) {
    const signUp = await personal.signUps.byReceipt(id);
    if (signUp && signUp.content.kind !== 'erased' && (await personal.signUps.erase(id, now))) count += 1;
    if (await personal.erase(id)) count += 1;
  }
  return count;
}
