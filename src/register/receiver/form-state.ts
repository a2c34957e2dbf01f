import { currentPeriod, openPeriods, periodChoices, scheduleOf } from '#src/figures/periods.ts';
import type { FormState, Issue, Period, PreviousFigures, Typed } from '#src/forms/types.ts';
import { formatInstant } from '#src/lib/dates.ts';
import { isMonth } from '#src/lib/months.ts';
import type { FormDefinition } from '#src/schemas/form-definition.ts';
import type { Unit } from '#src/schemas/records.ts';
import type { FormTemplate } from '../pages.ts';
import type { Revision } from '../store.ts';
import type { ReceiverDeps } from './deps.ts';

/** One request about one form: what is known of it so far. */
export interface Filing {
  readonly deps: ReceiverDeps;
  readonly template: FormTemplate;
  readonly definition: FormDefinition;
  readonly now: Date;
  readonly typed: Typed;
}

/** What is known once the access code is right. */
export interface Known {
  readonly unit?: Unit | undefined;
  readonly latest?: Revision | undefined;
  readonly previous?: (PreviousFigures & { readonly receipt: string }) | undefined;
}

/** The state from which the form's markup is made, for now and for what is known. */
export function stateOf(
  filing: Filing,
  issues: readonly Issue[],
  { unit, latest, previous }: Known = {},
): FormState {
  const { template, now, typed } = filing;
  const { settings } = filing.deps;
  const period = periodOf(filing);
  return {
    action: template.address,
    typed: { ...typed, period },
    issues,
    periods: periodChoices(openPeriods(now, settings), settings),
    period,
    schedule: period === '' ? undefined : scheduleOf(period, now, settings),
    ...{ unit, previous },
    filed: latest && {
      receipt: latest.receipt,
      revision: latest.revision,
      receivedLabel: formatInstant(new Date(latest.filedAt)),
    },
  };
}

/** The chosen month, on a form that nobody has touched the current one; empty while no open month is chosen. */
export function periodOf({ deps, now, typed }: Filing): Period {
  const open = openPeriods(now, deps.settings);
  const chosen = typed['period']?.trim();
  if (chosen === undefined) return open.includes(currentPeriod(now)) ? currentPeriod(now) : '';
  return isMonth(chosen) && open.includes(chosen) ? chosen : '';
}
