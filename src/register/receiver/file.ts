import { isAcceptable, typedText } from '#src/forms/check.ts';
import type { Problem } from '#src/lib/problem.ts';
import { receiptPath } from '../receipts.ts';
import { StoreUnavailable } from '../store.ts';
import { accept } from './accept.ts';
import { refuse, seeOther } from './answers.ts';
import { authorise } from './authorise.ts';
import type { ReceiverDeps, Sender } from './deps.ts';
import { type Examination, examine } from './examine.ts';
import { conflictPage, formPage, reviewPage } from './form-pages.ts';
import { type Filing, type FormPage, monthsAt } from './form-state.ts';
import { correctFiled, openUnit, workbook } from './open-unit.ts';
import { issueOf } from './issues.ts';
import { filedBefore, olderForm } from './older-form.ts';
import { isForeign } from './origin.ts';
import { readPost } from './read-post.ts';
import { sameFigures, separate } from './submission.ts';

const RETRY_SECONDS = { 'retry-after': '60' };

/** Answers a post to a form page. */
export async function file(
  request: Request,
  page: FormPage,
  deps: ReceiverDeps,
  sender: Sender,
): Promise<Response> {
  const reading = isForeign(request, deps.publicOrigin)
    ? ({ refused: 'foreignOrigin' } as const)
    : await readPost(request);
  if ('refused' in reading) {
    deps.log.info('refused', { reason: reading.refused });
    return refuse(reading.refused, deps.templates);
  }
  const now = deps.now();
  const filing: Filing = { ...page, deps, now, typed: reading.typed, ...(await monthsAt(now, deps)) };
  try {
    const older = await olderForm(deps, page.definition, reading.typed);
    return await decide({ ...filing, older }, sender);
  } catch (fault) {
    if (!(fault instanceof StoreUnavailable)) throw fault;
    return notStored(filing, fault);
  }
}

async function decide(filing: Filing, sender: Sender): Promise<Response> {
  const authorisation = await authorise(filing, sender);
  if (authorisation.kind === 'limited') return limited(filing);
  const credential = authorisation.kind === 'known' ? authorisation.credential : undefined;
  const repeatedFiling = credential && (await filedBefore(filing, credential));
  if (repeatedFiling) return seeOther(receiptPath(filing.deps.keys, repeatedFiling.receipt));
  const examination = await examine(filing, credential);
  const step = typedText(filing.typed, 'step');
  if (step === 'edit') return edit(filing, examination);

  const wrong = authorisation.kind === 'unknown' ? authorisation.issues : [];
  if (step === 'open') return openUnit(filing, { ...examination, issues: [...wrong, ...examination.issues] });
  if (step === 'workbook')
    return workbook(filing, { ...examination, issues: [...wrong, ...examination.issues] });
  if (step === 'correct')
    return correctFiled(filing, { ...examination, issues: [...wrong, ...examination.issues] });
  const issues = [...wrong, ...examination.issues];
  const isWrong = !credential || issues.some(({ severity }) => severity === 'error');
  if (isWrong) return invalid(filing, { ...examination, issues });
  // A final post that lacks a reason gets the review page too: there it is asked beside the figure.
  if (step === 'review' || !isAcceptable(examination)) return review(filing, examination);
  return accept(filing, credential, examination);
}

function invalid(filing: Filing, { issues, known }: Examination): Response {
  filing.deps.log.info('invalid', { codes: [...new Set(issues.map(({ code }) => code))].join(' ') });
  return formPage(filing, issues, known);
}

/** The form once more, with what is unusual in it and the reasons that it wants. */
function edit(filing: Filing, { issues, known }: Examination): Response {
  const unusual = issues.filter(({ severity }) => severity !== 'error');
  return formPage(filing, unusual, known, { status: 200 });
}

/** The review page, unless the officer must first be told that the month is filed already. */
function review(filing: Filing, examination: Examination): Response {
  const { known, issues, values } = examination;
  const { figures } = separate(filing.definition, values);
  const replaces = typedText(filing.typed, 'replaces').trim();
  const { latest } = known;
  if (latest && latest.receipt !== replaces && !sameFigures(latest.values, figures)) {
    return conflictPage(filing, known, latest, figures);
  }
  return reviewPage(filing, issues, known, isAcceptable(examination) ? 200 : 422);
}

function limited(filing: Filing): Response {
  filing.deps.log.info('limited');
  return formPage(filing, [issueOf('tooMany')], {}, { status: 429, headers: RETRY_SECONDS });
}

function notStored(filing: Filing, fault: Problem): Response {
  filing.deps.log.fault('not-stored', fault, { code: fault.code });
  return formPage(filing, [issueOf('notStored')], {}, { status: 503, headers: RETRY_SECONDS });
}
