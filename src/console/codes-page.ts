import { currentPeriod } from '#src/figures/periods.ts';
import { type UnitRecord, unitsIn } from '#src/figures/reorganisation.ts';
import { formatDay, formatInstant } from '#src/lib/dates.ts';
import { html, type SafeHtml } from '#src/lib/html.ts';
import { CONSOLE_CODES } from '#src/messages/console-codes.ts';
import { fillIn } from '#src/messages/forms.ts';
import { filerOf, ownerOf } from '#src/register/credential-owner.ts';
import { personalLink } from '#src/register/personal-links.ts';
import { CONSOLE_PATH } from '#src/register/staff-access.ts';
import type { Credential } from '#src/register/store.ts';
import { renderSelect, unitOptions } from './fields.ts';
import { renderConsoleTable } from './tables.ts';
import { consolePage, doneAt, posted, record, tokenField, type Visit } from './visit.ts';

const { codes: words, letter } = CONSOLE_CODES;

/** Who has a code, and the forms that give one and take one back. */
export async function showCodes(visit: Visit, _?: string, fault?: string): Promise<Response> {
  const { deps, now } = visit;
  const credentials = await deps.store.credentials();
  const live = credentials.filter(({ revokedAt }) => revokedAt === null);
  const revoked = credentials.filter(({ revokedAt }) => revokedAt !== null);
  const units = unitsIn(deps.units, currentPeriod(now));
  const without = unitsWithoutCode(visit, credentials);
  const main = html`<p>${words.lead}</p>
    ${fault !== undefined && html`<p class="field__error" role="alert">${fault}</p>`}
    <h2 id="cap-ma">${words.issue}</h2>
    <form class="console__form" method="post" action="${CONSOLE_PATH}ma/cap/" aria-labelledby="cap-ma">
      ${tokenField(visit)} ${renderSelect({ name: 'unit', label: words.unit, options: unitOptions(units) })}
      <p><button class="button" type="submit">${words.issueButton}</button></p>
    </form>
    ${without.length === 0 ? html`<p>${words.all}</p>` : renderWithout(visit, without)}
    ${live.length === 0 ? html`<p>${words.none}</p>` : renderLive(visit, live)}
    ${revoked.length > 0 && renderRevoked(visit, revoked)}`;
  const status = fault === undefined ? 200 : 422;
  return consolePage(visit, { title: words.title, main, status, ...tellRevoked(visit, revoked) });
}

/** The units of now that no live code files for. */
export function unitsWithoutCode(
  { deps, now }: Visit,
  credentials: readonly Credential[],
): readonly UnitRecord[] {
  const month = currentPeriod(now);
  const filers = credentials
    .filter(({ revokedAt }) => revokedAt === null)
    .map((one) => filerOf(deps.units, one, month)?.code);
  return unitsIn(deps.units, month).filter(({ code }) => !filers.includes(code));
}

function renderWithout(visit: Visit, units: readonly UnitRecord[]): SafeHtml {
  return html`<p>${fillIn(words.without, { units: units.map(({ name }) => name).join(', ') })}</p>
    <form method="post" action="${CONSOLE_PATH}ma/cap-tat-ca/">
      ${tokenField(visit)}
      <button class="button button--secondary" type="submit">
        ${fillIn(words.issueAll, { count: String(units.length) })}
      </button>
    </form>`;
}

/** Which code was just taken back, and whose it was. */
function tellRevoked(visit: Visit, revoked: readonly Credential[]): { done: string } | undefined {
  const { searchParams } = visit.url;
  const credential = revoked.find(({ id }) => id === searchParams.get('ma'));
  if (!credential || searchParams.get('xong') !== REVOKED) return undefined;
  return { done: fillIn(words.revokeDone, { id: credential.id, unit: unitName(visit, credential) }) };
}
const REVOKED = 'thu-hoi';

/** Name of the unit that a code was issued for, and until when it may file where others have taken it over. */
function unitName({ deps, now }: Visit, credential: Credential): string {
  const owner = ownerOf(deps.units, credential);
  if (!owner) return credential.unit;
  if (owner.validTo === undefined || filerOf(deps.units, credential, currentPeriod(now))) return owner.name;
  return fillIn(words.onlyUntil, { unit: owner.name, day: formatDay(owner.validTo) });
}

/** A form of one button about one code; `of` says which code to those who hear only the button. */
function renderAct(
  visit: Visit,
  { id }: Credential,
  act: { path: string; label: string; of: string },
): SafeHtml {
  return html`<form method="post" action="${CONSOLE_PATH}ma/${act.path}/">
    ${tokenField(visit)}
    <input type="hidden" name="id" value="${id}" />
    <button class="button button--secondary" type="submit" aria-label="${fillIn(act.of, { id })}">
      ${act.label}
    </button>
  </form>`;
}

function renderLive(visit: Visit, credentials: readonly Credential[]): SafeHtml {
  const link = { path: 'lien-ket', label: words.link, of: words.linkOf };
  const revoke = { path: 'thu-hoi', label: words.revoke, of: words.revokeOf };
  return renderConsoleTable({
    caption: words.live,
    columns: [
      ...[words.id, words.unit, words.issuedAt],
      ...[words.link, words.revoke].map((head) => ({ head, label: '' })),
    ],
    rows: credentials.map((credential) => ({
      head: credential.id,
      cells: [
        unitName(visit, credential),
        formatInstant(new Date(credential.issuedAt)),
        renderAct(visit, credential, link),
        renderAct(visit, credential, revoke),
      ],
    })),
  });
}

function renderRevoked(visit: Visit, credentials: readonly Credential[]): SafeHtml {
  return renderConsoleTable({
    caption: words.revoked,
    columns: [words.id, words.unit, words.issuedAt, words.revokedAt],
    rows: credentials.map((credential) => ({
      head: credential.id,
      cells: [
        unitName(visit, credential),
        formatInstant(new Date(credential.issuedAt)),
        credential.revokedAt !== null && formatInstant(new Date(credential.revokedAt)),
      ],
    })),
  });
}

/** Shows the personal link of a live code: it can be made again at any time, and ends with the code. */
export async function postLink(visit: Visit): Promise<Response> {
  const { deps, now, url } = visit;
  const id = posted(visit, 'id');
  const credential = (await deps.store.credentials()).find((one) => one.id === id);
  if (credential?.revokedAt !== null) return showCodes(visit, '', words.unknownCode);
  const { path, lastDay } = personalLink(deps.keys, credential, now);
  await record(visit, 'link-issued', id);
  const address = `${deps.publicOrigin ?? url.origin}${path}`;
  const main = html`<p>
      ${fillIn(words.linkLead, { id, unit: unitName(visit, credential), day: formatDay(lastDay) })}
    </p>
    <p class="letter__code">${address}</p>
    <p>${words.linkSecret}</p>
    <p><a href="${CONSOLE_PATH}ma/">${letter.back}</a></p>`;
  return consolePage(visit, { title: words.linkTitle, main });
}

/** Shows which code would be taken back and what that does; takes it back once that page has been confirmed. */
export async function postRevoke(visit: Visit): Promise<Response> {
  const { deps, now } = visit;
  const id = posted(visit, 'id');
  const credentials = await deps.store.credentials();
  const credential = credentials.find((one) => one.id === id);
  if (credential?.revokedAt !== null) return showCodes(visit, '', words.unknownCode);
  if (posted(visit, 'sure') !== 'yes') return askBeforeRevoking(visit, credential, credentials);
  await deps.store.revokeCredential(id, now);
  await record(visit, 'code-revoked', id);
  return doneAt(`ma/?ma=${id}`, REVOKED);
}

function askBeforeRevoking(
  visit: Visit,
  credential: Credential,
  credentials: readonly Credential[],
): Response {
  const { id, unit, issuedAt } = credential;
  const told = { id, unit: unitName(visit, credential), at: formatInstant(new Date(issuedAt)) };
  const isLast = !credentials.some((one) => one.unit === unit && one.id !== id && one.revokedAt === null);
  const main = html`<p><strong>${fillIn(words.revokeLead, told)}</strong></p>
    <p>${words.revokeEffect} ${isLast && words.lastOne}</p>
    <form class="console__form" method="post" action="${CONSOLE_PATH}ma/thu-hoi/">
      ${tokenField(visit)}
      <input type="hidden" name="id" value="${id}" />
      <input type="hidden" name="sure" value="yes" />
      <div class="console__row">
        <button class="button" type="submit">${fillIn(words.revokeOf, { id })}</button>
        <a href="${CONSOLE_PATH}ma/">${words.revokeBack}</a>
      </div>
    </form>`;
  return consolePage(visit, { title: words.revokeTitle, main });
}
