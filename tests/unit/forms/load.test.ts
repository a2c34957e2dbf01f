import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkForm } from '#src/forms/check.ts';
import { loadForm } from '#src/forms/load.ts';
import { renderForm } from '#src/forms/form-markup.ts';
import { Problem } from '#src/lib/problem.ts';
import type { FormDefinition } from '#src/schemas/form-definition.ts';
import { emptyState, november, trialForm, validTrial } from '#tests/helpers/forms.ts';
import { ROOT } from '#tests/helpers/paths.ts';

const folder = mkdtempSync(join(tmpdir(), 'forms-'));
mkdirSync(join(folder, 'bieu-mau'));
afterAll(() => rmSync(folder, { recursive: true }));

const original = readFileSync(join(ROOT, 'tests/fixtures/forms/bieu-mau/thu.yaml'), 'utf8');

/** The trial form after an editor has changed its file, and nothing else. */
function edited(from: string, to: string): FormDefinition {
  expect(original).toContain(from);
  writeFileSync(join(folder, 'bieu-mau', 'thu.yaml'), original.replace(from, to));
  return loadForm(folder, 'thu');
}

function faultOf(from: string, to: string): string {
  try {
    edited(from, to);
  } catch (error) {
    if (error instanceof Problem) return error.sentence;
    throw error;
  }
  return '';
}

describe('a definition', () => {
  it('has a version that stays with the content and changes with any change', () => {
    expect(trialForm.version).toMatch(/^[0-9a-f]{12}$/);
    expect(edited('title: Biểu mẫu thử', 'title: "Biểu mẫu thử"').version).toBe(trialForm.version);
    expect(edited('label: Số mới', 'label: Số mới đăng ký').version).not.toBe(trialForm.version);
    expect(edited('warnTimes: 5', 'warnTimes: 6').version).not.toBe(trialForm.version);
  });

  it('changes the form and the check with one label', () => {
    const changed = edited('label: Số mới', 'label: Số đăng ký mới');
    expect(renderForm(changed, emptyState).toString()).toContain('Số đăng ký mới');
    expect(
      checkForm(changed, {}, november)
        .issues.map(({ sentence }) => sentence)
        .join(),
    ).toContain('“Số đăng ký mới”');
  });

  it('changes the check with one rule', () => {
    const changed = edited('      communesOfUnit: true', '      zeroIf: posts');
    const typed = { ...validTrial, communes: '127', posts: '0' };
    expect(checkForm(trialForm, typed, november).issues[0]?.code).toBe('aboveCommunes');
    expect(checkForm(changed, typed, november).issues[0]?.code).toBe('notZero');
  });

  it('takes a new indicator into the form, the check and the values', () => {
    const field =
      '  - id: shops\n    group: figures\n    label: Cửa hàng\n    kind: count\n    required: true\n';
    const changed = edited('  - id: note\n', `${field}  - id: note\n`);
    expect(renderForm(changed, emptyState).toString()).toContain('name="shops"');
    expect(checkForm(changed, validTrial, november).issues[0]).toMatchObject({
      field: 'shops',
      code: 'requiredCount',
    });
    expect(checkForm(changed, { ...validTrial, shops: '7' }, november).values).toMatchObject({ shops: 7 });
  });

  it('names the fault when an editor slips', () => {
    expect(faultOf('      zeroIf: posts', '      zeroIf: post')).toContain('nhắc đến trường "post"');
    expect(faultOf('  - id: young', '  - id: added')).toContain('mã "added" đã dùng');
    expect(faultOf('  - id: young', '  - id: period')).toContain('tên dành riêng');
    expect(faultOf('  - id: young', '  - id: addedReason')).toContain('tên dành riêng');
    expect(faultOf('group: people', 'group: nobody')).toContain('không có nhóm "nobody"');
    expect(faultOf('pattern: ^\\d+/KH-UBND$', 'pattern: "("')).toContain('biểu thức chính quy');
    expect(faultOf('      notAfterToday: true', '      warnFall: 2')).toContain('chỉ dùng cho số đếm');
    expect(faultOf('kind: email', 'kind: mail')).toContain('fields.1.kind');
    expect(faultOf('  - id: young', '  - id: [young')).toContain('không phải YAML');
  });

  it('is looked for by its id only', () => {
    expect(() => loadForm(folder, 'khong-co')).toThrow('Không có tệp');
    expect(() => loadForm(folder, '../bieu-mau/thu')).toThrow('Không có biểu mẫu');
  });
});
