import { currentPeriod } from '#src/figures/periods.ts';
import { unitsIn } from '#src/figures/reorganisation.ts';
import { html, type SafeHtml } from '#src/lib/html.ts';
import { compareVietnamese } from '#src/lib/text.ts';
import { CONSOLE_PEOPLE } from '#src/messages/console-people.ts';
import { fillIn } from '#src/messages/forms.ts';
import { SIGN_UP_WORDS } from '#src/messages/sign-ups.ts';
import { CONSOLE_PATH } from '#src/register/staff-access.ts';
import { type Region, REGIONS } from '#src/schemas/records.ts';
import { regionOptions, renderSelect } from '../fields.ts';
import { nameOfRegion, REGION_IDS, regionAsked } from '../regions.ts';
import { renderConsoleTable } from '../tables.ts';
import { consolePage, type Visit } from '../visit.ts';
import { type Entry, rosterOf, stands } from './roster.ts';
import { fieldOf, renderUnsealing, showField } from './sealed.ts';

const { people: words } = CONSOLE_PEOPLE;

export const PEOPLE_FORM = 'cu-dau-moi';

/** Focal points by region: who they are, where they stand, what is still to be done. */
export async function showPeople(visit: Visit): Promise<Response> {
  const { deps, now, url } = visit;
  const asked = regionAsked(url.searchParams.get('khu-vuc'));
  const people = await deps.personal.signUps.list('people');
  const roster = rosterOf(people, deps.units, now).filter(({ place }) => !asked || place?.region === asked);
  const standing = roster.filter(({ signUp }) => stands(signUp));
  const ended = roster.filter(({ signUp }) => !stands(signUp));
  const regions = REGION_IDS.filter((region) => !asked || region === asked);
  const count = (matches: (entry: Entry) => boolean) => roster.filter(matches).length;
  const main = html`<p>
      ${fillIn(words.lead, {
        new: count(({ signUp }) => signUp.state === 'new'),
        added: count(({ signUp }) => signUp.state === 'added'),
        unverified: count(({ signUp }) => stands(signUp) && signUp.verified === 'no'),
        toRemove: count(({ signUp }) => !stands(signUp) && signUp.inGroup),
      })}
    </p>
    <p class="field__help">${words.personal}</p>
    ${renderFilter(asked)} ${renderUnsealing(roster.map(({ signUp }) => signUp))}
    ${regions.map((region) => renderRegion(visit, region, standing))}
    ${
      ended.length > 0 &&
      html`<h2>${fillIn(words.ended, { count: ended.length })}</h2>
        ${renderEntries(visit, fillIn(words.ended, { count: ended.length }), ended)}`
    }
    <p><a href="${CONSOLE_PATH}dau-moi/xuat/">${words.export}</a></p>`;
  return consolePage(visit, { title: words.title, main });
}

function renderFilter(asked: Region | undefined): SafeHtml {
  return html`<form class="console__form" method="get" action="${CONSOLE_PATH}dau-moi/">
    <div class="console__row">
      ${renderSelect({ name: 'khu-vuc', label: words.region, options: regionOptions(words.all), chosen: asked })}
      <button class="button button--secondary" type="submit">${words.show}</button>
    </div>
  </form>`;
}

function renderRegion(visit: Visit, region: Region, standing: readonly Entry[]): SafeHtml {
  const { deps, now } = visit;
  const members = standing.filter(({ place }) => place?.region === region);
  const name = nameOfRegion(region);
  const withMain = new Set(
    members.filter(({ signUp }) => signUp.role === 'main').map(({ place }) => place?.id),
  );
  const without = unitsIn(deps.units, currentPeriod(now))
    .filter((unit) => unit.region === region && !withMain.has(unit.id))
    .map((unit) => unit.name)
    .sort(compareVietnamese);
  return html`<h2>${name}</h2>
    ${members.length === 0 ? html`<p>${words.none}</p>` : renderEntries(visit, name, members)}
    ${without.length > 0 && html`<p>${fillIn(words.withoutMain, { units: without.join(', ') })}</p>`}
    ${members.length > 0 && renderInvitation(visit, region, members)}`;
}

function renderEntries({ deps }: Visit, caption: string, entries: readonly Entry[]): SafeHtml {
  const definition = deps.people.get(PEOPLE_FORM);
  const shown = (entry: Entry, id: string) => showField(entry.signUp, fieldOf(definition, id));
  const roles = fieldOf(definition, 'role').choices ?? [];
  const sorted = entries.toSorted((one, other) =>
    compareVietnamese(one.place?.name ?? '', other.place?.name ?? ''),
  );
  const rows = sorted.map((entry) => {
    const { receipt, role, state, verified } = entry.signUp;
    return {
      head: html`<a href="${CONSOLE_PATH}dau-moi/${receipt}/">${shown(entry, 'fullName')}</a>`,
      cells: [
        entry.unit?.name,
        roles.find(({ value }) => value === role)?.label,
        shown(entry, 'zaloPhone'),
        `${SIGN_UP_WORDS.states[state]}; ${words.verified[verified]}`,
        entry.tasks.length > 0 && html`${entry.tasks.map((task) => html`<strong>${task}</strong> <br />`)}`,
      ],
    };
  });
  return renderConsoleTable({ caption, titled: true, columns: words.columns, rows });
}

/** Those who are confirmed and not yet in the group, to be pasted into Zalo. */
function renderInvitation({ deps }: Visit, region: Region, members: readonly Entry[]): SafeHtml {
  const waiting = members.filter(({ signUp }) => !signUp.inGroup && signUp.verified !== 'no');
  const label = fillIn(words.invite, { region: REGIONS[region] });
  if (waiting.length === 0) return html`<p>${label}: ${words.inviteNone}</p>`;
  const zalo = fieldOf(deps.people.get(PEOPLE_FORM), 'zaloPhone');
  const lines = waiting.flatMap(({ signUp: { content }, place }) =>
    content.kind === 'readable'
      ? [
          `${content.fields['fullName'] ?? ''} – ${place?.name ?? ''} – ${(content.fields[zalo.id] ?? '').replace(/^\+84/, '0')}`,
        ]
      : [],
  );
  const sealed = waiting
    .filter(({ signUp }) => signUp.content.kind === 'sealed')
    .map(({ signUp, place }) => `${signUp.receipt}=${place?.name ?? ''}`);
  return html`<div class="field">
    <label class="field__label" for="moi-${region}">${label}</label>
    <p class="field__help" id="moi-${region}-cach">${words.inviteHelp}</p>
    <textarea
      class="field__input console__text"
      id="moi-${region}"
      rows="4"
      readonly
      data-invite="${sealed.join('\n')}"
      aria-describedby="moi-${region}-cach"
    >
${lines.join('\n')}</textarea>
  </div>`;
}
