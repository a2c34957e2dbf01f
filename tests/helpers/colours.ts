import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './paths.ts';

/** The colour tokens as each theme resolves them. */
export const THEMES = ['light', 'dark', 'light, high contrast', 'dark, high contrast'] as const;

export type Theme = (typeof THEMES)[number];

const HIGH_CONTRAST = /@media \(prefers-contrast: more\) \{\s*:root \{([^}]*)\}/;

function declarationsIn(css: string): [string, string][] {
  return [...css.matchAll(/--color-([a-z-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ]);
}

/** Reads the style sheets that declare tokens; what high contrast declares again replaces what was there. */
export function readColours(theme: Theme, sheets: readonly string[]): ReadonlyMap<string, string> {
  const css = sheets.map((sheet) => readFileSync(path.join(ROOT, 'src/styles', sheet), 'utf8')).join('\n');
  const [whole = '', raised = ''] = HIGH_CONTRAST.exec(css) ?? [];
  const plain = css.replace(whole, '').replaceAll(/@media print \{.*?\n {2}\}\n/gs, '');
  const declared = new Map([
    ...declarationsIn(plain),
    ...(theme.endsWith('high contrast') ? declarationsIn(raised) : []),
  ]);
  const resolve = (value: string): string => {
    const [, other] = /^var\(--color-([a-z-]+)\)$/.exec(value) ?? [];
    if (other !== undefined) return resolve(declared.get(other) ?? '');
    const [, light = value, dark = value] = /^light-dark\((#\w+), (#\w+)\)$/.exec(value) ?? [];
    return theme.startsWith('light') ? light : dark;
  };
  return new Map([...declared].map(([name, value]) => [name, resolve(value)]));
}

/** Relative luminance of `#rgb` or `#rrggbb` (WCAG 2.2). */
function luminanceOf(colour: string): number {
  const digits = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(colour)?.[1];
  if (digits === undefined) throw new Error(`not a colour: "${colour}"`);
  const wide = digits.length === 3 ? Array.from(digits, (digit) => digit + digit).join('') : digits;
  const [red = 0, green = 0, blue = 0] = [0, 2, 4]
    .map((start) => Number.parseInt(wide.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two colours, from 1 to 21 (WCAG 2.2). */
export function contrastOf(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}
