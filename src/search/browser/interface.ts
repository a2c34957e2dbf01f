import { createSearchDialog } from './dialog.ts';
import { startSearchPage } from './search-page.ts';

/** Both faces of the search in one file, so that the first use is one request for code, not a chain of three. */
export const searchInterface = { createSearchDialog, startSearchPage };
