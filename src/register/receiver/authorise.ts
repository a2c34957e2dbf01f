import { typedText } from '#src/forms/check.ts';
import type { Issue } from '#src/forms/types.ts';
import { verifyCode } from '../access-codes.ts';
import type { Credential } from '../store.ts';
import type { Sender } from './deps.ts';
import type { Filing } from './form-state.ts';
import { issueOf } from './issues.ts';

export type Authorisation =
  | { readonly kind: 'known'; readonly credential: Credential }
  | { readonly kind: 'unknown'; readonly issues: readonly Issue[] }
  | { readonly kind: 'limited' };

/** Who is filing: the unit comes from the access code or the personal link, and from nowhere else. */
export async function authorise(filing: Filing, sender: Sender): Promise<Authorisation> {
  const { deps, now, typed } = filing;
  const { limits } = deps;
  if (!limits.take('address', sender.address, now)) return { kind: 'limited' };
  if (filing.credential) return withinLimit(filing, filing.credential);
  const code = typedText(typed, 'accessCode').trim();
  // That it is missing is said by the check of the form itself.
  if (code === '') return { kind: 'unknown', issues: [] };
  const credential = await verifyCode(deps, code);
  if (credential) return withinLimit(filing, credential);
  if (!limits.take('wrongCode', sender.address, now)) return { kind: 'limited' };
  return { kind: 'unknown', issues: [issueOf('accessCodeWrong', 'accessCode')] };
}

function withinLimit({ deps, now }: Filing, credential: Credential): Authorisation {
  return deps.limits.take('credential', credential.id, now)
    ? { kind: 'known', credential }
    : { kind: 'limited' };
}
