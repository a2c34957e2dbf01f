import { describe, expect, it } from 'vitest';
import { shorten } from '#src/styles/short-tokens.ts';

const TOKENS = `:root {
  /* --not-a-token: 1px; */
  --color-page: light-dark(#fff, #000);
  --color-edge: var(--color-page);
  --color-line: #ddd;
  --space-1: 0.25rem;
  --wide: clamp(1rem, 4vw, 2.5rem);
}
@media (prefers-contrast: more) {
  :root { --color-line: var(--color-page); }
}`;

const short = shorten(TOKENS);

describe('the tokens of built styles', () => {
  it('are written out where they are the same in every theme, and their declarations go', () => {
    expect(short('a{padding:var(--space-1) var(--wide)}')).toBe(
      'a{padding:0.25rem clamp(1rem, 4vw, 2.5rem)}',
    );
    expect(short(':root{--space-1:0.25rem;--wide:clamp(1rem, 4vw, 2.5rem)}')).toBe(':root{}');
  });

  it('get one short name everywhere where a theme or another style sheet changes them', () => {
    expect(short('a{color:var(--color-line);background:var(--color-page)}')).toBe(
      'a{color:var(--c);background:var(--a)}',
    );
    expect(short(':root{--color-line:var(--color-page)}')).toBe(':root{--c:var(--a)}');
    expect(short('a{border-color:var(--color-edge)}')).toBe('a{border-color:var(--b)}');
  });

  it('leave alone what other style sheets declare for themselves', () => {
    const own = '.note{--note-line:red;border-color:var(--note-line)}';
    expect(short(own)).toBe(own);
  });
});
