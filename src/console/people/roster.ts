import { currentPeriod } from '#src/figures/periods.ts';
import { existsIn, heirOf, type UnitRecord } from '#src/figures/reorganisation.ts';
import { formatDay } from '#src/lib/dates.ts';
import { fillIn } from '#src/messages/forms.ts';
import { CONSOLE_PEOPLE } from '#src/messages/console-people.ts';
import { isSuccessor, predecessorOf, standingOf } from '#src/register/sign-ups/succession.ts';
import type { SignUp } from '#src/register/sign-ups/store.ts';

const { tasks: words } = CONSOLE_PEOPLE.people;

/** A focal point with the unit it was signed up for and what staff still have to do. */
export interface Entry {
  readonly signUp: SignUp;
  /** As it was then; a merger since is among the tasks. */
  readonly unit: UnitRecord | undefined;
  /** Under which unit, hence region, it stands today. */
  readonly place: UnitRecord | undefined;
  readonly tasks: readonly string[];
}

export function stands({ state }: SignUp): boolean {
  return state === 'new' || state === 'added';
}

/** Every focal point with what follows from mergers, replacements and confirmations, at this moment. */
export function rosterOf(
  people: readonly SignUp[],
  units: readonly UnitRecord[],
  now: Date,
): readonly Entry[] {
  const period = currentPeriod(now);
  return people.map((signUp) => {
    const unit = units.find(({ id }) => id === signUp.unit);
    const place = unit && (existsIn(unit, period) ? unit : heirOf(units, unit, period));
    return { signUp, unit, place: place ?? unit, tasks: tasksOf(signUp, people, unit, place) };
  });
}

function tasksOf(
  signUp: SignUp,
  people: readonly SignUp[],
  unit: UnitRecord | undefined,
  place: UnitRecord | undefined,
): string[] {
  if (!stands(signUp)) return signUp.inGroup ? [words.remove] : [];
  const mains = standingOf(people, signUp.unit ?? '').filter(
    ({ role, verified }) => role === 'main' && verified !== 'no',
  );
  return [
    ...(signUp.verified === 'no' ? [words.confirm] : []),
    ...(signUp.verified !== 'no' && !signUp.inGroup ? [words.invite] : []),
    ...(unit && !place ? [words.ended] : []),
    ...(unit && place && place.id !== unit.id ? [fillIn(words.merged, { unit: place.name })] : []),
    ...(unit?.validTo !== undefined && place?.id === unit.id
      ? [fillIn(words.expiring, { day: formatDay(unit.validTo) })]
      : []),
    ...(signUp.role === 'main' && mains.length > 1 ? [words.twoMains] : []),
    ...(isSuccessor(signUp) && awaitsPredecessor(signUp, people) ? [words.predecessor] : []),
  ];
}

/** Says to take somebody's place, and nobody has been marked as replaced by this person yet. */
function awaitsPredecessor(signUp: SignUp, people: readonly SignUp[]): boolean {
  if (people.some(({ replacedBy }) => replacedBy === signUp.receipt)) return false;
  return signUp.verified !== 'no' || predecessorOf(people, signUp) === undefined;
}
