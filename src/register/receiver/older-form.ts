import { typedText } from '#src/forms/check.ts';
import type { FormDefinition } from '#src/schemas/form-definition.ts';
import type { Credential, Revision } from '../store.ts';
import type { ReceiverDeps } from './deps.ts';
import { examine } from './examine.ts';
import type { Filing } from './form-state.ts';
import { identify, separate } from './submission.ts';

/** The definition of the page from which this was posted, where it is not the one in force but one of earlier. */
export async function olderForm(
  { store }: Pick<ReceiverDeps, 'store'>,
  definition: FormDefinition,
  typed: Filing['typed'],
): Promise<FormDefinition | undefined> {
  const version = typedText(typed, 'formVersion').trim();
  if (version === '' || version === definition.version) return undefined;
  const stored = await store.definition(version);
  return stored?.form === definition.id ? (JSON.parse(stored.content) as FormDefinition) : undefined;
}

/**
 * The filing of which this is a repetition from before the form changed: its receipt was lost on the way, and the officer
 * is owed that one, not a new form.
 */
export async function filedBefore(filing: Filing, credential: Credential): Promise<Revision | undefined> {
  const { deps, older, typed } = filing;
  if (!older) return undefined;
  const { values, period } = await examine({ ...filing, definition: older, older: undefined }, credential);
  const { figures } = separate(older, values);
  const replaces = typedText(typed, 'replaces').trim() || null;
  const identity = identify(deps.keys, typed, { unit: credential.unit, period, replaces, figures });
  const before = await deps.store.byIdempotency(identity.idempotency);
  return before?.content === identity.content ? before : undefined;
}
