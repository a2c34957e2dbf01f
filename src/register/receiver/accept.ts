import { typedText } from '#src/forms/check.ts';
import { receiptPath } from '../receipts.ts';
import type { AppendOutcome, Credential, Draft, Revision } from '../store.ts';
import { seeOther } from './answers.ts';
import type { Examination } from './examine.ts';
import { conflictPage, formPage } from './form-pages.ts';
import type { Filing } from './form-state.ts';
import { issueOf } from './issues.ts';
import { identify, sameFigures, separate } from './submission.ts';

/** A post without any fault: files it, or recognises it, or finds that somebody else was there first. */
export async function accept(
  filing: Filing,
  credential: Credential,
  examination: Examination,
): Promise<Response> {
  const { deps, definition, typed } = filing;
  const { known, period, reasons } = examination;
  const { latest } = known;
  const { figures, personal } = separate(definition, examination.values);
  const replaces = typedText(typed, 'replaces').trim() || null;
  const { unit } = credential;
  const identity = identify(deps.keys, typed, { unit, period, replaces, figures });

  const before = await deps.store.byIdempotency(identity.idempotency);
  if (before?.content === identity.content) return repeated(filing, before, personal);
  if (latest && before === undefined && sameFigures(latest.values, figures)) {
    if (replaces === null) return repeated(filing, latest, personal);
    if (replaces === latest.receipt) return formPage(filing, [issueOf('nothingChanged')], known);
  }
  const isStale = (latest?.receipt ?? null) !== replaces;
  if (latest && (isStale || before)) return conflicting(filing, examination, latest, figures);

  const draft: Draft = {
    ...{
      unit,
      period,
      form: definition.id,
      definition: definition.version,
      values: figures,
      reasons,
      replaces,
    },
    correctionReason: replaces === null ? null : typedText(typed, 'correctionReason').trim(),
    credential: credential.id,
    personal: Object.keys(personal).length > 0 ? deps.newId() : null,
    ...identity,
    filedAt: filing.now,
  };
  // First the personal record, so that no revision ever names one that is not there.
  if (draft.personal !== null) await deps.personal.put(draft.personal, personal, filing.now);
  const outcome = await deps.store.append(draft, latest?.revision ?? 0);
  if (outcome.kind !== 'accepted' && draft.personal !== null) await deps.personal.erase(draft.personal);
  return answer(filing, examination, outcome, { figures, personal });
}

type Submitted = ReturnType<typeof separate>;

function answer(
  filing: Filing,
  examination: Examination,
  outcome: AppendOutcome,
  { figures, personal }: Submitted,
): Response | Promise<Response> {
  const { log, keys } = filing.deps;
  switch (outcome.kind) {
    case 'accepted': {
      const { unit, period, receipt } = outcome.revision;
      log.info('filed', { unit, period, receipt });
      return seeOther(receiptPath(keys, receipt));
    }
    case 'repeated':
      return repeated(filing, outcome.revision, personal);
    case 'reused':
      return conflicting(filing, examination, outcome.revision, figures);
    case 'conflict':
      if (outcome.latest) return conflicting(filing, examination, outcome.latest, figures);
      throw new Error('the store found a conflict with nothing');
  }
}

/** The same submission again gets the same receipt; who can be asked about it may have changed meanwhile. */
async function repeated(
  { deps, now }: Filing,
  revision: Revision,
  personal: Submitted['personal'],
): Promise<Response> {
  if (revision.personal !== null) await deps.personal.put(revision.personal, personal, now);
  deps.log.info('repeated', { receipt: revision.receipt });
  return seeOther(receiptPath(deps.keys, revision.receipt));
}

/** Shows the filing that stands: the latest of the unit and period, whichever filing the conflict was found with. */
async function conflicting(
  filing: Filing,
  { known, period }: Examination,
  found: Revision,
  figures: Submitted['figures'],
): Promise<Response> {
  const latest = await filing.deps.store.latest(found.unit, period);
  filing.deps.log.info('conflict', { receipt: (latest ?? found).receipt });
  // The key of another month's form: that form is spent, this one is new.
  if (!latest)
    return formPage(
      { ...filing, typed: { ...filing.typed, idempotencyKey: '' } },
      [issueOf('keySpent')],
      known,
      { status: 409 },
    );
  return conflictPage(filing, known, latest, figures);
}
