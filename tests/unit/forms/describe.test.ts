import { describe, expect, it } from 'vitest';
import { describeRules, labelsOf } from '#src/forms/describe.ts';
import { trialForm } from '#tests/helpers/forms.ts';

function rulesOf(id: string): string[] {
  return trialForm.fields
    .filter((field) => field.id === id)
    .flatMap((field) => describeRules(field, labelsOf(trialForm.fields)));
}

describe('the rules of a field in words', () => {
  it('say from which multiple or fraction of last month on a reason is asked for, and when not', () => {
    expect(rulesOf('added')).toEqual([
      'Bắt buộc.',
      'Gấp hơn 5 lần kỳ trước và lớn hơn 10 thì cần một dòng lý do.',
      'Chưa bằng 1/5 kỳ trước, khi kỳ trước lớn hơn 10, thì cần một dòng lý do.',
    ]);
  });

  it('say that any fall and a blank ask for a reason', () => {
    expect(rulesOf('websites')).toEqual([
      'Lớn hơn “Lũy kế” thì cần một dòng lý do.',
      'Nhỏ hơn kỳ trước thì cần một dòng lý do.',
      'Để trống khi kỳ trước đã có số thì cần một dòng lý do.',
    ]);
  });
});
