import { answerFeedback, FEEDBACK_THANKS } from '../feedback/answer.ts';
import { refuse } from '../receiver/answers.ts';
import type { Sender } from '../receiver/deps.ts';
import { isForeign } from '../receiver/origin.ts';
import { readPost } from '../receiver/read-post.ts';
import { StoreUnavailable } from '../store.ts';
import type { Templates } from '../pages.ts';
import type { SignUpDeps } from './deps.ts';
import { fileSignUp } from './file.ts';
import { answerMine, MY_DATA_FORM } from './mine.ts';
import { faultAt, formPage, type Visit } from './pages.ts';
import { readSignUpReceiptPath, SIGN_UP_RECEIPTS } from './receipts.ts';
import { showSignUpReceipt } from './show-receipt.ts';

/** Beginnings of addresses that no file of the site has. */
export const SIGN_UP_PATHS: readonly string[] = [...Object.values(SIGN_UP_RECEIPTS), FEEDBACK_THANKS];

/** Whether a request belongs to the forms about people: their posts, and pages that only the receiver makes. */
export function isSignUps(path: string, method: string, { forms }: Pick<Templates, 'forms'>): boolean {
  if (SIGN_UP_PATHS.some((prefix) => path.startsWith(prefix))) return true;
  return forms.has(path) && method !== 'GET' && method !== 'HEAD';
}

/**
 * Sign-ups of focal points, requests for help, page feedback and the page of one's own data: a request, answered.
 * Resolves whatever happens, as the receiver does. Nothing of a person is ever logged or put into an address.
 */
export async function answerSignUps(
  request: Request,
  deps: SignUpDeps,
  sender: Sender = { address: '' },
): Promise<Response> {
  try {
    const response = await route(request, deps, sender);
    if (request.method !== 'HEAD') return response;
    return new Response(null, { status: response.status, headers: response.headers });
  } catch (fault) {
    const reference = deps.newId().slice(0, 8);
    deps.log.fault('sign-up-fault', fault, { reference });
    return refuse(fault instanceof StoreUnavailable ? 'unavailable' : 'fault', deps.templates, { reference });
  }
}

async function route(request: Request, deps: SignUpDeps, sender: Sender): Promise<Response> {
  const { templates, forms } = deps;
  const { pathname } = new URL(request.url);
  const reads = request.method === 'GET' || request.method === 'HEAD';
  if (!reads && request.method !== 'POST') {
    return refuse('methodNotAllowed', templates, { headers: { allow: 'GET, HEAD, POST' } });
  }
  const receipt = readSignUpReceiptPath(pathname);
  if (receipt && reads) return showSignUpReceipt(receipt, deps);
  const thanks = pathname.startsWith(FEEDBACK_THANKS);
  const template = templates.forms.get(pathname);
  const definition = template && forms.get(template.formId);
  if (reads) return thanks ? answerFeedback(request, undefined, deps, sender) : refuse('notFound', templates);
  if (!template && !thanks) return refuse('notFound', templates);

  if (isForeign(request, deps.publicOrigin)) return refuse('foreignOrigin', templates);
  const reading = await readPost(request);
  if ('refused' in reading) return refuse(reading.refused, templates);
  const { typed } = reading;
  const now = deps.now();
  if (thanks || definition?.purpose === 'feedback') {
    const visit = template && definition && { deps, template, definition, now, typed };
    return answerFeedback(request, visit, deps, sender, typed);
  }
  if (template?.formId === MY_DATA_FORM) return answerMine({ deps, template, now, typed }, sender);
  if (!template || !definition) return refuse('notFound', templates);
  const visit: Visit = { deps, template, definition, now, typed };
  return fileSignUp(visit, sender).catch((fault: unknown) => notStored(visit, fault));
}

/** The form with everything that was typed, where the store could not be written. */
function notStored(visit: Visit, fault: unknown): Response {
  if (!(fault instanceof StoreUnavailable)) throw fault;
  visit.deps.log.fault('sign-up-not-stored', fault, { code: fault.code });
  return formPage(visit, [faultAt('notStored')], { status: 503, headers: { 'retry-after': '60' } });
}
