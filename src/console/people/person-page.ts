import { renderGiven } from '#src/forms/sign-up-markup.ts';
import { nameOfUnit } from '#src/forms/show.ts';
import { formatInstant } from '#src/lib/dates.ts';
import { html, type SafeHtml } from '#src/lib/html.ts';
import { CONSOLE_PEOPLE } from '#src/messages/console-people.ts';
import { CONSOLE_RECORDS } from '#src/messages/console-records.ts';
import { fillIn } from '#src/messages/forms.ts';
import { renderFacts } from '#src/register/sign-ups/show-receipt.ts';
import type { SignUp, SignUpChange } from '#src/register/sign-ups/store.ts';
import { replacePredecessor, standingOf } from '#src/register/sign-ups/succession.ts';
import { CONSOLE_PATH } from '#src/register/staff-access.ts';
import { renderSelect, renderTextInput } from '../fields.ts';
import { consolePage, doneAt, posted, record, tokenField, type Visit } from '../visit.ts';
import { PEOPLE_FORM } from './people-page.ts';
import { rosterOf, stands } from './roster.ts';
import { fieldOf, renderUnsealing, showField } from './sealed.ts';

const { person: words, people: listWords } = CONSOLE_PEOPLE;

const NOTE_LENGTH = 500;
const TRAIL = 5000;

async function find({ deps }: Visit, receipt: string): Promise<SignUp | undefined> {
  const signUp = await deps.personal.signUps.byReceipt(receipt);
  return signUp?.kind === 'people' ? signUp : undefined;
}

/** One focal point: what was given, what was done, and the forms for what is to be done. */
export async function showPerson(visit: Visit, receipt = '', fault?: string): Promise<Response | undefined> {
  const signUp = await find(visit, receipt);
  if (!signUp) return undefined;
  const { deps, now } = visit;
  const people = await deps.personal.signUps.list('people');
  const entry = rosterOf(people, deps.units, now).find((one) => one.signUp.receipt === receipt);
  const note = await deps.personal.signUps.note(receipt);
  const unit = entry?.unit;
  const main = html`<p><a href="${CONSOLE_PATH}dau-moi/">${words.back}</a></p>
    ${fault !== undefined && html`<p class="field__error" role="alert">${fault}</p>`}
    <dl class="console__facts">
      <dt>${words.unit}</dt>
      <dd>${unit && nameOfUnit(unit)} (${listWords.verified[signUp.verified]})</dd>
      ${
        signUp.replacedBy !== null &&
        html`<dt>${words.replacedBy}</dt>
          <dd><a href="${CONSOLE_PATH}dau-moi/${signUp.replacedBy}/">${signUp.replacedBy}</a></dd>`
      }
    </dl>
    ${renderFacts(signUp, { forms: deps.people })}
    <h2>${words.given}</h2>
    ${renderUnsealing([signUp])} ${renderContent(visit, signUp)}
    <h2>${words.acts}</h2>
    ${
      (entry?.tasks.length ?? 0) > 0 &&
      html`<ul>
        ${entry?.tasks.map((task) => html`<li>${task}</li>`)}
      </ul>`
    }
    ${renderActs(visit, signUp, people, note)} ${await renderTrail(visit, receipt)}`;
  const title = fillIn(words.title, { receipt });
  return consolePage(visit, { title, main, status: fault === undefined ? 200 : 422 });
}

function renderContent({ deps }: Visit, signUp: SignUp): SafeHtml {
  const definition = deps.people.get(PEOPLE_FORM);
  const { content } = signUp;
  if (!definition || content.kind === 'erased') return html`<p>${listWords.erased}</p>`;
  if (content.kind === 'readable') return renderGiven(definition, content.fields);
  const rows = definition.fields
    .filter(({ kind }) => kind !== 'confirm')
    .map(
      (field) =>
        html`<dt>${field.label}</dt>
          <dd>${showField(signUp, field)}</dd>`,
    );
  return html`<dl class="receipt__facts">${rows}</dl>`;
}

/** A form of one act. `inside` may ask for more than the button. */
function act(visit: Visit, receipt: string, step: string, label: string, inside?: SafeHtml): SafeHtml {
  return html`<form class="console__form" method="post" action="${CONSOLE_PATH}dau-moi/${receipt}/${step}/">
    ${tokenField(visit)} ${inside}
    <p><button class="button button--secondary" type="submit">${label}</button></p>
  </form>`;
}

function renderActs(visit: Visit, signUp: SignUp, people: readonly SignUp[], note: string): SafeHtml {
  const { receipt, content, verified, inGroup, unit } = signUp;
  const others = standingOf(people, unit ?? '').filter((one) => one.receipt !== receipt);
  const name = fieldOf(visit.deps.people.get(PEOPLE_FORM), 'fullName');
  const confirming = renderTextInput({
    ...{ name: 'who', label: words.who, help: words.confirmHelp },
    maxLength: NOTE_LENGTH,
  });
  const replacing = renderSelect({
    ...{ name: 'replaced', label: words.replaces },
    options: others.map(({ receipt: value, content: other }) => ({
      value,
      label: other.kind === 'readable' ? `${value} – ${other.fields[name.id] ?? ''}` : value,
    })),
  });
  const noting = html`<div class="field">
    <label class="field__label" for="note">${words.note}</label>
    <textarea class="field__input" id="note" name="note" rows="3">${'\n'}${note}</textarea>
  </div>`;
  const erasing = html`<div class="field__option">
    <input class="field__checkbox" type="checkbox" id="sure" name="sure" value="yes" />
    <label for="sure">${words.eraseSure}</label>
  </div>`;
  return html`${stands(signUp) && verified === 'no' && act(visit, receipt, 'xac-nhan', words.confirm, confirming)}
  ${stands(signUp) && verified !== 'no' && !inGroup && act(visit, receipt, 'da-them', words.added)}
  ${inGroup && act(visit, receipt, 'da-dua-ra', words.removed)}
  ${stands(signUp) && verified !== 'no' && others.length > 0 && act(visit, receipt, 'thay', words.replace, replacing)}
  ${content.kind !== 'erased' && act(visit, receipt, 'ghi-chu', words.saveNote, noting)}
  ${content.kind !== 'erased' && act(visit, receipt, 'xoa', words.erase, erasing)}`;
}

/** What was done to this one, from the audit; nothing of the person stands in it. */
async function renderTrail({ deps }: Visit, receipt: string): Promise<SafeHtml | false> {
  const trail = (await deps.store.audits(TRAIL)).filter(({ subject }) => subject === receipt);
  if (trail.length === 0) return false;
  return html`<h2>${words.history}</h2>
    <ul>
      ${trail.map(
        ({ at, actor, act: done }) =>
          html`<li>
            ${formatInstant(at)}: ${CONSOLE_RECORDS.audit.acts[done] ?? done}
            (${CONSOLE_PEOPLE.actors[actor] ?? actor})
          </li>`,
      )}
    </ul>`;
}

async function change(
  visit: Visit,
  receipt: string,
  changed: SignUpChange,
  [name, done]: readonly [act: string, done: keyof typeof CONSOLE_PEOPLE.done],
): Promise<Response> {
  await visit.deps.personal.signUps.change(receipt, changed, visit.now);
  await record(visit, name, receipt);
  return doneAt(`dau-moi/${receipt}/`, done);
}

/** Staff have called the department: from now on the person counts, and whoever is replaced does not. */
export async function postConfirmed(visit: Visit, receipt = ''): Promise<Response | undefined> {
  const signUp = await find(visit, receipt);
  if (!signUp || !stands(signUp)) return undefined;
  const who = posted(visit, 'who').slice(0, NOTE_LENGTH);
  if (who === '') return showPerson(visit, receipt, words.confirmMissing);
  const { signUps } = visit.deps.personal;
  const before = await signUps.note(receipt);
  const line = `${formatInstant(visit.now)}, ${visit.session.id}: ${who}`;
  await signUps.writeNote(receipt, before === '' ? line : `${before}\n${line}`, visit.now);
  await signUps.change(receipt, { verified: 'telephone' }, visit.now);
  await record(visit, 'person-confirmed', receipt);
  const replaced = await replacePredecessor(signUps, receipt, visit.now);
  if (replaced !== undefined) await record(visit, 'person-replaced', replaced, { by: receipt });
  return doneAt(`dau-moi/${receipt}/`, 'xac-nhan');
}

export async function postAdded(visit: Visit, receipt = ''): Promise<Response | undefined> {
  const signUp = await find(visit, receipt);
  if (!signUp || !stands(signUp) || signUp.verified === 'no') return undefined;
  return change(visit, receipt, { state: 'added', inGroup: true }, ['person-added', 'da-them']);
}

export async function postRemoved(visit: Visit, receipt = ''): Promise<Response | undefined> {
  const signUp = await find(visit, receipt);
  if (!signUp) return undefined;
  const state = signUp.state === 'added' ? 'new' : signUp.state;
  return change(visit, receipt, { state, inGroup: false }, ['person-removed', 'da-dua-ra']);
}

export async function postReplaced(visit: Visit, receipt = ''): Promise<Response | undefined> {
  const signUp = await find(visit, receipt);
  const replaced = await find(visit, posted(visit, 'replaced'));
  if (!signUp || !replaced || replaced.receipt === receipt || replaced.unit !== signUp.unit) return undefined;
  await visit.deps.personal.signUps.change(
    replaced.receipt,
    { state: 'replaced', replacedBy: receipt },
    visit.now,
  );
  await record(visit, 'person-replaced', replaced.receipt, { by: receipt });
  return doneAt(`dau-moi/${replaced.receipt}/`, 'da-thay');
}

export async function postNote(visit: Visit, receipt = ''): Promise<Response | undefined> {
  if (!(await find(visit, receipt))) return undefined;
  const note = posted(visit, 'note').slice(0, 4 * NOTE_LENGTH);
  await visit.deps.personal.signUps.writeNote(receipt, note, visit.now);
  await record(visit, 'person-noted', receipt);
  return doneAt(`dau-moi/${receipt}/`, 'da-ghi');
}

export async function postErased(visit: Visit, receipt = ''): Promise<Response | undefined> {
  if (!(await find(visit, receipt))) return undefined;
  if (posted(visit, 'sure') !== 'yes') return showPerson(visit, receipt, words.eraseUnsure);
  await visit.deps.personal.signUps.erase(receipt, visit.now);
  await record(visit, 'personal-erased', receipt);
  return doneAt(`dau-moi/${receipt}/`, 'da-xoa');
}
