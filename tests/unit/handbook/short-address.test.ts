import { describe, expect, it } from 'vitest';
import { Problem } from '#src/lib/problem.ts';
import {
  cardAddressOf,
  shortAddressOf,
  shortAddressOfPage,
  shortAddressesOfPages,
} from '#src/handbook/short-address.ts';

const MOVED = { address: '/cam-nang/b/moi/', aliases: ['/cam-nang/a/dau-tien/', '/cam-nang/a/thu-hai/'] };

describe('short addresses', () => {
  it('are five letters or digits that nobody misreads, the same for ever', () => {
    // Printed codes hang on this: another way of making them would break every one.
    expect(shortAddressOf('/cam-nang/a/quy-trinh/')).toBe('/t/vh7hh/');
    expect(shortAddressOf('/cam-nang/a/')).toMatch(/^\/t\/[b-df-hjkmnp-tv-xz2-9]{5}\/$/);
    expect(cardAddressOf('/cam-nang/a/')).toBe(`${shortAddressOf('/cam-nang/a/').slice(0, -1)}.png`);
  });

  it('stay with a page that moves, however often', () => {
    expect(shortAddressOfPage(MOVED.address, MOVED.aliases)).toBe(shortAddressOf('/cam-nang/a/dau-tien/'));
    expect(shortAddressOfPage('/cam-nang/a/', [])).toBe(shortAddressOf('/cam-nang/a/'));
  });

  it('lead to where the page is now, from every address it had', () => {
    const leads = shortAddressesOfPages([MOVED], ['/t/vn/']);
    expect(leads).toEqual(
      new Map([...MOVED.aliases, MOVED.address].map((each) => [shortAddressOf(each), MOVED.address])),
    );
  });

  it('refuse to mean two things', () => {
    const taken = shortAddressOf(MOVED.address);
    expect(() => shortAddressesOfPages([MOVED], [taken])).toThrow(Problem);
    expect(() => shortAddressesOfPages([MOVED, { address: '/khac/', aliases: [MOVED.address] }], [])).toThrow(
      /trùng/,
    );
  });
});
