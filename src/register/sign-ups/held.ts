import type { Values } from '#src/forms/types.ts';
import type { FormDefinition } from '#src/schemas/form-definition.ts';
import { readReceiptNumber } from '../store.ts';
import type { PersonalFields } from '../vault.ts';
import type { SignUpDeps } from './deps.ts';
import { proofsOf } from './proof.ts';
import { isSignUpReceipt } from './receipts.ts';
import type { SignUp } from './store.ts';

/** What is held about the person behind one receipt. */
export interface Held {
  readonly receipt: string;
  readonly kind: 'people' | 'help' | 'figures';
  readonly proofs: readonly string[];
  /** `undefined` where it is sealed to VNNIC's own key. */
  readonly values: Values | undefined;
  readonly definition: FormDefinition;
  readonly signUp?: SignUp;
  /** Removes it for good. */
  readonly erase: () => Promise<void>;
}

/** Looks up a receipt of any kind; `undefined` where there is nothing about a person any more. */
export async function lookUp(deps: SignUpDeps, receipt: string): Promise<Held | undefined> {
  return isSignUpReceipt(receipt) ? lookUpSignUp(deps, receipt) : lookUpReporter(deps, receipt);
}

async function lookUpSignUp(deps: SignUpDeps, receipt: string): Promise<Held | undefined> {
  const signUp = await deps.personal.signUps.byReceipt(receipt);
  const definition = signUp && deps.forms.get(signUp.form);
  if (!signUp || !definition || signUp.content.kind === 'erased') return undefined;
  const { content, kind, proofs } = signUp;
  return {
    ...{ receipt, kind, proofs, definition, signUp },
    values: content.kind === 'readable' ? readableOf(definition, content.fields) : undefined,
    erase: async () => {
      await deps.personal.signUps.erase(receipt, deps.now());
    },
  };
}

/** The officer who filed a month's figures: their data lies apart from the figures, and goes without them. */
async function lookUpReporter(deps: SignUpDeps, receipt: string): Promise<Held | undefined> {
  const revision = readReceiptNumber(receipt) && (await deps.store.byReceipt(receipt));
  const id = revision?.personal ?? undefined;
  const fields = id === undefined ? undefined : await deps.personal.read(id);
  const stored = revision && (await deps.store.definition(revision.definition));
  if (id === undefined || !fields || !stored) return undefined;
  const definition = JSON.parse(stored.content) as FormDefinition;
  const values = readableOf(definition, fields);
  return {
    ...{ receipt, kind: 'figures', definition, values },
    proofs: proofsOf(deps.keys, receipt, definition, values),
    erase: async () => {
      await deps.personal.erase(id);
    },
  };
}

function readableOf({ fields }: Pick<FormDefinition, 'fields'>, texts: PersonalFields): Values {
  return Object.fromEntries(fields.map(({ id }) => [id, texts[id] ?? null]));
}
