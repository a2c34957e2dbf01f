import { html } from '#src/lib/html.ts';
import { CONSOLE } from '#src/messages/console.ts';
import { REGISTER_MESSAGES } from '#src/messages/register.ts';
import { typedText } from '#src/forms/check.ts';
import type { Typed } from '#src/forms/types.ts';
import { Problem } from '#src/lib/problem.ts';
import { pageResponse, refuse } from '#src/register/receiver/answers.ts';
import type { Sender } from '#src/register/receiver/deps.ts';
import { isForeign } from '#src/register/receiver/origin.ts';
import { readPost } from '#src/register/receiver/read-post.ts';
import { CONSOLE_PATH, formToken, isFormToken } from '#src/register/staff-access.ts';
import { StoreUnavailable } from '#src/register/store.ts';
import { askForLink, enter, leave, readEntryPath, readSession, showEntry, tooMany } from './admission.ts';
import type { ConsoleDeps } from './deps.ts';
import { ROUTES } from './routes.ts';
import { consolePage, type Visit } from './visit.ts';

/** Whether an address belongs to the console. */
export function isConsoles(path: string): boolean {
  return path === CONSOLE_PATH.slice(0, -1) || path.startsWith(CONSOLE_PATH);
}

/**
 * The staff console: a request, answered. Resolves whatever happens, as the receiver does: a fault is a page with a
 * reference that is also in the log.
 */
export async function answerConsole(
  request: Request,
  deps: ConsoleDeps,
  sender: Sender = { address: '' },
): Promise<Response> {
  try {
    return withoutBody(request, await route(request, deps, sender));
  } catch (fault) {
    const reference = deps.newId().slice(0, 8);
    deps.log.fault('console-fault', fault, { reference });
    const name = fault instanceof StoreUnavailable ? 'unavailable' : 'fault';
    const { title } = REGISTER_MESSAGES.refusals[name];
    const main = html`<p>${CONSOLE.fault}</p>
      <p>${REGISTER_MESSAGES.reference} <strong>${reference}</strong></p>`;
    return pageResponse(name === 'fault' ? 500 : 503, deps.shell({ title, main }));
  }
}

/** A HEAD has the headers of the page and none of it (RFC 9110 §9.3.2). */
function withoutBody(request: Request, response: Response): Response {
  if (request.method !== 'HEAD') return response;
  return new Response(null, { status: response.status, headers: response.headers });
}

async function route(request: Request, deps: ConsoleDeps, sender: Sender): Promise<Response> {
  const url = new URL(request.url);
  const now = deps.now();
  const templates = { forms: new Map(), shell: deps.shell };
  if (`${url.pathname}/` === CONSOLE_PATH) {
    return new Response(null, { status: 308, headers: { location: CONSOLE_PATH } });
  }
  const path = url.pathname.slice(CONSOLE_PATH.length);
  const reads = request.method === 'GET' || request.method === 'HEAD';
  if (!reads && request.method !== 'POST') {
    return refuse('methodNotAllowed', templates, { headers: { allow: 'GET, HEAD, POST' } });
  }
  if (!reads && isForeign(request, deps.publicOrigin)) return refuse('foreignOrigin', templates);
  if (!reads && !deps.limits.take('address', sender.address, now)) return tooMany(deps);

  const link = readEntryPath(path);
  if (link !== undefined) return reads ? showEntry(deps, link) : enter(deps, link, now, sender);

  const found = await readSession(request, deps, now);
  if (!found) return askForLink(deps);
  let typed: Typed = {};
  if (!reads) {
    const reading = await readPost(request);
    if ('refused' in reading) return refuse(reading.refused, templates);
    typed = reading.typed;
    if (!isFormToken(deps.keys, found.token, typedText(typed, 'formToken'))) return staleForm(deps);
  }
  const { session, token } = found;
  if (!reads && path === 'ra/') return leave(deps, session, now);
  const visit: Visit = { deps, session, now, url, typed, formToken: formToken(deps.keys, token) };
  return dispatch(visit, path, reads ? 'GET' : 'POST');
}

async function dispatch(visit: Visit, path: string, method: 'GET' | 'POST'): Promise<Response> {
  for (const { method: of, pattern, handle } of ROUTES) {
    const match = of === method ? pattern.exec(path) : null;
    if (!match) continue;
    try {
      const [, ...parameters] = match;
      return (await handle(visit, ...parameters)) ?? notFound(visit);
    } catch (fault) {
      // What staff can put right themselves: a unit with two codes already, a file too large.
      if (!(fault instanceof Problem) || fault instanceof StoreUnavailable) throw fault;
      const main = html`<p>${fault.sentence}</p>
        <p>${CONSOLE.goBack}</p>`;
      return consolePage(visit, { title: CONSOLE.refusedTitle, main, status: 422 });
    }
  }
  return notFound(visit);
}

function notFound(visit: Visit): Response {
  const { title, sentence } = CONSOLE.notFound;
  return consolePage(visit, { title, main: html`<p>${sentence}</p>`, status: 404 });
}

function staleForm(deps: ConsoleDeps): Response {
  const { title, sentence } = CONSOLE.staleForm;
  return pageResponse(403, deps.shell({ title, main: html`<p>${sentence}</p>` }));
}
