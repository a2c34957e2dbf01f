import { currentPeriod } from '#src/figures/periods.ts';
import { type UnitRecord, unitIn } from '#src/figures/reorganisation.ts';
import { renderPrintButton } from '#src/forms/print-markup.ts';
import { dayInVietnam, formatDay } from '#src/lib/dates.ts';
import { html, type SafeHtml } from '#src/lib/html.ts';
import { Problem } from '#src/lib/problem.ts';
import { unitInSentence } from '#src/lib/unit-names.ts';
import { CONSOLE_CODES } from '#src/messages/console-codes.ts';
import { fillIn } from '#src/messages/forms.ts';
import { issueCode } from '#src/register/access-codes.ts';
import { CONSOLE_PATH } from '#src/register/staff-access.ts';
import { showCodes, unitsWithoutCode } from './codes-page.ts';
import { consolePage, posted, record, tokenField, type Visit } from './visit.ts';

const { codes: words, letter } = CONSOLE_CODES;

/** A code that was just issued: the only time that it can be shown. */
interface Issued {
  readonly unit: UnitRecord;
  readonly id: string;
  readonly code: string;
}

async function issueTo(visit: Visit, unit: UnitRecord): Promise<Issued> {
  const { deps, now } = visit;
  const { code, credential } = await issueCode(deps, unit.code, now);
  await record(visit, 'code-issued', credential.id);
  return { unit, id: credential.id, code };
}

function renderLetter({ deps, now, url }: Visit, { unit, id, code }: Issued): SafeHtml {
  const { settings, publicOrigin } = deps;
  return html`<article class="letter">
    <p>${letter.draft}</p>
    <p>
      <strong
        >${fillIn(letter.to, { department: settings.names.department, unit: unitInSentence(unit) })}</strong
      >
    </p>
    <p>
      ${fillIn(letter.body, { programme: settings.programme.name, day: String(settings.reporting.dueDay) })}
    </p>
    <p>${letter.address} ${publicOrigin ?? url.origin}/bao-cao-thang/</p>
    <p>${letter.code}</p>
    <p class="letter__code">${code}</p>
    <p>${letter.secret}</p>
    <p>${letter.number} ${id}. ${letter.issuedOn} ${formatDay(dayInVietnam(now))}.</p>
  </article>`;
}

function lettersPage(
  visit: Visit,
  { once, print, issued }: { once: string; print: string; issued: readonly Issued[] },
): Response {
  const main = html`<div class="form__status console__screen">
      <p>${once}</p>
      <p>${renderPrintButton(print)}</p>
    </div>
    ${issued.map((one) => renderLetter(visit, one))}
    <p class="console__screen"><a href="${CONSOLE_PATH}ma/">${letter.back}</a></p>`;
  return consolePage(visit, { title: letter.title, main });
}

/** Issues a code and shows it this once, as a letter to print. Nothing can show it again. */
export async function postIssue(visit: Visit): Promise<Response> {
  const { deps, now } = visit;
  const unit = unitIn(deps.units, posted(visit, 'unit'), currentPeriod(now));
  if (!unit) return showCodes(visit, '', words.unknownUnit);
  const issued = await issueTo(visit, unit);
  const once = fillIn(letter.once, { id: issued.id });
  return lettersPage(visit, { once, print: letter.print, issued: [issued] });
}

/**
 * Issues a code to every unit without one and shows the letters, one to a sheet; asks first, naming the units. Only
 * those that were named and still have no code get one: a page sent twice, or by two of the staff, gives none a second.
 */
export async function postIssueAll(visit: Visit): Promise<Response> {
  const { deps } = visit;
  const without = unitsWithoutCode(visit, await deps.store.credentials());
  if (without.length === 0) return showCodes(visit, '', words.all);
  if (posted(visit, 'sure') !== 'yes') return askBeforeIssuing(visit, without);
  const named = new Set(posted(visit, 'units').split(' '));
  const units = without.filter(({ code }) => named.has(code));
  if (units.length === 0) return askBeforeIssuing(visit, without);

  const issued: Issued[] = [];
  let stopped: Problem | undefined;
  for (const unit of units) {
    try {
      issued.push(await issueTo(visit, unit));
    } catch (fault) {
      // The codes that were issued until then are shown now or never.
      if (!(fault instanceof Problem) || issued.length === 0) throw fault;
      stopped = fault;
      break;
    }
  }
  const count = String(issued.length);
  const left = units.slice(issued.length).map(({ name }) => name);
  const once = [
    fillIn(letter.onceAll, { count }),
    ...(stopped ? [fillIn(letter.stopped, { units: left.join(', '), reason: stopped.sentence })] : []),
  ].join(' ');
  return lettersPage(visit, { once, print: fillIn(letter.printAll, { count }), issued });
}

function askBeforeIssuing(visit: Visit, units: readonly UnitRecord[]): Response {
  const told = { count: String(units.length) };
  const main = html`<p><strong>${fillIn(words.issueAllLead, told)}</strong></p>
    <p>${units.map(({ name }) => name).join(', ')}.</p>
    <p>${words.issueAllOnce}</p>
    <form class="console__form" method="post" action="${CONSOLE_PATH}ma/cap-tat-ca/">
      ${tokenField(visit)}
      <input type="hidden" name="units" value="${units.map(({ code }) => code).join(' ')}" />
      <input type="hidden" name="sure" value="yes" />
      <div class="console__row">
        <button class="button" type="submit">${fillIn(words.issueAllSure, told)}</button>
        <a href="${CONSOLE_PATH}ma/">${words.revokeBack}</a>
      </div>
    </form>`;
  return consolePage(visit, { title: words.issueAllTitle, main });
}
