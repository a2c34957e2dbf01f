import { startBasket } from './basket.ts';
import { startLocal } from './local.ts';

/** What the library's pages add: boxes to tick and one ZIP, a province's name on a piece. */
if (document.querySelector('[data-media-shelf]')) startBasket();
startLocal();
// The Word templates come by the same door: an entry of their own would split the one script of every page in two.
if (document.querySelector('[data-word]')) void import('#src/components/word/browser/start.ts');
