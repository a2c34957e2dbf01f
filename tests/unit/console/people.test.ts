import { describe, expect, test } from 'vitest';
import { loadContent } from '#src/register/content.ts';
import { createKeyPair, sealTo } from '#src/register/sign-ups/envelope.ts';
import type { SignUp } from '#src/register/sign-ups/store.ts';
import { type Console, NOW, openConsole, wordsOf } from './helpers.ts';

const SECRET = 'Lò Thị Bí Mật';

function focalPoint(receipt: string, changes: Partial<SignUp> = {}): SignUp {
  return {
    ...{ receipt, kind: 'people', unit: '11-dien-bien', role: 'main', state: 'new', inGroup: false },
    ...{ verified: 'code', credential: '11-1', form: 'cu-dau-moi', definition: 'x', noticeVersion: '1' },
    ...{ consents: {}, madeAt: NOW.toISOString(), changedAt: NOW.toISOString(), replacedBy: null },
    ...{ proofs: [], person: '', predecessor: '' },
    content: { kind: 'readable', fields: { fullName: SECRET, zaloPhone: '+84911222333', role: 'main' } },
    ...changes,
  };
}

async function openWith(...people: readonly SignUp[]): Promise<Console> {
  const console = await openConsole();
  for (const one of people) await console.register.personal.signUps.add(one, one.receipt);
  await console.enter();
  return console;
}

const ONE = 'DM-11-AAAAAAAA';
const TWO = 'DM-11-BBBBBBBB';

async function actsOf({ register }: Console): Promise<string[]> {
  return (await register.store.audits(20)).map(({ act, subject }) => `${act} ${subject}`);
}

describe('focal points', () => {
  test('stand by region with what is to be done, and a list to invite from', async () => {
    const console = await openWith(
      focalPoint(ONE),
      focalPoint('DM-79-CCCCCCCC', { unit: '79-ho-chi-minh', verified: 'no' }),
      focalPoint('DM-48-DDDDDDDD', { unit: '48-da-nang', state: 'replaced', inGroup: true }),
    );
    const page = await console.get('/quan-ly/dau-moi/');
    const words = wordsOf(page);
    expect(words).toContain('2 mới, 0 đã trong nhóm, 1 chờ gọi xác nhận, 1 cần đưa ra khỏi nhóm.');
    expect(words).toMatch(/Miền Bắc .*Điện Biên .*Thêm vào nhóm.*Miền Nam .*Gọi Sở xác nhận/);
    expect(words).toContain('Đưa ra khỏi nhóm');
    expect(page.text).toContain(`${SECRET} – Điện Biên – 0911222333</textarea>`);
    expect(words).toMatch(/Đơn vị chưa có đầu mối chính: Bắc Ninh, Cao Bằng/);
    const south = wordsOf(await console.get('/quan-ly/dau-moi/?khu-vuc=nam'));
    expect(south).not.toContain('Điện Biên');
    expect(page.headers.get('cache-control')).toBe('no-store');
  });

  test('are shown to nobody who has not been let in', async () => {
    const console = await openConsole();
    await console.register.personal.signUps.add(focalPoint(ONE), ONE);
    for (const path of ['', 'xuat/', `${ONE}/`]) {
      const page = await console.get(`/quan-ly/dau-moi/${path}`);
      expect(page.status).toBe(401);
      expect(page.text).not.toMatch(/Bí Mật|911222333/);
    }
    expect((await console.post('/quan-ly/dau-moi/xuat/', { reason: 'một lý do đủ dài' })).status).toBe(401);
  });

  test('without a code count once a call has confirmed them, and then replace whom they name', async () => {
    const console = await openWith(
      focalPoint(ONE, { state: 'added', inGroup: true, person: 'old' }),
      focalPoint(TWO, { verified: 'no', credential: null, predecessor: 'old' }),
    );
    const page = await console.get(`/quan-ly/dau-moi/${TWO}/`);
    expect(wordsOf(page)).toContain('Gọi Sở xác nhận');
    const missing = await console.post(`/quan-ly/dau-moi/${TWO}/xac-nhan/`, { who: ' ' });
    expect(missing.status).toBe(422);
    expect(wordsOf(missing)).toContain('Cần ghi ai gọi');
    const done = await console.post(`/quan-ly/dau-moi/${TWO}/xac-nhan/`, { who: 'gặp chị Hoa' });
    expect(done.status).toBe(303);
    const { signUps } = console.register.personal;
    expect(await signUps.byReceipt(TWO)).toMatchObject({ verified: 'telephone', state: 'new' });
    expect(await signUps.byReceipt(ONE)).toMatchObject({ state: 'replaced', replacedBy: TWO, inGroup: true });
    expect(await signUps.note(TWO)).toBe('17:00 ngày 22/11/2026, NV-1: gặp chị Hoa');
    await console.post(`/quan-ly/dau-moi/${TWO}/da-them/`);
    await console.post(`/quan-ly/dau-moi/${ONE}/da-dua-ra/`);
    expect(await signUps.byReceipt(TWO)).toMatchObject({ state: 'added', inGroup: true });
    expect(await signUps.byReceipt(ONE)).toMatchObject({ state: 'replaced', inGroup: false });
    expect(await actsOf(console)).toEqual(
      expect.arrayContaining([
        `person-confirmed ${TWO}`,
        `person-replaced ${ONE}`,
        `person-added ${TWO}`,
        `person-removed ${ONE}`,
      ]),
    );
    expect(JSON.stringify(await console.register.store.audits(20))).not.toMatch(/Hoa|Bí Mật|911222333/);
    expect(console.log.join('')).not.toMatch(/Hoa|Bí Mật|911222333/);
  });

  test('of a unit that has merged since, and two main ones of a unit, are pointed out', async () => {
    const content = loadContent();
    const units = content.units.map((unit) =>
      unit.id === '12-lai-chau'
        ? { ...unit, validTo: '2026-12-31', successors: ['14-son-la'] }
        : unit.id === '11-dien-bien'
          ? { ...unit, validTo: '2026-10-31', successors: ['14-son-la'] }
          : unit,
    );
    const console = await openConsole({ content: { ...content, units } });
    const expiring = focalPoint('DM-12-FFFFFFFF', { unit: '12-lai-chau' });
    for (const one of [focalPoint(ONE), focalPoint(TWO), expiring]) {
      await console.register.personal.signUps.add(one, one.receipt);
    }
    await console.enter();
    const words = wordsOf(await console.get('/quan-ly/dau-moi/'));
    expect(words).toContain('Đơn vị đã sáp nhập vào Sơn La: hỏi lại việc cử');
    expect(words).toContain('Đơn vị chỉ còn đến hết 31/12/2026: hỏi trước đơn vị kế thừa');
    expect(words).toContain('Đơn vị có hai đầu mối chính');
    const sonLa = words.indexOf('Đơn vị chưa có đầu mối chính');
    expect(words.slice(sonLa).split('.')[0]).not.toContain('Sơn La');
  });

  test('are erased only with the box ticked, leaving the receipt and the audit', async () => {
    const console = await openWith(focalPoint(ONE));
    expect((await console.post(`/quan-ly/dau-moi/${ONE}/xoa/`)).status).toBe(422);
    expect((await console.post(`/quan-ly/dau-moi/${ONE}/xoa/`, { sure: 'yes' })).status).toBe(303);
    const page = await console.get(`/quan-ly/dau-moi/${ONE}/`);
    expect(page.text).not.toMatch(/Bí Mật|911222333/);
    expect(wordsOf(page)).toContain('đã xóa dữ liệu theo yêu cầu');
    expect(await actsOf(console)).toContain(`personal-erased ${ONE}`);
  });

  test('cannot be acted on by a post without the form token', async () => {
    const console = await openWith(focalPoint(ONE));
    const forged = { formToken: '0'.repeat(32), sure: 'yes' };
    expect((await console.post(`/quan-ly/dau-moi/${ONE}/xoa/`, forged)).status).toBe(403);
    expect(await console.register.personal.signUps.byReceipt(ONE)).toMatchObject({ state: 'new' });
  });
});

describe('the list of focal points as a file', () => {
  test('leaves the console only with a reason, which stands in the audit', async () => {
    const console = await openWith(
      focalPoint(ONE, {
        content: { kind: 'readable', fields: { fullName: '=CMD("x")', zaloPhone: '+84911222333' } },
      }),
      focalPoint(TWO, { consents: { consentDirectory: { at: NOW.toISOString(), notice: '1' } } }),
    );
    const refused = await console.post('/quan-ly/dau-moi/xuat/', { reason: 'cần' });
    expect(refused.status).toBe(422);
    expect(refused.text).not.toMatch(/Bí Mật|911222333/);
    expect(await actsOf(console)).not.toContain('people-exported all');
    const reason = 'lập danh bạ nội bộ quý 4';
    const file = await console.post('/quan-ly/dau-moi/xuat/', { reason });
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="dau-moi.csv"');
    expect(file.text).toContain(SECRET);
    expect(file.text).toContain(`'=CMD`);
    const [entry] = await console.register.store.audits(1);
    expect(entry).toMatchObject({ act: 'people-exported', subject: 'all', detail: { reason, people: 2 } });
    const agreed = await console.post('/quan-ly/dau-moi/xuat/', { reason, directory: 'yes' });
    expect(agreed.text).toContain(TWO);
    expect(agreed.text).not.toContain(ONE);
  });

  test('and every page carry sealed records sealed', async () => {
    const { publicKey } = createKeyPair();
    const envelope = sealTo(publicKey, ONE, { fullName: SECRET, zaloPhone: '+84911222333' });
    const console = await openWith(focalPoint(ONE, { content: { kind: 'sealed', envelope } }));
    const pages = [
      await console.get('/quan-ly/dau-moi/'),
      await console.get(`/quan-ly/dau-moi/${ONE}/`),
      await console.post('/quan-ly/dau-moi/xuat/', { reason: 'kiểm tra danh sách' }),
    ];
    for (const page of pages) {
      expect(page.status).toBe(200);
      expect(page.text).toContain(envelope.sealed);
      expect(page.text).not.toMatch(/Bí Mật|911222333/);
    }
  });
});

test('requests for help are answered with a note, sealed like the rest', async () => {
  const receipt = 'HT-EEEEEEEE';
  const content = { kind: 'readable', fields: { message: 'Hỏi <b>gì</b>', fullName: SECRET } } as const;
  const console = await openWith(
    focalPoint(receipt, { kind: 'help', unit: null, role: null, verified: 'no', form: 'tro-giup', content }),
  );
  const page = await console.get('/quan-ly/tro-giup/');
  expect(page.text).toContain('Hỏi &lt;b&gt;gì&lt;/b&gt;');
  await console.post(`/quan-ly/tro-giup/${receipt}/`, { note: 'gọi điện' });
  expect(await console.register.personal.signUps.byReceipt(receipt)).toMatchObject({ state: 'answered' });
  expect(wordsOf(await console.get('/quan-ly/tro-giup/'))).toContain('NV-1: gọi điện');
});

test('feedback stands by page, vain searches by what was looked for', async () => {
  const console = await openConsole();
  const { feedback } = console.register.personal;
  const day = '2026-11-20';
  await feedback.add({ id: '1', day, page: '/cam-nang/a/', useful: 'yes', text: '' });
  await feedback.add({ id: '2', day, page: '/cam-nang/b/', useful: 'no', text: 'Thiếu <mẫu>' });
  for (const text of ['Hợp đồng', 'hop dong', 'HỢP  ĐỒNG']) {
    await feedback.add({ id: text, day, page: null, useful: null, text });
  }
  await console.enter();
  const page = await console.get('/quan-ly/danh-gia/');
  expect(wordsOf(page)).toMatch(/2 đánh giá, 3 lần báo tìm không thấy/);
  expect(wordsOf(page)).toMatch(/\/cam-nang\/b\/ 0 1 20\/11\/2026: Thiếu &lt;mẫu&gt; \/cam-nang\/a\/ 1 0/);
  expect(wordsOf(page)).toMatch(/(?:Hợp đồng|hop dong|HỢP ĐỒNG) 3 20\/11\/2026/);
});
