import { describe, expect, test } from 'vitest';
import { loadContent } from '#src/register/content.ts';
import { createLimits } from '#src/register/limits.ts';
import { draftOf } from '../helpers.ts';
import { summaryOf, titleOf, valueOf } from '../receiver.ts';
import { HELP, MINE, openDesk, passOf, person, question, SIGN_UP } from './desk.ts';

async function signedUp() {
  const desk = await openDesk();
  const receipt = await desk.accepted(SIGN_UP, person());
  const open = (proof = '0912.345.678') => desk.post(MINE, { receipt, proof });
  return { desk, receipt, open };
}

describe("one's own data", () => {
  test('is shown for the receipt and the number or the address given, however they are written', async () => {
    const { desk, receipt, open } = await signedUp();
    for (const proof of ['+84912345678', '0912 345 678', 'thu.nghiem@DONGNAI.gov.vn ']) {
      const page = await open(proof);
      expect(page.status).toBe(200);
      expect(page.headers.get('cache-control')).toBe('no-store');
      expect(page.text).toContain('Trần Thị Thử Nghiệm');
    }
    expect(
      (await desk.post(MINE, { receipt: ` ${receipt.toLowerCase()} `, proof: '0912345678' })).status,
    ).toBe(200);
  });

  test('has one sentence for a wrong receipt, a wrong proof and what is erased', async () => {
    const { desk, receipt, open } = await signedUp();
    const wrong = [
      await open('0912345679'),
      await open('Trần Thị Thử Nghiệm'),
      await desk.post(MINE, { receipt: 'DM-75-00000000', proof: '0912345678' }),
      await desk.post(MINE, { receipt: 'BC-01-2026-11-01', proof: '0912345678' }),
      await desk.post(MINE, { receipt: 'x', proof: '0912345678' }),
    ];
    await desk.register.personal.signUps.erase(receipt, desk.clock.now);
    wrong.push(await open());
    expect(new Set(wrong.map(summaryOf)).size).toBe(1);
    expect(wrong.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422, 422]);
    for (const page of wrong) expect(page.text).not.toMatch(/091234567|Thử Nghiệm/);
  });

  test('cannot be guessed at for long, not even rightly', async () => {
    const desk = await openDesk({
      limits: createLimits({ proofOfReceipt: { burst: 2, everySeconds: 60 } }),
    });
    const receipt = await desk.accepted(SIGN_UP, person());
    const guess = async (proof: string) => (await desk.post(MINE, { receipt, proof })).status;
    expect([await guess('0911111111'), await guess('0911111112'), await guess('0912345678')]).toEqual([
      422, 422, 429,
    ]);
    desk.wait(60);
    expect(await guess('0912345678')).toBe(200);
  });

  test('is corrected under the same receipt, with the boxes to be ticked again', async () => {
    const { desk, receipt, open } = await signedUp();
    const form = await desk.post(MINE, { pass: passOf(await open()), step: 'edit' });
    expect(valueOf(form, 'fullName')).toBe('Trần Thị Thử Nghiệm');
    expect(form.text).not.toContain('checked=""');
    const pass = passOf(form);
    const changed = person({ unit: undefined, zaloPhone: '0987 654 321', consentDirectory: 'yes' });
    const formVersion = valueOf(form, 'formVersion');
    const without = { ...changed, consentGroup: undefined };
    const refused = await desk.post(MINE, { ...without, pass, formVersion, step: 'save' });
    expect(refused.status).toBe(422);
    expect(summaryOf(refused)).toContain('Chưa đánh dấu');
    const saved = await desk.post(MINE, { ...changed, pass, formVersion, step: 'save' });
    expect(titleOf(saved) || saved.text).toContain('Đã lưu bản sửa');
    const [kept, ...others] = await desk.register.personal.signUps.list('people');
    expect(others).toEqual([]);
    expect(kept).toMatchObject({ receipt, content: { fields: { zaloPhone: '+84987654321' } } });
    expect(Object.keys(kept!.consents)).toEqual(['consentGroup', 'consentDirectory']);
    expect((await open()).status).toBe(422);
    expect((await open('0987654321')).status).toBe(200);
  });

  test('is withdrawn only after asking again, and can then still be erased', async () => {
    const { desk, receipt, open } = await signedUp();
    const { signUps } = desk.register.personal;
    const asked = await desk.post(MINE, { pass: passOf(await open()), step: 'withdraw' });
    expect(asked.text).toContain('Rút tên khỏi danh sách đầu mối?');
    expect(await signUps.byReceipt(receipt)).toMatchObject({ state: 'new' });
    const done = await desk.post(MINE, { pass: passOf(asked), step: 'withdrawNow' });
    expect(done.text).toContain('Đã rút tên');
    expect(await signUps.byReceipt(receipt)).toMatchObject({ state: 'withdrawn', consents: {} });
    await desk.post(MINE, { pass: passOf(done), step: 'eraseNow' });
    expect(await signUps.byReceipt(receipt)).toMatchObject({
      ...{ state: 'erased', content: { kind: 'erased' }, proofs: [], person: '' },
    });
    const acts = (await desk.register.store.audits(9)).map(({ act, actor, subject }) => [
      act,
      actor,
      subject,
    ]);
    expect(acts).toEqual([
      ['personal-erased', 'subject', receipt],
      ['person-withdrew', 'subject', receipt],
      ['person-signed-up', 'public', receipt],
    ]);
  });

  test('lets nothing be done a quarter of an hour later, or with the pass of another', async () => {
    const { desk, receipt, open } = await signedUp();
    const pass = passOf(await open());
    desk.wait(16 * 60);
    const late = await desk.post(MINE, { pass, step: 'eraseNow' });
    expect(summaryOf(late)).toContain('quá 15 phút');
    const help = await desk.accepted(HELP, question());
    const other = passOf(await desk.post(MINE, { receipt: help, proof: 'hoi@example.vn' }));
    const forged = other.replace(help, receipt);
    expect((await desk.post(MINE, { pass: forged, step: 'eraseNow' })).status).toBe(422);
    expect(await desk.register.personal.signUps.byReceipt(receipt)).toMatchObject({ state: 'new' });
  });

  test('of an officer who filed figures is shown and erased, and the chain stays whole', async () => {
    const desk = await openDesk();
    const { store, personal } = desk.register;
    const fields = {
      reporterName: 'Người Báo Cáo',
      reporterPhone: '+84912345678',
      reporterEmail: 'Bao@ha.gov.vn',
    };
    await personal.put('reporter', fields, desk.clock.now);
    const definition = loadContent().form.version;
    await store.append(draftOf({ definition, personal: 'reporter' }), 0);
    const receipt = 'BC-01-2026-11-01';
    expect((await desk.post(MINE, { receipt, proof: '0912345679' })).status).toBe(422);
    const page = await desk.post(MINE, { receipt, proof: 'bao@HA.gov.vn' });
    expect(page.text).toContain('Người Báo Cáo');
    expect(page.text).not.toContain('value="edit"');
    const asked = await desk.post(MINE, { pass: passOf(page), step: 'erase' });
    expect(asked.text).toContain('Số liệu của đơn vị và biên nhận giữ nguyên');
    await desk.post(MINE, { pass: passOf(asked), step: 'eraseNow' });
    expect(await personal.read('reporter')).toBeUndefined();
    expect(await store.verify()).toMatchObject({ whole: true, revisions: 1 });
    expect(await store.audits(1)).toMatchObject([
      { act: 'personal-erased', subject: receipt, actor: 'subject' },
    ]);
    expect((await desk.post(MINE, { receipt, proof: 'bao@ha.gov.vn' })).status).toBe(422);
  });

  test('leaves nothing of the person in the files once it is erased', async () => {
    const { desk, receipt, open } = await signedUp();
    const before = await desk.register.personal.signUps.byReceipt(receipt);
    await desk.post(MINE, { pass: passOf(await open()), step: 'eraseNow' });
    const { readdirSync, readFileSync } = await import('node:fs');
    const bytes = readdirSync(desk.folder)
      .map((name) => readFileSync(`${desk.folder}/${name}`, 'latin1'))
      .join('');
    for (const digest of [...before!.proofs, before!.person]) expect(bytes).not.toContain(digest);
  });
});
