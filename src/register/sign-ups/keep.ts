import { typedText } from '#src/forms/check.ts';
import type { FieldValue, Values } from '#src/forms/types.ts';
import type { FormDefinition } from '#src/schemas/form-definition.ts';
import { seeOther } from '../receiver/answers.ts';
import type { PersonalFields } from '../vault.ts';
import type { SignUpDeps } from './deps.ts';
import { sealTo } from './envelope.ts';
import type { Examination } from './examine.ts';
import type { Visit } from './pages.ts';
import { nameDigest, proofsOf, submissionDigest } from './proof.ts';
import { consentsAskedBy, newSignUpReceipt, signUpReceiptPath } from './receipts.ts';
import type { Consent, SignUp, SignUpContent } from './store.ts';
import { replacePredecessor } from './succession.ts';

/** What was filled in, as texts under the ids of the definition; blank fields are left out. */
export function fieldsOf(definition: Pick<FormDefinition, 'fields'>, values: Values): PersonalFields {
  const given = definition.fields.flatMap(({ id, kind }) => {
    const value: FieldValue = values[id] ?? null;
    return value === null || kind === 'confirm' ? [] : [[id, String(value)] as const];
  });
  return Object.fromEntries(given);
}

/** Sealed to VNNIC's own key where there is one; else the store seals it with the register's. */
export function contentOf(
  deps: Pick<SignUpDeps, 'sealTo'>,
  receipt: string,
  fields: PersonalFields,
): SignUpContent {
  if (deps.sealTo === undefined) return { kind: 'readable', fields };
  return { kind: 'sealed', envelope: sealTo(deps.sealTo, receipt, fields) };
}

/** Each box that was ticked, with the notice that stood beside it and the moment (Luật 91/2025/QH15, Điều 9). */
export function consentsIn(definition: FormDefinition, values: Values, now: Date): Record<string, Consent> {
  const consent: Consent = { at: now.toISOString(), notice: definition.noticeVersion };
  const given = consentsAskedBy(definition).filter(({ id }) => values[id] === true);
  return Object.fromEntries(given.map(({ id }) => [id, consent]));
}

/** The parts of a sign-up that follow from what was filled in. */
export function keptFrom(
  deps: SignUpDeps,
  definition: FormDefinition,
  { receipt, unit, values, now }: { receipt: string; unit: string | null; values: Values; now: Date },
) {
  const text = (id: string) => (typeof values[id] === 'string' ? values[id] : '');
  return {
    role: text('role') || null,
    definition: definition.version,
    noticeVersion: definition.noticeVersion,
    consents: consentsIn(definition, values, now),
    proofs: proofsOf(deps.keys, receipt, definition, values),
    person: nameDigest(deps.keys, unit, text('fullName')),
    predecessor: nameDigest(deps.keys, unit, text('predecessorName')),
    content: contentOf(deps, receipt, fieldsOf(definition, values)),
  } satisfies Partial<SignUp>;
}

/** A post without any fault: keeps it, or recognises it, and shows the receipt. */
export async function keep(visit: Visit, { values, unit, credential }: Examination): Promise<Response> {
  const { deps, definition, now, typed } = visit;
  const kind = definition.purpose === 'people' ? 'people' : 'help';
  const receipt = newSignUpReceipt(kind, unit?.code);
  const signUp: SignUp = {
    ...{ receipt, kind, unit: unit?.id ?? null, credential: credential?.id ?? null, form: definition.id },
    ...{ state: 'new', inGroup: false, verified: credential ? 'code' : 'no', replacedBy: null },
    ...{ madeAt: now.toISOString(), changedAt: now.toISOString() },
    ...keptFrom(deps, definition, { receipt, unit: unit?.id ?? null, values, now }),
  };
  const submission = submissionDigest(deps.keys, definition.id, typedText(typed, 'stamp'));
  const { signUps } = deps.personal;
  const kept = await signUps.add(signUp, submission);
  if (kept.isNew) {
    const act = kind === 'people' ? 'person-signed-up' : 'help-asked';
    const actor = credential?.id ?? 'public';
    await deps.store.audit({ at: now, actor, act, subject: receipt });
    const replaced = credential && (await replacePredecessor(signUps, receipt, now));
    if (replaced !== undefined) {
      await deps.store.audit({
        at: now,
        actor,
        act: 'person-replaced',
        subject: replaced,
        detail: { by: receipt },
      });
    }
  }
  deps.log.info(kept.isNew ? 'signed-up' : 'sign-up-repeated', {
    form: definition.id,
    receipt: kept.receipt,
  });
  return seeOther(signUpReceiptPath(deps.keys, kind, kept.receipt));
}
