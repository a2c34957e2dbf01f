import { describe, expect, it } from 'vitest';
import { reviewStateOf } from '#src/handbook/review.ts';

const page = { reviewedOn: '2026-08-31', reviewEvery: 6 };

describe('the review state of a page', () => {
  it('falls due after its months, on the last day where the month is shorter', () => {
    expect(reviewStateOf(page, '2026-11-22').nextReview).toBe('2027-02-28');
  });

  it('is overdue from the day after', () => {
    expect(reviewStateOf(page, '2027-02-28').overdue).toBe(false);
    expect(reviewStateOf(page, '2027-03-01').overdue).toBe(true);
  });

  it('holds through the whole of the last day of validity', () => {
    const offer = { ...page, validFrom: '2025-05-03', validTo: '2025-12-31' };
    expect(reviewStateOf(offer, '2025-05-02').validity).toBe('upcoming');
    expect(reviewStateOf(offer, '2025-12-31').validity).toBe('valid');
    expect(reviewStateOf(offer, '2026-01-01').validity).toBe('expired');
  });

  it('is open where the page names no dates', () => {
    expect(reviewStateOf(page, '2026-11-22').validity).toBe('open');
  });
});
