import { startChecklists } from './checklist.ts';
import { startContents } from './contents.ts';
import { startDated } from './dated.ts';
import { startTheme } from './theme.ts';

/** The one script of a page. Everything here adds to a page that is already complete without it. */
startTheme();
startDated(new Date());
startContents();
startChecklists();
