import type { UnitRecord } from '#src/figures/reorganisation.ts';
import { MY_DATA_PAGE } from '#src/forms/notice.ts';
import { renderPrintButton } from '#src/forms/print-markup.ts';
import { formatInstant } from '#src/lib/dates.ts';
import { html, type SafeHtml } from '#src/lib/html.ts';
import { fillIn } from '#src/messages/forms.ts';
import { SIGN_UP_WORDS } from '#src/messages/sign-ups.ts';
import { type Contact, type Region, REGIONS } from '#src/schemas/records.ts';
import { isReceiptToken } from '../receipts.ts';
import { pageResponse, refuse } from '../receiver/answers.ts';
import type { SignUpDeps } from './deps.ts';
import { renderUnitFacts } from './file.ts';
import { consentsAskedBy } from './receipts.ts';
import type { SignUp } from './store.ts';

const { receipt: words } = SIGN_UP_WORDS;

/** The page of one receipt, for whoever holds its address: nothing of the person, everything about what comes next. */
export async function showSignUpReceipt(
  { receipt, token }: { readonly receipt: string; readonly token: string },
  deps: SignUpDeps,
): Promise<Response> {
  if (!isReceiptToken(deps.keys, receipt, token)) return refuse('notFound', deps.templates);
  const signUp = await deps.personal.signUps.byReceipt(receipt);
  if (!signUp) return refuse('notFound', deps.templates);
  const unit = deps.units.find(({ id }) => id === signUp.unit);
  const [before = '', after = ''] = words.change.split('{link}');
  const main = html`<article class="receipt">
    <p class="receipt__lead">${words.stored[signUp.kind]}</p>
    ${unit && renderUnitFacts(unit, signUp.verified)} ${renderFacts(signUp, deps)}
    <h2>${words.next}</h2>
    <p>${nextOf(signUp, unit)}</p>
    ${unit && renderContact(unit.region, deps.contacts)}
    <p>${before}<a href="${MY_DATA_PAGE}">${SIGN_UP_WORDS.notice.rightsLink}</a>${after}</p>
    <div class="receipt__actions">
      <p>${words.keep}</p>
      ${renderPrintButton()}
    </div>
  </article>`;
  const title = fillIn(words.titles[signUp.kind], { receipt });
  return pageResponse(200, deps.templates.shell({ title, main }));
}

/** Receipt, time, role, state, and the proof of consent. */
export function renderFacts(signUp: SignUp, deps: Pick<SignUpDeps, 'forms'>): SafeHtml {
  const { receipt, kind, state, madeAt, role, consents } = signUp;
  const definition = deps.forms.get(signUp.form);
  const choices = definition?.fields.find(({ id }) => id === 'role')?.choices;
  const states = kind === 'people' ? SIGN_UP_WORDS.states : SIGN_UP_WORDS.helpStates;
  const asked = definition ? consentsAskedBy(definition) : [];
  const [first] = Object.values(consents);
  const facts: readonly (readonly [string, string | undefined])[] = [
    [words.number, receipt],
    [words.at, formatInstant(new Date(madeAt))],
    [words.role, choices?.find(({ value }) => value === role)?.label],
    [words.state, states[state]],
    [
      words.noticeShown,
      first &&
        fillIn(words.noticeShownText, { version: first.notice, at: formatInstant(new Date(first.at)) }),
    ],
    ...asked
      .filter(({ id }) => Object.hasOwn(consents, id))
      .map(({ label }) => [words.consents, label] as const),
  ];
  const rows = facts.flatMap(([term, detail]) =>
    detail === undefined
      ? []
      : [
          html`<dt>${term}</dt>
            <dd>${detail}</dd>`,
        ],
  );
  return html`<dl class="receipt__facts">${rows}</dl>`;
}

function nextOf({ kind, verified }: SignUp, unit: UnitRecord | undefined): string {
  if (kind === 'help' || !unit) return words.nextHelp;
  const region = REGIONS[unit.region];
  return fillIn(verified === 'no' ? words.nextUnverified : words.nextAuthorised, { region });
}

/** Who answers for the region, published as the source has it. */
export function renderContact(region: Region, contacts: readonly Contact[]): SafeHtml | undefined {
  const contact =
    contacts.find(({ regions, lead }) => regions.includes(region) && !lead) ??
    contacts.find(({ regions }) => regions.includes(region));
  if (!contact) return undefined;
  const { name, role, phone, email, confirmedOn } = contact;
  return html`<h2>${words.contact}</h2>
    <p>
      ${name}, ${role}. <a href="tel:${phone.replace(/^0/, '+84')}">${phone}</a>,
      <a href="mailto:${email}">${email}</a>. ${confirmedOn === undefined && words.contactUnconfirmed}
    </p>`;
}
