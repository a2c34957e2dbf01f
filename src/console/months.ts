import { currentPeriod } from '#src/figures/periods.ts';
import type { Period } from '#src/forms/types.ts';
import { moveMonth } from '#src/lib/months.ts';
import type { Visit } from './visit.ts';

/** From the first month of the form to the current one, newest first. */
export function monthsSoFar({ deps, now }: Pick<Visit, 'deps' | 'now'>): Period[] {
  const periods: Period[] = [];
  const { firstPeriod } = deps.settings.reporting;
  for (let period = currentPeriod(now); period >= firstPeriod; period = moveMonth(period, -1)) {
    periods.push(period);
  }
  return periods;
}
