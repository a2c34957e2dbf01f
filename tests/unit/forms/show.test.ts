import { describe, expect, it } from 'vitest';
import { describeNow } from '#src/forms/show.ts';

describe('the line that stays on screen', () => {
  const november = {
    periodLabel: 'Tháng 11/2026',
    covers: '26/10/2026 – 25/11/2026',
    dueLabel: 'hết ngày 25/11/2026',
    lateNow: false,
  };

  it('says unit, month, what it covers, the deadline and where that stands', () => {
    const line = 'Tháng 11/2026, số liệu 26/10 – 25/11/2026 · hạn hết ngày 25/11/2026';
    expect(describeNow(november)).toBe(line);
    expect(describeNow({ ...november, unit: 'Tỉnh Cao Bằng', lateNow: true })).toBe(
      `Tỉnh Cao Bằng · ${line} · đã quá hạn`,
    );
    expect(describeNow({ ...november, lateNow: true, closedNow: true })).toBe(`${line} · đã đóng`);
  });

  it('says both years of a month that begins in one and ends in the next', () => {
    expect(describeNow({ ...november, covers: '26/12/2026 – 25/01/2027' })).toContain(
      'số liệu 26/12/2026 – 25/01/2027',
    );
  });
});
