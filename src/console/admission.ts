import { html } from '#src/lib/html.ts';
import { CONSOLE } from '#src/messages/console.ts';
import { pageResponse } from '#src/register/receiver/answers.ts';
import type { Sender } from '#src/register/receiver/deps.ts';
import { CONSOLE_PATH, SESSION_SECONDS, sessionOf, startSession } from '#src/register/staff-access.ts';
import type { StaffSession } from '#src/register/staff-store.ts';
import type { ConsoleDeps } from './deps.ts';

const ENTRY = /^vao\/([0-9a-z]{32})\/$/;

/** `__Secure-` lets a browser refuse the cookie on anything but TLS; a trial on this machine has none. */
function cookieName({ publicOrigin }: ConsoleDeps): string {
  return publicOrigin?.startsWith('https:') === true ? '__Secure-quan-ly' : 'quan-ly';
}

function cookieOf(deps: ConsoleDeps, value: string, seconds: number): string {
  const secure = publicIsSecure(deps) ? '; Secure' : '';
  return `${cookieName(deps)}=${value}; Path=${CONSOLE_PATH}; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`;
}

function publicIsSecure({ publicOrigin }: ConsoleDeps): boolean {
  return publicOrigin?.startsWith('https:') === true;
}

/** The session of a request, with the token that its forms are bound to. */
export async function readSession(
  request: Request,
  deps: ConsoleDeps,
  now: Date,
): Promise<{ token: string; session: StaffSession } | undefined> {
  const prefix = `${cookieName(deps)}=`;
  const cookies = (request.headers.get('cookie') ?? '').split(';').map((cookie) => cookie.trim());
  const token = cookies.find((cookie) => cookie.startsWith(prefix))?.slice(prefix.length);
  if (token === undefined || token === '') return undefined;
  const session = await sessionOf(deps, token, now);
  return session && { token, session };
}

/** The token in the address of a link, `undefined` for any other address. */
export function readEntryPath(path: string): string | undefined {
  return ENTRY.exec(path)?.[1];
}

/**
 * The page behind a link. Looking at it changes nothing: mail scanners and the preview of a chat fetch every address
 * that they see, and a link that they used up would let nobody in. The button posts the token.
 */
export function showEntry(deps: ConsoleDeps, token: string): Response {
  const { entry } = CONSOLE;
  const main = html`<p>${entry.lead}</p>
    <form method="post" action="${CONSOLE_PATH}vao/${token}/">
      <button class="button" type="submit">${entry.button}</button>
    </form>`;
  return pageResponse(200, deps.shell({ title: entry.title, main }));
}

export async function enter(deps: ConsoleDeps, token: string, now: Date, sender: Sender): Promise<Response> {
  const { entry } = CONSOLE;
  const started = await startSession(deps, token, now);
  if (!started) {
    if (!deps.limits.take('wrongCode', sender.address, now)) return tooMany(deps);
    deps.log.info('console-refused');
    const main = html`<p>${entry.refused}</p>
      <p>${entry.how}</p>`;
    return pageResponse(403, deps.shell({ title: entry.refusedTitle, main }));
  }
  const { session } = started;
  await deps.store.audit({ at: now, actor: session.id, act: 'staff-entered', subject: session.id });
  deps.log.info('console-entered', { session: session.id });
  return new Response(null, {
    status: 303,
    headers: {
      location: CONSOLE_PATH,
      'cache-control': 'no-store',
      'set-cookie': cookieOf(deps, started.token, SESSION_SECONDS),
    },
  });
}

/** Ends the session and has the browser forget its cookie. */
export async function leave(deps: ConsoleDeps, session: StaffSession, now: Date): Promise<Response> {
  await deps.store.endStaffSession(session.id, now);
  await deps.store.audit({ at: now, actor: session.id, act: 'staff-left', subject: session.id });
  const main = html`<p>${CONSOLE.entry.left}</p>`;
  const headers = { 'set-cookie': cookieOf(deps, '', 0) };
  return pageResponse(200, deps.shell({ title: CONSOLE.entry.leftTitle, main }), headers);
}

/** For whoever has no session, or one that has run out. */
export function askForLink(deps: ConsoleDeps): Response {
  const { entry } = CONSOLE;
  const main = html`<p>${entry.closed}</p>
    <p>${entry.how}</p>`;
  return pageResponse(401, deps.shell({ title: entry.closedTitle, main }));
}

export function tooMany(deps: ConsoleDeps): Response {
  const { entry } = CONSOLE;
  const main = html`<p>${entry.tooMany}</p>`;
  return pageResponse(429, deps.shell({ title: entry.tooManyTitle, main }), { 'retry-after': '60' });
}
