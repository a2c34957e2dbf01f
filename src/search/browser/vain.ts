import { SEARCH_WORDS } from '#src/messages/search.ts';
import { element } from './dom.ts';

/** What the route takes (src/register). */
const LONGEST = 200;

/**
 * Offers to tell the editors what was searched in vain. Nothing is sent before the press, and then the words alone, to the
 * route that keeps no address and no time of day. An ordinary form: it needs no further script.
 */
export function vainSearch(words: string): HTMLElement {
  return element(
    'form',
    { class: 'search__vain', action: '/danh-gia/', method: 'post' },
    element('input', { type: 'hidden', name: 'query', value: words.slice(0, LONGEST) }),
    element('p', {}, SEARCH_WORDS.vain),
    element('button', {}, SEARCH_WORDS.reportVain(words.slice(0, LONGEST))),
  );
}
