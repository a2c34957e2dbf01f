import { currentPeriod } from '#src/figures/periods.ts';
import { formatQuarter, isQuarter } from '#src/figures/quarters.ts';
import { unitIn } from '#src/figures/reorganisation.ts';
import { formatInstant } from '#src/lib/dates.ts';
import { html } from '#src/lib/html.ts';
import { formatMonth, isMonth } from '#src/lib/months.ts';
import { CONSOLE_PEOPLE } from '#src/messages/console-people.ts';
import { CONSOLE_RECORDS } from '#src/messages/console-records.ts';
import type { RecordedDecision } from '#src/register/staff-store.ts';
import type { AuditEntry } from '#src/register/store.ts';
import { renderConsoleTable } from './tables.ts';
import { consolePage, type Visit } from './visit.ts';

const { audit: words } = CONSOLE_RECORDS;

/** Some years of a programme of 34 units; the whole trail is in every backup. */
const SHOWN = 2000;

/** Everything that staff and the operator did, newest first. */
export async function showAudit(visit: Visit): Promise<Response> {
  const { store } = visit.deps;
  const [entries, decisions] = await Promise.all([store.audits(SHOWN), store.periodDecisions()]);
  const table = renderConsoleTable({
    caption: words.title,
    columns: [words.at, words.actor, words.act, words.subject, words.detail],
    rows: entries.map((entry) => {
      const { at, actor, act, subject, detail = {} } = entry;
      const reason = reasonOf(entry, decisions);
      const told = Object.entries(detail).map(
        ([name, value]) =>
          `${words.details[name] ?? name}: ${name === 'unit' ? nameUnit(visit, String(value), at) : tellValue(String(value))}`,
      );
      return {
        head: formatInstant(at),
        cells: [
          actor === 'operator' ? words.operator : (CONSOLE_PEOPLE.actors[actor] ?? actor),
          words.acts[act] ?? act,
          OF_CODES.has(act)
            ? `${subject}, ${nameUnit(visit, subject.slice(0, 2), at)}`
            : tellSubject(subject),
          html`${told.join(', ')}${
            reason !== undefined &&
            html`${told.length > 0 && ', '}${words.details['reason']}: <bdi>${reason}</bdi>`
          }`,
        ],
      };
    }),
  });
  const main = html`<p>${words.lead}</p>
    ${entries.length === 0 ? html`<p>${words.none}</p>` : table}`;
  return consolePage(visit, { title: words.title, main });
}

/** Acts about a code, whose number begins with that of its unit. */
const OF_CODES: ReadonlySet<string> = new Set(['code-issued', 'link-issued', 'code-revoked']);

/** Why a month was closed or opened: that stands with the decision, which was taken at the same instant. */
function reasonOf(
  { at, act, actor, subject }: AuditEntry,
  decisions: readonly RecordedDecision[],
): string | undefined {
  if (act !== 'period-closed' && act !== 'period-reopened') return undefined;
  const decision = decisions.find(
    (one) => one.at === at.toISOString() && one.actor === actor && one.period === subject,
  );
  return decision?.reason;
}

/** The name of the unit that bore a code at that time. */
function nameUnit({ deps }: Visit, code: string, at: Date): string {
  return unitIn(deps.units, code, currentPeriod(at))?.name ?? tellValue(code);
}

function tellValue(value: string): string {
  return words.values[value] ?? value;
}

/** A month, a run of months or a quarter as one says them; anything else by its own name. */
function tellSubject(subject: string): string {
  if (isQuarter(subject)) return formatQuarter(subject);
  const months = subject.split('/');
  return months.every(isMonth) ? months.map(formatMonth).join(' – ') : tellValue(subject);
}
