import { describe, expect, it } from 'vitest';
import { contactSchema, noticeSchema, sourceSchema, unitSchema } from '#src/schemas/records.ts';

const UNIT = {
  code: '01',
  name: 'Hà Nội',
  kind: 'thanh-pho',
  region: 'bac',
  communes: 126,
  validFrom: '2025-07-01',
};

describe('records', () => {
  it('keep the zero of a unit code', () => {
    expect(unitSchema.safeParse(UNIT).success).toBe(true);
    expect(unitSchema.safeParse({ ...UNIT, code: 1 }).success).toBe(false);
    expect(unitSchema.safeParse({ ...UNIT, code: '1' }).success).toBe(false);
  });

  it('let no unit end without a successor: its old figures must still add up', () => {
    expect(unitSchema.safeParse({ ...UNIT, validTo: '2027-01-01' }).success).toBe(false);
    expect(unitSchema.safeParse({ ...UNIT, validTo: '2027-01-01', successors: ['79-moi'] }).success).toBe(
      true,
    );
  });

  it('take telephone numbers as digits only, and say so', () => {
    const contact = {
      name: 'A',
      role: 'B',
      regions: ['bac'],
      email: 'a@vnnic.vn',
      sources: ['cong-van-vnnic'],
    };
    expect(contactSchema.safeParse({ ...contact, phone: '0934568879' }).success).toBe(true);
    const result = contactSchema.safeParse({ ...contact, phone: '0934.568.879' });
    expect(result.error?.issues[0]?.message).toContain('viết liền');
  });

  it('name what replaced a replaced document', () => {
    const source = {
      title: 'Nghị định',
      kind: 'decree',
      issuer: 'Chính phủ',
      state: 'replaced',
      foundAt: 'Công báo',
      grade: 'H',
      checkedOn: '2026-11-22',
    };
    expect(sourceSchema.safeParse(source).success).toBe(false);
    expect(sourceSchema.safeParse({ ...source, replacedBy: 'nd-224-2026' }).success).toBe(true);
  });

  it('announce maintenance with the day on which it starts', () => {
    const notice = {
      title: 'Bảo trì',
      text: 'Tạm ngừng.',
      kind: 'maintenance',
      from: '2026-12-01',
      to: '2026-12-20',
    };
    expect(noticeSchema.safeParse(notice).success).toBe(false);
    expect(noticeSchema.safeParse({ ...notice, workStarts: '2026-12-15' }).success).toBe(true);
  });

  it('announce maintenance seven working days ahead, weekends not counted', () => {
    const shownFrom = (from: string) =>
      noticeSchema.safeParse({
        title: 'Bảo trì',
        text: 'Tạm ngừng.',
        kind: 'maintenance',
        from,
        to: '2026-12-20',
        workStarts: '2026-12-15',
      });
    expect(shownFrom('2026-12-04').success).toBe(true);
    expect(shownFrom('2026-12-05').success).toBe(false);
    expect(shownFrom('2026-12-08').error?.issues[0]?.message).toContain('7 ngày làm việc');
  });
});
