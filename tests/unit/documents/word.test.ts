import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { figureGroups, wordData } from '#src/documents/word/data.ts';
import { wordFileName } from '#src/documents/word/file-name.ts';
import { fillWord } from '#src/documents/word/fill.ts';
import { faultsOfTemplate } from '#src/documents/word/inspect.ts';
import type { WordField } from '#src/schemas/word-template.ts';
import { monthlyForm } from '#tests/helpers/forms.ts';
import { CONTENT } from '#tests/helpers/paths.ts';
import { partOf, withPart, wordText } from '#tests/helpers/word.ts';

const FIELDS: readonly Pick<WordField, 'id' | 'kind'>[] = [
  { id: 'unit', kind: 'unit' },
  { id: 'place', kind: 'place' },
  { id: 'recipients', kind: 'longText' },
  { id: 'answerBy', kind: 'date' },
  { id: 'decision', kind: 'longText' },
];

// Any template would do: it is only the paper on which faults are made.
const letter = new Uint8Array(readFileSync(path.join(CONTENT, 'mau-van-ban/cong-van-lay-y-kien.docx')));

const DOCUMENT = 'word/document.xml';

/** The letter with something more at its end, as Word would write it. */
function withText(text: string): Uint8Array {
  return withPart(letter, DOCUMENT, (xml) =>
    xml.replace(/<w:sectPr/u, `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p><w:sectPr`),
  );
}

describe('a Word template', () => {
  it('is found right as it is', () => {
    expect(faultsOfTemplate(letter, FIELDS)).toEqual([]);
  });

  it.each([
    ['is no Word file', () => new Uint8Array([1, 2, 3]), 'Không đọc được như một tệp Word'],
    [
      'says that it may have macros',
      () =>
        withPart(
          new Uint8Array(readFileSync(path.join(CONTENT, 'mau-van-ban/cong-van-lay-y-kien.docx'))),
          '[Content_Types].xml',
          (xml) => `${xml}<!-- macroEnabled -->`,
        ),
      'Tệp có macro',
    ],
    ['has a macro', () => withPart(letter, 'word/vbaProject.bin', () => 'x'), 'Tệp có macro'],
    [
      'holds an object',
      () => withPart(letter, 'word/embeddings/a.bin', () => 'x'),
      'đối tượng nhúng (word/embeddings/a.bin)',
    ],
    [
      'leads outside',
      () =>
        withPart(letter, 'word/_rels/document.xml.rels', (xml) =>
          xml.replace(
            '</Relationships>',
            '<Relationship Id="x" Type="y" Target="https://example.org/a" TargetMode="External"/></Relationships>',
          ),
        ),
      'gọi ra bên ngoài: https://example.org/a',
    ],
    [
      'still tells who changed what',
      () =>
        withPart(letter, DOCUMENT, (xml) =>
          xml.replace('<w:body>', '<w:body><w:ins w:id="1" w:author="A"/>'),
        ),
      'dấu vết sửa đổi',
    ],
    ['has comments', () => withPart(letter, 'word/comments.xml', () => '<w:comments/>'), 'lời bình'],
    ['leaves a tag open', () => withText('{recipients'), '“recipients” thiếu dấu'],
    ['opens a part that it does not close', () => withText('{#recipients}'), 'mở mà không đóng'],
    [
      'has a tag that nobody asks for',
      () => withText('{tenTinh}'),
      'Tên “tenTinh” không có trong các câu hỏi',
    ],
    ['would put in raw XML', () => withText('{@recipients}'), '“recipients” không có trong các câu hỏi'],
    [
      'lacks an answer',
      () => withPart(letter, DOCUMENT, (xml) => xml.replaceAll('{answerBy}', '')),
      'Câu hỏi “answerBy” không có chỗ nào',
    ],
    [
      'is letter paper',
      () =>
        withPart(letter, DOCUMENT, (xml) =>
          xml.replace(/w:w="11906" w:h="16838"/u, 'w:w="12240" w:h="15840"'),
        ),
      'cần A4',
    ],
    [
      'has a margin of 25 mm on the left',
      () => withPart(letter, DOCUMENT, (xml) => xml.replace(/w:left="1701"/u, 'w:left="1417"')),
      'Lề trái là 25 mm, cần từ 30 đến 35 mm',
    ],
    [
      'has another font',
      () =>
        withPart(letter, DOCUMENT, (xml) =>
          xml.replace('<w:rPr>', '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'),
        ),
      'phông “Arial”',
    ],
    [
      'leaves the font to the theme',
      () =>
        withPart(letter, 'word/styles.xml', (xml) =>
          xml.replace(/<w:rFonts [^>]*>/u, '<w:rFonts w:asciiTheme="minorHAnsi"/>'),
        ),
      'phông của chủ đề',
    ],
    [
      'is no draft any more',
      () => withPart(letter, DOCUMENT, (xml) => xml.replace('DỰ THẢO', '')),
      'không có chữ “DỰ THẢO”',
    ],
  ])('that %s is refused with a sentence for its editor', (_what, make, sentence) => {
    const faults = faultsOfTemplate(make(), FIELDS);
    expect(faults).toEqual([expect.stringContaining(sentence)]);
  });

  it('knows its tags though Word has split one over several runs', () => {
    const split = withPart(letter, DOCUMENT, (xml) =>
      xml.replace('{answerBy}', '{answer</w:t></w:r><w:r><w:t>By}'),
    );
    expect(faultsOfTemplate(split, FIELDS)).toEqual([]);
    expect(wordText(fillWord(split, { answerBy: '05/12/2026' }))).toContain('trước ngày 05/12/2026');
  });
});

describe('a filled document', () => {
  const unit = { code: '66', name: 'Đắk Lắk', kind: 'tinh', communes: 102 } as const;

  it('has the answers, the province in every form, and a blank where nothing was answered', () => {
    const answers = { values: { answerBy: '05/12/2026' }, unit };
    const text = wordText(fillWord(letter, wordData(FIELDS, answers)));
    expect(text).toContain('UBND TỈNH ĐẮK LẮK');
    expect(text).toContain('Ủy ban nhân dân tỉnh Đắk Lắk');
    expect(text).toContain('Đắk Lắk, ngày …… tháng …… năm ……');
    expect(text).toContain('trước ngày 05/12/2026');
    expect(text).toContain('Kính gửi: ……');
    expect(text).not.toMatch(/[{}]|undefined|null/u);
  });

  it('takes the place that was typed, and leaves the kind of unit open where none was chosen', () => {
    const text = wordText(fillWord(letter, wordData(FIELDS, { values: { place: 'Buôn Ma Thuột' } })));
    expect(text).toContain('Buôn Ma Thuột, ngày ……');
    expect(text).toContain('UBND TỈNH (THÀNH PHỐ) ……');
    const city = wordData(FIELDS, { values: {}, unit: { ...unit, name: 'Hồ Chí Minh', kind: 'thanh-pho' } });
    expect(city).toMatchObject({
      unit: 'thành phố Hồ Chí Minh',
      unitUpper: 'THÀNH PHỐ HỒ CHÍ MINH',
      unitKind: 'thành phố',
      unitCommunes: '102',
    });
  });

  it('keeps lines, and is compressed', () => {
    const file = fillWord(letter, { recipients: 'Sở Tài chính;\nSở Công Thương.' });
    expect(wordText(file)).toContain('Kính gửi: Sở Tài chính;\nSở Công Thương.');
    expect(file.length).toBeLessThan(partOf(file).length);
  });

  it('names the months of a quarter and its neighbours, across years', () => {
    expect(wordData([{ id: 'quarter', kind: 'quarter' }], { values: {}, quarter: '2026-4' })).toEqual({
      quarter: 'IV/2026',
      quarterBefore: 'III/2026',
      quarterNext: 'I/2027',
      quarterMonth1: '10/2026',
      quarterMonth2: '11/2026',
      quarterMonth3: '12/2026',
    });
  });

  it('lists every figure of the monthly form, and no other field', () => {
    const rows = figureGroups(monthlyForm).flatMap((group) => group.rows);
    const counted = monthlyForm.fields.filter(({ kind }) => kind === 'count' || kind === 'cumulative');
    expect(rows.map(({ id }) => id)).toEqual(counted.map(({ id }) => id));
    expect(rows[0]?.label).toBe('Tên miền id.vn đăng ký mới trong kỳ (tên miền)');
  });

  it('is named in letters that every system takes', () => {
    expect(wordFileName('ke-hoach', 'Đắk Lắk', '2026-11-23')).toBe('ke-hoach-dak-lak-2026-11-23.docx');
    expect(wordFileName('bao-cao-quy', undefined, 'quy-3-2026')).toBe('bao-cao-quy-quy-3-2026.docx');
  });
});
