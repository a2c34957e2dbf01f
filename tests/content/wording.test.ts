import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { dayInVietnam } from '#src/lib/dates.ts';
import { settingsSchema } from '#src/schemas/settings.ts';
import { sentenceOf, type Fault } from '#tests/helpers/content-faults.ts';
import { readContent, type ContentFile } from '#tests/helpers/content-files.ts';
import { CONTENT } from '#tests/helpers/paths.ts';
import {
  abbreviationFaults,
  dayFaults,
  keywordFaults,
  knownAbbreviations,
  lengthFaults,
  replacedSourceFaults,
  retiredNameFaults,
  retiredNames,
  titleFaults,
  unsourcedClaimFaults,
  validityFaults,
} from '#tests/helpers/wording-faults.ts';

const entries = readContent();
const settings = settingsSchema.parse(
  parse(readFileSync(path.join(CONTENT, 'cai-dat.yaml'), 'utf8'), { schema: 'core' }),
);
const today = dayInVietnam(new Date());
const retired = retiredNames(settings, entries);
const known = knownAbbreviations(entries);

function sentences(faultsOf: (entry: ContentFile) => Fault[]): string[] {
  return entries.flatMap(faultsOf).map(sentenceOf);
}

describe('the wording of every page and answer', () => {
  it('uses the names of today', () => {
    expect(retired.get('Sở TTTT')).toBe('Sở Khoa học và Công nghệ');
    expect(sentences((entry) => retiredNameFaults(entry, retired))).toEqual([]);
  });

  it('uses only abbreviations that the glossary explains', () => {
    expect(sentences((entry) => abbreviationFaults(entry, known))).toEqual([]);
  });

  it('gives a source for every amount, share, day and article', () => {
    expect(sentences(unsourcedClaimFaults)).toEqual([]);
  });

  it('says so when a cited document no longer stands', () => {
    expect(sentences((entry) => replacedSourceFaults(entry, entries))).toEqual([]);
  });

  it('dates nothing in the future', () => {
    expect(sentences((entry) => dayFaults(entry, today))).toEqual([]);
  });

  it('has been read again since its validity ran out', () => {
    expect(sentences((entry) => validityFaults(entry, today))).toEqual([]);
  });

  it('has sane keywords', () => {
    expect(sentences(keywordFaults)).toEqual([]);
  });

  it('leaves the code out of the title', () => {
    expect(sentences(titleFaults)).toEqual([]);
  });

  it('is of a length that can be acted on', () => {
    expect(sentences(lengthFaults)).toEqual([]);
  });
});
