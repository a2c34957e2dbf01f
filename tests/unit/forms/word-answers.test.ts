import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { readWordAnswers } from '#src/forms/word-answers.ts';
import { defaultsOf, renderReportForm, renderWordForm } from '#src/forms/word-markup.ts';
import type { WordField } from '#src/schemas/word-template.ts';

function field(id: string, kind: WordField['kind'], more: Partial<WordField> = {}): WordField {
  return { id, kind, label: `Câu ${id}`, required: false, ...more };
}

const FIELDS = [
  field('unit', 'unit', { required: true }),
  field('quarter', 'quarter'),
  field('place', 'place'),
  field('goal', 'longText', { default: 'Có sẵn', maxLength: 20 }),
  field('target', 'count'),
  field('endDay', 'date'),
  field('figures', 'figures'),
];
const UNITS = [
  { code: '01', name: 'Hà Nội', kind: 'thanh-pho', communes: 126 },
  { code: '66', name: 'Đắk Lắk', kind: 'tinh', communes: 102 },
] as const;

function read(typed: Record<string, string>) {
  return readWordAnswers(FIELDS, { unit: '66', ...typed }, UNITS);
}

describe('answers to the questions of a template', () => {
  it('need nothing but what is required', () => {
    expect(read({})).toEqual({ answers: { values: {}, unit: UNITS[1], quarter: undefined }, issues: [] });
    expect(readWordAnswers(FIELDS, {}, UNITS).issues.map(({ code }) => code)).toEqual(['unitMissing']);
  });

  it('are read as the monthly form reads them', () => {
    const { answers } = read({
      target: ' 1 234 ',
      endDay: '5/12/2026',
      goal: ' Hai\r\ndòng ',
      quarter: '4',
      quarterYear: '2026',
    });
    expect(answers.values).toEqual({ target: '1.234', endDay: '05/12/2026', goal: 'Hai\ndòng' });
    expect(answers.quarter).toBe('2026-4');
  });

  it.each([
    [{ target: '1,5' }, 'decimal'],
    [{ endDay: '31/02/2026' }, 'dateInvalid'],
    [{ goal: 'x'.repeat(21) }, 'tooLong'],
    [{ goal: 'a\u0000b' }, 'controlCharacter'],
    [{ goal: '\uD800' }, 'brokenCharacter'],
    [{ unit: '99' }, 'unitMissing'],
    [{ quarter: '5', quarterYear: '2026' }, 'quarterMissing'],
    [{ quarter: '1', quarterYear: '26' }, 'yearInvalid'],
  ])('are refused with a sentence where they cannot be right: %o', (typed, code) => {
    const { issues } = read(typed);
    expect(issues.map((issue) => issue.code)).toEqual([code]);
    expect(issues[0]?.sentence).toMatch(/^[“\p{Lu}].*\.$/u);
  });
});

describe('the forms of the templates', () => {
  it('are valid HTML, blank and with faults, and give back what was typed', async () => {
    const validator = new HtmlValidate({ extends: ['html-validate:standard'], root: true });
    const typed = { unit: '01', goal: '</textarea><b>', target: '1,5' };
    const { issues } = read(typed);
    const states = [
      renderWordForm(FIELDS, UNITS, { typed: defaultsOf(FIELDS), issues: [] }),
      renderWordForm(FIELDS, UNITS, { typed, issues }),
      renderReportForm('/mau-van-ban/bao-cao-quy/', { typed: {}, issues: [] }),
    ].map(String);
    for (const markup of states) {
      const page = `<!DOCTYPE html><html lang="vi"><head><title>Thử</title></head><body><main><h1>Thử</h1>${markup}</main></body></html>`;
      const report = await validator.validateString(page);
      expect(report.results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
    }
    expect(states[0]).toContain('>\nCó sẵn</textarea>');
    expect(states[1]).toContain('&lt;/textarea&gt;&lt;b&gt;');
    expect(states[1]).toContain('href="#field-target"');
    expect(states[1]).toMatch(/<option value="01" selected>/u);
  });
});
