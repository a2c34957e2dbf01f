import { describe, expect, test } from 'vitest';
import { november, FORM, openReceiver, summaryOf, titleOf, valueOf } from './receiver.ts';
import { later } from './helpers.ts';

describe('the empty form', () => {
  test('shows the months that are open now and when they are due', async () => {
    const { request, clock } = await openReceiver();
    const { status, text, headers } = await request(FORM);
    expect(status).toBe(200);
    expect(text).toContain('<h1>Nộp số liệu tháng</h1>');
    expect(text).toContain('hết ngày 25/11/2026');
    expect(text).not.toContain('value="2026-12"');
    expect(headers.get('cache-control')).toBe('no-cache');
    clock.now = new Date('2026-11-30T17:00:00.000Z');
    expect((await request(FORM)).text).toContain('value="2026-12"');
  });
});

describe('filing', () => {
  test('files a month and answers with the address of its receipt', async () => {
    const receiver = await openReceiver();
    const code = await receiver.code('01');
    const answer = await receiver.post(november(code, { idvnNew: '1.234', difficulties: 'Thiếu người' }));
    expect(answer.status).toBe(303);
    const location = answer.headers.get('location')!;
    expect(location).toMatch(/^\/bao-cao-thang\/bien-nhan\/BC-01-2026-11-01\/[0-9a-z]{26}\/$/);
    const [filing] = await receiver.filings();
    expect(filing).toMatchObject({
      ...{ unit: '01', period: '2026-11', receipt: 'BC-01-2026-11-01', credential: '01-1' },
      values: { idvnNew: 1234, difficulties: 'Thiếu người', idvnTotal: null, figuresApproved: true },
    });

    const receipt = await receiver.request(location);
    expect(receipt.status).toBe(200);
    expect(titleOf(receipt)).toBe('Biên nhận BC-01-2026-11-01');
    expect(receipt.text).toContain('Thành phố Hà Nội');
    expect(receipt.text).toContain('1.234');
    expect(receipt.text).toContain('09:00 ngày 20/11/2026');
    expect(receipt.text).toContain('đúng hạn');
    expect(receipt.headers.get('cache-control')).toBe('no-store');
    expect(receipt.headers.get('x-robots-tag')).toBe('noindex');
  });

  test('takes the unit from the code and from nowhere else', async () => {
    const receiver = await openReceiver();
    const answer = await receiver.post(november(await receiver.code('48'), { unit: '01' }));
    expect(answer.status).toBe(422);
    await receiver.post(november(await receiver.code('04')));
    expect((await receiver.filings()).map(({ unit }) => unit)).toEqual(['04']);
  });

  test('keeps personal data apart from the figures, encrypted, and off the receipt', async () => {
    const receiver = await openReceiver();
    const answer = await receiver.post(november(await receiver.code('01')));
    const [filing] = await receiver.filings();
    expect(JSON.stringify(filing)).not.toMatch(/Nguyễn|912345678|hanoi\.gov/);
    expect(await receiver.register.personal.read(filing!.personal!)).toMatchObject({
      ...{ reporterName: 'Nguyễn Văn An', reporterPhone: '+84912345678' },
    });
    const receipt = await receiver.request(answer.headers.get('location')!);
    expect(receipt.text).not.toMatch(/Nguyễn|912345678|hanoi\.gov/);
  });

  test('is late after the end of the 25th in Vietnam, and not a millisecond before', async () => {
    for (const [instant, words] of [
      ['2026-11-25T16:59:59.999Z', 'đúng hạn'],
      ['2026-11-25T17:00:00.000Z', 'trễ hạn'],
    ] as const) {
      const receiver = await openReceiver();
      receiver.clock.now = new Date(instant);
      const answer = await receiver.post(november(await receiver.code('01')));
      expect((await receiver.request(answer.headers.get('location')!)).text).toContain(words);
    }
  });

  test('accepts multipart as well as urlencoded', async () => {
    const receiver = await openReceiver();
    const body = new FormData();
    for (const [name, value] of Object.entries(november(await receiver.code('01')))) body.set(name, value);
    expect((await receiver.request(FORM, { method: 'POST', body })).status).toBe(303);
  });
});

describe('the review', () => {
  test('shows what was read and files nothing', async () => {
    const receiver = await openReceiver();
    const answer = await receiver.post(
      november(await receiver.code('01'), { idvnNew: '1 234', step: 'review' }),
    );
    expect(answer.status).toBe(200);
    expect(titleOf(answer)).toBe('Xem lại: Nộp số liệu tháng');
    expect(answer.text).toContain('1.234');
    expect(valueOf(answer, 'idvnNew')).toBe('1 234');
    expect(valueOf(answer, 'step')).toBeUndefined();
    expect(await receiver.filings()).toEqual([]);
  });

  test('gives the form back with the answers when asked to edit', async () => {
    const receiver = await openReceiver();
    const answer = await receiver.post(november(await receiver.code('01'), { idvnNew: '7', step: 'edit' }));
    expect(answer.status).toBe(200);
    expect(titleOf(answer)).toBe('Nộp số liệu tháng');
    expect(valueOf(answer, 'idvnNew')).toBe('7');
  });

  test('asks for the reason of an unusual figure and then goes on', async () => {
    const receiver = await openReceiver();
    const code = await receiver.code('01');
    await receiver.post(november(code, { period: '2026-10', idvnNew: '20' }));
    const unusual = november(code, { idvnNew: '500' });
    const asked = await receiver.post(unusual);
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('name="idvnNewReason"');
    expect(await receiver.filings()).toHaveLength(1);
    const answered = await receiver.post({ ...unusual, idvnNewReason: 'Ra quân toàn thành phố' });
    expect(answered.status).toBe(303);
    expect((await receiver.filings()).at(-1)).toMatchObject({
      reasons: { idvnNew: 'Ra quân toàn thành phố' },
    });
  });

  test('asks for the reason of a sudden fall and of a total left blank, and then goes on', async () => {
    const receiver = await openReceiver();
    const code = await receiver.code('01');
    const before = { idvnNew: '1000', idvnTotal: '1000', figuresSource: 'local' };
    expect((await receiver.post(november(code, { period: '2026-10', ...before }))).status).toBe(303);
    const unusual = november(code, { idvnNew: '100', figuresSource: 'local' });
    const asked = await receiver.post(unusual);
    expect(asked.status).toBe(422);
    expect(summaryOf(asked)).toContain('(100) chưa bằng 1/5 số tháng 10/2026 (1.000)');
    expect(summaryOf(asked)).toContain('để trống, còn số tháng 10/2026 là 1.000');
    const reasons = { idvnNew: 'Hết đợt ra quân', idvnTotal: 'Đang đối chiếu' };
    const answered = await receiver.post({
      ...unusual,
      ...{ idvnNewReason: reasons.idvnNew, idvnTotalReason: reasons.idvnTotal },
    });
    expect(answered.status).toBe(303);
    expect((await receiver.filings()).at(-1)).toMatchObject({ reasons, values: { idvnTotal: null } });
  });
});

describe('bad input', () => {
  test('comes back with 422, what was typed, and a sentence that leads to the field', async () => {
    const receiver = await openReceiver();
    const answer = await receiver.post(
      november(await receiver.code('01'), { idvnNew: '1,5', newsArticles: '-2' }),
    );
    expect(answer.status).toBe(422);
    expect(titleOf(answer)).toBe('Lỗi: Nộp số liệu tháng');
    expect(answer.text).toMatch(/<a href="#field-idvnNew">/);
    expect(summaryOf(answer)).toContain('không nhận dấu phẩy');
    expect(valueOf(answer, 'idvnNew')).toBe('1,5');
    expect(valueOf(answer, 'reporterName')).toBe('Nguyễn Văn An');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await receiver.filings()).toEqual([]);
  });

  test('names a cumulative figure that shrinks', async () => {
    const receiver = await openReceiver();
    const code = await receiver.code('01');
    const october = november(code, {
      period: '2026-10',
      idvnNew: '10',
      idvnTotal: '100',
      figuresSource: 'local',
    });
    expect((await receiver.post(october)).status).toBe(303);
    const answer = await receiver.post({ ...october, period: '2026-11', idvnTotal: '90' });
    expect(answer.status).toBe(422);
    expect(summaryOf(answer)).toMatch(/lũy kế.*không thể giảm/);
    expect(answer.text).toContain('#field-idvnTotal');
  });

  test('checks against the communes of the unit that the code belongs to', async () => {
    const receiver = await openReceiver();
    const typed = { activeCommunes: '41' };
    expect((await receiver.post(november(await receiver.code('46'), typed))).status).toBe(422);
    expect((await receiver.post(november(await receiver.code('01'), typed))).status).toBe(303);
  });

  test('is told the same of a wrong code, an unknown unit, a revoked and a foreign one', async () => {
    const receiver = await openReceiver();
    const code = await receiver.code('01');
    await receiver.register.store.revokeCredential('01-1', later(0));
    const codes = [code, '01-AAAAA-AAAAA-AAAAA-AAAAA', '99-AAAAA-AAAAA-AAAAA-AAAAA', 'x', '<script>'];
    const answers = await Promise.all(codes.map((typed) => receiver.post(november(typed))));
    expect(new Set(answers.map(summaryOf)).size).toBe(1);
    expect(summaryOf(answers[0]!)).toContain('Mã truy cập không đúng hoặc không còn hiệu lực');
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([422]));
  });

  test('never comes back as markup', async () => {
    const receiver = await openReceiver();
    const attack = `"><script>alert(1)</script><img src=x onerror=alert(2)>'$&$1`;
    const names = Object.keys(november('x'));
    const typed = Object.fromEntries(names.map((name) => [name, attack]));
    for (const extra of [
      {},
      { step: 'review' },
      { step: 'edit' },
      { [attack]: attack },
      { replaces: attack },
    ]) {
      const answer = await receiver.post({ ...typed, ...extra });
      expect(answer.text).not.toMatch(/<script>alert|<img src=x/);
      expect(answer.text).toContain('</html>');
    }
    const valid = november(await receiver.code('01'), { difficulties: attack, initiatives: '\u202Egnp.exe' });
    const filed = await receiver.post(valid);
    const receipt = await receiver.request(filed.headers.get('location')!);
    expect(receipt.text).toContain('&lt;script&gt;');
    expect(receipt.text).not.toMatch(/<script>alert|<img src=x|\u202E/);
  });

  test('is refused whole when a field is not of this form, and says so without echoing its name', async () => {
    const receiver = await openReceiver();
    const typed = november(await receiver.code('01'));
    for (const name of ['idvnMoi', '__proto__', 'constructor', 'toString', 'id']) {
      const body = new URLSearchParams(Object.entries<string>(typed as Record<string, string>));
      body.append(name, '5');
      const answer = await receiver.request(FORM, { method: 'POST', body });
      expect(answer.status, name).toBe(422);
      expect(summaryOf(answer)).toContain('không thuộc biểu mẫu này');
    }
    expect(await receiver.filings()).toEqual([]);
  });

  test('is told when the trap was filled or the form has changed since it was opened', async () => {
    const receiver = await openReceiver();
    const typed = november(await receiver.code('01'));
    const trapped = await receiver.post({ ...typed, 'bot-field': 'x' });
    expect(summaryOf(trapped)).toContain('Một ô ẩn');
    expect(valueOf(trapped, 'bot-field')).toBeUndefined();
    const old = await receiver.post({ ...typed, formVersion: '000000000000' });
    expect(summaryOf(old)).toContain('Biểu mẫu đã được cập nhật');
    expect(valueOf(old, 'formVersion')).not.toBe('000000000000');
    expect(await receiver.filings()).toEqual([]);
  });

  test('cannot be filed for a month that is not open, or before the unit was', async () => {
    const receiver = await openReceiver();
    const code = await receiver.code('01');
    for (const period of ['', '2026-12', '2020-01', '2026-13', 'x']) {
      const answer = await receiver.post(november(code, { period }));
      expect(answer.status, period).toBe(422);
      expect(answer.text).toContain('#field-period');
    }
  });
});

describe('the same again', () => {
  test('gets the same receipt and stays one filing', async () => {
    const receiver = await openReceiver();
    const typed = november(await receiver.code('01'), { idvnNew: '1234' });
    const first = await receiver.post(typed);
    receiver.clock.now = later(3600);
    const again = await receiver.post({ ...typed, idvnNew: '1.234' });
    expect(again.status).toBe(303);
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    expect(await receiver.filings()).toHaveLength(1);
    expect(await receiver.register.personal.count()).toBe(1);
  });

  test('keeps the newer contact', async () => {
    const receiver = await openReceiver();
    const typed = november(await receiver.code('01'));
    await receiver.post(typed);
    await receiver.post({ ...typed, reporterName: 'Trần Thị Bình' });
    const [filing] = await receiver.filings();
    expect(await receiver.register.personal.read(filing!.personal!)).toMatchObject({
      reporterName: 'Trần Thị Bình',
    });
  });

  test('sent thirty times at once stays one filing with one receipt', async () => {
    const receiver = await openReceiver();
    const typed = november(await receiver.code('01'), { idempotencyKey: 'one form' });
    const answers = await Promise.all(Array.from({ length: 30 }, () => receiver.post(typed)));
    expect(new Set(answers.map(({ headers }) => headers.get('location'))).size).toBe(1);
    expect(await receiver.filings()).toHaveLength(1);
    expect(await receiver.register.personal.count()).toBe(1);
  });

  test('with the same key and other figures shows both, and files nothing', async () => {
    const receiver = await openReceiver();
    const typed = november(await receiver.code('01'), { idempotencyKey: 'k', idvnNew: '10' });
    await receiver.post(typed);
    const other = await receiver.post({ ...typed, idvnNew: '11' });
    expect(other.status).toBe(409);
    expect(other.text).toContain('BC-01-2026-11-01');
    expect(valueOf(other, 'idempotencyKey')).toBe('');
    expect(await receiver.filings()).toHaveLength(1);
  });
});

test('of thirty officers of one unit who file at once, one gets a receipt and the others see both versions', async () => {
  const receiver = await openReceiver();
  const code = await receiver.code('01');
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, index) => receiver.post(november(code, { idvnNew: String(index) }))),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array<number>(29).fill(409)]);
  for (const answer of answers.filter(({ status }) => status === 409)) {
    expect(answer.text).toContain('Kỳ này đơn vị đã nộp số liệu khác');
    expect(valueOf(answer, 'replaces')).toBe('BC-01-2026-11-01');
  }
  expect(await receiver.filings()).toHaveLength(1);
  expect(await receiver.register.personal.count()).toBe(1);
});

describe('a correction', () => {
  async function filed() {
    const receiver = await openReceiver();
    const code = await receiver.code('01');
    await receiver.post(november(code, { idvnNew: '10' }));
    const correct = (idvnNew: string, replaces: string, correctionReason = 'Gõ nhầm') =>
      receiver.post(november(code, { idvnNew, replaces, correctionReason }));
    return { receiver, code, correct };
  }

  test('is a second filing with its reason; the first stays and points to it', async () => {
    const { receiver, correct } = await filed();
    const answer = await correct('12', 'BC-01-2026-11-01');
    expect(answer.status).toBe(303);
    expect(await receiver.filings()).toMatchObject([
      { receipt: 'BC-01-2026-11-01', values: { idvnNew: 10 }, replaces: null },
      {
        receipt: 'BC-01-2026-11-02',
        values: { idvnNew: 12 },
        replaces: 'BC-01-2026-11-01',
        correctionReason: 'Gõ nhầm',
      },
    ]);
    const again = await correct('12', 'BC-01-2026-11-01');
    expect(again.headers.get('location')).toBe(answer.headers.get('location'));
    expect(await receiver.filings()).toHaveLength(2);
    const second = await receiver.request(answer.headers.get('location')!);
    expect(second.text).toContain('Gõ nhầm');
  });

  test('without saying which filing it replaces shows both versions and makes the form ready', async () => {
    const { receiver, code } = await filed();
    for (const step of [undefined, 'review']) {
      const answer = await receiver.post(november(code, { idvnNew: '12', step }));
      expect(answer.status).toBe(409);
      expect(titleOf(answer)).toMatch(/^Đã có số liệu: /);
      expect(answer.text).toContain('Kỳ này đơn vị đã nộp số liệu khác');
      expect(answer.text).toContain('Hiện hành BC-01-2026-11-01');
      expect(valueOf(answer, 'replaces')).toBe('BC-01-2026-11-01');
      expect(summaryOf(answer)).toContain('Chưa ghi lý do đính chính');
    }
    expect(await receiver.filings()).toHaveLength(1);
  });

  test('of a filing that was corrected meanwhile shows both versions', async () => {
    const { receiver, correct } = await filed();
    await correct('12', 'BC-01-2026-11-01');
    const stale = await correct('15', 'BC-01-2026-11-01', 'Bổ sung');
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('Kỳ này vừa có một lần đính chính khác');
    expect(valueOf(stale, 'replaces')).toBe('BC-01-2026-11-02');
    expect(valueOf(stale, 'correctionReason')).toBe('Bổ sung');
    expect(await receiver.filings()).toHaveLength(2);
  });

  test('needs a reason, a filing of the same unit and month, and a difference', async () => {
    const { receiver, code, correct } = await filed();
    expect(summaryOf(await correct('12', 'BC-01-2026-11-01', ''))).toContain('Chưa ghi lý do đính chính');
    for (const other of ['BC-04-2026-11-01', 'BC-01-2026-10-01', 'BC-01-2026-11-09']) {
      expect(summaryOf(await correct('12', other)), other).toContain('không phải của đơn vị và kỳ này');
    }
    const unfiled = november(code, {
      period: '2026-10',
      replaces: 'BC-01-2026-10-01',
      correctionReason: 'x',
    });
    expect(summaryOf(await receiver.post(unfiled))).toContain('không phải của đơn vị và kỳ này');
    expect(summaryOf(await correct('10', 'BC-01-2026-11-01'))).toContain('giống hệt');
    expect(await receiver.filings()).toHaveLength(1);
  });

  test('can go back to the first figures', async () => {
    const { receiver, correct } = await filed();
    await correct('12', 'BC-01-2026-11-01');
    expect((await correct('10', 'BC-01-2026-11-02')).status).toBe(303);
    expect((await receiver.filings()).map(({ values }) => values['idvnNew'])).toEqual([10, 12, 10]);
  });

  test('starts from the receipt, with its figures in the form', async () => {
    const { receiver, correct } = await filed();
    const answer = await correct('1200', 'BC-01-2026-11-01');
    const receipt = await receiver.request(answer.headers.get('location')!);
    const link = /href="(\/bao-cao-thang\/\?dinh-chinh=[^"]+)"/
      .exec(receipt.text)?.[1]
      ?.replaceAll('&amp;', '&');
    const form = await receiver.request(link!);
    expect(form.status).toBe(200);
    expect(valueOf(form, 'idvnNew')).toBe('1200');
    expect(valueOf(form, 'replaces')).toBe('BC-01-2026-11-02');
    expect(form.headers.get('cache-control')).toBe('no-store');
    const forged = await receiver.request(`${FORM}?dinh-chinh=BC-01-2026-11-02&khoa=${'0'.repeat(26)}`);
    expect(valueOf(forged, 'idvnNew')).toBe('');
  });

  test('by one of thirty officers at once goes through; the others see both versions', async () => {
    const { receiver, correct } = await filed();
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) => correct(String(100 + index), 'BC-01-2026-11-01')),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array<number>(29).fill(409)]);
    expect(await receiver.filings()).toHaveLength(2);
    expect(await receiver.register.personal.count()).toBe(2);
  });
});

describe('receipts', () => {
  test('are found only by their whole address', async () => {
    const receiver = await openReceiver();
    const filed = await receiver.post(november(await receiver.code('01')));
    const location = filed.headers.get('location')!;
    const wrong = [
      location.replace(/[0-9a-z]{26}/, '0'.repeat(26)),
      location.replace(/[0-9a-z]{26}/, ''),
      location.replace('-01/', '-02/'),
      '/bao-cao-thang/bien-nhan/',
      `${location}x/`,
    ];
    for (const path of wrong) expect((await receiver.request(path)).status, path).toBe(404);
    expect((await receiver.request(location, { method: 'POST' })).status).toBe(405);
  });
});
