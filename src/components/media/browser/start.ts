import { startBasket } from './basket.ts';
import { startLocal } from './local.ts';

/** What the library's pages add: boxes to tick and one ZIP, a province's name on a piece. */
if (document.querySelector('[data-media-shelf]')) startBasket();
startLocal();
