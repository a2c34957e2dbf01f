import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readArchive } from '#src/register/archive.ts';
import { accessibilityFaults, collectComplaints, sidewaysOverflow } from '#tests/helpers/accessibility.ts';
import { filesWith, foundIn, spellingsOf } from '#tests/helpers/canaries.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { startHost, type RunningHost } from '#tests/helpers/host.ts';
import { DIST } from '#tests/helpers/paths.ts';

let host: RunningHost;
let browser: Browser;
const temporary = mkdtempSync(path.join(tmpdir(), 'focal-'));
const dataDir = mkdtempSync(path.join(tmpdir(), 'register-'));

beforeAll(async () => {
  browser = await launchChromium();
  // Whatever the host might put aside lands where the test can look.
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = temporary;
  host = await startHost(dataDir);
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
});

afterAll(async () => {
  await browser.close();
  await host.stop();
  rmSync(temporary, { recursive: true, force: true });
});

const SEND = 'main form button[type="submit"]:not([name])';
const REVIEW = 'button[name="step"][value="review"]';

async function fill(page: Page, answers: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(answers)) {
    const control = page.locator(`main [name="${name}"]:not([type="hidden"])`).first();
    const kind = await control.evaluate((element) =>
      element instanceof HTMLInputElement ? element.type : element.tagName,
    );
    if (kind === 'radio') await page.locator(`[name="${name}"][value="${value}"]`).check();
    else if (kind === 'checkbox') await control.check();
    else if (kind === 'SELECT') await control.selectOption(value);
    else await control.fill(value);
  }
}

/** Sends the review page; one that comes back at once because it was sent too fast is sent once more, as a person would. */
async function send(page: Page): Promise<void> {
  const deadline = Date.now() + 300_000;
  while (Date.now() < deadline && (await page.title()).startsWith('Xem lại')) {
    await page.locator(SEND).click();
    await page.waitForLoadState();
  }
}

function receiptOf(page: Page): string {
  return new URL(page.url()).pathname.split('/')[3] ?? '';
}

async function open(
  javaScriptEnabled: boolean,
): Promise<{ context: BrowserContext; page: Page; complaints: string[] }> {
  const context = await browser.newContext({
    javaScriptEnabled,
    viewport: { width: 360, height: 740 },
    locale: 'vi-VN',
  });
  const page = await context.newPage();
  return { context, page, complaints: collectComplaints(page) };
}

async function enterConsole(page: Page): Promise<void> {
  const printed = await host.register('staff', 'link');
  await page.goto(printed.trim().split('\n').at(-1) ?? '');
  await page.getByRole('button', { name: 'Bắt đầu phiên làm việc' }).click();
}

async function issueCode(unit: string): Promise<string> {
  return (await host.register('codes', 'issue', '--unit', unit)).trim().split('\n').at(-1) ?? '';
}

const WAYS = [
  { name: 'with JavaScript', scripted: true, unit: '01', region: 'miền Bắc', digits: '61' },
  { name: 'without JavaScript', scripted: false, unit: '92', region: 'miền Nam', digits: '62' },
];

describe.each(WAYS)('a focal point on a phone $name', ({ scripted, unit, region, digits }) => {
  it('signs up, is confirmed, replaced, withdraws and is erased', async () => {
    const { context, page, complaints } = await open(scripted);
    const look = async () => {
      expect(await sidewaysOverflow(page), page.url()).toBe(0);
      if (scripted) expect(await accessibilityFaults(page)).toEqual([]);
    };
    const answers = {
      ...{ unit, department: 'Sở KH&CN', fullName: 'Phạm Thị Đầu Tiên', position: 'Chuyên viên' },
      ...{ zaloPhone: `0987 654 3${digits}`, zaloRegistered: 'yes', email: `dau.tien${digits}@tinh.gov.vn` },
      ...{ role: 'main', replacesSomeone: 'no' },
    };

    // The form is found from the home page by its door, and from where officers file by the foot of the page.
    await page.goto(`${host.origin}${scripted ? '/' : '/bao-cao-thang/'}`);
    await page.locator('a[href="/nhom-zalo/"]').first().click();
    await page.waitForURL(/\/nhom-zalo\/$/u);

    // The required box is not ticked: said at the box, with everything else kept.
    await fill(page, answers);
    await page.locator(REVIEW).click();
    await page.locator('[data-error-summary]').waitFor();
    expect(await page.locator('[data-error-summary]').innerText()).toContain('Chưa đánh dấu “Tôi đồng ý');
    expect(await page.locator('[name="fullName"]').inputValue()).toBe(answers.fullName);
    await look();
    await fill(page, { consentGroup: 'yes' });
    await page.locator(REVIEW).click();
    await page.getByRole('heading', { name: 'Xem lại trước khi gửi' }).waitFor();
    expect(await page.locator('main').innerText()).toContain(region);
    await look();
    await send(page);
    await page.waitForURL(/\/nhom-zalo\/bien-nhan\//u);
    const first = receiptOf(page);
    const shown = await page.locator('main').innerText();
    expect(shown).toContain('chưa xác thực');
    expect(shown).not.toContain('Đầu Tiên');
    await look();

    // Staff confirm by telephone and add to the group.
    await enterConsole(page);
    await page.getByRole('link', { name: 'Đầu mối', exact: true }).click();
    await look();
    await page.locator(`a[href$="/dau-moi/${first}/"]`).click();
    await fill(page, { who: 'đã gọi tổng đài Sở' });
    await page.getByRole('button', { name: 'Ghi nhận đã gọi xác nhận' }).click();
    await page.getByRole('button', { name: 'Đã thêm vào nhóm Zalo' }).click();
    expect(await page.locator('main').innerText()).toContain('đã thêm vào nhóm');
    await look();

    // Somebody else takes over with the unit's code: the first one is replaced at once.
    await page.goto(`${host.origin}/nhom-zalo/`);
    await fill(page, {
      ...{ ...answers, accessCode: await issueCode(unit), fullName: 'Vũ Văn Kế Tiếp', consentGroup: 'yes' },
      ...{ zaloPhone: `0977 654 3${digits}`, replacesSomeone: 'yes', predecessorName: 'phạm thị đầu tiên' },
    });
    await page.locator(REVIEW).click();
    await page.getByRole('heading', { name: 'Xem lại trước khi gửi' }).waitFor();
    await send(page);
    await page.waitForURL(/\/nhom-zalo\/bien-nhan\//u);
    const second = receiptOf(page);
    expect(await page.locator('main').innerText()).toContain('đã xác thực bằng mã truy cập');
    await page.goto(`${host.origin}/quan-ly/dau-moi/`);
    const list = await page.locator('main').innerText();
    expect(list).toContain('Đưa ra khỏi nhóm');
    await look();

    // The second one sees and corrects the data, withdraws, and then has everything erased.
    await page.goto(`${host.origin}/du-lieu-cua-toi/`);
    await fill(page, { receipt: second, proof: '0911 000 000' });
    await page.getByRole('button', { name: 'Xem dữ liệu của tôi' }).click();
    expect(await page.locator('[data-error-summary]').innerText()).toContain(
      'Không tìm thấy dữ liệu nào khớp',
    );
    await look();
    await fill(page, { receipt: second, proof: `+84 977.654.3${digits}` });
    await page.getByRole('button', { name: 'Xem dữ liệu của tôi' }).click();
    expect(await page.locator('main').innerText()).toContain('Vũ Văn Kế Tiếp');
    await look();
    await page.getByRole('button', { name: 'Sửa dữ liệu' }).click();
    await look();
    await fill(page, { position: 'Phó Trưởng phòng', zaloRegistered: 'yes', consentGroup: 'yes' });
    await page.getByRole('button', { name: 'Lưu bản sửa' }).click();
    await page.getByRole('button', { name: 'Hệ thống đang giữ về bạn' }).click();
    expect(await page.locator('main').innerText()).toContain('Phó Trưởng phòng');
    await page.getByRole('button', { name: 'Rút tên' }).click();
    await look();
    await page.getByRole('button', { name: 'Rút tên tôi' }).click();
    await look();
    await page.getByRole('button', { name: 'Xóa dữ liệu' }).click();
    await look();
    await page.getByRole('button', { name: 'Xóa ngay' }).click();
    expect(await page.locator('main').innerText()).toContain('Nhật ký chỉ còn số biên nhận');
    await look();
    await page.goto(`${host.origin}/quan-ly/dau-moi/${second}/`);
    const left = await page.locator('main').innerText();
    expect(left).toContain('đã xóa dữ liệu theo yêu cầu');
    expect(left).not.toContain('Kế Tiếp');
    await look();

    // A browser notes every 4xx answer as an error; the pages with a mistake are two, on purpose.
    expect(complaints.filter((complaint) => !complaint.includes('status of 422'))).toEqual([]);
    await context.close();
  });
});

it('a reader rates a page and asks for help; staff see both', async () => {
  const { context, page, complaints } = await open(true);
  const look = async () => {
    expect(await sidewaysOverflow(page), page.url()).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
  };
  await page.goto(`${host.origin}/danh-gia/`);
  await fill(page, { page: '/cam-nang/d/nhom-zalo/', useful: 'no' });
  await page.getByRole('button', { name: 'Gửi đánh giá' }).click();
  await page.waitForURL(/\/danh-gia\/cam-on\//u);
  await look();
  await fill(page, { comment: 'Thiếu danh sách tỉnh' });
  await page.getByRole('button', { name: 'Gửi góp ý' }).click();
  await page.getByText('Góp ý của bạn đã được ghi nhận').waitFor();
  await page.getByRole('link', { name: 'Gửi đề nghị trợ giúp' }).click();
  await fill(page, {
    ...{ topic: 'domain', message: 'Tên miền đã có người đăng ký', fullName: 'Cao Thị Hỏi' },
    ...{ replyBy: 'email', email: 'hoi@vi-du.vn', consentReply: 'yes' },
  });
  await page.locator(REVIEW).click();
  await page.getByRole('heading', { name: 'Xem lại trước khi gửi' }).waitFor();
  await look();
  await send(page);
  await page.waitForURL(/\/tro-giup\/bien-nhan\//u);
  expect(await page.locator('main').innerText()).not.toContain('Cao Thị');
  await look();
  await enterConsole(page);
  for (const section of ['tro-giup/', 'danh-gia/', 'dau-moi/xuat/']) {
    await page.goto(`${host.origin}/quan-ly/${section}`);
    await look();
  }
  expect(complaints.filter((complaint) => !complaint.includes('status of 422'))).toEqual([]);
  await context.close();
});

it('opens sealed records in the browser with the private key file, which is never sent', async () => {
  const keyFile = path.join(temporary, 'khoa.json');
  const sealedData = mkdtempSync(path.join(tmpdir(), 'register-'));
  const publicKey = (await host.register('keys', 'pair', '--out', keyFile)).trim().split('\n').at(-1) ?? '';
  process.env['PERSONAL_PUBLIC_KEY'] = publicKey;
  const sealing = await startHost(sealedData).finally(() => {
    delete process.env['PERSONAL_PUBLIC_KEY'];
  });
  const { context, page, complaints } = await open(true);
  try {
    await page.goto(`${sealing.origin}/nhom-zalo/`);
    await fill(page, {
      ...{ unit: '48', department: 'Sở KH&CN', fullName: 'Đỗ Thị Niêm Phong', position: 'Chuyên viên' },
      ...{ zaloPhone: '0987654363', zaloRegistered: 'yes', email: 'niem.phong@tinh.gov.vn' },
      ...{ role: 'main', replacesSomeone: 'no', consentGroup: 'yes' },
    });
    await page.locator(REVIEW).click();
    await page.getByRole('heading', { name: 'Xem lại trước khi gửi' }).waitFor();
    await send(page);
    await page.waitForURL(/\/nhom-zalo\/bien-nhan\//u);
    const printed = await sealing.register('staff', 'link');
    await page.goto(printed.trim().split('\n').at(-1) ?? '');
    await page.getByRole('button', { name: 'Bắt đầu phiên làm việc' }).click();
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.url() + (request.postData() ?? '')));
    await page.goto(`${sealing.origin}/quan-ly/dau-moi/`);
    expect(await page.content()).not.toContain('Niêm Phong');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.locator('#khoa-rieng').setInputFiles(keyFile);
    await page.getByRole('link', { name: 'Đỗ Thị Niêm Phong' }).waitFor();
    expect(await page.locator('main').innerText()).toContain('Đã mở 1 bản ghi');
    const key = JSON.parse(readFileSync(keyFile, 'utf8')) as { d: string };
    expect(sent.join('\n')).not.toContain(key.d);
    expect(complaints.filter((complaint) => !complaint.includes('status of 422'))).toEqual([]);
  } finally {
    await context.close();
    await sealing.stop();
    rmSync(keyFile);
  }
});

describe('values planted in every personal field', () => {
  const person = {
    ...{
      unit: '75',
      department: 'Sở Chim Báo',
      fullName: 'Canary Hoàng Yến Nhân',
      position: 'Canary Chức Vụ',
    },
    ...{ division: 'Canary Phòng Ban', zaloPhone: '0358 147 269', zaloRegistered: 'yes' },
    ...{
      contactPhone: '0369 258 147',
      email: 'canary.yen@chimbao.gov.vn',
      role: 'main',
      replacesSomeone: 'yes',
    },
    ...{ predecessorName: 'Canary Tiền Nhiệm', consentGroup: 'yes' },
  };
  const question = {
    ...{ topic: 'other', message: 'Canary nội dung câu hỏi', fullName: 'Canary Người Hỏi' },
    ...{ organization: 'Canary Cơ Quan', replyBy: 'phone', phone: '0347 852 961', consentReply: 'yes' },
    email: 'canary.hoi@chimbao.vn',
  };
  const word = { page: '/cam-nang/a/', useful: 'no', comment: 'Canary góp ý riêng' };
  const planted = [
    ...[
      person.fullName,
      person.position,
      person.division,
      person.zaloPhone,
      person.contactPhone,
      person.email,
    ],
    ...[person.predecessorName, question.message, question.fullName, question.organization, question.phone],
    ...[question.email, word.comment, 'Canary tìm kiếm vô ích', 'Canary ghi chú cán bộ'],
  ];
  const spellings = spellingsOf(planted);

  async function post(
    address: string,
    fields: Readonly<Record<string, string>>,
    cookie = '',
  ): Promise<Response> {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', cookie };
    const body = new URLSearchParams(fields).toString();
    return fetch(address.startsWith('http') ? address : host.origin + address, {
      ...{ method: 'POST', redirect: 'manual', headers, body },
    });
  }

  /** Sends the form and its review page until it is taken; gives the receipt's address. */
  async function signUp(address: string, fields: Readonly<Record<string, string>>): Promise<string> {
    const review = await (await post(address, { ...fields, step: 'review' })).text();
    const stamp = /name="stamp" value="([^"]+)"/u.exec(review)?.[1] ?? '';
    const deadline = Date.now() + 300_000;
    while (Date.now() < deadline) {
      const answer = await post(address, { ...fields, stamp });
      if (answer.status === 303) return answer.headers.get('location') ?? '';
    }
    throw new Error('was not taken');
  }

  it('are found nowhere but in the encrypted file and the console of those let in', async () => {
    const pages: string[] = [];
    const receipts = [await signUp('/nhom-zalo/', person), await signUp('/tro-giup/', question)];
    await post('/danh-gia/', word);
    await post('/danh-gia/', { query: 'Canary tìm kiếm vô ích' });
    for (const address of receipts) {
      pages.push(address, await (await fetch(host.origin + address)).text());
    }
    // Pages of those who hold the receipt and not the proof, and refusals that do not give a form back.
    const receipt = receipts[0]?.split('/')[3] ?? '';
    const refused = [
      await post('/du-lieu-cua-toi/', { receipt, proof: '0911111111' }),
      await fetch(`${host.origin}/quan-ly/dau-moi/`),
      await fetch(`${host.origin}/quan-ly/dau-moi/${receipt}/`),
      await fetch(`${host.origin}/nhom-zalo/`),
      await fetch(`${host.origin}/nhom-zalo/bien-nhan/${receipt}/`),
      await fetch(`${host.origin}/nhom-zalo/`, { method: 'PUT', body: JSON.stringify(person) }),
      await fetch(`${host.origin}/nhom-zalo/`, { method: 'POST', body: JSON.stringify(person) }),
      await fetch(`${host.origin}/nhom-zalo/`, {
        ...{ method: 'POST', headers: { origin: 'https://evil.example' }, body: new URLSearchParams(person) },
      }),
    ];
    for (const answer of refused) pages.push(await answer.text(), JSON.stringify([...answer.headers]));

    // The console: shown to those let in; its exports only with a reason.
    const { context, page } = await open(false);
    await enterConsole(page);
    await page.goto(`${host.origin}/quan-ly/dau-moi/${receipt}/`);
    await fill(page, { note: 'Canary ghi chú cán bộ' });
    await page.getByRole('button', { name: 'Lưu ghi chú' }).click();
    for (const text of [person.fullName, '0358147269', 'Canary ghi chú cán bộ']) {
      expect(await page.content()).toContain(text);
    }
    await page.goto(`${host.origin}/quan-ly/tro-giup/`);
    expect(await page.locator('main').innerText()).toContain(question.message);
    await page.goto(`${host.origin}/quan-ly/danh-gia/`);
    expect(await page.locator('main').innerText()).toContain('Canary tìm kiếm vô ích');
    await page.goto(`${host.origin}/quan-ly/dau-moi/xuat/`);
    await fill(page, { reason: 'ngắn' });
    await page.getByRole('button', { name: 'Xuất CSV' }).click();
    pages.push(await page.content());
    for (const address of ['nhat-ky/', 'xuat/', '', 'nhac-nop/']) {
      await page.goto(`${host.origin}/quan-ly/${address}`);
      pages.push(await page.content());
    }
    await context.close();

    expect(foundIn(Buffer.from(pages.join('\n')), spellings)).toEqual([]);
    expect(foundIn(Buffer.from(host.log()), spellings)).toEqual([]);
    expect(await host.register('export', '--format', 'json')).not.toMatch(/canary/iu);
    expect(filesWith(DIST, planted, /\.(?:html|js|css|json|txt|xml|ics|pack|pf_\w+)$/u)).toEqual([]);
    expect(filesWith(temporary, spellings)).toEqual([]);

    // A plain copy of the data folder, and every value of every table in it.
    const copy = mkdtempSync(path.join(temporary, 'copy-'));
    cpSync(dataDir, copy, { recursive: true });
    expect(filesWith(copy, spellings)).toEqual([]);
    const backup = path.join(temporary, 'sao-luu');
    await host.register('backup', backup);
    const unpacked = [...readArchive(backup).values()];
    expect(unpacked.flatMap((bytes) => foundIn(bytes, spellings))).toEqual([]);
    for (const name of readdirSync(copy).filter((file) => file.endsWith('.db'))) {
      const db = new DatabaseSync(path.join(copy, name));
      const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
      const dump = tables.map((table) =>
        JSON.stringify(db.prepare(`SELECT * FROM "${String(table['name'])}"`).all()),
      );
      db.close();
      expect(foundIn(Buffer.from(dump.join('\n')), spellings), name).toEqual([]);
    }
    // The same look finds what is there: else all of the above would prove nothing.
    expect(foundIn(Buffer.from(planted.join('\n')), spellings).length).toBeGreaterThanOrEqual(planted.length);
  });
});
