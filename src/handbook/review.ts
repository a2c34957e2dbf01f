import { addMonths, type Day } from '#src/lib/dates.ts';

/** What a page's own dates say of it on a given day (the idea is GOV.UK's page review). */

export interface Governed {
  readonly reviewedOn: Day;
  /** Months. */
  readonly reviewEvery: number;
  readonly validFrom?: Day | undefined;
  readonly validTo?: Day | undefined;
}

export interface ReviewState {
  readonly nextReview: Day;
  readonly overdue: boolean;
  /** `open`: the page names no dates of validity. */
  readonly validity: 'open' | 'upcoming' | 'valid' | 'expired';
}

function validityOf({ validFrom, validTo }: Governed, today: Day): ReviewState['validity'] {
  if (validTo && today > validTo) return 'expired';
  if (validFrom && today < validFrom) return 'upcoming';
  return validFrom || validTo ? 'valid' : 'open';
}

/** The page is overdue from the day after its next review; it is valid through the whole of `validTo`. */
export function reviewStateOf(page: Governed, today: Day): ReviewState {
  const nextReview = addMonths(page.reviewedOn, page.reviewEvery);
  return { nextReview, overdue: today > nextReview, validity: validityOf(page, today) };
}
