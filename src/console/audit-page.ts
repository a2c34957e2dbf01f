import { formatInstant } from '#src/lib/dates.ts';
import { html } from '#src/lib/html.ts';
import { CONSOLE_PEOPLE } from '#src/messages/console-people.ts';
import { CONSOLE } from '#src/messages/console.ts';
import type { AuditEntry } from '#src/register/store.ts';
import { consolePage, scrolling, type Visit } from './visit.ts';

const { audit: words } = CONSOLE;

/** Some years of a programme of 34 units; the whole trail is in every backup. */
const SHOWN = 2000;

/** Everything that staff and the operator did, newest first. */
export async function showAudit(visit: Visit): Promise<Response> {
  const entries = await visit.deps.store.audits(SHOWN);
  const row = ({ at, actor, act, subject, detail = {} }: AuditEntry) =>
    html`<tr>
      <th scope="row">${formatInstant(at)}</th>
      <td>${actor === 'operator' ? words.operator : (CONSOLE_PEOPLE.actors[actor] ?? actor)}</td>
      <td>${words.acts[act] ?? act}</td>
      <td>${subject}</td>
      <td>
        ${Object.entries(detail)
          .map(([name, value]) => `${name}: ${String(value)}`)
          .join(', ')}
      </td>
    </tr>`;
  const heads = [words.at, words.actor, words.act, words.subject, words.detail];
  const table = html`<table>
    <caption>
      ${words.title}
    </caption>
    <thead>
      <tr>
        ${heads.map((head) => html`<th scope="col">${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${entries.map(row)}
    </tbody>
  </table>`;
  const main = html`<p>${words.lead}</p>
    ${entries.length === 0 ? html`<p>${words.none}</p>` : scrolling(words.title, table)}`;
  return consolePage(visit, { title: words.title, main });
}
