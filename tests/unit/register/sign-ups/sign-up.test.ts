import { describe, expect, test } from 'vitest';
import { personalLink } from '#src/register/personal-links.ts';
import { later } from '../helpers.ts';
import { storeWith, summaryOf, titleOf, valueOf } from '../receiver.ts';
import { StoreUnavailable } from '#src/register/store.ts';
import { HELP, openDesk, person, question, SIGN_UP } from './desk.ts';

describe('signing up a focal point', () => {
  test('with the code of the unit: reviewed, kept, answered with a receipt that names nobody', async () => {
    const desk = await openDesk();
    const fields = person({ accessCode: await desk.code('75'), contactPhone: '(0251) 3.822.501' });
    const review = await desk.post(SIGN_UP, { ...fields, step: 'review' });
    expect(review.status).toBe(200);
    expect(titleOf(review)).toBe('Xem lại: Cử đầu mối');
    expect(review.text).toContain('Thành phố Đồng Nai, đã xác thực bằng mã truy cập');
    expect(review.text).toContain('miền Nam');
    expect(review.text).toContain('0912345678');
    expect(await desk.register.personal.signUps.list('people')).toEqual([]);

    const receipt = await desk.accepted(SIGN_UP, fields);
    expect(receipt).toMatch(/^DM-75-[0-9A-Z]{8}$/);
    const [kept] = await desk.register.personal.signUps.list('people');
    expect(kept).toMatchObject({
      ...{ receipt, unit: '75-dong-nai', role: 'main', state: 'new', verified: 'code', credential: '75-1' },
      content: { kind: 'readable', fields: { zaloPhone: '+84912345678', contactPhone: '+842513822501' } },
    });
  });

  test('shows what comes next, whom to call and how to change, and nothing of the person', async () => {
    const desk = await openDesk();
    const answer = await desk.signUp(SIGN_UP, person());
    const location = answer.headers.get('location')!;
    expect(location).toMatch(/^\/nhom-zalo\/bien-nhan\/DM-75-[0-9A-Z]{8}\/[0-9a-z]{26}\/$/);
    const receipt = await desk.request(location);
    expect(receipt.status).toBe(200);
    expect(receipt.headers.get('cache-control')).toBe('no-store');
    expect(receipt.text).toContain('Thành phố Đồng Nai, chưa xác thực');
    expect(receipt.text).toContain('sẽ gọi cho Sở để xác nhận');
    expect(receipt.text).toContain('Đỗ Quang Trung');
    expect(receipt.text).toContain('href="/du-lieu-cua-toi/"');
    expect(receipt.text).toContain('phiên bản 1, đồng ý lúc 09:00 ngày 20/11/2026');
    expect(receipt.text).not.toMatch(/Thử Nghiệm|912345678|912 345|Thu\.Nghiem/i);
    expect((await desk.request(location.replace(/.{2}\/$/, 'zz/'))).status).toBe(404);
  });

  test('says that the region of a doubtful unit waits for confirmation', async () => {
    const desk = await openDesk();
    const review = await desk.post(SIGN_UP, person({ unit: '38', step: 'review' }));
    expect(review.text).toMatch(/miền Trung \(cách xếp khu vực của đơn vị này chờ VNNIC xác nhận\)/);
  });

  test('takes the personal link of a unit in place of its code', async () => {
    const desk = await openDesk();
    await desk.code('75');
    const [credential] = await desk.register.store.credentials();
    const { path } = personalLink(desk.register.keys, credential!, desk.clock.now);
    await desk.accepted(SIGN_UP, person({ accessCode: `https://vi-du.vn${path}` }));
    expect(await desk.register.personal.signUps.list('people')).toMatchObject([{ verified: 'code' }]);
  });

  test('refuses a code that is wrong or of another unit', async () => {
    const desk = await openDesk();
    const other = await desk.code('01');
    expect(summaryOf(await desk.signUp(SIGN_UP, person({ accessCode: other })))).toContain(
      'không phải của tỉnh, thành phố đã chọn',
    );
    expect(summaryOf(await desk.signUp(SIGN_UP, person({ accessCode: 'sai' })))).toContain(
      'Mã truy cập không đúng',
    );
    expect(await desk.register.personal.signUps.list('people')).toEqual([]);
  });

  test('takes numbers as people write them and refuses a landline for Zalo', async () => {
    const desk = await openDesk();
    for (const zaloPhone of ['0912345678', '+84 912.345.678', '0084-912-345-678', '84912345678 ']) {
      const answer = await desk.post(SIGN_UP, person({ zaloPhone, step: 'review' }));
      if (zaloPhone.startsWith('84')) expect(summaryOf(answer)).toContain('chưa phải số điện thoại Việt Nam');
      else expect(answer.text).toContain('0912345678');
    }
    const landline = await desk.post(SIGN_UP, person({ zaloPhone: '02513822501', step: 'review' }));
    expect(summaryOf(landline)).toContain('là số máy bàn');
  });

  test('keeps what was typed when something is missing, and names it', async () => {
    const desk = await openDesk();
    const answer = await desk.post(SIGN_UP, person({ unit: '', email: '', step: 'review' }));
    expect(answer.status).toBe(422);
    expect(summaryOf(answer)).toMatch(/Chưa chọn tỉnh.*Chưa điền “Thư điện tử công vụ”/);
    expect(valueOf(answer, 'fullName')).toBe('Trần Thị Thử Nghiệm');
  });
});

describe('consent', () => {
  test('refuses a post without the required box, with a sentence', async () => {
    const desk = await openDesk();
    const answer = await desk.signUp(SIGN_UP, person({ consentGroup: undefined }));
    expect(answer.status).toBe(422);
    expect(summaryOf(answer)).toMatch(/Chưa đánh dấu “Tôi đồng ý .* nhóm Zalo khu vực/);
    expect(await desk.register.personal.signUps.list('people')).toEqual([]);
  });

  test('keeps which notice was shown and when for each box that was ticked, and only for those', async () => {
    const desk = await openDesk();
    await desk.accepted(SIGN_UP, person());
    await desk.accepted(SIGN_UP, person({ role: 'deputy', consentDirectory: 'yes' }));
    const [second, first] = await desk.register.personal.signUps.list('people');
    const at = (seconds: number) => ({ at: later(seconds).toISOString(), notice: '1' });
    expect(first?.consents).toEqual({ consentGroup: at(2) });
    expect(second?.consents).toEqual({ consentGroup: at(4), consentDirectory: at(4) });
    expect(first?.definition).toBe(desk.deps.forms.get('cu-dau-moi')?.version);
  });

  test('lets nobody agree to a notice that was not shown', async () => {
    const desk = await openDesk();
    const answer = await desk.signUp(SIGN_UP, person({ formVersion: '0123456789ab' }));
    expect(answer.status).toBe(422);
    expect(summaryOf(answer)).toContain('thông báo xử lý dữ liệu đã được cập nhật');
  });

  test('ticks no box beforehand, not even after a fault', async () => {
    const desk = await openDesk();
    const answer = await desk.post(SIGN_UP, { step: 'review' });
    expect(answer.text.match(/type="checkbox"/g)).toHaveLength(3);
    expect(answer.text).not.toContain('checked');
  });
});

describe('taking the place of somebody', () => {
  test('replaces the main focal point of the same unit at once with the code', async () => {
    const desk = await openDesk();
    const accessCode = await desk.code('75');
    const first = await desk.accepted(SIGN_UP, person({ accessCode }));
    const twice = await desk.signUp(SIGN_UP, person({ accessCode, fullName: 'Người Khác' }));
    expect(summaryOf(twice)).toContain('Đơn vị đã có đầu mối chính');
    const second = await desk.accepted(
      SIGN_UP,
      person({
        ...{ accessCode, fullName: 'Lý Thị Mới', replacesSomeone: 'yes' },
        predecessorName: 'TRẦN THỊ THỬ NGHIỆM',
      }),
    );
    const { signUps } = desk.register.personal;
    expect(await signUps.byReceipt(first)).toMatchObject({ state: 'replaced', replacedBy: second });
    expect(await signUps.byReceipt(second)).toMatchObject({ state: 'new', replacedBy: null });
    const acts = (await desk.register.store.audits(9)).map(({ act, subject }) => `${act} ${subject}`);
    expect(acts).toContain(`person-replaced ${first}`);
  });

  test('replaces nobody on the word of somebody without a code', async () => {
    const desk = await openDesk();
    const first = await desk.accepted(SIGN_UP, person({ accessCode: await desk.code('75') }));
    await desk.accepted(
      SIGN_UP,
      person({ replacesSomeone: 'yes', predecessorName: 'Trần Thị Thử Nghiệm', fullName: 'Kẻ Lạ' }),
    );
    expect(await desk.register.personal.signUps.byReceipt(first)).toMatchObject({ state: 'new' });
  });

  test('tells nobody without the code whether a unit has a main focal point', async () => {
    const desk = await openDesk();
    await desk.accepted(SIGN_UP, person({ accessCode: await desk.code('75') }));
    expect((await desk.signUp(SIGN_UP, person({ fullName: 'Người Khác' }))).status).toBe(303);
  });
});

describe('programs that fill in forms', () => {
  test('get the review page, not a sign-up, when they post at once', async () => {
    const desk = await openDesk();
    const direct = await desk.post(SIGN_UP, person());
    expect(direct.status).toBe(200);
    const stamp = valueOf(direct, 'stamp')!;
    const fast = await desk.post(SIGN_UP, { ...person(), stamp });
    expect(fast.status).toBe(422);
    expect(summaryOf(fast)).toContain('vừa mở xong đã gửi ngay');
    // Pressing again does not begin the wait anew.
    expect(valueOf(fast, 'stamp')).toBe(stamp);
    const forged = await desk.post(SIGN_UP, { ...person(), stamp: stamp.replace(/.$/, '!') });
    expect(forged.status).toBe(422);
    desk.wait(25 * 3600);
    expect(summaryOf(await desk.post(SIGN_UP, { ...person(), stamp }))).toContain('đã mở quá lâu');
    expect(await desk.register.personal.signUps.list('people')).toEqual([]);
  });

  test('are told of the trap, with everything else kept', async () => {
    const desk = await openDesk();
    const answer = await desk.signUp(SIGN_UP, person({ 'bot-field': 'x' }));
    expect(summaryOf(answer)).toContain('ô ẩn');
    expect(valueOf(answer, 'bot-field')).toBeUndefined();
    expect(valueOf(answer, 'fullName')).toBe('Trần Thị Thử Nghiệm');
  });

  test('cannot post from another site', async () => {
    const desk = await openDesk();
    expect((await desk.post(SIGN_UP, person(), { origin: 'https://evil.example' })).status).toBe(403);
    expect((await desk.post(SIGN_UP, person(), { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });

  test('are stopped after some sign-ups from one address', async () => {
    const desk = await openDesk({
      limits: (await import('#src/register/limits.ts')).createLimits({
        signUp: { burst: 1, everySeconds: 60 },
      }),
    });
    await desk.accepted(HELP, question());
    expect((await desk.signUp(HELP, question())).status).toBe(429);
  });
});

test('the same review page sent twice is one sign-up with one receipt', async () => {
  const desk = await openDesk();
  const stamp = valueOf(await desk.post(SIGN_UP, { ...person(), step: 'review' }), 'stamp');
  desk.wait(2);
  const answers = await Promise.all([1, 2].map(() => desk.post(SIGN_UP, { ...person(), stamp })));
  const locations = answers.map(({ headers }) => headers.get('location'));
  expect(new Set(locations).size).toBe(1);
  expect(await desk.register.personal.signUps.list('people')).toHaveLength(1);
});

test('a request for help asks for the one way of answering that was chosen', async () => {
  const desk = await openDesk();
  const missing = await desk.signUp(HELP, question({ replyBy: 'phone' }));
  expect(summaryOf(missing)).toContain('Chưa điền “Số điện thoại”');
  const receipt = await desk.accepted(HELP, question());
  expect(receipt).toMatch(/^HT-[0-9A-Z]{8}$/);
  expect(await desk.register.personal.signUps.list('help')).toMatchObject([{ kind: 'help', unit: null }]);
});

test('says that nothing was stored, with the answers kept, when the store fails', async () => {
  const desk = await openDesk();
  const failing = {
    ...desk.deps.personal.signUps,
    add: () => Promise.reject(new StoreUnavailable(new Error('full'))),
  };
  const broken = await openDesk({ personal: { ...desk.deps.personal, signUps: failing } });
  const answer = await broken.signUp(SIGN_UP, person());
  expect(answer.status).toBe(503);
  expect(summaryOf(answer)).toContain('chưa được lưu');
  expect(valueOf(answer, 'email')).toBe('Thu.Nghiem@dongnai.gov.vn');
  const unreadable = await openDesk();
  const deps = {
    store: storeWith(unreadable.register.store, { credentialByDigest: () => Promise.reject(new Error('x')) }),
  };
  const faulty = await openDesk(deps);
  const fault = await faulty.signUp(SIGN_UP, person({ accessCode: await desk.code('75') }));
  expect(fault.status).toBe(500);
  expect(fault.text).not.toMatch(/Thử Nghiệm|912/);
  expect(faulty.log.join('')).not.toMatch(/Thử Nghiệm|912345678/);
});
