import { formatInstant } from '#src/lib/dates.ts';
import { html } from '#src/lib/html.ts';
import { formatMonth, isMonth } from '#src/lib/months.ts';
import { CONSOLE_PEOPLE } from '#src/messages/console-people.ts';
import { CONSOLE } from '#src/messages/console.ts';
import { renderConsoleTable } from './tables.ts';
import { consolePage, type Visit } from './visit.ts';

const { audit: words } = CONSOLE;

/** Some years of a programme of 34 units; the whole trail is in every backup. */
const SHOWN = 2000;

/** Everything that staff and the operator did, newest first. */
export async function showAudit(visit: Visit): Promise<Response> {
  const entries = await visit.deps.store.audits(SHOWN);
  const table = renderConsoleTable({
    caption: words.title,
    columns: [words.at, words.actor, words.act, words.subject, words.detail],
    rows: entries.map(({ at, actor, act, subject, detail = {} }) => ({
      head: formatInstant(at),
      cells: [
        actor === 'operator' ? words.operator : (CONSOLE_PEOPLE.actors[actor] ?? actor),
        words.acts[act] ?? act,
        isMonth(subject) ? formatMonth(subject) : (words.values[subject] ?? subject),
        Object.entries(detail)
          .map(
            ([name, value]) =>
              `${words.details[name] ?? name}: ${words.values[String(value)] ?? String(value)}`,
          )
          .join(', '),
      ],
    })),
  });
  const main = html`<p>${words.lead}</p>
    ${entries.length === 0 ? html`<p>${words.none}</p>` : table}`;
  return consolePage(visit, { title: words.title, main });
}
