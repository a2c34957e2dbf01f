import type { SignUp, SignUpStore } from './store.ts';

/** The focal points of a unit that stand: neither replaced, withdrawn nor erased. */
export function standingOf(people: readonly SignUp[], unit: string): SignUp[] {
  return people.filter((one) => one.unit === unit && (one.state === 'new' || one.state === 'added'));
}

/** Whether a person took somebody's place. */
export function isSuccessor({ predecessor }: SignUp): boolean {
  return predecessor !== '';
}

/**
 * Whom a person takes the place of: the one of that name in the same unit, else, for a main focal point, the main one
 * who stands. `undefined` where nobody fits: then staff say whom.
 */
export function predecessorOf(people: readonly SignUp[], successor: SignUp): SignUp | undefined {
  if (!isSuccessor(successor) || successor.unit === null) return undefined;
  const others = standingOf(people, successor.unit).filter(({ receipt }) => receipt !== successor.receipt);
  const named = others.find(({ person }) => person === successor.predecessor);
  if (named) return named;
  return successor.role === 'main'
    ? others.find(({ role, verified }) => role === 'main' && verified !== 'no')
    : undefined;
}

/** Marks whoever a confirmed sign-up takes the place of; gives that receipt. */
export async function replacePredecessor(
  store: SignUpStore,
  receipt: string,
  at: Date,
): Promise<string | undefined> {
  const people = await store.list('people');
  const successor = people.find((one) => one.receipt === receipt);
  const predecessor = successor && predecessorOf(people, successor);
  if (!predecessor) return undefined;
  await store.change(predecessor.receipt, { state: 'replaced', replacedBy: receipt }, at);
  return predecessor.receipt;
}
