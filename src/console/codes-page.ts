import { currentPeriod } from '#src/figures/periods.ts';
import { unitIn, unitsIn } from '#src/figures/reorganisation.ts';
import { nameOfUnit } from '#src/forms/show.ts';
import { dayInVietnam, formatDay, formatInstant } from '#src/lib/dates.ts';
import { html, type SafeHtml } from '#src/lib/html.ts';
import { CONSOLE } from '#src/messages/console.ts';
import { fillIn } from '#src/messages/forms.ts';
import { issueCode } from '#src/register/access-codes.ts';
import { CONSOLE_PATH } from '#src/register/staff-access.ts';
import type { Credential } from '#src/register/store.ts';
import { consolePage, doneAt, posted, record, scrolling, tokenField, type Visit } from './visit.ts';

const { codes: words, letter } = CONSOLE;

/** Who has a code, and the forms that give one and take one back. */
export async function showCodes(visit: Visit, _?: string, fault?: string): Promise<Response> {
  const { deps, now } = visit;
  const credentials = await deps.store.credentials();
  const live = credentials.filter(({ revokedAt }) => revokedAt === null);
  const revoked = credentials.filter(({ revokedAt }) => revokedAt !== null);
  const units = unitsIn(deps.units, currentPeriod(now));
  const without = units.filter(({ code }) => !live.some(({ unit }) => unit === code));
  const main = html`<p>${words.lead}</p>
    ${fault !== undefined && html`<p class="field__error" role="alert">${fault}</p>`}
    <h2 id="cap-ma">${words.issue}</h2>
    <form class="console__form" method="post" action="${CONSOLE_PATH}ma/cap/" aria-labelledby="cap-ma">
      ${tokenField(visit)}
      <div class="field">
        <label class="field__label" for="unit">${words.unit}</label>
        <select class="field__input" id="unit" name="unit">
          ${units.map(({ code, name }) => html`<option value="${code}">${code} ${name}</option>`)}
        </select>
      </div>
      <p><button class="button" type="submit">${words.issueButton}</button></p>
    </form>
    <p>
      ${
        without.length === 0
          ? words.all
          : fillIn(words.without, { units: without.map(({ name }) => name).join(', ') })
      }
    </p>
    ${live.length === 0 ? html`<p>${words.none}</p>` : renderLive(visit, live)}
    ${revoked.length > 0 && renderRevoked(visit, revoked)}`;
  return consolePage(visit, { title: words.title, main, status: fault === undefined ? 200 : 422 });
}

function unitName({ deps, now }: Visit, code: string): string {
  return unitIn(deps.units, code, currentPeriod(now))?.name ?? code;
}

function renderLive(visit: Visit, credentials: readonly Credential[]): SafeHtml {
  const rows = credentials.map(
    ({ id, unit, issuedAt }) =>
      html`<tr>
        <th scope="row">${id}</th>
        <td>${unitName(visit, unit)}</td>
        <td>${formatInstant(new Date(issuedAt))}</td>
        <td>
          <form method="post" action="${CONSOLE_PATH}ma/thu-hoi/">
            ${tokenField(visit)}
            <input type="hidden" name="id" value="${id}" />
            <button
              class="button button--secondary"
              type="submit"
              aria-label="${fillIn(words.revokeOf, { id })}"
            >
              ${words.revoke}
            </button>
          </form>
        </td>
      </tr>`,
  );
  return renderList(words.live, [words.id, words.unit, words.issuedAt, words.revoke], rows);
}

function renderRevoked(visit: Visit, credentials: readonly Credential[]): SafeHtml {
  const rows = credentials.map(
    ({ id, unit, issuedAt, revokedAt }) =>
      html`<tr>
        <th scope="row">${id}</th>
        <td>${unitName(visit, unit)}</td>
        <td>${formatInstant(new Date(issuedAt))}</td>
        <td>${revokedAt !== null && formatInstant(new Date(revokedAt))}</td>
      </tr>`,
  );
  return renderList(words.revoked, [words.id, words.unit, words.issuedAt, words.revokedAt], rows);
}

function renderList(caption: string, heads: readonly string[], rows: readonly SafeHtml[]): SafeHtml {
  return scrolling(
    caption,
    html`<table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`,
  );
}

/** Issues a code and shows it this once, as a letter to print. Nothing can show it again. */
export async function postIssue(visit: Visit): Promise<Response> {
  const { deps, now, url } = visit;
  const code = posted(visit, 'unit');
  const unit = unitIn(deps.units, code, currentPeriod(now));
  if (!unit) return showCodes(visit, '', words.unknownUnit);
  const issued = await issueCode(deps, code, now);
  const { id } = issued.credential;
  await record(visit, 'code-issued', id);
  const { settings, publicOrigin } = deps;
  const main = html`<p class="form__status console__screen">${fillIn(letter.once, { id })}</p>
    <article class="letter">
      <p>${letter.draft}</p>
      <p>
        <strong
          >${fillIn(letter.to, { department: settings.names.department, unit: nameOfUnit(unit) })}</strong
        >
      </p>
      <p>
        ${fillIn(letter.body, { programme: settings.programme.name, day: String(settings.reporting.dueDay) })}
      </p>
      <p>${letter.address} ${publicOrigin ?? url.origin}/bao-cao-thang/</p>
      <p>${letter.code}</p>
      <p class="letter__code">${issued.code}</p>
      <p>${letter.secret}</p>
      <p>${letter.number} ${id}. ${letter.issuedOn} ${formatDay(dayInVietnam(now))}.</p>
    </article>
    <p class="console__screen"><a href="${CONSOLE_PATH}ma/">${letter.back}</a></p>`;
  return consolePage(visit, { title: letter.title, main });
}

export async function postRevoke(visit: Visit): Promise<Response> {
  const { deps, now } = visit;
  const id = posted(visit, 'id');
  const before = (await deps.store.credentials()).find((credential) => credential.id === id);
  if (before?.revokedAt !== null) return showCodes(visit, '', words.unknownCode);
  await deps.store.revokeCredential(id, now);
  await record(visit, 'code-revoked', id);
  return doneAt('ma/', 'thu-hoi');
}
