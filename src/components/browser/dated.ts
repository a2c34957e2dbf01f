// `sv-SE` writes days as YYYY-MM-DD. src/lib would do as well, but importing from it makes the bundler split off a file
// that every page then has to fetch.
const DAYS = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });

/**
 * Shows and hides what has its dates (`data-from`, `data-to`: whole days in Vietnam). The build has already done so for
 * its own day; this keeps a site that has not been built since from showing an old notice or hiding an expiry.
 */
export function startDated(now: Date): void {
  const today = DAYS.format(now);
  document.querySelectorAll<HTMLElement>('[data-from], [data-to]').forEach((element) => {
    const { from = '', to = '9999' } = element.dataset;
    element.hidden = today < from || today > to;
  });
}
