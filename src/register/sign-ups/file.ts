import { typedText } from '#src/forms/check.ts';
import { nameOfUnit } from '#src/forms/show.ts';
import { renderSignUpReview } from '#src/forms/sign-up-markup.ts';
import { html, type SafeHtml } from '#src/lib/html.ts';
import { fillIn } from '#src/messages/forms.ts';
import { SIGN_UP_WORDS } from '#src/messages/sign-ups.ts';
import { REGIONS, type Unit } from '#src/schemas/records.ts';
import type { Sender } from '../receiver/deps.ts';
import { type Examination, examine, hasErrors } from './examine.ts';
import { keep } from './keep.ts';
import { faultAt, filled, formPage, stateOf, type Visit } from './pages.ts';
import { createStamp, readStamp, type StampReading } from './stamps.ts';

const RETRY_SECONDS = { 'retry-after': '60' };

/** Answers a post to the sign-up of a focal point or a request for help. */
export async function fileSignUp(visit: Visit, sender: Sender): Promise<Response> {
  const { deps, definition, now, typed } = visit;
  if (!deps.limits.take('address', sender.address, now)) return limited(visit);
  if (typedText(typed, 'step') === 'edit') return formPage(visit, [], { status: 200 });
  const examination = await examine(visit, sender);
  if (!examination) return limited(visit);
  if (hasErrors(examination)) {
    const codes = [...new Set(examination.issues.map(({ code }) => code))].join(' ');
    deps.log.info('sign-up-invalid', { form: definition.id, codes });
    return formPage(visit, examination.issues);
  }
  if (typedText(typed, 'step') === 'review') return review(visit, examination);
  const stamp = readStamp(deps.keys, definition.id, typedText(typed, 'stamp'), now);
  // A post straight from the form, without the review page, has no stamp: whoever sent it reads it now.
  if (stamp !== 'good')
    return review(visit, examination, typedText(typed, 'stamp') === '' ? undefined : stamp);
  if (!deps.limits.take('signUp', sender.address, now)) return limited(visit);
  return keep(visit, examination);
}

function review(visit: Visit, examination: Examination, fault?: Exclude<StampReading, 'good'>): Response {
  const { deps, definition, now, template } = visit;
  const issues = [...(fault ? [faultAt(fault)] : []), ...examination.issues];
  const form = renderSignUpReview(definition, stateOf(visit, issues), {
    values: examination.values,
    unit: examination.unit && renderUnitFacts(examination.unit, examination.credential ? 'code' : 'no'),
    // Sent too fast, the page keeps its stamp: who presses again and again is through after a second.
    stamp:
      fault === 'tooFast'
        ? typedText(visit.typed, 'stamp')
        : createStamp(deps.keys, definition.id, deps.newId(), now),
  });
  return filled(template, form, fault ? 422 : 200, SIGN_UP_WORDS.titles.review);
}

/** The unit, how it is known, and the region that follows from it. */
export function renderUnitFacts(
  unit: Pick<Unit, 'kind' | 'name' | 'region' | 'regionDoubtful'>,
  verified: keyof typeof SIGN_UP_WORDS.authorisedBy,
): SafeHtml {
  const words = SIGN_UP_WORDS;
  const region = REGIONS[unit.region];
  return html`<dl class="receipt__facts">
    <dt>${words.authorised}</dt>
    <dd>${fillIn(words.authorisedBy[verified], { unit: nameOfUnit(unit) })}</dd>
    <dt>${words.region}</dt>
    <dd>${unit.regionDoubtful ? fillIn(words.regionDoubtful, { region }) : region}</dd>
  </dl>`;
}

function limited(visit: Visit): Response {
  visit.deps.log.info('sign-up-limited');
  return formPage(visit, [faultAt('tooMany')], { status: 429, headers: RETRY_SECONDS });
}
