import { showAudit } from './audit-page.ts';
import { postLink, postRevoke, showCodes } from './codes-page.ts';
import { downloadFilings, downloadQuarter, showExports } from './exports-page.ts';
import { postIssue, postIssueAll } from './letters-page.ts';
import { showMatrix } from './matrix-page.ts';
import { postDecision, showPeriods } from './periods-page.ts';
import { postFreeze } from './quarter/freeze.ts';
import { downloadPublication } from './quarter/publication.ts';
import { showOpinions } from './quarter/opinions-page.ts';
import { showLastQuarter, showQuarter } from './quarter/quarter-page.ts';
import { showQuarterUnits } from './quarter/units-page.ts';
import { postPeopleExport, showPeopleExport } from './people/export-page.ts';
import { showFeedback } from './people/feedback-page.ts';
import { postAnswered, showHelp } from './people/help-page.ts';
import { showPeople } from './people/people-page.ts';
import {
  postAdded,
  postConfirmed,
  postErased,
  postNote,
  postRemoved,
  postReplaced,
  showPerson,
} from './people/person-page.ts';
import { showReminder } from './reminder-page.ts';
import { showUnit, showUnitMonth } from './unit-page.ts';
import type { Visit } from './visit.ts';

/** One page or one act. Gives nothing where the address names something that is not there. */
interface Route {
  readonly method: 'GET' | 'POST';
  /** Of the address below `/quan-ly/`; its groups are handed on in order. */
  readonly pattern: RegExp;
  readonly handle: (visit: Visit, ...parameters: string[]) => Promise<Response | undefined>;
}

function get(pattern: RegExp, handle: Route['handle']): Route {
  return { method: 'GET', pattern, handle };
}

function post(pattern: RegExp, handle: Route['handle']): Route {
  return { method: 'POST', pattern, handle };
}

export const ROUTES: readonly Route[] = [
  get(/^$/, showMatrix),
  get(/^don-vi\/([a-z0-9-]+)\/$/, showUnit),
  get(/^don-vi\/([a-z0-9-]+)\/(\d{4}-\d\d)\/$/, showUnitMonth),
  get(/^quy\/$/, showLastQuarter),
  get(/^quy\/(\d{4}-\d)\/$/, showQuarter),
  get(/^quy\/(\d{4}-\d)\/don-vi\/$/, showQuarterUnits),
  get(/^quy\/(\d{4}-\d)\/y-kien\/$/, showOpinions),
  get(/^quy\/(\d{4}-\d)\/tong-hop\.(csv|xlsx)$/, downloadQuarter),
  get(/^quy\/(\d{4}-\d)\/cong-bo\.json$/, downloadPublication),
  post(/^quy\/(\d{4}-\d)\/chot\/$/, postFreeze),
  get(/^nhac-nop\/$/, showReminder),
  get(/^ky\/$/, showPeriods),
  post(/^ky\/$/, postDecision),
  get(/^ma\/$/, showCodes),
  post(/^ma\/cap\/$/, postIssue),
  post(/^ma\/cap-tat-ca\/$/, postIssueAll),
  post(/^ma\/lien-ket\/$/, postLink),
  post(/^ma\/thu-hoi\/$/, postRevoke),
  get(/^xuat\/$/, showExports),
  get(/^xuat\/so-lieu\/$/, downloadFilings),
  get(/^dau-moi\/$/, showPeople),
  get(/^dau-moi\/xuat\/$/, showPeopleExport),
  post(/^dau-moi\/xuat\/$/, postPeopleExport),
  get(/^dau-moi\/(DM-\d\d-[0-9A-Z]{8})\/$/, showPerson),
  post(/^dau-moi\/(DM-\d\d-[0-9A-Z]{8})\/xac-nhan\/$/, postConfirmed),
  post(/^dau-moi\/(DM-\d\d-[0-9A-Z]{8})\/da-them\/$/, postAdded),
  post(/^dau-moi\/(DM-\d\d-[0-9A-Z]{8})\/da-dua-ra\/$/, postRemoved),
  post(/^dau-moi\/(DM-\d\d-[0-9A-Z]{8})\/thay\/$/, postReplaced),
  post(/^dau-moi\/(DM-\d\d-[0-9A-Z]{8})\/ghi-chu\/$/, postNote),
  post(/^dau-moi\/(DM-\d\d-[0-9A-Z]{8})\/xoa\/$/, postErased),
  get(/^tro-giup\/$/, showHelp),
  post(/^tro-giup\/(HT-[0-9A-Z]{8})\/$/, postAnswered),
  get(/^danh-gia\/$/, showFeedback),
  get(/^nhat-ky\/$/, showAudit),
];
