import { IN_PLACE_WORDS } from '#src/messages/in-place.ts';
import { styled } from './styled.ts';

/**
 * Opens a footnote, or what an abbreviation stands for, beside the word that was pressed. A popover of the browser: Escape
 * or a press elsewhere closes it and the keyboard is back where it was.
 */

const GAP = 6;

let box: HTMLElement | undefined;

function make(tag: string, text: string): HTMLElement {
  return Object.assign(document.createElement(tag), { textContent: text });
}

function footnoteOf(link: HTMLAnchorElement): Node[] {
  const note = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  const copy = note?.cloneNode(true) as HTMLElement | undefined;
  copy?.querySelectorAll('[data-footnote-backref]').forEach((back) => back.remove());
  return copy ? [...copy.childNodes] : [];
}

function termOf(link: HTMLAnchorElement): Node[] {
  const more = Object.assign(make('a', IN_PLACE_WORDS.glossary), { href: link.href });
  const meaning = make('p', '');
  meaning.append(make('strong', link.text), `: ${link.title}. `, more);
  return [meaning];
}

function placeBelow(link: HTMLElement, element: HTMLElement): void {
  const { bottom, left } = link.getBoundingClientRect();
  const room = document.documentElement.clientWidth - element.offsetWidth - GAP;
  element.style.top = `${String(scrollY + bottom + GAP)}px`;
  element.style.left = `${String(Math.max(GAP, Math.min(left, room)))}px`;
}

export async function openInPlace(link: HTMLAnchorElement, stylesheet: string): Promise<void> {
  const isTerm = link.matches('.term');
  const content = isTerm ? termOf(link) : footnoteOf(link);
  if (content.length === 0) {
    location.assign(link.href);
    return;
  }
  await styled(stylesheet);
  box?.remove();
  box = make('div', '');
  box.className = 'in-place';
  box.popover = 'auto';
  box.tabIndex = -1;
  box.role = 'dialog';
  box.ariaLabel = isTerm ? IN_PLACE_WORDS.term(link.text) : IN_PLACE_WORDS.footnote(link.text);
  box.append(...content);
  // Beside the word, so that what reads the page aloud meets it there; a paragraph may not hold the box's paragraphs,
  // but only the parser minds.
  link.after(box);
  box.showPopover();
  placeBelow(link, box);
  box.focus({ preventScroll: true });
  box.addEventListener('toggle', (event) => {
    if (event.newState === 'closed' && document.activeElement === document.body) link.focus();
  });
}
