import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '#src/lib/canonical.ts';
import { openSqliteStore } from '#src/register/sqlite-store.ts';
import type { Revision } from '#src/register/store.ts';
import { DEFINITION, draftOf, later, MORNING, scratchFolder } from './helpers.ts';

/** What an officer does: reads the form, or files on top of what was read last. */
const act = fc.record({
  officer: fc.nat(3),
  unit: fc.constantFrom('01', '04'),
  period: fc.constantFrom('2026-10', '2026-11'),
  reads: fc.boolean(),
  figure: fc.nat(5),
});

test('however officers of two units come between one another, revisions follow one another and none is overwritten', async () => {
  const folder = scratchFolder();
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 40 }), async (acts) => {
      runs += 1;
      const store = openSqliteStore(join(folder, `${runs}.db`), { now: MORNING });
      await store.saveDefinition(DEFINITION);
      const seen = new Map<string, Revision | undefined>();
      const acknowledged: Revision[] = [];
      for (const [index, { officer, unit, period, reads, figure }] of acts.entries()) {
        const key = `${officer} ${unit} ${period}`;
        if (reads || !seen.has(key)) seen.set(key, await store.latest(unit, period));
        const base = seen.get(key);
        const draft = draftOf({
          ...{ unit, period, values: { idvnNew: figure }, replaces: base?.receipt ?? null },
          ...{ idempotency: `${officer} ${index}`, filedAt: later(index) },
        });
        const outcome = await store.append(draft, base?.revision ?? 0);
        if (outcome.kind === 'accepted') acknowledged.push(outcome.revision);
        else expect(outcome).toMatchObject({ kind: 'conflict' });
      }
      const kept = await store.list({});
      expect(kept.map((one) => canonicalJson({ ...one })).toSorted()).toEqual(
        acknowledged.map((one) => canonicalJson({ ...one })).toSorted(),
      );
      for (const unit of ['01', '04']) {
        for (const period of ['2026-10', '2026-11']) {
          const history = await store.history(unit, period);
          expect(history.map(({ revision }) => revision)).toEqual(history.map((_, index) => index + 1));
          expect(history.map(({ replaces }) => replaces)).toEqual([
            ...history.slice(0, 1).map(() => null),
            ...history.slice(0, -1).map(({ receipt }) => receipt),
          ]);
        }
      }
      expect(await store.verify()).toMatchObject({ whole: true, revisions: acknowledged.length });
      await store.close();
    }),
    { numRuns: 40 },
  );
});
