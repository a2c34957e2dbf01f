import { checkForm, typedText } from '#src/forms/check.ts';
import { signUpNames } from '#src/forms/sign-up-markup.ts';
import type { Issue, Values } from '#src/forms/types.ts';
import { dayInVietnam } from '#src/lib/dates.ts';
import { currentPeriod } from '#src/figures/periods.ts';
import { verifyCode } from '../access-codes.ts';
import { filerOf } from '../credential-owner.ts';
import { credentialOfLink, isLinkPath } from '../personal-links.ts';
import type { SignUpDeps } from './deps.ts';
import { unitIn } from '#src/figures/reorganisation.ts';
import type { UnitRecord } from '#src/figures/reorganisation.ts';
import type { Sender } from '../receiver/deps.ts';
import type { Credential } from '../store.ts';
import { faultAt, type Visit } from './pages.ts';
import { standingOf } from './succession.ts';

/** A post that has been looked at from every side. */
export interface Examination {
  readonly values: Values;
  readonly issues: readonly Issue[];
  readonly unit: UnitRecord | undefined;
  readonly credential: Credential | undefined;
}

export function hasErrors({ issues }: Pick<Examination, 'issues'>): boolean {
  return issues.some(({ severity }) => severity === 'error');
}

/** Checks every field from the definition, the unit and the code; `undefined` when too many codes were wrong. */
export async function examine(visit: Visit, sender: Sender): Promise<Examination | undefined> {
  const { definition, typed, now } = visit;
  const today = dayInVietnam(now);
  const { values, issues } = checkForm(definition, typed, { period: today.slice(0, 7), today });
  const asksUnit = definition.purpose === 'people';
  const named = asksUnit ? await whichUnit(visit, sender) : { issues: [] };
  if (named === undefined) return undefined;
  const { unit, credential } = named;
  const more = [...strayIssues(visit), ...named.issues];
  const roles = unit && credential ? await roleIssues(visit, unit, values) : [];
  return { values, issues: [...more, ...issues, ...roles], unit, credential };
}

interface Named {
  readonly issues: readonly Issue[];
  readonly unit?: UnitRecord | undefined;
  readonly credential?: Credential | undefined;
}

/** The unit: what the code says where there is one, else what was chosen, which then waits for a telephone call. */
async function whichUnit({ deps, typed, now }: Visit, sender: Sender): Promise<Named | undefined> {
  const chosen = typedText(typed, 'unit').trim();
  const code = typedText(typed, 'accessCode').trim();
  const unit = unitIn(deps.units, chosen, currentPeriod(now));
  const missing =
    chosen === '' ? [faultAt('unitMissing', 'unit')] : unit ? [] : [faultAt('unitUnknown', 'unit')];
  if (code === '') return { unit, issues: missing };
  const credential = await credentialOf(deps, code, now);
  if (!credential) {
    if (!deps.limits.take('wrongCode', sender.address, now)) return undefined;
    return { unit, issues: [...missing, faultAt('codeWrong', 'accessCode')] };
  }
  // The unit comes from the code and from nowhere else; another one chosen is a slip to be mended, not obeyed.
  if (chosen !== '' && chosen !== credential.unit) return { issues: [faultAt('codeOfOther', 'accessCode')] };
  // The code of a unit that is no more (the number may be another's by now) stands for nobody.
  const owner = filerOf(deps.units, credential, currentPeriod(now));
  if (!owner) return { unit, issues: [...missing, faultAt('codeWrong', 'accessCode')] };
  return { unit: owner, credential, issues: [] };
}

/** By the code, or by the unit's personal link pasted into the same box. */
async function credentialOf(deps: SignUpDeps, typed: string, now: Date): Promise<Credential | undefined> {
  const path = URL.canParse(typed) ? new URL(typed).pathname : typed;
  return isLinkPath(path) ? credentialOfLink(deps, path, now) : verifyCode(deps, typed);
}

/** One main focal point for each unit. Said only to who holds the unit's code: others learn nothing about it. */
async function roleIssues({ deps }: Visit, unit: UnitRecord, values: Values): Promise<readonly Issue[]> {
  if (values['role'] !== 'main' || values['replacesSomeone'] === 'yes') return [];
  const standing = standingOf(await deps.personal.signUps.list('people'), unit.id);
  return standing.some(({ role, verified }) => role === 'main' && verified !== 'no')
    ? [faultAt('mainExists', 'role')]
    : [];
}

/** What no form of this version can have sent: said rather than passed over, since something typed would be lost. */
function strayIssues({ definition, typed }: Visit): Issue[] {
  const known = signUpNames(definition);
  const version = typedText(typed, 'formVersion').trim();
  return [
    ...(Object.keys(typed).some((name) => !known.has(name)) ? [faultAt('unknownField')] : []),
    // Also: a notice that was changed since. Nobody agrees to what was not shown.
    ...(version !== '' && version !== definition.version ? [faultAt('formChanged')] : []),
    // A person's browser may fill the trap by itself: never answer it with a false success.
    ...(typedText(typed, 'bot-field') === '' ? [] : [faultAt('trapFilled')]),
  ];
}
