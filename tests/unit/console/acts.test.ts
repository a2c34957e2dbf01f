import { describe, expect, onTestFinished, test } from 'vitest';
import { verifyCode } from '#src/register/access-codes.ts';
import { openRegister } from '#src/register/data-folder.ts';
import { type ReportStore, StoreUnavailable } from '#src/register/store.ts';
import { later, MORNING, scratchFolder } from '../register/helpers.ts';
import { november, openReceiver, summaryOf, valueOf } from '../register/receiver.ts';
import { NOW, openConsole, wordsOf } from './helpers.ts';

async function openBoth() {
  const receiver = await openReceiver();
  const staff = await openConsole({ register: receiver.register, clock: receiver.clock });
  await staff.enter();
  return { receiver, staff };
}

describe('closing a month', () => {
  test('refuses filings with a clear sentence, keeps the answers, and takes them again when it is reopened', async () => {
    const { receiver, staff } = await openBoth();
    const [hanoi, caobang] = [await receiver.code('01'), await receiver.code('04')];
    const close = { period: '2026-11', unit: 'all', reason: 'Chốt số liệu', state: 'closed', sure: 'yes' };
    expect((await staff.post('/quan-ly/ky/', close)).status).toBe(303);
    const refused = await receiver.post(november(hanoi, { idvnNew: '77' }));
    expect(refused.status).toBe(422);
    expect(summaryOf(refused)).toContain('VNNIC đã đóng kỳ này');
    expect(valueOf(refused, 'idvnNew')).toBe('77');
    expect(refused.text).toContain('Tháng 11/2026 (đã đóng)');
    await staff.post('/quan-ly/ky/', { ...close, unit: '04', state: 'open' });
    expect((await receiver.post(november(caobang))).status).toBe(303);
    expect((await receiver.post(november(hanoi))).status).toBe(422);
    expect(wordsOf(await staff.get('/quan-ly/ky/'))).toContain('Tháng 11/2026 đã đóng Cao Bằng: đang nhận');
    await staff.post('/quan-ly/ky/', { ...close, state: 'open' });
    expect((await receiver.post(november(hanoi))).status).toBe(303);
  });

  test('still gives the receipt to whoever sends the same filing once more', async () => {
    const { receiver, staff } = await openBoth();
    const code = await receiver.code('01');
    const first = await receiver.post(november(code));
    const close = { period: '2026-11', unit: 'all', reason: 'Chốt', state: 'closed', sure: 'yes' };
    await staff.post('/quan-ly/ky/', close);
    const again = await receiver.post(november(code));
    expect(again.status).toBe(303);
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
  });

  test('needs a reason, a month and a unit that are there', async () => {
    const { staff } = await openBoth();
    const close = { period: '2026-11', unit: 'all', reason: 'x', state: 'closed', sure: 'yes' };
    const wrong = [{ reason: ' ' }, { period: '2026-13' }, { period: '' }, { unit: '99' }, { state: 'shut' }];
    for (const change of [...wrong, { unit: '' }]) {
      expect((await staff.post('/quan-ly/ky/', { ...close, ...change })).status).toBe(422);
    }
    expect((await staff.post('/quan-ly/ky/', { ...close, unit: '' })).text).toMatch(
      /<option value="2026-11" selected>[^]*name="reason"[^>]* value="x"/u,
    );
    expect(await staff.register.store.periodDecisions()).toEqual([]);
  });
});

describe('what a decision about a month would do', () => {
  test('is told first, with nothing chosen beforehand and the reason kept, and what was done afterwards', async () => {
    const { receiver, staff } = await openBoth();
    await receiver.post(november(await receiver.code('01')));
    const form = await staff.get('/quan-ly/ky/');
    expect(form.text).toMatch(
      /<select[^>]* name="unit"[^>]* required>\s*<option value=""[^>]*>Chọn đơn vị</u,
    );
    expect(form.text).toMatch(/<select[^>]* name="period"[^>]* required>\s*<option value=""[^>]*>Chọn kỳ</u);
    const close = { period: '2026-11', unit: 'all', reason: 'Chốt "số liệu"', state: 'closed' };
    const asked = await staff.post('/quan-ly/ky/', close);
    expect(asked.status).toBe(200);
    expect(wordsOf(asked)).toContain('Đóng tháng 11/2026 với 34 đơn vị.');
    expect(wordsOf(asked)).toContain('1/34 đơn vị đã nộp, 33 chưa nộp. Kỳ này chưa đến hạn');
    expect(wordsOf(asked)).toContain('hết ngày 25/11/2026');
    expect(await staff.register.store.periodDecisions()).toEqual([]);
    const kept = [...asked.text.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/gu)].map(
      ([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"')] as const,
    );
    const sure = await staff.post('/quan-ly/ky/', Object.fromEntries(kept));
    expect(sure.status).toBe(303);
    expect(await staff.register.store.periodDecisions()).toMatchObject([
      { period: '2026-11', unit: null, state: 'closed', reason: 'Chốt "số liệu"' },
    ]);
    const done = wordsOf(await staff.get(sure.headers.get('location') ?? ''));
    expect(done).toContain('Đã đóng tháng 11/2026 với 34 đơn vị.');
    expect(done).toContain('thấy: “VNNIC đã đóng kỳ này');
    const open = { ...close, unit: '04', state: 'open' };
    expect(wordsOf(await staff.post('/quan-ly/ky/', open))).toContain(
      'Mở lại tháng 11/2026 với Tỉnh Cao Bằng. Đơn vị chưa nộp kỳ này.',
    );
    const opened = await staff.post('/quan-ly/ky/', { ...open, sure: 'yes' });
    expect(wordsOf(await staff.get(opened.headers.get('location') ?? ''))).toContain(
      'Đã mở lại tháng 11/2026 với Tỉnh Cao Bằng',
    );
  });
});

describe('codes', () => {
  test('are shown once in a letter, work, and are revoked', async () => {
    const { receiver, staff } = await openBoth();
    const letter = await staff.post('/quan-ly/ma/cap/', { unit: '48' });
    expect(letter.headers.get('cache-control')).toBe('no-store');
    expect(wordsOf(letter)).toContain('Kính gửi: Sở Khoa học và Công nghệ thành phố Đà Nẵng');
    const code = /48(?:-[0-9A-Z]{5}){4}/.exec(letter.text)?.[0] ?? '';
    expect(await verifyCode(receiver.register, code)).toMatchObject({ id: '48-1' });
    const list = await staff.get('/quan-ly/ma/');
    expect(list.text).toContain('48-1');
    expect(list.text).not.toContain(code);
    const link = await staff.post('/quan-ly/ma/lien-ket/', { id: '48-1' });
    expect(link.text).toMatch(/\/bao-cao-thang\/don-vi\/48-1\.20\d\d-\d\d-\d\d\.[0-9a-z]{26}\//);
    expect((await staff.post('/quan-ly/ma/lien-ket/', { id: '48-9' })).status).toBe(422);
    const asked = await staff.post('/quan-ly/ma/thu-hoi/', { id: '48-1' });
    expect(asked.status).toBe(200);
    expect(wordsOf(asked)).toContain('Thu hồi mã số hiệu 48-1 của Đà Nẵng, cấp lúc');
    expect(wordsOf(asked)).toContain('mã duy nhất còn hiệu lực');
    expect(asked.text).toMatch(/name="id" value="48-1"[^]*name="sure" value="yes"/u);
    expect(await verifyCode(receiver.register, code)).toMatchObject({ id: '48-1' });
    const revoked = await staff.post('/quan-ly/ma/thu-hoi/', { id: '48-1', sure: 'yes' });
    expect(revoked.status).toBe(303);
    const done = wordsOf(await staff.get(revoked.headers.get('location') ?? ''));
    expect(done).toContain('Đã thu hồi mã số hiệu 48-1 của Đà Nẵng.');
    expect(await verifyCode(receiver.register, code)).toBeUndefined();
    expect((await staff.post('/quan-ly/ma/thu-hoi/', { id: '48-1' })).status).toBe(422);
    const audit = await staff.get('/quan-ly/nhat-ky/');
    expect(wordsOf(audit)).toMatch(/thu hồi mã truy cập 48-1, Đà Nẵng .* cấp mã truy cập 48-1, Đà Nẵng/);
    expect(audit.text).not.toContain(code);
  });

  test('are issued to every unit without one after it was asked, a letter each, and never twice', async () => {
    const { receiver, staff } = await openBoth();
    await receiver.code('48');
    const asked = await staff.post('/quan-ly/ma/cap-tat-ca/');
    expect(wordsOf(asked)).toContain('Cấp mã cho 33 đơn vị chưa có mã và mở 33 thư');
    expect(wordsOf(asked)).not.toContain('Đà Nẵng');
    expect(await staff.register.store.credentials()).toHaveLength(1);
    const [, units = ''] = /name="units" value="([^"]+)"/.exec(asked.text) ?? [];
    // Somebody else sees to one of them in between.
    await staff.post('/quan-ly/ma/cap/', { unit: '01' });
    const sure = { units, sure: 'yes' };
    const letters = await staff.post('/quan-ly/ma/cap-tat-ca/', sure);
    expect(letters.headers.get('cache-control')).toBe('no-store');
    expect(letters.text.match(/<article class="letter">/g)).toHaveLength(32);
    const codes = letters.text.match(/\d\d(?:-[0-9A-Z]{5}){4}/g) ?? [];
    expect(new Set(codes).size).toBe(32);
    expect(codes.some((code) => code.startsWith('48') || code.startsWith('01'))).toBe(false);
    for (const code of codes.slice(0, 3)) {
      expect(await verifyCode(receiver.register, code)).toMatchObject({ unit: code.slice(0, 2) });
    }
    expect((await staff.post('/quan-ly/ma/cap-tat-ca/', sure)).status).toBe(422);
    const credentials = await staff.register.store.credentials();
    expect(credentials).toHaveLength(34);
    const audit = wordsOf(await staff.get('/quan-ly/nhat-ky/'));
    expect(audit.match(/cấp mã truy cập/g)).toHaveLength(33);
    expect(audit).not.toContain(codes[0]);
    expect(wordsOf(await staff.get('/quan-ly/ma/'))).toContain('Mọi đơn vị đã có mã.');
  });

  test('that were issued before the store failed are shown all the same', async () => {
    const register = openRegister(scratchFolder(), NOW);
    onTestFinished(() => register.close());
    let room = 2;
    const addCredential: ReportStore['addCredential'] = async (...given) => {
      room -= 1;
      if (room < 0) throw new StoreUnavailable('disk full');
      return register.store.addCredential(...given);
    };
    const store = new Proxy(register.store, {
      get: (target, name) => {
        if (name === 'addCredential') return addCredential;
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    const staff = await openConsole({ register, changes: { store } });
    await staff.enter();
    const letters = await staff.post('/quan-ly/ma/cap-tat-ca/', { units: '01 04 08', sure: 'yes' });
    expect(letters.status).toBe(200);
    expect(letters.text.match(/<article class="letter">/g)).toHaveLength(2);
    expect(wordsOf(letters)).toContain('Chưa cấp được cho Tuyên Quang: Kho số liệu tạm thời không ghi được.');
    expect((await staff.post('/quan-ly/ma/cap-tat-ca/', { units: '08', sure: 'yes' })).status).toBe(503);
  });

  test('are two for a unit at most', async () => {
    const { staff } = await openBoth();
    for (const status of [200, 200, 422]) {
      expect((await staff.post('/quan-ly/ma/cap/', { unit: '48' })).status).toBe(status);
    }
    expect((await staff.post('/quan-ly/ma/cap/', { unit: '99' })).status).toBe(422);
  });
});

test('a correction lists the reasons that changed with it', async () => {
  const { staff } = await openBoth();
  const values = { idvnNew: 5 };
  const month = { unit: '04', period: '2026-11', values };
  const first = await staff.file({ ...month, reasons: { idvnNew: 'Ra quân' } });
  const again = { idempotency: 'again', content: 'again', correctionReason: 'Rõ hơn' };
  await staff.file(
    { ...month, ...again, replaces: first.receipt, reasons: { idvnNew: 'Ra quân tháng 11' } },
    1,
  );
  const page = wordsOf(await staff.get('/quan-ly/don-vi/04-cao-bang/2026-11/'));
  expect(page).toContain('Tỉnh Cao Bằng, tháng 11/2026');
  expect(page).toMatch(/thay đổi so với lần trước [^:]*: “ ?Ra quân ?” → “ ?Ra quân tháng 11 ?”/u);
  expect(page).not.toContain('Không có chỉ tiêu nào thay đổi');
});

describe('the reminder', () => {
  test('names who is missing in a region, in the words before and after the deadline', async () => {
    const { receiver, staff } = await openBoth();
    await receiver.post(november(await receiver.code('48')));
    const text = async (region = 'trung') =>
      /<textarea[^>]*>([\s\S]*?)<\/textarea>/.exec(
        (await staff.get(`/quan-ly/nhac-nop/?ky=2026-11&mien=${region}`)).text,
      )?.[1] ?? '';
    const before = await text();
    expect(before.trim()).toMatch(/^Kính gửi các Sở KH&amp;CN miền Trung,/);
    expect((await text('')).trim()).toMatch(/^Kính gửi các Sở KH&amp;CN,/);
    expect(before).toContain('chậm nhất ngày 25/11/2026');
    expect(before).toMatch(/^\d+\. Quảng Trị$/m);
    expect(before).not.toMatch(/Đà Nẵng|Hà Nội/);
    receiver.clock.now = new Date('2026-11-25T17:00:00.000Z');
    await staff.enter();
    expect(await text()).toContain('Đã quá hạn');
  });
});

describe('time', () => {
  const EDGES = [
    ['2026-11', '2026-11-25T16:59:59.999Z', 'Đúng hạn'],
    ['2026-11', '2026-11-25T17:00:00.000Z', 'Trễ'],
    ['2026-12', '2026-12-25T16:59:59.999Z', 'Đúng hạn'],
    ['2026-12', '2026-12-31T17:00:00.000Z', 'Trễ'],
    ['2027-01', '2026-12-31T17:00:00.000Z', 'Đúng hạn'],
  ] as const;

  test.each(['Asia/Ho_Chi_Minh', 'America/Los_Angeles', 'Pacific/Kiritimati', 'UTC'])(
    'stands at the same edges on a machine in %s',
    async (zone) => {
      const before = process.env['TZ'];
      process.env['TZ'] = zone;
      try {
        for (const [period, at, label] of EDGES) {
          const receiver = await openReceiver();
          const code = await receiver.code('01');
          receiver.clock.now = new Date(at);
          expect((await receiver.post(november(code, { period }))).status).toBe(303);
          const session = await openConsole({ register: receiver.register, clock: receiver.clock });
          await session.enter();
          const page = wordsOf(await session.get('/quan-ly/don-vi/01-ha-noi/'));
          const month = `Tháng ${Number(period.slice(5))}/${period.slice(0, 4)}`;
          expect(page, at).toMatch(new RegExp(`${month} . ${label} 1`));
        }
      } finally {
        process.env['TZ'] = before;
      }
    },
    60_000,
  );

  test('that went backwards stops a filing, and nothing is half there', async () => {
    const { receiver } = await openBoth();
    const [first, second] = [await receiver.code('01'), await receiver.code('04')];
    receiver.clock.now = later(60);
    expect((await receiver.post(november(first))).status).toBe(303);
    receiver.clock.now = MORNING;
    const refused = await receiver.post(november(second));
    expect(refused.status).toBe(503);
    expect(await receiver.filings()).toHaveLength(1);
  });
});
