import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  citationFaults,
  duplicateTitleFaults,
  fileFaults,
  headingFaults,
  linkFaults,
  markupFaults,
  referenceFaults,
  schemaFaults,
  sentenceOf,
  targetsOf,
  type Fault,
} from '#tests/helpers/content-faults.ts';
import { contentPaths, readContent } from '#tests/helpers/content-files.ts';
import { ROOT } from '#tests/helpers/paths.ts';
import { routesOfCode } from '#tests/helpers/routes.ts';

const entries = readContent();
const targets = targetsOf(entries, routesOfCode());

function sentences(faults: readonly Fault[]): string[] {
  return faults.map(sentenceOf);
}

describe('every content file', () => {
  it('has a plain name, one normal form and one line ending', () => {
    const text = contentPaths().filter((file) => /\.(?:mdx|yaml|md)$/u.test(file));
    expect(text.length).toBeGreaterThan(34);
    expect(sentences(text.flatMap((file) => fileFaults(file, readFileSync(path.join(ROOT, file), 'utf8'))))).toEqual([]);
  });

  it('keeps the schema of its collection', () => {
    expect(sentences(entries.flatMap(schemaFaults))).toEqual([]);
  });

  it('points only at entries that exist', () => {
    expect(sentences(entries.flatMap((entry) => referenceFaults(entry, targets)))).toEqual([]);
  });

  it('links only to pages and anchors that exist', () => {
    expect(sentences(entries.flatMap((entry) => linkFaults(entry, targets)))).toEqual([]);
  });

  it('holds only Markdown and known components', () => {
    expect(sentences(entries.flatMap((entry) => markupFaults(entry, targets)))).toEqual([]);
  });

  it('defines each footnote once, uses it, and lists its source', () => {
    expect(sentences(entries.flatMap(citationFaults))).toEqual([]);
  });

  it('orders its headings', () => {
    expect(sentences(entries.flatMap(headingFaults))).toEqual([]);
  });

  it('has a title of its own', () => {
    expect(sentences(duplicateTitleFaults(entries))).toEqual([]);
  });
});
