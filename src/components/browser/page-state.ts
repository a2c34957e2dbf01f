import { PAGE_STATE_WORDS as WORDS } from '#src/messages/in-place.ts';
import { CONTACTS_PAGE } from '#src/messages/reading.ts';
import type { RegionContacts } from '#src/handbook/region-contacts.ts';
import { remember, remembered } from './store.ts';
import { styled } from './styled.ts';

/** What the foot of a page offers once it is reached: the contact of the reader's region, its address, its QR code. */

const UNIT_KEY = 'don-vi-cua-toi';

function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
): HTMLElementTagNameMap[Tag] {
  return Object.assign(document.createElement(tag), properties);
}

function contactLines({ contacts, regions, units }: RegionContacts, unitId: string): HTMLElement[] {
  const unit = units.find(({ id }) => id === unitId);
  const contact = unit && contacts.find((each) => each.regions.includes(unit.region));
  if (!contact) return [];
  const line = make('p');
  line.append(
    make('strong', { textContent: contact.name }),
    `, ${contact.role}, ${regions[unit.region]}. ${WORDS.phone}: `,
    make('a', { href: `tel:${contact.tel}`, textContent: contact.phone }),
    ', ',
    make('a', { href: `mailto:${contact.email}`, textContent: contact.email }),
  );
  const note = contact.confirmed ? '' : ` ${WORDS.unconfirmed}`;
  return [line, make('p', { className: 'small', textContent: `${WORDS.remembered}${note}` })];
}

/** Adds the choice of a province under the link to the list of contacts, which stays. */
async function startRegion(place: HTMLElement): Promise<void> {
  const answer = await fetch('/can-bo-phu-trach.json');
  if (!answer.ok) return;
  const known = (await answer.json()) as RegionContacts;
  const choice = make('select');
  choice.append(new Option(WORDS.choose, ''), ...known.units.map(({ id, name }) => new Option(name, id)));
  choice.value = known.units.some(({ id }) => id === remembered(UNIT_KEY)) ? remembered(UNIT_KEY) : '';
  const label = make('label', { textContent: `${WORDS.region}: ` });
  label.append(choice);
  const shown = make('div', { ariaLive: 'polite' });
  shown.append(...contactLines(known, choice.value));
  choice.onchange = () => {
    remember(UNIT_KEY, choice.value);
    shown.replaceChildren(...contactLines(known, choice.value));
  };
  place.append(label, shown);
}

async function copyAddress(address: string, shown: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(address);
    shown.textContent = WORDS.copied;
  } catch {
    // Only pages under https may write to the clipboard, and a reader may refuse: show the address to be copied by hand.
    const field = make('input', { readOnly: true, value: address, ariaLabel: WORDS.address });
    shown.replaceChildren(field);
    field.select();
  }
}

async function showCode(address: string, shown: HTMLElement): Promise<void> {
  const { renderSVG } = await import('uqr');
  const drawn = new DOMParser().parseFromString(renderSVG(address, { border: 4 }), 'image/svg+xml');
  const code = document.importNode(drawn.documentElement, true);
  code.setAttribute('role', 'img');
  code.setAttribute('aria-label', WORDS.qrLabel);
  code.setAttribute('class', 'qr');
  shown.replaceChildren(code, make('p', { className: 'small', textContent: address }));
}

/** Sends the answer to "Trang này có hữu ích không?" without leaving the page; the form alone would lead to a page of thanks. */
function startAsking(form: HTMLFormElement): void {
  const tell = (words: string, link: string, href: string) => {
    const told = make('p', { tabIndex: -1 });
    told.append(`${words} `, make('a', { href, textContent: link }), '.');
    form.replaceChildren(told);
    told.focus();
  };
  form.onsubmit = async (event) => {
    event.preventDefault();
    const answer = new URLSearchParams();
    new FormData(form).forEach((value, name) => {
      if (typeof value === 'string') answer.set(name, value);
    });
    const button = event.submitter as HTMLButtonElement;
    answer.set(button.name, button.value);
    try {
      const response = await fetch(form.action, { method: 'POST', body: answer });
      // Whoever takes the answer leads to thanks; a host of files alone may answer with a page as well.
      if (!response.ok || !response.redirected) throw new Error(String(response.status));
      tell(WORDS.thanks, WORDS.more, response.url);
    } catch {
      // No connection, or a copy of the site without its receiver.
      tell(WORDS.notSent, WORDS.contacts, CONTACTS_PAGE);
    }
  };
}

function startSharing(state: HTMLElement): void {
  const address = location.origin + location.pathname;
  // Fewer letters make a code that is read from further away; a page that moves keeps it.
  const short = state.querySelector<HTMLAnchorElement>('a[href^="/t/"]')?.href ?? address;
  const copy = make('button', { type: 'button', textContent: WORDS.copy });
  const qr = make('button', { type: 'button', textContent: WORDS.qr });
  const row = make('p', { className: 'share' });
  const shown = make('div', { role: 'status' });
  copy.onclick = () => void copyAddress(address, shown);
  qr.onclick = () => void showCode(short, shown);
  row.append(copy, qr);
  state.append(row, shown);
}

export async function startPageState(state: HTMLElement, stylesheet: string): Promise<void> {
  await styled(stylesheet);
  startSharing(state);
  const form = state.querySelector('form');
  if (form) startAsking(form);
  const region = state.querySelector<HTMLElement>('[data-region-contact]');
  // Without a connection the link to the list of contacts is what remains.
  if (region) await startRegion(region).catch(() => undefined);
}
