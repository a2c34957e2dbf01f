import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { contrastOf, readColours, THEMES, type Theme } from '#tests/helpers/colours.ts';
import { ROOT } from '#tests/helpers/paths.ts';

const SHEETS = globSync('*.css', { cwd: path.join(ROOT, 'src/styles') }).toSorted();
const GROUNDS = ['page', 'surface', 'sunken'];
const NOTES = ['info', 'success', 'warning', 'pending', 'error'].map((kind) => `${kind}-surface`);

/** Where each colour of text is used. WCAG 2.2, 1.4.3: 4.5 to 1. */
const TEXT: Readonly<Record<string, readonly string[]>> = {
  text: [...GROUNDS, ...NOTES, 'mark'],
  'text-muted': [...GROUNDS, ...NOTES],
  link: [...GROUNDS, ...NOTES, 'mark'],
  accent: GROUNDS,
  'action-text': ['action', 'action-hover'],
  'success-text': ['success-surface'],
  'pending-text': ['pending-surface'],
  'error-text': ['page', 'surface', 'error-surface'],
  'hero-text': ['hero'],
  'hero-muted': ['hero'],
};

/** Edges by which a control, the focus or a state is known. WCAG 2.2, 1.4.11: 3 to 1. */
const EDGES: Readonly<Record<string, readonly string[]>> = {
  'line-strong': [...GROUNDS],
  focus: [...GROUNDS, ...NOTES],
  accent: GROUNDS,
  action: ['page', 'surface'],
  'info-line': ['page', 'surface', 'info-surface'],
  'success-line': ['page', 'surface', 'success-surface'],
  'warning-line': ['page', 'surface', 'warning-surface'],
  'error-line': ['page', 'surface', 'error-surface'],
};

/** Separate what words already tell apart, or only decorate. */
const ORNAMENTS = ['line', 'pending-line', 'hero-dot'];

function tooFaint(theme: Theme, pairs: Readonly<Record<string, readonly string[]>>, least: number): string[] {
  const colours = readColours(theme, SHEETS);
  return Object.entries(pairs).flatMap(([front, grounds]) =>
    grounds
      .map((ground) => ({
        pair: `${front} on ${ground}`,
        ratio: contrastOf(colours.get(front) ?? '', colours.get(ground) ?? ''),
      }))
      .filter(({ ratio }) => ratio < least)
      .map(({ pair, ratio }) => `${pair}: ${ratio.toFixed(2)}`),
  );
}

describe.each(THEMES)('colours, %s', (theme) => {
  it('can be read: every text on every ground that it stands on', () => {
    expect(tooFaint(theme, TEXT, 4.5)).toEqual([]);
  });

  it('can be told apart: every edge that means something', () => {
    expect(tooFaint(theme, EDGES, 3)).toEqual([]);
  });
});

describe.each(THEMES.filter((theme) => theme.endsWith('high contrast')))('colours, %s', (theme) => {
  it('stand out for those who ask for more', () => {
    const { text = [], 'text-muted': muted = [] } = TEXT;
    const raised = { text, 'text-muted': muted, line: GROUNDS, 'line-strong': GROUNDS };
    expect(tooFaint(theme, raised, 7)).toEqual([]);
  });
});

const read = (sheet: string) => readFileSync(path.join(ROOT, 'src/styles', sheet), 'utf8');

describe('the table of pairs of colours', () => {
  it('knows every colour that the styles declare', () => {
    const known = new Set([
      ...Object.entries({ ...EDGES, ...TEXT }).flat(2),
      ...Object.keys(EDGES),
      ...ORNAMENTS,
    ]);
    expect([...readColours('light', SHEETS).keys()].filter((name) => !known.has(name))).toEqual([]);
  });

  it('knows every colour that the styles use', () => {
    const declared = readColours('light', SHEETS);
    const used = SHEETS.flatMap((sheet) => [...read(sheet).matchAll(/var\(--color-([a-z-]+)\)/g)]);
    expect(used.map(([, name = '']) => name).filter((name) => !declared.has(name))).toEqual([]);
  });

  it('holds every text and ground that one rule sets together', () => {
    const together = SHEETS.flatMap((sheet) =>
      [...read(sheet).matchAll(/\{([^{}]*)/g)].flatMap(([, rule = '']) => {
        const [, front] = /(?:^|[\s;])color: var\(--color-([a-z-]+)\)/.exec(rule) ?? [];
        const [, ground] = /background(?:-color)?: var\(--color-([a-z-]+)\)/.exec(rule) ?? [];
        return front !== undefined && ground !== undefined ? [{ front, ground, sheet }] : [];
      }),
    );
    expect(together.length).toBeGreaterThan(3);
    expect(together.filter(({ front, ground }) => !TEXT[front]?.includes(ground))).toEqual([]);
  });
});
