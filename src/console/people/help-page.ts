import { renderGiven } from '#src/forms/sign-up-markup.ts';
import { formatInstant } from '#src/lib/dates.ts';
import { html, type SafeHtml } from '#src/lib/html.ts';
import { CONSOLE_PEOPLE } from '#src/messages/console-people.ts';
import { fillIn } from '#src/messages/forms.ts';
import { SIGN_UP_WORDS } from '#src/messages/sign-ups.ts';
import { CONSOLE_PATH } from '#src/register/staff-access.ts';
import type { SignUp } from '#src/register/sign-ups/store.ts';
import { renderTextInput } from '../fields.ts';
import { consolePage, doneAt, posted, record, tokenField, type Visit } from '../visit.ts';
import { renderUnsealing, showField } from './sealed.ts';

const { help: words, people } = CONSOLE_PEOPLE;

const NOTE_LENGTH = 500;

/** Requests for help: those that wait first, the oldest of them on top. */
export async function showHelp(visit: Visit): Promise<Response> {
  const all = await visit.deps.personal.signUps.list('help');
  const waiting = all.filter(({ state }) => state === 'new').toReversed();
  const done = all.filter(({ state }) => state !== 'new');
  const main = html`<p>${fillIn(words.lead, { new: waiting.length })}</p>
    ${renderUnsealing(all)} ${all.length === 0 && html`<p>${words.none}</p>`}
    ${
      waiting.length > 0 &&
      html`<h2>${words.waiting}</h2>
        ${await Promise.all(waiting.map((one) => renderRequest(visit, one)))}`
    }
    ${
      done.length > 0 &&
      html`<h2>${fillIn(words.done, { count: done.length })}</h2>
        ${await Promise.all(done.map((one) => renderRequest(visit, one)))}`
    }`;
  return consolePage(visit, { title: words.title, main });
}

async function renderRequest(visit: Visit, signUp: SignUp): Promise<SafeHtml> {
  const { receipt, state, madeAt, content, form } = signUp;
  const definition = visit.deps.people.get(form);
  const note = await visit.deps.personal.signUps.note(receipt);
  const fields = definition?.fields.filter(({ kind }) => kind !== 'confirm') ?? [];
  return html`<section aria-labelledby="${receipt}">
    <h3 id="${receipt}">${receipt}</h3>
    <p>${fillIn(words.at, { at: formatInstant(new Date(madeAt)) })}; ${SIGN_UP_WORDS.helpStates[state]}.</p>
    ${content.kind === 'erased' && html`<p>${people.erased}</p>`}
    ${content.kind === 'readable' && renderGiven({ fields }, content.fields)}
    ${
      content.kind === 'sealed' &&
      html`<dl class="receipt__facts">
        ${fields.map(
          (field) =>
            html`<dt>${field.label}</dt>
              <dd>${showField(signUp, field)}</dd>`,
        )}
      </dl>`
    }
    ${note !== '' && html`<p><bdi>${note}</bdi></p>`}
    ${
      state === 'new' &&
      html`<form class="console__form" method="post" action="${CONSOLE_PATH}tro-giup/${receipt}/">
        ${tokenField(visit)}
        ${renderTextInput({ name: 'note', id: `note-${receipt}`, label: words.note, maxLength: NOTE_LENGTH })}
        <p>
          <button class="button button--secondary" type="submit" aria-label="${words.answered}: ${receipt}">
            ${words.answered}
          </button>
        </p>
      </form>`
    }
  </section>`;
}

export async function postAnswered(visit: Visit, receipt = ''): Promise<Response | undefined> {
  const { signUps } = visit.deps.personal;
  const signUp = await signUps.byReceipt(receipt);
  if (signUp?.kind !== 'help' || signUp.state !== 'new') return undefined;
  const note = posted(visit, 'note').slice(0, NOTE_LENGTH);
  if (note !== '') {
    await signUps.writeNote(receipt, `${formatInstant(visit.now)}, ${visit.session.id}: ${note}`, visit.now);
  }
  await signUps.change(receipt, { state: 'answered' }, visit.now);
  await record(visit, 'help-answered', receipt);
  return doneAt('tro-giup/', 'da-tra-loi');
}
