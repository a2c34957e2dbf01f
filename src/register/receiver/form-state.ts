import { isClosed, offeredPeriods, type PeriodDecision } from '#src/figures/closing.ts';
import { currentPeriod, periodChoices, scheduleOf } from '#src/figures/periods.ts';
import { sinceOlder } from '#src/forms/changes.ts';
import type { FormState, Issue, Period, PreviousFigures, Typed } from '#src/forms/types.ts';
import { formatInstant } from '#src/lib/dates.ts';
import { isMonth } from '#src/lib/months.ts';
import type { FormDefinition } from '#src/schemas/form-definition.ts';
import type { Unit } from '#src/schemas/records.ts';
import type { FormTemplate } from '../pages.ts';
import { receiptPath } from '../receipts.ts';
import { type Credential, type Revision, StoreUnavailable } from '../store.ts';
import type { ReceiverDeps } from './deps.ts';

/** The page that a request is about. */
export type FormPage = Pick<Filing, 'template' | 'definition' | 'credential'>;

/** The months as they stand at one instant. */
interface Months {
  /** What staff decided about months. */
  readonly decisions: readonly PeriodDecision[];
  /** The months that the form offers, newest first. */
  readonly offered: readonly Period[];
}

/** One request about one form: what is known of it so far. */
export interface Filing extends Months {
  readonly deps: ReceiverDeps;
  readonly template: FormTemplate;
  readonly definition: FormDefinition;
  readonly now: Date;
  readonly typed: Typed;
  /** Set where the address itself, a personal link, says who files. */
  readonly credential?: Credential | undefined;
  /** The figures that were filed have just been put in place of what was typed. */
  readonly refilled?: boolean;
  /** The definition of the page that was posted, where it is an earlier one. */
  readonly older?: FormDefinition | undefined;
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
  const { settings, keys } = filing.deps;
  const period = periodOf(filing);
  return {
    action: template.address,
    typed: { ...typed, period },
    issues,
    periods: periodChoices(filing.offered, settings).map((choice) => {
      if (!isClosed(choice.value, unit?.code ?? null, filing.decisions, now, settings)) return choice;
      return { ...choice, closed: true };
    }),
    period,
    schedule:
      period === ''
        ? undefined
        : {
            ...scheduleOf(period, now, settings),
            closedNow: isClosed(period, unit?.code ?? null, filing.decisions, now, settings),
          },
    older: filing.older && sinceOlder(filing.definition, filing.older, typed, period),
    byLink: filing.credential !== undefined,
    opened: unit !== undefined,
    refilled: filing.refilled === true,
    ...{ unit, previous },
    filed: latest && {
      receipt: latest.receipt,
      revision: latest.revision,
      receivedLabel: formatInstant(new Date(latest.filedAt)),
      path: receiptPath(keys, latest.receipt),
      values: latest.values,
    },
  };
}

/** The chosen month, on a form that nobody has touched the current one; empty while no open month is chosen. */
export function periodOf(filing: Filing): Period {
  const { now, offered, typed } = filing;
  const chosen = typed['period']?.trim();
  if (chosen === undefined) return offered.includes(currentPeriod(now)) ? currentPeriod(now) : '';
  return isMonth(chosen) && offered.includes(chosen) ? chosen : '';
}

/** The decisions in force and the months that follow from them. */
export async function monthsAt(now: Date, deps: ReceiverDeps): Promise<Months> {
  const decisions = await decisionsOf(deps);
  return { decisions, offered: offeredPeriods(decisions, now, deps.settings) };
}

/** No decisions while the store cannot be read, since then nothing can be filed anyway. */
async function decisionsOf({ store }: ReceiverDeps): Promise<readonly PeriodDecision[]> {
  try {
    return await store.periodDecisions();
  } catch (fault) {
    if (fault instanceof StoreUnavailable) return [];
    throw fault;
  }
}
