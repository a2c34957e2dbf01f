import { isClosed } from '#src/figures/closing.ts';
import { heirOf } from '#src/figures/reorganisation.ts';
import { checkEnvelope, checkForm, typedText } from '#src/forms/check.ts';
import { namesOf } from '#src/forms/fields.ts';
import type { CheckResult, Issue, Period } from '#src/forms/types.ts';
import { nameOfUnit } from '#src/forms/show.ts';
import { dayInVietnam } from '#src/lib/dates.ts';
import { formatMonth } from '#src/lib/months.ts';
import { filerOf, ownerOf } from '../credential-owner.ts';
import { type Credential, readReceiptNumber } from '../store.ts';
import { type Filing, type Known, periodOf } from './form-state.ts';
import { issueOf } from './issues.ts';
import { previousOf } from './previous.ts';
import { sameFigures, separate } from './submission.ts';

/** A post that has been looked at from every side. */
export interface Examination extends CheckResult {
  /** Empty while no open month is chosen. */
  readonly period: Period;
  readonly known: Known;
}

/** Checks the envelope and every field again, from the same definition as the browser, with what the register knows. */
export async function examine(filing: Filing, credential: Credential | undefined): Promise<Examination> {
  const { definition, typed, now } = filing;
  const period = periodOf(filing);
  const known = credential && period !== '' ? await lookUp(filing, credential, period) : {};
  const result = checkForm(definition, typed, {
    ...{ period: period === '' ? dayInVietnam(now).slice(0, 7) : period, today: dayInVietnam(now) },
    ...{ unit: known.unit, previous: known.previous },
  });
  const issues = [
    ...strayIssues(filing),
    ...checkEnvelope(typed, filing.offered, { needsCode: !filing.credential }),
    ...(credential && period !== '' ? correctionIssues(filing, credential, known, period) : []),
    ...(credential && period !== '' ? closedIssues(filing, credential, { known, period, result }) : []),
    ...result.issues,
  ];
  return { ...result, issues, period, known };
}

/** What the register holds for the month. Nothing where the month belongs to another unit than the one for which the code was issued. */
export async function lookUp({ deps }: Filing, credential: Credential, period: Period): Promise<Known> {
  const unit = filerOf(deps.units, credential, period);
  if (!unit) return {};
  const [latest, previous] = await Promise.all([
    deps.store.latest(unit.code, period),
    previousOf(deps, unit.code, period),
  ]);
  return { unit, latest, previous };
}

/** What no form of this version can have sent: said rather than passed over, since something typed would be lost. */
function strayIssues({ definition, older, typed }: Filing): Issue[] {
  const isKnown = (name: string) =>
    namesOf(definition.fields).has(name) || (older !== undefined && namesOf(older.fields).has(name));
  const version = typedText(typed, 'formVersion').trim();
  return [
    ...(Object.keys(typed).some((name) => !isKnown(name)) ? [issueOf('unknownField')] : []),
    ...(version !== '' && version !== definition.version ? [issueOf('formChanged')] : []),
    // A person's browser may fill the trap by itself: never answer it with a false success.
    ...(typedText(typed, 'bot-field') === '' ? [] : [issueOf('trapFilled')]),
  ];
}

/** Whose month it is instead, so that an officer of a merged unit knows which code to ask for. */
function foreignMonth({ deps: { units } }: Filing, credential: Credential, period: Period): Issue {
  const owner = ownerOf(units, credential);
  const heir = owner && heirOf(units, owner, period);
  if (!owner || !heir || heir.id === owner.id) return issueOf('unitNotInPeriod', 'period');
  const parts = { unit: nameOfUnit(owner), heir: nameOfUnit(heir), period: formatMonth(period) };
  return issueOf('codeOfMergedUnit', 'period', parts);
}

function correctionIssues(filing: Filing, credential: Credential, known: Known, period: Period): Issue[] {
  if (!known.unit) return [foreignMonth(filing, credential, period)];
  const { typed } = filing;
  const replaced = readReceiptNumber(typedText(typed, 'replaces').trim());
  if (!replaced) return [];
  const own = replaced.unit === credential.unit && replaced.period === period;
  if (own && known.latest && replaced.revision <= known.latest.revision) return [];
  return [issueOf('replacesUnknown', 'replaces')];
}

/** A closed month takes nothing new; the same filing sent once more still finds its receipt. */
function closedIssues(
  { decisions, definition, deps, now }: Filing,
  { unit }: Credential,
  { known, period, result }: { known: Known; period: Period; result: CheckResult },
): Issue[] {
  if (!isClosed(period, unit, decisions, now, deps.settings)) return [];
  const { figures } = separate(definition, result.values);
  if (known.latest && sameFigures(known.latest.values, figures)) return [];
  return [issueOf('periodClosed', 'period')];
}
