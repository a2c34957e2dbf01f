import { describe, expect, it } from 'vitest';
import { withPresentAddresses } from '#src/handbook/moved.ts';

const MOVED = new Map([['/cam-nang/a/cu/', '/cam-nang/b/moi/']]);

describe('links to a page that has moved', () => {
  it('lead to its present address, with their anchors, and other links stay', () => {
    expect(
      withPresentAddresses(
        '<a class="x" href="/cam-nang/a/cu/#hai">1</a><a href="/cam-nang/a/">2</a>',
        MOVED,
      ),
    ).toBe('<a class="x" href="/cam-nang/b/moi/#hai">1</a><a href="/cam-nang/a/">2</a>');
    expect(withPresentAddresses('<a href="https://vi-du.vn/cam-nang/a/cu/">3</a>', MOVED)).toContain(
      'vi-du.vn',
    );
  });

  it('are left alone where only the words name the address', () => {
    const words = '<p>href="/cam-nang/a/cu/" là địa chỉ cũ.</p>';
    expect(withPresentAddresses('<code>/cam-nang/a/cu/</code>', MOVED)).toBe('<code>/cam-nang/a/cu/</code>');
    expect(withPresentAddresses(words, new Map())).toBe(words);
  });
});
