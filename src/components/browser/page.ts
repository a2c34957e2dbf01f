import { startSearch } from '#src/search/browser/opener.ts';
import inPlaceStyles from '#src/styles/in-place.css?url';
import { startDated } from './dated.ts';
import { startTheme } from './theme.ts';

/** The one script of a page. Everything here adds to a page that is already complete without it. */
startTheme();
startDated(new Date());
startSearch();

// Loaded only where a form is: a static import would make every page carry the checks, or a chunk shared with them.
if (document.querySelector('form[data-form]')) {
  void import('#src/forms/browser/start.ts').then((forms) => forms.startForms(document));
}

// Only the pages of the media library fetch what they need beyond this.
if (document.querySelector('[data-media]')) {
  void import('#src/components/media/browser/start.ts');
}

// Only what is meant for paper too: receipts, letters, the blank form.
if (document.querySelector('[data-print]')) {
  void import('./printing.ts').then((printing) => {
    printing.startPrinting();
  });
}

// Nothing of this shows before the reader moves, so it is fetched with the first move. Until then links are links.
const moves = ['scroll', 'pointerover', 'keydown'];
const startReading = () => {
  for (const move of moves) removeEventListener(move, startReading);
  void import('./reading.ts').then((reading) => {
    reading.startReading(inPlaceStyles);
  });
};
for (const move of moves) addEventListener(move, startReading);
// Led to a heading, a reader is in the middle already, and may have been there before this could listen.
if (location.hash) startReading();
