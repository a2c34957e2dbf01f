import { startSearch } from '#src/search/browser/opener.ts';
import searchStyles from '#src/styles/search.css?url';
import { startChecklists } from './checklist.ts';
import { startContents } from './contents.ts';
import { startDated } from './dated.ts';
import { startTheme } from './theme.ts';

/** The one script of a page. Everything here adds to a page that is already complete without it. */
startTheme();
startDated(new Date());
startContents();
startChecklists();
startSearch(searchStyles);

// Loaded only where a form is: a static import would make every page carry the checks, or a chunk shared with them.
if (document.querySelector('form[data-form]')) {
  void import('#src/forms/browser/start.ts').then(({ startForms }) => startForms(document));
}
