import { describe, expect, test } from 'vitest';
import { issueCode } from '#src/register/access-codes.ts';
import { LINK_DAYS, personalLink } from '#src/register/personal-links.ts';
import { ownerOf } from '#src/register/credential-owner.ts';
import type { UnitRecord } from '#src/figures/reorganisation.ts';
import { later } from './helpers.ts';
import { november, openReceiver, summaryOf, titleOf, valueOf } from './receiver.ts';

const october = { period: '2026-10', idvnNew: '20', idvnTotal: '100', figuresSource: 'local' };

/** A receiver where Hà Nội has filed October. */
async function withOctober() {
  const receiver = await openReceiver();
  const code = await receiver.code('01');
  expect((await receiver.post(november(code, october))).status).toBe(303);
  return { receiver, code };
}

describe("opening the unit's form with its code", () => {
  test("shows unit, state of the month and last month's figures beside each field, and files nothing", async () => {
    const { receiver, code } = await withOctober();
    const answer = await receiver.post({ accessCode: code, period: '2026-11', step: 'open', idvnNew: '25' });
    expect(answer.status).toBe(200);
    expect(titleOf(answer)).toBe('Nộp số liệu tháng');
    expect(answer.text).toContain('Đơn vị: Thành phố Hà Nội');
    // What the button leads to without script.
    expect(answer.text).toMatch(/<h3[^>]* id="don-vi"[^>]*>\s*Đơn vị: Thành phố Hà Nội/);
    expect(answer.text.match(/ id="don-vi"/g)).toHaveLength(1);
    expect(answer.text).toMatch(/value="open"\s+formaction="\/bao-cao-thang\/#don-vi"/);
    expect(answer.text).toContain('Kỳ này đơn vị chưa nộp.');
    expect(answer.text).toContain('Số của tháng 10/2026 hiện bên cạnh từng ô');
    expect(answer.text.replace(/\s+/g, ' ')).toContain(
      'Tháng 10/2026: 20<span data-difference>; chênh lệch +5',
    );
    expect(valueOf(answer, 'idvnNew')).toBe('25');
    expect(answer.text).not.toContain('class="error-summary"');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-robots-tag')).toBe('noindex');
    expect(await receiver.filings()).toHaveLength(1);
  });

  test('says that a month is filed, closed or late', async () => {
    const { receiver, code } = await withOctober();
    const open = (period: string) => receiver.post({ accessCode: code, period, step: 'open' });
    const filed = await open('2026-10');
    expect(filed.text).toContain('Kỳ này đã nộp: BC-01-2026-10-01');
    expect(filed.text).toMatch(/href="\/bao-cao-thang\/bien-nhan\/BC-01-2026-10-01\/[0-9a-z]{26}\/"/);
    expect(filed.text).toContain('Đã quá hạn');
    expect(filed.text).toContain('Sửa số liệu đã nộp');
    for (const period of ['2026-10', '2026-11']) {
      await receiver.register.store.decidePeriod({
        ...{ period, unit: '01', state: 'closed', at: later(1).toISOString(), actor: 'x', reason: 'x' },
      });
    }
    // What the receiver would refuse is not offered.
    const filedAndClosed = await open('2026-10');
    expect(filedAndClosed.text).toContain('Kỳ này đã nộp: BC-01-2026-10-01');
    expect(filedAndClosed.text).not.toContain('Sửa số liệu đã nộp');
    const closed = await open('2026-11');
    expect(closed.status).toBe(200);
    expect(closed.text).toContain('VNNIC đã đóng kỳ này');
    expect(closed.text).toMatch(/<option value="2026-11"[^>]* data-label="Tháng 11\/2026"[^>]* data-closed>/);
    expect(closed.text).toContain('>Tháng 11/2026 (đã đóng), hạn 25/11/2026<');
    expect(closed.text).toMatch(
      /data-now[^>]*>\s*Thành phố Hà Nội · Tháng 11\/2026, số liệu 26\/10 – 25\/11\/2026 · hạn hết ngày 25\/11\/2026 · đã đóng/,
    );
  });

  test('makes the filed figures ready to be corrected, and keeps who reports', async () => {
    const { receiver, code } = await withOctober();
    const typed = { accessCode: code, period: '2026-10', step: 'correct', reporterName: 'Trần Bình' };
    const answer = await receiver.post({ ...typed, idvnNew: '9' });
    expect(valueOf(answer, 'idvnNew')).toBe('20');
    expect(valueOf(answer, 'replaces')).toBe('BC-01-2026-10-01');
    expect(valueOf(answer, 'reporterName')).toBe('Trần Bình');
    expect(answer.text).toMatch(
      /id="da-dien-lai"[^>]*>\s*Số liệu đã nộp \(BC-01-2026-10-01, [^)]*\) đã được điền vào các ô/,
    );
    // Said once, of this press.
    expect((await receiver.post({ ...typed, step: 'open' })).text).not.toContain('id="da-dien-lai"');
  });

  test('tells nothing to a wrong code', async () => {
    const { receiver } = await withOctober();
    const answer = await receiver.post({ accessCode: '01-AAAAA', period: '2026-11', step: 'open' });
    expect(answer.status).toBe(422);
    expect(summaryOf(answer)).toContain('Mã truy cập không đúng');
    expect(answer.text).toMatch(/error-summary__title">Chưa mở được biểu mẫu của đơn vị</);
    expect(titleOf(answer)).toBe('Lỗi: Nộp số liệu tháng');
    const review = await receiver.post({ accessCode: '01-AAAAA', period: '2026-11', step: 'review' });
    expect(review.text).toMatch(/error-summary__title">Có \d+ chỗ cần xem lại trước khi gửi</);
    // Nothing on the page takes the reader past the summary.
    expect(answer.text).not.toContain(' id="don-vi"');
    expect(answer.text).not.toMatch(/Hà Nội|data-standing|Tháng 10\/2026: 20/);
  });
});

describe('a personal link', () => {
  async function withLink() {
    const { receiver, code } = await withOctober();
    const [credential] = await receiver.register.store.credentials();
    const { path } = personalLink(receiver.deps.keys, credential!, later(0));
    return { receiver, code, path };
  }

  test("opens the unit's form without a code and files with it", async () => {
    const { receiver, code, path } = await withLink();
    const form = await receiver.request(path);
    expect(form.status).toBe(200);
    expect(form.text).toContain('Đơn vị: Thành phố Hà Nội');
    expect(form.text).toContain('Tháng 10/2026: 20');
    expect(form.text).not.toContain('name="accessCode"');
    expect(form.text).toContain(`action="${path}"`);
    expect(form.headers.get('cache-control')).toBe('no-store');
    for (const part of code.split('-').slice(1)) expect(path.toUpperCase()).not.toContain(part);
    const typed: Record<string, string | undefined> = november('', { idvnNew: '25', idvnTotal: '125' });
    delete typed['accessCode'];
    const body = new URLSearchParams(typed as Record<string, string>);
    const filed = await receiver.request(path, { method: 'POST', body });
    expect(filed.headers.get('location')).toMatch(/BC-01-2026-11-01/);
    expect(receiver.log.join('')).not.toContain(path.split('.')[2]!.slice(0, 26));
  });

  test('ends with its code, with time, and with any change to it', async () => {
    const { receiver, path } = await withLink();
    const dead = async (address: string) => {
      const answer = await receiver.request(address);
      expect(answer.status, address).toBe(404);
      return answer.text;
    };
    const texts = [
      await dead(path.replace('01-1', '01-2')),
      await dead(path.replace('.2027', '.2028')),
      await dead(path.slice(0, -1)),
      await dead('/bao-cao-thang/don-vi/'),
      await dead('/bao-cao-thang/don-vi/x/'),
    ];
    receiver.clock.now = later((LINK_DAYS + 1) * 86_400);
    texts.push(await dead(path));
    receiver.clock.now = later(1);
    expect((await receiver.request(path)).status).toBe(200);
    await receiver.register.store.revokeCredential('01-1', later(1));
    texts.push(await dead(path));
    expect(new Set(texts).size).toBe(1);
  });
});

describe('a code after a merger', () => {
  const unit = (id: string, name: string, more: Partial<UnitRecord>): UnitRecord => ({
    ...{
      formerNames: [],
      region: 'bac',
      regionDoubtful: false,
      kind: 'tinh',
      id,
      code: id.slice(0, 2),
      name,
      communes: 50,
      successors: [],
    },
    ...more,
  });
  /** 01 and 04 become the new 01 on 28 October, after October's due day and before its end. */
  const units = [
    unit('01-cu', 'Cũ', { validTo: '2026-10-27', successors: ['01-moi'] }),
    unit('04-cu', 'Kia', { validTo: '2026-10-27', successors: ['01-moi'] }),
    unit('01-moi', 'Mới', { validFrom: '2026-10-28' }),
    unit('08-a', 'Tên cũ', { validTo: '2026-10-27', successors: ['08-b'] }),
    unit('08-b', 'Tên mới', { validFrom: '2026-10-28' }),
  ];

  async function issuedIn(month: string, code: string) {
    const receiver = await openReceiver({ units });
    const at = new Date(`${month}-10T00:00:00Z`);
    const issued = await issueCode(receiver.register, code, at);
    return { receiver, ...issued };
  }

  test('opens the months before it only, and names the unit whose code is needed', async () => {
    for (const old of ['01', '04']) {
      const { receiver, code } = await issuedIn('2026-09', old);
      const answer = await receiver.post(november(code, { period: '2026-10', figuresSource: undefined }));
      expect(answer.status).toBe(422);
      expect(summaryOf(answer)).toContain('thuộc Tỉnh Mới. Hãy dùng mã cấp cho Tỉnh Mới');
      expect((await receiver.post(november(code, { period: '2026-09' }))).status).toBe(303);
    }
  });

  test('issued in the month of the merger belongs to the new unit, as the month does', async () => {
    const { receiver, code, credential } = await issuedIn('2026-10', '01');
    expect(ownerOf(units, credential)?.id).toBe('01-moi');
    expect((await receiver.post(november(code, { period: '2026-10' }))).status).toBe(303);
    expect(summaryOf(await receiver.post(november(code, { period: '2026-09' })))).toContain(
      'không có trong kỳ',
    );
  });

  test('stays good for a unit that only took another name', async () => {
    const { receiver, code } = await issuedIn('2026-09', '08');
    expect((await receiver.post(november(code, { period: '2026-10' }))).status).toBe(303);
  });
});
