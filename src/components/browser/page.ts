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
