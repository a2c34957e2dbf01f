import type { Typed } from '#src/forms/types.ts';
import { typedText } from '#src/forms/check.ts';
import { html, type SafeHtml } from '#src/lib/html.ts';
import { CONSOLE_PEOPLE } from '#src/messages/console-people.ts';
import { CONSOLE } from '#src/messages/console.ts';
import { fillIn } from '#src/messages/forms.ts';
import { pageResponse, seeOther } from '#src/register/receiver/answers.ts';
import { CONSOLE_PATH } from '#src/register/staff-access.ts';
import type { StaffSession } from '#src/register/staff-store.ts';
import type { ConsoleDeps } from './deps.ts';

/** One request of somebody who has been let in. */
export interface Visit {
  readonly deps: ConsoleDeps;
  readonly session: StaffSession;
  readonly now: Date;
  readonly url: URL;
  /** Carried by every form, so that no other page can post in this session's name. */
  readonly formToken: string;
  /** What was posted; empty for a page that is only looked at. */
  readonly typed: Typed;
}

/** The sections of the console, in the order of its menu. */
const SECTIONS = [
  ['', CONSOLE.menu.matrix],
  ['quy/', CONSOLE.menu.quarter],
  ['nhac-nop/', CONSOLE.menu.reminder],
  ['ky/', CONSOLE.menu.periods],
  ['ma/', CONSOLE.menu.codes],
  ['xuat/', CONSOLE.menu.exports],
  ['dau-moi/', CONSOLE_PEOPLE.menu.people],
  ['tro-giup/', CONSOLE_PEOPLE.menu.help],
  ['danh-gia/', CONSOLE_PEOPLE.menu.feedback],
  ['nhat-ky/', CONSOLE.menu.audit],
] as const;

/**
 * A page of the console in the site's own frame, with the menu and whatever was just done: in the words that the page
 * itself has for it (`done`), or in those that the address names.
 */
export function consolePage(
  visit: Visit,
  { title, main, status = 200, ...own }: { title: string; main: SafeHtml; status?: number; done?: string },
): Response {
  const done = own.done ?? CONSOLE.done[visit.url.searchParams.get('xong') ?? ''];
  const body = html`${renderMenu(visit)}
  ${done !== undefined && html`<p class="console__done" role="status">${done}</p>`}${main}`;
  return pageResponse(status, visit.deps.shell({ title, main: body }));
}

function renderMenu(visit: Visit): SafeHtml {
  const here = visit.url.pathname.slice(CONSOLE_PATH.length);
  const links = SECTIONS.map(([path, label]) => {
    const current = path === '' ? here === '' || here.startsWith('don-vi/') : here.startsWith(path);
    return html`<li>
      <a href="${CONSOLE_PATH}${path}" ${current && html`aria-current="page"`}>${label}</a>
    </li>`;
  });
  return html`<nav class="console__menu" aria-label="${CONSOLE.menu.label}">
    <ul class="menu">
      ${links}
      <li class="console__leave">
        <form method="post" action="${CONSOLE_PATH}ra/">
          ${tokenField(visit)}
          <button type="submit">${fillIn(CONSOLE.leave, { session: visit.session.id })}</button>
        </form>
      </li>
    </ul>
  </nav>`;
}

/** The hidden input that every form of the console holds. */
export function tokenField({ formToken }: Visit): SafeHtml {
  return html`<input type="hidden" name="formToken" value="${formToken}" />`;
}

/** Back to a page that says what was done. */
export function doneAt(path: string, done: keyof typeof CONSOLE.done): Response {
  const [address = '', query = ''] = path.split('?');
  const parameters = new URLSearchParams(query);
  parameters.set('xong', done);
  return seeOther(`${CONSOLE_PATH}${address}?${parameters.toString()}`);
}

/** A field of the post, without white space at its ends. */
export function posted({ typed }: Visit, name: string): string {
  return typedText(typed, name).trim();
}

/** Writes down who did what. Never a code, a token or anything of a person. */
export async function record(
  { deps, session, now }: Visit,
  act: string,
  subject: string,
  detail: Readonly<Record<string, string | number>> = {},
): Promise<void> {
  await deps.store.audit({ at: now, actor: session.id, act, subject, detail });
}
