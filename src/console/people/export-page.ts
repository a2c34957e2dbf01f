import { stringify } from 'csv-stringify/sync';
import { html } from '#src/lib/html.ts';
import { CONSOLE_PEOPLE } from '#src/messages/console-people.ts';
import { SIGN_UP_WORDS } from '#src/messages/sign-ups.ts';
import { CONSOLE_PATH } from '#src/register/staff-access.ts';
import { REGIONS } from '#src/schemas/records.ts';
import { lengthOf } from '#src/forms/read.ts';
import { regionOptions, renderSelect, renderTextInput } from '../fields.ts';
import { regionAsked } from '../regions.ts';
import { consolePage, posted, record, tokenField, type Visit } from '../visit.ts';
import { PEOPLE_FORM } from './people-page.ts';
import { type Entry, rosterOf, stands } from './roster.ts';
import { renderUnsealing } from './sealed.ts';

const { exports: words, people } = CONSOLE_PEOPLE;

const MIN_REASON = 10;
const MAX_REASON = 200;

/** A reason first: the list leaves the console only with one that stands in the audit. */
export function showPeopleExport(visit: Visit, _?: string, fault?: string): Promise<Response> {
  const main = html`<p>${words.lead}</p>
    ${fault !== undefined && html`<p class="field__error" role="alert">${fault}</p>`}
    <form class="console__form" method="post" action="${CONSOLE_PATH}dau-moi/xuat/">
      ${tokenField(visit)}
      ${renderSelect({ name: 'region', label: people.region, options: regionOptions(people.all) })}
      <div class="field__option">
        <input class="field__checkbox" type="checkbox" id="danh-ba" name="directory" value="yes" />
        <label for="danh-ba">${words.directoryOnly}</label>
      </div>
      ${renderTextInput({ name: 'reason', label: words.reason, maxLength: MAX_REASON, required: true })}
      <p><button class="button" type="submit">${words.button}</button></p>
    </form>`;
  return Promise.resolve(
    consolePage(visit, { title: words.title, main, status: fault === undefined ? 200 : 422 }),
  );
}

/** The focal points who stand, as CSV; where some are sealed, a page on which the browser makes the file. */
export async function postPeopleExport(visit: Visit): Promise<Response> {
  const { deps, now } = visit;
  const reason = posted(visit, 'reason').slice(0, MAX_REASON);
  if (lengthOf(reason) < MIN_REASON) return showPeopleExport(visit, '', words.reasonMissing);
  const region = regionAsked(posted(visit, 'region'));
  const directory = posted(visit, 'directory') === 'yes';
  const roster = rosterOf(await deps.personal.signUps.list('people'), deps.units, now).filter(
    ({ signUp, place }) =>
      stands(signUp) &&
      (!region || place?.region === region) &&
      (!directory || Object.hasOwn(signUp.consents, 'consentDirectory')),
  );
  await record(visit, 'people-exported', region ?? 'all', { reason, people: roster.length });
  const fields = (deps.people.get(PEOPLE_FORM)?.fields ?? []).filter(({ kind }) => kind !== 'confirm');
  const head = [...words.columns, ...fields.map(({ label }) => label)];
  const rows = roster.map((entry) => [
    ...factsOf(entry),
    ...fields.map(({ id }) => {
      const { content } = entry.signUp;
      return content.kind === 'readable' ? (content.fields[id] ?? '') : '';
    }),
  ]);
  const sealed = roster.map(({ signUp }) => signUp).filter(({ content }) => content.kind === 'sealed');
  if (sealed.length > 0) {
    const data = JSON.stringify({ head, rows, fields: fields.map(({ id }) => id) });
    const main = html`<p>${words.sealedLead}</p>
      ${renderUnsealing(sealed)}
      <p hidden data-export="${data}"><a class="button" download="dau-moi.csv">${words.download}</a></p>`;
    return consolePage(visit, { title: words.sealedTitle, main });
  }
  const content = stringify([head, ...rows], {
    ...{ bom: true, record_delimiter: 'windows', quoted_match: /[\r\n]/, escape_formulas: true },
  });
  return new Response(content, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="dau-moi.csv"',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
    },
  });
}

function factsOf({ signUp, place }: Entry): string[] {
  const { receipt, state, verified, consents } = signUp;
  return [
    receipt,
    place?.code ?? '',
    place?.name ?? '',
    place ? REGIONS[place.region] : '',
    SIGN_UP_WORDS.states[state],
    people.verified[verified],
    Object.hasOwn(consents, 'consentDirectory') ? words.yes : words.no,
  ];
}
