import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { figureGroups, wordData } from '#src/documents/word/data.ts';
import { fillWord } from '#src/documents/word/fill.ts';
import { readWordTemplates } from '#src/documents/word/node/read-templates.ts';
import { readWordAnswers } from '#src/forms/word-answers.ts';
import { monthlyForm } from '#tests/helpers/forms.ts';
import { HOSTILE_STRINGS } from '#tests/helpers/hostile-strings.ts';
import { CONTENT } from '#tests/helpers/paths.ts';
import { wordText } from '#tests/helpers/word.ts';

const templates = readWordTemplates(CONTENT);
const FOLDER = 'mau-van-ban';

/** A copy of the templates that a test may spoil. */
function copyOfContent(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'word-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(path.join(CONTENT, FOLDER), path.join(folder, FOLDER), { recursive: true });
  return folder;
}

describe('the Word templates', () => {
  it('make a plan, a proposal, letters and a report', () => {
    expect(new Set(templates.map(({ kind }) => kind))).toEqual(new Set(['plan', 'proposal', 'letter', 'report']));
  });

  it('each have one Word file, and no Word file lies about without a template', () => {
    const files = readdirSync(path.join(CONTENT, FOLDER)).filter((name) => !name.endsWith('.yaml'));
    expect(files.toSorted()).toEqual(templates.map(({ file }) => file).toSorted());
  });

  it('stop the build with a sentence that names the file, where one is broken or missing', () => {
    const folder = copyOfContent();
    writeFileSync(path.join(folder, FOLDER, 'to-trinh.docx'), 'not a document');
    rmSync(path.join(folder, FOLDER, 'ke-hoach.docx'));
    expect(() => readWordTemplates(folder)).toThrow(/content\/mau-van-ban\/to-trinh\.docx: Không đọc được như một tệp Word/u);
    expect(() => readWordTemplates(folder)).toThrow(/content\/mau-van-ban\/ke-hoach\.docx: Không có tệp này/u);
  });

  it('cite the decision by its right day, and nothing that is replaced', () => {
    for (const { id, bytes, fields } of templates) {
      const said = [wordText(bytes), ...fields.map((field) => field.default ?? '')].join('\n');
      expect(said, id).not.toMatch(/21\/0?5\/2025|21 tháng 0?5 năm 2025|42\/2022|13\/2023/u);
      if (said.includes('826')) expect(said, id).toContain('826/QĐ-BTTTT ngày 21 tháng 5 năm 2024');
      expect(said.replaceAll('Bộ Thông tin và Truyền thông', ''), id).not.toMatch(/Sở TTTT|Thông tin và Truyền thông|huyện|miễn phí/u);
    }
  });

  it('leave number, day and signature open, and say that they are drafts', () => {
    for (const { id, bytes } of templates) {
      const text = wordText(bytes);
      expect(text, id).toContain('DỰ THẢO');
      expect(text, id).toMatch(/Số: ……\//u);
      expect(text, id).toContain('ngày …… tháng …… năm ……');
      expect(text, id).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    }
  });

  it.each(templates.map((template) => [template.id, template] as const))('%s takes whatever is typed as text', (_id, template) => {
    const asked = template.fields.filter(({ kind }) => kind === 'text' || kind === 'longText' || kind === 'place');
    const units = [{ code: '66', name: 'Đắk Lắk', kind: 'tinh', communes: 102 } as const];
    const figures = figureGroups(monthlyForm);
    // All hostile texts at once, dealt out over the questions: each document takes a while to make.
    const dealt = asked.map((field, at) => ({
      field,
      text: HOSTILE_STRINGS.filter((_, index) => index % asked.length === at && _.length < 100).join(' ').slice(0, field.maxLength ?? 190),
    }));
    const typed = {
      ...Object.fromEntries(dealt.map(({ field, text }) => [field.id, `${text} {unit} {#x}`.slice(0, field.maxLength ?? 200)])),
      ...{ unit: '66', quarter: '3', quarterYear: '2026' },
    };
    const { answers, issues } = readWordAnswers(template.fields, typed, units);
    expect(issues).toEqual([]);
    const text = wordText(fillWord(template.bytes, wordData(template.fields, answers, figures)));
    for (const value of Object.values(answers.values)) expect(text).toContain(value);
    expect(text).toContain('Đắk Lắk');
    expect(text).not.toContain("[object");
  });
});
