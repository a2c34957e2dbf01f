import { renderMyDataForm } from '#src/forms/my-data-markup.ts';
import { typedText } from '#src/forms/check.ts';
import { MY_DATA_PAGE } from '#src/forms/notice.ts';
import { renderFaults, renderFields, renderGiven, signUpNames } from '#src/forms/sign-up-markup.ts';
import type { Issue, Typed, Values } from '#src/forms/types.ts';
import { checkForm } from '#src/forms/check.ts';
import { dayInVietnam, formatInstant } from '#src/lib/dates.ts';
import { html, type SafeHtml } from '#src/lib/html.ts';
import { fillIn } from '#src/messages/forms.ts';
import { SIGN_UP_WORDS } from '#src/messages/sign-ups.ts';
import type { FormTemplate } from '../pages.ts';
import { pageResponse } from '../receiver/answers.ts';
import type { Sender } from '../receiver/deps.ts';
import type { SignUpDeps } from './deps.ts';
import { keptFrom } from './keep.ts';
import { type Held, lookUp } from './held.ts';
import { faultAt, filled } from './pages.ts';
import { isProven, readProof } from './proof.ts';
import { renderFacts } from './show-receipt.ts';
import { createPass, readPass } from './stamps.ts';

/** The region of the built page that this fills. */
export const MY_DATA_FORM = 'du-lieu-cua-toi';

const { mine: words } = SIGN_UP_WORDS;

interface Request {
  readonly deps: SignUpDeps;
  readonly template: FormTemplate;
  readonly now: Date;
  readonly typed: Typed;
}

/** One's own data: view, correct, withdraw, erase. Every act needs a proof given within the last quarter of an hour. */
export async function answerMine(request: Request, sender: Sender): Promise<Response> {
  const { deps, now, typed } = request;
  const step = typedText(typed, 'step');
  if (typedText(typed, 'bot-field') !== '') return ask(request, [faultAt('trapFilled')]);
  if (!typedText(typed, 'pass')) return open(request, sender);
  const receipt = readPass(deps.keys, typedText(typed, 'pass'), now);
  const held = receipt === undefined ? undefined : await lookUp(deps, receipt);
  if (!held) return ask(request, [faultAt('passOld')]);
  switch (step) {
    case 'edit':
      return !stands(held) ? show(request, held) : edit(request, held, [], held.values);
    case 'save':
      return !stands(held) ? show(request, held) : save(request, held);
    case 'withdraw':
    case 'erase':
      return confirm(request, held, step);
    case 'withdrawNow':
      return withdraw(request, held);
    case 'eraseNow':
      return erase(request, held);
    default:
      return show(request, held);
  }
}

/** Whether there is still something to correct or to withdraw from. */
function stands({ signUp }: Held): boolean {
  return signUp?.state === 'new' || signUp?.state === 'added';
}

function ask(
  { template, typed }: Pick<Request, 'template' | 'typed'>,
  issues: readonly Issue[],
  status = 422,
): Response {
  return filled(template, renderMyDataForm(typed, issues), status, SIGN_UP_WORDS.titles.error);
}

/** The same sentence for a wrong receipt, a wrong proof and what is erased: nobody learns which receipts there are. */
async function open(request: Request, sender: Sender): Promise<Response> {
  const { deps, now, typed } = request;
  const receipt = typedText(typed, 'receipt').trim().toUpperCase();
  const proof = typedText(typed, 'proof').trim();
  const missing = [
    ...(receipt === '' ? [faultAt('receiptMissing', 'receipt')] : []),
    ...(proof === '' ? [faultAt('proofMissing', 'proof')] : []),
  ];
  if (missing.length > 0) return ask(request, missing);
  // Before looking: once it is over, a right guess must not be told from a wrong one either.
  const mayTry =
    deps.limits.take('proof', sender.address, now) && deps.limits.take('proofOfReceipt', receipt, now);
  if (!mayTry) return ask(request, [faultAt('tooManyProofs')], 429);
  const held = await lookUp(deps, receipt);
  const proven = isProven(deps.keys, receipt, readProof(proof), held?.proofs ?? []);
  if (held && proven) return show(request, held);
  deps.log.info('proof-refused');
  return ask(request, [faultAt('proofWrong', 'receipt')]);
}

/** A form of one button, for one act. */
function button(
  { deps, now }: Request,
  { receipt }: Held,
  step: string,
  label: string,
  secondary = false,
): SafeHtml {
  return html`<form method="post" action="${MY_DATA_PAGE}">
    <input type="hidden" name="pass" value="${createPass(deps.keys, receipt, now)}" />
    <button
      class="${secondary ? 'button button--secondary' : 'button'}"
      type="submit"
      name="step"
      value="${step}"
    >
      ${label}
    </button>
  </form>`;
}

function page({ deps }: Request, title: string, main: SafeHtml): Response {
  return pageResponse(200, deps.templates.shell({ title, main }));
}

function show(request: Request, held: Held): Response {
  const { deps } = request;
  const main = html`${
      held.signUp &&
      html`<h2>${words.facts}</h2>
        ${renderFacts(held.signUp, deps)}`
    }
    <h2>${words.stored}</h2>
    ${held.values ? renderGiven(held.definition, held.values) : html`<p>${words.sealed}</p>`}
    <div class="form__actions">
      ${stands(held) && button(request, held, 'edit', words.edit)}
      ${stands(held) && button(request, held, 'withdraw', words.withdraw, true)}
      ${button(request, held, 'erase', words.erase, true)}
    </div>
    ${held.kind === 'figures' && html`<p>${words.reporterEdit}</p>`}`;
  return page(request, fillIn(words.title, { receipt: held.receipt }), main);
}

/** Nothing is withdrawn or erased by one slip of a finger. */
function confirm(request: Request, held: Held, step: 'withdraw' | 'erase'): Response {
  const { personalData } = request.deps.settings;
  if (step === 'withdraw') {
    if (held.kind === 'figures' || !stands(held)) return show(request, held);
    const days = held.kind === 'people' ? personalData.focalPointDays : personalData.helpDays;
    const main = html`<p>${fillIn(words.withdrawText[held.kind], { days })}</p>
      <div class="form__actions">
        ${button(request, held, 'withdrawNow', words.withdrawNow)}
        ${button(request, held, '', words.cancel, true)}
      </div>`;
    return page(request, words.withdrawTitle, main);
  }
  const main = html`<p>${words.eraseText[held.kind]}</p>
    <p>${fillIn(words.backups, { days: personalData.backupDays })}</p>
    <div class="form__actions">
      ${button(request, held, 'eraseNow', words.eraseNow)} ${button(request, held, '', words.cancel, true)}
    </div>`;
  return page(request, words.eraseTitle, main);
}

function edit(request: Request, held: Held, issues: readonly Issue[], values: Values | undefined): Response {
  const { deps, now, typed } = request;
  const definition = deps.forms.get(held.definition.id) ?? held.definition;
  const asked = issues.length > 0 || !values ? typed : typedFrom(values);
  const state = {
    ...{ action: MY_DATA_PAGE, issues, units: [], settings: deps.settings },
    typed: asked,
  };
  const main = html`<p>${words.editLead}</p>
    ${renderFaults(definition, issues)}
    ${renderFields(definition, state, {
      button: { label: words.save, step: 'save' },
      hidden: { pass: createPass(deps.keys, held.receipt, now) },
    })}
    ${button(request, held, '', words.cancel, true)}`;
  const title = fillIn(words.editTitle, { receipt: held.receipt });
  const shown = issues.length > 0 ? SIGN_UP_WORDS.titles.error + title : title;
  return pageResponse(issues.length > 0 ? 422 : 200, deps.templates.shell({ title: shown, main }));
}

/** As a form post carries what is kept; the boxes stay empty, so that agreeing again is an act. */
function typedFrom(values: Values): Typed {
  return Object.fromEntries(
    Object.entries(values).flatMap(([id, value]) => (typeof value === 'string' ? [[id, value]] : [])),
  );
}

async function save(request: Request, held: Held): Promise<Response> {
  const { deps, now, typed } = request;
  const definition = deps.forms.get(held.definition.id);
  if (!definition || !held.signUp) return show(request, held);
  const today = dayInVietnam(now);
  const { values, issues } = checkForm(definition, typed, { period: today.slice(0, 7), today });
  const known = new Set([...signUpNames(definition), 'pass']);
  const version = typedText(typed, 'formVersion');
  const errors = [
    ...(Object.keys(typed).some((name) => !known.has(name)) ? [faultAt('unknownField')] : []),
    ...(version !== definition.version ? [faultAt('formChanged')] : []),
    ...issues.filter(({ severity }) => severity === 'error'),
  ];
  if (errors.length > 0) return edit(request, held, errors, undefined);
  const { receipt, unit } = held.signUp;
  const kept = keptFrom(deps, definition, { receipt, unit, values, now });
  await deps.personal.signUps.change(receipt, kept, now);
  await note(request, 'person-corrected', receipt);
  const main = html`<p role="status">${fillIn(words.saved, { at: formatInstant(now) })}</p>
    ${button(request, held, '', words.stored, true)}`;
  return page(request, words.savedTitle, main);
}

async function withdraw(request: Request, held: Held): Promise<Response> {
  const { deps, now } = request;
  if (!stands(held)) return show(request, held);
  await deps.personal.signUps.change(held.receipt, { state: 'withdrawn', consents: {} }, now);
  await note(request, 'person-withdrew', held.receipt);
  const main = html`<p role="status">${fillIn(words.withdrawn, { at: formatInstant(now) })}</p>
    <p>${words.eraseText[held.kind]}</p>
    ${button(request, held, 'erase', words.erase, true)}`;
  return page(request, words.withdrawnTitle, main);
}

async function erase(request: Request, held: Held): Promise<Response> {
  const { deps, now } = request;
  await held.erase();
  await note(request, 'personal-erased', held.receipt);
  const { backupDays: days } = deps.settings.personalData;
  const main = html`<p role="status">${fillIn(words.erased, { at: formatInstant(now) })}</p>
    <p>${fillIn(words.backups, { days })}</p>`;
  return page(request, words.erasedTitle, main);
}

/** What was done, when, to which receipt; who did it is the person, who is not named. */
async function note({ deps, now }: Request, act: string, receipt: string): Promise<void> {
  await deps.store.audit({ at: now, actor: 'subject', act, subject: receipt });
  deps.log.info(act, { receipt });
}
