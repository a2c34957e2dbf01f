import { dayInVietnam } from '#src/lib/dates.ts';
import type { Log } from '#src/register/log.ts';
import type { VisitCounts } from '#src/register/visit-counts.ts';

/** `/t/hkd/` and the like, as they stand on paper and in QR codes. */
const SHORT_ADDRESS = /^\/t\/[a-z0-9-]{1,60}\/?$/;

export interface VisitDeps {
  readonly visits: VisitCounts;
  readonly now: () => Date;
  readonly log: Log;
}

/**
 * Counts a short address that was found, by its address and the day in Vietnam. A browser that fetches ahead has no
 * reader yet. Counting that fails is logged and never fails a page.
 */
export function countVisit(request: Request, { status }: Response, { visits, now, log }: VisitDeps): void {
  const { pathname } = new URL(request.url);
  const isAhead = /prefetch|prerender/.test(request.headers.get('sec-purpose') ?? '');
  if (request.method !== 'GET' || isAhead || !SHORT_ADDRESS.test(pathname)) return;
  // Without its slash it is redirected to the one with it, and counted there.
  const isFound = status === 200 || status === 304 || (status === 308 && pathname.endsWith('/'));
  if (!isFound) return;
  visits
    .count(pathname, dayInVietnam(now()))
    .catch((fault: unknown) => log.fault('visit-not-counted', fault));
}
