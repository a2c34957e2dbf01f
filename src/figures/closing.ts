import type { Period } from '#src/forms/types.ts';
import { closingDateOf, openPeriods, type Reporting } from './periods.ts';

/** What staff decided about a month: for one unit by its code, or for all (`null`). The last that applies stands. */
export interface PeriodDecision {
  readonly period: Period;
  readonly unit: string | null;
  readonly state: 'closed' | 'open';
}

function lastDecision(
  decisions: readonly PeriodDecision[],
  period: Period,
  unit: string | null,
): PeriodDecision | undefined {
  return decisions.findLast(
    (decision) => decision.period === period && (decision.unit === null || decision.unit === unit),
  );
}

/**
 * Whether the month takes no more filings from this unit (`null`: from any that has no decision of its own). What staff
 * decided stands before the closing by itself that the settings may name. Closed is not late: see `statusOf`.
 */
export function isClosed(
  period: Period,
  unit: string | null,
  decisions: readonly PeriodDecision[],
  now: Date,
  settings: Reporting,
): boolean {
  const decision = lastDecision(decisions, period, unit);
  if (decision) return decision.state === 'closed';
  const closing = closingDateOf(period, settings);
  return closing !== undefined && now > closing;
}

/**
 * The months that a form offers, newest first: those not closed by themselves and those that staff reopened. A month
 * that staff closed is still offered, so that a form which was open meanwhile keeps its answers and is told why.
 */
export function offeredPeriods(
  decisions: readonly PeriodDecision[],
  now: Date,
  settings: Reporting,
): Period[] {
  const reopened = decisions.filter(({ state }) => state === 'open').map(({ period }) => period);
  return [...new Set([...openPeriods(now, settings), ...reopened])].sort().reverse();
}
