import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkEnvelope, checkForm, isAcceptable, unansweredWarnings } from '#src/forms/check.ts';
import type { CheckContext, Typed, Values } from '#src/forms/types.ts';
import { monthlyForm, november, trialForm, validMonthly, validTrial } from '#tests/helpers/forms.ts';

/** `field code` of every issue that this change of a valid post makes. */
function issuesFor(change: Typed, context: Partial<CheckContext> = {}): string[] {
  const { issues } = checkForm(trialForm, { ...validTrial, ...change }, { ...november, ...context });
  return issues.map(({ field, severity, code }) => `${severity} ${field} ${code}`);
}

const october = (values: Values) => ({ previous: { period: '2026-10', values } });

describe('a form', () => {
  it('accepts what is complete', () => {
    expect(issuesFor({})).toEqual([]);
    const result = checkForm(monthlyForm, validMonthly, november);
    expect(result.issues).toEqual([]);
    expect(isAcceptable(result)).toBe(true);
  });

  it('holds a value for every field of the month, blank as nothing', () => {
    const { values } = checkForm(trialForm, validTrial, november);
    expect(Object.keys(values)).toEqual(
      trialForm.fields.map(({ id }) => id).filter((id) => id !== 'oldCount' && id !== 'newCount'),
    );
    expect(values).toMatchObject({ added: 0, young: null, approved: true, plan: 'none', note: null });
  });

  it('asks for everything required in the order of the form', () => {
    const { issues } = checkForm(trialForm, {}, november);
    expect(issues.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'name required',
      'plan requiredChoice',
      'added requiredCount',
      'approved requiredConfirm',
    ]);
    expect(issues[2]?.sentence).toBe('Chưa nhập “Số mới”. Nếu trong kỳ không phát sinh, hãy nhập 0.');
  });

  it('says what is wrong with a value that it cannot read, once', () => {
    expect(issuesFor({ added: '1,5' })).toEqual(['error added decimal']);
    expect(issuesFor({ young: 'ba' })).toEqual(['error young notANumber']);
  });

  it('never reads a name that every object inherits', () => {
    const fields = trialForm.fields
      .filter(({ id }) => id === 'note')
      .map((field) => ({ ...field, id: 'constructor' }));
    expect(checkForm({ fields }, {}, november).values).toEqual({ constructor: null });
  });

  it('never throws, whatever is posted', () => {
    const names = trialForm.fields.flatMap(({ id }) => [id, `${id}Reason`]);
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...names), fc.string({ unit: 'binary' })),
        fc.dictionary(fc.constantFrom(...names), fc.oneof(fc.nat(), fc.constant(null))),
        (typed, values) => {
          const result = checkForm(trialForm, typed, { ...november, ...october(values) });
          expect(isAcceptable(result)).toBe(false);
        },
      ),
    );
  });
});

describe('a rule within the month', () => {
  it('refuses a part that is larger than the whole', () => {
    expect(issuesFor({ added: '0', young: '1' })).toEqual(['error young atMost']);
    expect(issuesFor({ added: '0', young: '0' })).toEqual([]);
  });

  it('refuses a sum that is not the sum, and says nothing while a part is missing', () => {
    const base = { added: '9', source: 'counted' };
    expect(issuesFor({ ...base, young: '2', older: '3', both: '6' })).toEqual(['error both sumOf']);
    expect(issuesFor({ ...base, young: '2', older: '3', both: '5' })).toEqual([]);
    expect(issuesFor({ ...base, young: '2', both: '6' })).toEqual([]);
  });

  it('asks for a field when another has a certain choice', () => {
    expect(issuesFor({ plan: 'issued' })).toEqual(['error planNumber requiredIf']);
    const { issues } = checkForm(trialForm, { ...validTrial, plan: 'issued' }, november);
    expect(issues[0]?.sentence).toContain('Cần điền khi “Kế hoạch” là “Đã ban hành”');
  });

  it('asks for a field when one of several counts is above zero', () => {
    expect(issuesFor({ added: '1' })).toEqual(['error source requiredIf']);
    expect(issuesFor({ total: '1' })).toEqual(['error source requiredIf']);
    expect(issuesFor({ added: '0', total: '0' })).toEqual([]);
  });

  it('refuses more communes than the unit has, where the unit is known', () => {
    expect(issuesFor({ communes: '126' })).toEqual([]);
    expect(issuesFor({ communes: '127' })).toEqual(['error communes aboveCommunes']);
    expect(issuesFor({ communes: '127' }, { unit: undefined })).toEqual([]);
  });

  it('refuses a count that must be zero with another', () => {
    expect(issuesFor({ posts: '0', reach: '5' })).toEqual(['error reach notZero']);
    expect(issuesFor({ posts: '0', reach: '0' })).toEqual([]);
    expect(issuesFor({ reach: '5' })).toEqual([]);
  });

  it('refuses a day after today', () => {
    expect(issuesFor({ planOn: '23/11/2026' })).toEqual(['error planOn afterToday']);
    expect(issuesFor({ planOn: '22/11/2026' })).toEqual([]);
  });

  it('refuses a total that is smaller than what was new this month', () => {
    expect(issuesFor({ added: '5', total: '4', source: 'counted' })).toEqual([
      'error total cumulativeBelowNew',
    ]);
  });

  it('asks for a reason when a count exceeds what it rests on', () => {
    expect(issuesFor({ total: '3', websites: '4', source: 'counted' })).toEqual([
      'warning websites unusuallyAbove',
    ]);
  });

  it('asks for a reason when only one of two counts is above zero', () => {
    expect(issuesFor({ events: '1', guests: '0' })).toEqual(['warning guests oneWithoutOther']);
    expect(issuesFor({ events: '0', guests: '9' })).toEqual(['warning guests oneWithoutOther']);
    expect(issuesFor({ events: '1', guests: '9' })).toEqual([]);
    expect(issuesFor({ events: '0', guests: '0' })).toEqual([]);
  });

  it('only mentions an unusual form', () => {
    const result = checkForm(trialForm, { ...validTrial, email: 'an@gmail.com' }, november);
    expect(result.issues.map(({ severity, code }) => `${severity} ${code}`)).toEqual(['notice unusualForm']);
    expect(isAcceptable(result)).toBe(true);
  });
});

describe('a rule across months', () => {
  const added = { added: '5', source: 'counted' };

  it('refuses a total that shrinks', () => {
    expect(issuesFor({ total: '9', source: 'counted' }, october({ total: 10 }))).toEqual([
      'error total cumulativeShrinks',
    ]);
  });

  it('asks for a reason when a total is not the last one and what is new', () => {
    expect(issuesFor({ ...added, total: '15' }, october({ total: 10 }))).toEqual([]);
    expect(issuesFor({ ...added, total: '16' }, october({ total: 10 }))).toEqual([
      'warning total cumulativeDiffers',
    ]);
  });

  it('compares with an earlier month across a gap only for shrinking', () => {
    const august = (total: number) => ({ previous: { period: '2026-08', values: { total } } });
    expect(issuesFor({ ...added, total: '40' }, august(10))).toEqual([]);
    expect(issuesFor({ ...added, total: '9' }, august(10))).toEqual(['error total cumulativeShrinks']);
  });

  it('says nothing where last month has no figure', () => {
    expect(issuesFor({ ...added, total: '16' }, october({ total: null }))).toEqual([]);
    expect(issuesFor({ ...added, total: '16' }, october({}))).toEqual([]);
  });

  it('asks for a reason for many times last month, but not for a handful', () => {
    expect(issuesFor({ added: '501', source: 'counted' }, october({ added: 100 }))).toEqual([
      'warning added farAbovePrevious',
    ]);
    expect(issuesFor({ added: '500', source: 'counted' }, october({ added: 100 }))).toEqual([]);
    expect(issuesFor({ added: '10', source: 'counted' }, october({ added: 1 }))).toEqual([]);
    expect(issuesFor({ added: '900', source: 'counted' }, october({ added: 0 }))).toEqual([]);
  });

  it('asks for a reason for a small part of last month, but not of a handful', () => {
    const after = (before: number | null, added: string) =>
      issuesFor({ added, source: 'counted' }, october({ added: before }));
    expect(after(100, '19')).toEqual(['warning added farBelowPrevious']);
    expect(after(100, '20')).toEqual([]);
    expect(after(101, '20')).toEqual(['warning added farBelowPrevious']);
    expect(after(11, '0')).toEqual(['warning added farBelowPrevious']);
    expect(after(10, '0')).toEqual([]);
    expect(after(0, '0')).toEqual([]);
    expect(after(null, '0')).toEqual([]);
  });

  it('asks for a reason for any fall where the definition says so, however small', () => {
    const after = (websites: string) =>
      issuesFor({ total: '9', websites, source: 'counted' }, october({ websites: 3 }));
    expect(after('2')).toEqual(['warning websites belowPrevious']);
    expect(after('3')).toEqual([]);
  });

  it('asks for a reason for a blank where there was a figure, not where there was none or zero', () => {
    const after = (values: Values) => issuesFor({}, october(values));
    expect(after({ websites: 1 })).toEqual(['warning websites blankAfterPrevious']);
    expect(after({ total: 12, websites: 0 })).toEqual(['warning total blankAfterPrevious']);
    expect(after({ total: null, websites: 0, young: 40 })).toEqual([]);
  });

  it('says of a blank what it means, and goes on with a reason', () => {
    const context = { ...november, ...october({ websites: 1234 }) };
    const asked = checkForm(trialForm, validTrial, context);
    expect(asked.issues[0]?.sentence).toBe(
      '“Trang web” để trống, còn số tháng 10/2026 là 1.234. Để trống nghĩa là không có số liệu. Hãy nhập số tính đến hết kỳ này, hoặc ghi một dòng lý do.',
    );
    expect(isAcceptable(asked)).toBe(false);
    const answered = checkForm(trialForm, { ...validTrial, websitesReason: 'Đang đếm lại' }, context);
    expect(answered).toMatchObject({ reasons: { websites: 'Đang đếm lại' }, values: { websites: null } });
    expect(isAcceptable(answered)).toBe(true);
  });
});

describe('a warning', () => {
  const unusual = { ...validTrial, total: '3', websites: '4', source: 'counted' };

  it('waits for a reason and then lets the form go on', () => {
    const waiting = checkForm(trialForm, unusual, november);
    expect(isAcceptable(waiting)).toBe(false);
    expect(unansweredWarnings(waiting)).toHaveLength(1);

    const answered = checkForm(
      trialForm,
      { ...unusual, websitesReason: ' Mỗi tên miền hai trang ' },
      november,
    );
    expect(isAcceptable(answered)).toBe(true);
    expect(answered.reasons).toEqual({ websites: 'Mỗi tên miền hai trang' });
  });

  it('refuses a reason that is blank, too long or broken', () => {
    const withReason = (websitesReason: string) =>
      checkForm(trialForm, { ...unusual, websitesReason }, november);
    expect(isAcceptable(withReason('  '))).toBe(false);
    expect(withReason('x'.repeat(501)).issues.at(-1)).toMatchObject({
      field: 'websitesReason',
      severity: 'error',
    });
    expect(withReason('a\u0000').issues.at(-1)).toMatchObject({ code: 'controlCharacter' });
  });

  it('keeps no reason where nothing is unusual', () => {
    expect(checkForm(trialForm, { ...validTrial, websitesReason: 'thừa' }, november).reasons).toEqual({});
  });
});

describe('a field of some months', () => {
  it('is read only in those', () => {
    const read = (period: string) => Object.keys(checkForm(trialForm, {}, { ...november, period }).values);
    expect(read('2026-06')).toContain('oldCount');
    expect(read('2026-07')).not.toContain('oldCount');
    expect(read('2026-11')).not.toContain('newCount');
    expect(read('2026-12')).toContain('newCount');
  });

  it('never loses what was typed into it for another month', () => {
    expect(issuesFor({ oldCount: '5' })).toEqual(['error oldCount notInPeriod']);
  });
});

describe('what surrounds the fields', () => {
  const envelope = { accessCode: '01-X', period: '2026-11' };
  const codes = (typed: Typed) =>
    checkEnvelope(typed, ['2026-11', '2026-10']).map(({ field, code }) => `${field} ${code}`);

  it('needs a code and an open month', () => {
    expect(codes(envelope)).toEqual([]);
    expect(codes({})).toEqual(['accessCode accessCodeMissing', 'period periodMissing']);
    expect(codes({ ...envelope, period: '2026-12' })).toEqual(['period periodNotOpen']);
    expect(codes({ ...envelope, period: '<b>' })).toEqual(['period periodNotOpen']);
  });

  it('needs a receipt number and a reason for a correction', () => {
    const replaces = 'BC-01-2026-11-01';
    expect(codes({ ...envelope, replaces, correctionReason: 'Đếm lại' })).toEqual([]);
    expect(codes({ ...envelope, replaces })).toEqual(['correctionReason correctionReasonMissing']);
    expect(codes({ ...envelope, replaces: 'BC-1', correctionReason: 'Đếm lại' })).toEqual([
      'replaces replacesInvalid',
    ]);
    expect(codes({ ...envelope, replaces, correctionReason: 'a\u0001' })).toEqual([
      'correctionReason controlCharacter',
    ]);
  });
});
