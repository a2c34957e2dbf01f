import { html, type SafeHtml } from '#src/lib/html.ts';
import { type RefusalName, REGISTER_MESSAGES } from '#src/messages/register.ts';
import type { Templates } from '../pages.ts';

/** A page made for one sender: never kept by a browser or a proxy, never indexed. */
export function pageResponse(status: number, page: string, headers: Record<string, string> = {}): Response {
  return new Response(page, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
      ...headers,
    },
  });
}

/** 303: the browser fetches the other page, and reloading that page sends nothing again (RFC 9110 §15.4.4). */
export function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path, 'cache-control': 'no-store' } });
}

const STATUSES: Record<RefusalName, number> = {
  unreadable: 400,
  foreignOrigin: 403,
  notFound: 404,
  linkDead: 404,
  methodNotAllowed: 405,
  tooLarge: 413,
  wrongType: 415,
  fault: 500,
  unavailable: 503,
};

/** A refusal on the site's own shell page: what happened and what to do next. */
export function refuse(
  name: RefusalName,
  templates: Templates,
  options: { headers?: Record<string, string>; reference?: string } = {},
): Response {
  const { title, sentences } = REGISTER_MESSAGES.refusals[name];
  const reference =
    options.reference !== undefined &&
    html`<p>${REGISTER_MESSAGES.reference} <strong>${options.reference}</strong></p>`;
  const main: SafeHtml = html`${sentences.map((sentence) => html`<p>${sentence}</p>`)}${reference}
    <p>
      <a href="/bao-cao-thang/">${REGISTER_MESSAGES.toForm}</a> · <a href="/">${REGISTER_MESSAGES.toHome}</a>
    </p>`;
  return pageResponse(STATUSES[name], templates.shell({ title, main }), options.headers);
}
