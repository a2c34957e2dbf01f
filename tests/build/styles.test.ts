import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DIST } from '#tests/helpers/paths.ts';

/** What browsers of early 2023 (Chrome 109, the last on Windows 7) drop together with the rule or the value around it. */
const TOO_NEW: Readonly<Record<string, RegExp>> = {
  'light-dark()': /light-dark\(/,
  'color-mix()': /color-mix\(/,
  // The bundler writes nested selectors with one.
  nesting: /&/,
  'ranges in media queries': /@media[^{]*[<>]=?/,
};

const sheets = globSync('tep/*.css', { cwd: DIST }).map((name) => ({
  name,
  css: readFileSync(path.join(DIST, name), 'utf8'),
}));

describe('the built styles', () => {
  it('need nothing that the last browsers of Windows 7 lack', () => {
    expect(sheets.length).toBeGreaterThan(5);
    const faults = sheets.flatMap(({ name, css }) =>
      Object.entries(TOO_NEW)
        .filter(([, pattern]) => pattern.test(css))
        .map(([what]) => `${name}: ${what}`),
    );
    expect(faults).toEqual([]);
  });
});
