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

/** Who is filing: the unit comes from the access code and from nowhere else. */
export async function authorise({ deps, now, typed }: Filing, sender: Sender): Promise<Authorisation> {
  const { limits } = deps;
  if (!limits.take('address', sender.address, now)) return { kind: 'limited' };
  const code = typedText(typed, 'accessCode').trim();
  // That it is missing is said by the check of the form itself.
  if (code === '') return { kind: 'unknown', issues: [] };
  const credential = await verifyCode(deps, code);
  if (credential) {
    return limits.take('credential', credential.id, now)
      ? { kind: 'known', credential }
      : { kind: 'limited' };
  }
  if (!limits.take('wrongCode', sender.address, now)) return { kind: 'limited' };
  return { kind: 'unknown', issues: [issueOf('accessCodeWrong', 'accessCode')] };
}
