// Vietnam keeps seven hours ahead of UTC all year. src/lib would reckon as well, but importing from it makes the bundler
// split off a file that every page then has to fetch.
const SEVEN_HOURS = 25_200_000;

/**
 * Shows and hides what has its dates (`data-from`, `data-to`: whole days in Vietnam). The build has already done so for
 * its own day; this keeps a site that has not been built since from showing an old notice or hiding an expiry.
 */
export function startDated(now: Date): void {
  const today = new Date(now.getTime() + SEVEN_HOURS).toISOString().slice(0, 10);
  document.querySelectorAll<HTMLElement>('[data-from],[data-to]').forEach((element) => {
    const { from = '', to = '9999' } = element.dataset;
    element.hidden = today < from || today > to;
  });
}
