import { createHash } from 'node:crypto';
import { monthsOf, type Quarter } from '#src/figures/quarters.ts';
import type { UnitRecord } from '#src/figures/reorganisation.ts';
import { type RollUp, rollUp } from '#src/figures/roll-up.ts';
import { canonicalJson } from '#src/lib/canonical.ts';
import type { FormDefinition } from '#src/schemas/form-definition.ts';
import { definitionsOf, fieldsOf } from './definitions.ts';
import type { Freeze } from './staff-store.ts';
import type { ReportStore, Revision } from './store.ts';

/** What the figures of a quarter are added up from. */
export interface QuarterSource {
  readonly store: ReportStore;
  readonly units: readonly UnitRecord[];
  readonly form: FormDefinition;
}

/** The filings that stand in a quarter now. */
export async function standingIn(store: ReportStore, quarter: Quarter): Promise<readonly Revision[]> {
  const [from, , to] = monthsOf(quarter);
  return store.list({ from, to, latestOnly: true });
}

/** A quarter added up from these filings, with every figure that any of their definitions has. */
export async function addUp(
  { store, units, form }: QuarterSource,
  quarter: Quarter,
  revisions: readonly Revision[],
): Promise<RollUp> {
  const fields = fieldsOf(await definitionsOf(store, revisions, form));
  return rollUp(fields, units, revisions, monthsOf(quarter));
}

/** Keeps which filings stand in the quarter now; those that come later show as differences. */
export async function freezeQuarter(
  store: ReportStore,
  quarter: Quarter,
  { actor, now }: { readonly actor: string; readonly now: Date },
): Promise<Freeze> {
  const revisions = await standingIn(store, quarter);
  return store.freezeQuarter({
    ...{ quarter, actor, at: now.toISOString() },
    receipts: revisions.map(({ receipt }) => receipt),
    hash: hashOfFilings(revisions),
  });
}

export function hashOfFilings(revisions: readonly Revision[]): string {
  return createHash('sha256')
    .update(canonicalJson(revisions.map(({ receipt, hash }) => [receipt, hash])))
    .digest('hex');
}

/** A unit's month that is no longer what was frozen: `before` is missing where nothing had been filed by then. */
export interface ChangeSinceFreeze {
  readonly before: Revision | undefined;
  readonly now: Revision;
}

/** A quarter as it was frozen, and what has changed since. */
export interface FrozenState {
  readonly freeze: Freeze;
  readonly revisions: readonly Revision[];
  readonly changes: readonly ChangeSinceFreeze[];
  /** Whether the filings that it names still have the hash that it was frozen with. */
  readonly whole: boolean;
}

/** Every time that the quarter was frozen, the latest first. */
export async function frozenStates(store: ReportStore, quarter: Quarter): Promise<readonly FrozenState[]> {
  const freezes = (await store.freezes()).filter((one) => one.quarter === quarter);
  const [from, , to] = monthsOf(quarter);
  const [filed, standing] = await Promise.all([store.list({ from, to }), standingIn(store, quarter)]);
  return freezes.toReversed().map((freeze) => {
    const receipts = new Set(freeze.receipts);
    const revisions = filed.filter(({ receipt }) => receipts.has(receipt));
    const changes = standing
      .filter(({ receipt }) => !receipts.has(receipt))
      .map((now) => ({
        now,
        before: revisions.find(({ unit, period }) => unit === now.unit && period === now.period),
      }));
    return { freeze, revisions, changes, whole: hashOfFilings(revisions) === freeze.hash };
  });
}

/** The quarter as it was frozen last; `undefined` while it never was. */
export async function frozenState(store: ReportStore, quarter: Quarter): Promise<FrozenState | undefined> {
  return (await frozenStates(store, quarter))[0];
}
