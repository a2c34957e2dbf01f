import { describe, expect, test } from 'vitest';
import { readWordTemplates } from '#src/documents/word/node/read-templates.ts';
import { issueCode } from '#src/register/access-codes.ts';
import { CONTENT_FOLDER } from '#src/register/content.ts';
import { ALLOWANCES, createLimits } from '#src/register/limits.ts';
import { formTemplate } from '#src/register/pages.ts';
import { answerQuarterReport, isQuarterReport } from '#src/register/quarter-report/answer.ts';
import type { ReceiverDeps } from '#src/register/receiver/deps.ts';
import { StoreUnavailable, type Draft } from '#src/register/store.ts';
import { wordText } from '#tests/helpers/word.ts';
import { openReceiver, ORIGIN, type Receiver, storeWith } from './receiver.ts';

const PATH = '/mau-van-ban/bao-cao-quy/';
const template = readWordTemplates(CONTENT_FOLDER).find(({ id }) => id === 'bao-cao-quy');
const page = formTemplate(PATH, '<title>Báo cáo quý</title><!--form:bao-cao-quy--><!--/form:bao-cao-quy-->');
if (!template || !page) throw new Error('no quarterly report');
const reportPages = new Map([[PATH, page]]);
const wordTemplates = new Map([[template.id, template]]);

/** 15 October 2026, in the morning: the third quarter is over, the fourth has begun. */
const OCTOBER = new Date('2026-10-15T02:00:00Z');

async function open(changes: Partial<ReceiverDeps> = {}, trial = false) {
  const receiver = await openReceiver(changes);
  receiver.clock.now = OCTOBER;
  const ask = async (fields: Record<string, string>, headers: Record<string, string> = {}) => {
    const request = new Request(ORIGIN + PATH, {
      method: 'POST',
      headers,
      body: new URLSearchParams(fields),
    });
    const deps = { ...receiver.deps, reportPages, wordTemplates, trial };
    const response = await answerQuarterReport(request, deps, { address: '192.0.2.1' });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const isWord = response.headers.get('content-disposition') !== null;
    return { response, text: isWord ? wordText(bytes) : new TextDecoder().decode(bytes) };
  };
  return { receiver, ask };
}

async function file(
  { deps }: Receiver,
  unit: string,
  period: string,
  values: Draft['values'],
  filedAt = OCTOBER,
) {
  const form = [...deps.forms.values()][0];
  const latest = await deps.store.latest(unit, period);
  await deps.store.append(
    {
      ...{
        unit,
        period,
        values,
        filedAt,
        form: form?.id ?? '',
        definition: form?.version ?? '',
        reasons: {},
      },
      ...{ replaces: latest?.receipt ?? null, correctionReason: latest ? 'sửa' : null, personal: null },
      ...{ credential: 'c', idempotency: `${unit}-${period}-${String(latest?.revision ?? 0)}`, content: 'x' },
    },
    latest?.revision ?? 0,
  );
}

/** The cells of the row with this label. */
function row(text: string, label: string): string[] {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => line.startsWith(label));
  return lines.slice(at + 1, at + 6);
}

const QUARTER = { reportQuarter: '3', reportQuarterYear: '2026' };

describe('a quarter’s report', () => {
  test('made from the figures of a trial says so in its name and beside each month', async () => {
    const { receiver, ask } = await open({}, true);
    await file(receiver, '66', '2026-09', { idvnNew: 55 });
    const { response, text } = await ask({ accessCode: await receiver.code('66'), ...QUARTER });
    expect(response.headers.get('content-disposition')).toContain('du-lieu-thu-bao-cao-quy-dak-lak-quy-3');
    expect(text).toContain('Tháng 9/2026: DỮ LIỆU THỬ, không phải số liệu của Sở: biên nhận BC-66');
  });

  test('adds flows, takes the last month of a cumulative, and shows a month that was not filed', async () => {
    const { receiver, ask } = await open();
    const accessCode = await receiver.code('66');
    await file(receiver, '66', '2026-06', { idvnNew: 10, idvnTotal: 500 });
    await file(receiver, '66', '2026-07', {
      idvnNew: 30,
      idvnTotal: 1200,
      mailboxesActive: 7,
      planStatus: 'drafting',
    });
    await file(receiver, '66', '2026-07', {
      idvnNew: 40,
      idvnTotal: 1210,
      mailboxesActive: 7,
      planStatus: 'drafting',
    });
    await file(receiver, '66', '2026-09', {
      ...{
        idvnNew: 55,
        idvnTotal: 1300,
        mailboxesActive: null,
        planStatus: 'issued',
        planNumber: '12/KH-UBND',
      },
      ...{ difficulties: 'Đường truyền <yếu> & chậm\nở xã vùng cao' },
    });
    await file(receiver, '01', '2026-08', { idvnNew: 9999 });
    const { response, text } = await ask({ accessCode, ...QUARTER });
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-disposition': 'attachment; filename="bao-cao-quy-dak-lak-quy-3-2026.docx"',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
    });
    expect(text).toContain('quý III/2026');
    expect(text).toContain('Sở Khoa học và Công nghệ tỉnh Đắk Lắk');
    expect(row(text, 'Tên miền id.vn đăng ký mới')).toEqual([
      '40',
      'chưa nộp',
      '55',
      '95 (chưa có tháng 8/2026)',
      '10 (chưa có tháng 4/2026, tháng 5/2026)',
    ]);
    expect(row(text, 'Tên miền id.vn lũy kế')).toEqual(['1.210', 'chưa nộp', '1.300', '1.300', '500']);
    // The last month has no figure of it: an earlier one does not stand in.
    expect(row(text, 'Hộp thư theo tên miền')).toEqual([
      '7',
      'chưa nộp',
      '–',
      'chưa cập nhật',
      'chưa cập nhật',
    ]);
    expect(text).toContain('Tháng 7/2026: biên nhận BC-66-2026-07-02, nhận lúc 09:00 ngày 15/10/2026');
    expect(text).toContain('Tháng 8/2026: chưa nộp');
    expect(text).toContain('Kế hoạch triển khai chương trình của UBND: Đã ban hành');
    expect(text).toContain('Số, ký hiệu kế hoạch: 12/KH-UBND');
    expect(text).toContain('Tháng 9/2026: Đường truyền <yếu> & chậm\nở xã vùng cao');
    expect(text).not.toMatch(/9\.?999|undefined|[{}]/u);
  });

  test('counts what was filed before a merger, and names who filed it', async () => {
    const { receiver, ask } = await open();
    receiver.clock.now = new Date('2026-07-15T02:00:00Z');
    const { code } = await issueCode(receiver.register, '66', receiver.clock.now);
    await file(receiver, '54', '2025-06', { idvnNew: 3 });
    await file(receiver, '66', '2025-06', { idvnNew: 4 });
    await file(receiver, '66', '2025-07', { idvnNew: 5 });
    const { text } = await ask({ accessCode: code, reportQuarter: '3', reportQuarterYear: '2025' });
    const months = 'tháng 8/2025, tháng 9/2025';
    const before = 'tháng 4/2025, tháng 5/2025';
    expect(row(text, 'Tên miền id.vn đăng ký mới')).toEqual([
      '5',
      'chưa nộp',
      'chưa nộp',
      `5 (chưa có ${months})`,
      `7 (chưa có ${before})`,
    ]);
  });

  test('of a quarter that is under way says which month is still to come', async () => {
    const { receiver, ask } = await open();
    const accessCode = await receiver.code('66');
    const { text } = await ask({ accessCode, reportQuarter: '4', reportQuarterYear: '2026' });
    expect(row(text, 'Tên miền id.vn đăng ký mới')).toEqual([
      'chưa nộp',
      'chưa đến kỳ',
      'chưa đến kỳ',
      'chưa nộp',
      'chưa nộp',
    ]);
    expect(text).toContain('Tháng 12/2026: chưa đến kỳ');
    expect(text).not.toContain('Phụ lục II');
  });

  test('is refused without a code, with a wrong or revoked one alike, and for a quarter to come', async () => {
    const { receiver, ask } = await open();
    const accessCode = await receiver.code('66');
    const said = async (fields: Record<string, string>) => {
      const { response, text } = await ask(fields);
      expect(response.status).toBe(422);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(text).toContain('<title>Lỗi: Báo cáo quý</title>');
      return text.replace(/\s+/gu, ' ');
    };
    expect(await said({ accessCode: '', ...QUARTER })).toContain('Chưa nhập mã truy cập');
    const wrong = await said({ accessCode: '66-00000-00000-00000-00000', ...QUARTER });
    expect(wrong).toContain('Mã truy cập không đúng hoặc không còn hiệu lực');
    const [credential] = await receiver.register.store.credentials();
    expect(await said({ accessCode })).toContain('Chưa chọn “Quý báo cáo”');
    expect(await said({ accessCode, reportQuarter: '1', reportQuarterYear: '2027' })).toContain(
      'Quý này chưa bắt đầu',
    );
    expect(await said({ accessCode, reportQuarter: '1', reportQuarterYear: '<b>' })).toContain(
      'value="&lt;b&gt;"',
    );
    await receiver.register.store.revokeCredential(credential?.id ?? '', OCTOBER);
    expect(await said({ accessCode, ...QUARTER })).toContain(
      'Mã truy cập không đúng hoặc không còn hiệu lực',
    );
  });

  test('is limited, and not given to a form of another site', async () => {
    const limits = createLimits({ ...ALLOWANCES, address: { burst: 1, everySeconds: 60 } });
    const { receiver, ask } = await open({ limits });
    const accessCode = await receiver.code('66');
    expect((await ask({ accessCode, ...QUARTER }, { origin: 'https://example.org' })).response.status).toBe(
      403,
    );
    expect((await ask({ accessCode, ...QUARTER })).response.status).toBe(200);
    const { response, text } = await ask({ accessCode, ...QUARTER });
    expect(response.status).toBe(429);
    expect(text).toContain('Hãy chờ một phút');
  });

  test('says so when the store cannot be read, and logs neither code nor figures', async () => {
    const { receiver } = await open();
    const accessCode = await receiver.code('66');
    const { ask, receiver: broken } = await open({
      store: storeWith(receiver.register.store, {
        list: () => Promise.reject(new StoreUnavailable(new Error('gone'))),
      }),
      keys: receiver.register.keys,
    });
    const { response, text } = await ask({ accessCode, ...QUARTER });
    expect(response.status).toBe(503);
    expect(text).toContain('Tạm thời chưa xem được');
    expect(broken.log.join('\n')).not.toContain(accessCode.slice(3));
  });

  test('is asked for by a post to its own page only', () => {
    expect(isQuarterReport(PATH, 'POST', { reportPages })).toBe(true);
    expect(isQuarterReport(PATH, 'GET', { reportPages })).toBe(false);
    expect(isQuarterReport('/mau-van-ban/ke-hoach/', 'POST', { reportPages })).toBe(false);
  });
});
