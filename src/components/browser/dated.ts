import { dayInVietnam } from '#src/lib/dates.ts';

/**
 * Shows and hides what has its dates (`data-from`, `data-to`: whole days in Vietnam). The build has already done so for
 * its own day; this keeps a site that has not been built since from showing an old notice or hiding an expiry.
 */
export function startDated(now: Date): void {
  const today = dayInVietnam(now);
  document.querySelectorAll<HTMLElement>('[data-from], [data-to]').forEach((element) => {
    const { from = '', to = '9999' } = element.dataset;
    element.hidden = today < from || today > to;
  });
}
