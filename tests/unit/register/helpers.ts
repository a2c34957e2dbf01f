import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { canonicalJson } from '#src/lib/canonical.ts';
import type { Draft } from '#src/register/store.ts';

/** A folder of the test's own, gone when the test ends. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'register-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const MORNING = new Date('2026-11-20T02:00:00.000Z');

/** An instant some seconds after `MORNING`. */
export function later(seconds: number): Date {
  return new Date(MORNING.getTime() + seconds * 1000);
}

export const DEFINITION = { form: 'so-lieu-thang', version: 'abc123', content: '{}', savedAt: MORNING };

/** A draft of Hà Nội's November; the idempotency key follows from what differs, as it does in the receiver. */
export function draftOf(changes: Partial<Draft> = {}): Draft {
  const draft = {
    ...{ unit: '01', period: '2026-11', form: DEFINITION.form, definition: DEFINITION.version },
    ...{ values: { idvnNew: 12, difficulties: null }, reasons: {}, replaces: null, correctionReason: null },
    ...{ credential: '01-1', personal: null, filedAt: MORNING },
    ...changes,
  };
  const content = canonicalJson(draft.values);
  return {
    idempotency: `${draft.unit} ${draft.period} ${String(draft.replaces)} ${content}`,
    content,
    ...draft,
  };
}
