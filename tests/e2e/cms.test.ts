import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { HtmlValidate } from 'html-validate';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTENT_COMPONENTS } from '#src/schemas/components.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { HTML_RULES } from '#tests/helpers/html-rules.ts';
import { inventedResults } from '#tests/helpers/results.ts';
import { copyRepository, Editor, startCms, type Copy, type RunningCms } from '#tests/helpers/cms.ts';

/** An editor's day at the real CMS on a copy of the repository, then the site that is built from it. */

let copy: Copy;
let cms: RunningCms;
let browser: Browser;
let editor: Editor;

beforeAll(async () => {
  copy = copyRepository();
  [cms, browser] = await Promise.all([startCms(copy), launchChromium()]);
  editor = await Editor.at(browser, cms.origin);
});

afterAll(async () => {
  await browser.close();
  await cms.stop();
  copy.remove();
});

function changedLines(): string[] {
  return copy.git('diff', '--numstat').trim().split('\n').filter(Boolean);
}

function keepChanges(): void {
  copy.git('add', '--all');
  copy.git('commit', '--quiet', '--message', 'Kept');
}

describe('an editor at the CMS', () => {
  it('edits one word, and one line of one file changes', async () => {
    await editor.openEntry('/collections/cam-nang-a/entries/quy-trinh');
    expect(changedLines()).toEqual([]);
    await editor.cursorBehind('Thứ tự theo công văn');
    await editor.page.keyboard.insertText(' số 1');
    await editor.publish();
    expect(changedLines()).toEqual(['1\t1\tcontent/cam-nang/a/quy-trinh.mdx']);
    expect(copy.read('content/cam-nang/a/quy-trinh.mdx')).toContain('## Thứ tự theo công văn số 1\n');
    keepChanges();
  });

  it('types what looks like code and pastes from Word with a table: all stays text, the table a table', async () => {
    await editor.openEntry('/collections/cam-nang-b/entries/nhan-dien');
    await editor.cursorToEnd();
    await editor.page.keyboard.press('Enter');
    await editor.page.keyboard.insertText('Dưới <100 và {mau} | 2 * 3 * 4 😀 Đa\u0300 Nẵng');
    await editor.page.keyboard.press('Enter');
    await editor.paste(WORD);
    await editor.publish();
    const added = copy.git('diff', '--unified=0').replaceAll(/^[^+].*\n|^\+\+\+.*\n/gmu, '');
    expect(added.replaceAll(/^\+/gmu, '').trim()).toBe(WORD_STORED);
    keepChanges();
  });

  it('uploads a file with a Vietnamese name', async () => {
    await editor.open('/collections/cam-nang-a');
    await editor.page.getByRole('button', { name: 'Hình, tệp' }).click();
    await editor.page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'Ảnh ra quân Đắk Lắk.png', mimeType: 'image/png', buffer: PIXEL });
    await editor.page.getByText('anh-ra-quan-dak-lak.png').first().waitFor();
    expect(copy.exists('public/tai-len/anh-ra-quan-dak-lak.png')).toBe(true);
    keepChanges();
  });

  it('creates a page with đ in its title, with a day typed day first', async () => {
    await editor.openEntry('/collections/cam-nang-b/new');
    await editor.field('title').fill('Đẩy mạnh truyền thông tại Đắk Lắk');
    await editor.field('description').fill('Trang thử của người biên tập.');
    await editor.field('order').fill('90');
    await editor.choose('audience', 'Sở Khoa học và Công nghệ');
    await editor.choose('status', 'Đề xuất của dự án, chờ VNNIC xác nhận');
    await editor.field('owner').fill('VNNIC');
    await editor.field('reviewedOn').fill('5/11/2026');
    await editor.prose().click();
    await editor.page.keyboard.insertText('Nội dung của trang mới.');
    await editor.publish();
    expect(copy.read('content/cam-nang/b/day-manh-truyen-thong-tai-dak-lak.mdx')).toBe(NEW_PAGE);
    keepChanges();
  });

  it('inserts each component from the menu and fills it in', async () => {
    await editor.openEntry('/collections/cam-nang-b/entries/day-manh-truyen-thong-tai-dak-lak');
    const used = new Set<string>();
    for (const component of CONTENT_COMPONENTS) {
      await editor.cursorBehind('Nội dung của trang mới.');
      const block = await editor.insert(component.label);
      for (const attribute of component.attributes) {
        const control = block.locator(`[id^="${attribute.name}-field"]`);
        if (attribute.options || attribute.collection) {
          await control.press('ArrowDown');
          await block.locator('[id*="-option-"]').first().click();
        } else {
          await control.fill(VALUES[attribute.name] ?? `thử "${attribute.name}"`);
        }
      }
      if (component.children) {
        await block.locator('[data-slate-editor="true"]').click();
        await editor.page.keyboard.insertText('Bên trong <b> {x}');
      }
      used.add(component.tag);
    }
    await editor.publish();
    const stored = copy.read('content/cam-nang/b/day-manh-truyen-thong-tai-dak-lak.mdx');
    for (const tag of used) expect(stored).toContain(`<${tag}`);
    expect(stored).toContain('<NutBam href="/bao-cao-thang/" label="thử &quot;label&quot;" />');
    expect(stored).toContain(String.raw`Bên trong \<b> \{x}`);
    keepChanges();
  });

  it('changes the label of an indicator, and nothing else of the form', async () => {
    await editor.openEntry('/collections/bieu-mau/entries/so-lieu-thang');
    const label = /^ {2}- id: idvnNew\n.*\n {4}label: (.*)$/mu.exec(
      copy.read('content/bieu-mau/so-lieu-thang.yaml'),
    )?.[1];
    await editor.toggleItem(label ?? '');
    await editor
      .field('label')
      .and(editor.page.locator(`[value="${label ?? ''}"]`))
      .fill('Số id.vn đăng ký mới (thử)');
    await editor.publish();
    expect(changedLines()).toEqual(['1\t1\tcontent/bieu-mau/so-lieu-thang.yaml']);
    keepChanges();
  });

  it('adds a former name to a unit', async () => {
    await editor.openEntry('/collections/don-vi/entries/01-ha-noi');
    await editor.page.getByRole('button', { name: /Thêm tên cũ/u }).click();
    await editor.field('formerNames').locator('input[type="text"]').last().fill('Thăng Long');
    await editor.publish();
    expect(copy.git('diff')).toContain('+  - Thăng Long\n');
    keepChanges();
  });
});

describe('a new editor with the editors’ page', () => {
  it('puts up a notice of the deadline', async () => {
    await editor.openEntry('/collections/thong-bao/new');
    await editor.field('title').fill('Hạn nộp số liệu tháng này');
    await editor.prose().click();
    await editor.page.keyboard.insertText('Nộp trước 24 giờ ngày 25.');
    await editor.choose('kind', 'Hạn nộp');
    await editor.field('from').fill('01/01/2026');
    await editor.field('to').fill('31/12/2099');
    await editor.publish();
    expect(copy.read('content/thong-bao/han-nop-so-lieu-thang-nay.yaml')).toBe(NOTICE);
    keepChanges();
  });

  it('adds an item to the media library, with a file of their own', async () => {
    await editor.openEntry('/collections/tai-lieu/new');
    await editor.field('title').fill('Áp phích VNNIC phát hành tháng 12');
    await editor.field('summary').fill('Treo ở bộ phận Một cửa.');
    await editor.choose('kind', 'Áp phích');
    await editor.choose('audience', 'Hộ kinh doanh');
    await editor.choose('channels', 'Bảng tin, chợ, bộ phận Một cửa');
    await editor.choose('phases', 'Ra quân');
    await editor.field('order').fill('90');
    await editor.page.getByRole('button', { name: /Thêm tệp tải lên/u }).click();
    await editor.field('label').fill('PDF để in, A3');
    await editor.chooseFile('Áp phích hộ kinh doanh.pdf', 'application/pdf', PDF);
    await editor.field('alt').fill('Áp phích nền lục.');
    await editor.field('version').fill('1');
    await editor.field('issuedOn').fill('01/11/2026');
    await editor.field('validFrom').fill('01/11/2026');
    await editor.field('validTo').fill('31/12/2099');
    await editor.choose('licence', 'Theo điều kiện của VNNIC');
    await editor.field('credit').fill('VNNIC');
    await editor.field('sources').press('ArrowDown');
    await editor.page.locator('[id*="-option-"]').first().click();
    await editor.publish();
    expect(copy.read('content/tai-lieu/ap-phich-vnnic-phat-hanh-thang-12.yaml')).toContain(MEDIA_FILE);
    keepChanges();
  });

  it('publishes the results of a quarter with the file of the console', async () => {
    await editor.openEntry('/collections/ket-qua/new');
    await editor.field('title').fill('Kết quả quý III/2026');
    await editor.field('quarter').fill('2026-3');
    await editor.chooseFile(
      'ket-qua-quy-2026-3.json',
      'application/json',
      Buffer.from(JSON.stringify(inventedResults('2026-3'))),
    );
    await editor.field('decision').fill('Văn bản thử số 00');
    await editor.field('publishedOn').fill('20/10/2026');
    await editor.publish();
    expect(copy.read('content/ket-qua/quy-2026-3.yaml')).toBe(RESULTS);
    keepChanges();
  });

  it('retires an answer', async () => {
    await editor.openEntry('/collections/hoi-dap/entries/vi-sao-vn');
    await editor.field('retired').click();
    await editor.publish();
    expect(copy.git('diff', '--unified=0')).toMatch(/^\+retired: true$/mu);
    expect(changedLines()).toEqual(['1\t0\tcontent/hoi-dap/vi-sao-vn.mdx']);
    keepChanges();
  });
});

describe('saving is refused, in our words and without losing any', () => {
  it('where a title breaks its pattern or a required field is empty', async () => {
    await editor.openEntry('/collections/cam-nang-a/entries/quy-trinh');
    await editor.field('title').first().fill('Abc');
    expect(await editor.publishRefused()).toMatch(/tiêu đề: .*cần từ 5 đến 120 ký tự/iu);
    expect(await editor.field('title').first().inputValue()).toBe('Abc');
    await editor.field('title').first().fill('Quy trình mới');
    await editor.field('description').fill('');
    expect(await editor.publishRefused()).toMatch(/tóm tắt: bắt buộc/iu);
    expect(changedLines()).toEqual([]);
  });

  it('where rules across fields break or references lead nowhere', async () => {
    await editor.openEntry('/collections/cam-nang-a/entries/quy-trinh');
    await editor.field('validFrom').fill('02/12/2026');
    await editor.field('validTo').fill('1/12/2026');
    await editor.cursorToEnd();
    await editor.page.keyboard.press('Enter');
    await editor.paste('<p>Xem <a href="/khong-co/">trang này</a>.</p>');
    const refusal = await editor.publishRefused();
    expect(refusal).toContain('Hết hiệu lực sau ngày: ngày hết hiệu lực phải sau ngày bắt đầu hiệu lực.');
    expect(refusal).toContain('Nội dung: không có trang /khong-co/.');
    expect(await editor.prose().innerText()).toContain('Xem trang này.');
    expect(changedLines()).toEqual([]);
  });

  it('where a day does not exist', async () => {
    await editor.openEntry('/collections/thong-bao/new');
    await editor.field('from').fill('31/02/2026');
    await editor.field('title').fill('Thử');
    expect(await editor.publishRefused()).toMatch(/cần một ngày có thật|bắt buộc/iu);
    expect(await editor.field('from').inputValue()).toBe('31/02/2026');
  });
});

describe('all of it', () => {
  it('asked no other host, broke no policy and missed no file', () => {
    expect(editor.complaints).toEqual([]);
  });

  it('is on the rebuilt site', async () => {
    await promisify(execFile)(
      process.execPath,
      [path.join(copy.folder, 'node_modules/astro/bin/astro.mjs'), 'build'],
      {
        cwd: copy.folder,
        // Without Vitest's DEV, PROD and NODE_ENV, which would make this a development build.
        env: { PATH: process.env['PATH'], HOME: process.env['HOME'] },
      },
    );
    const page = (address: string) => copy.read(`dist${address}index.html`);
    expect(page('/cam-nang/a/quy-trinh/')).toContain('Thứ tự theo công văn số 1');
    expect(page('/cam-nang/b/nhan-dien/')).toContain('Dưới &lt;100 và {mau} | 2 * 3 * 4 😀 Đà Nẵng');
    expect(page('/cam-nang/b/nhan-dien/')).toMatch(/<th[^>]*>Việc<\/th>/u);
    expect(page('/cam-nang/b/day-manh-truyen-thong-tai-dak-lak/')).toMatch(
      /Bên trong &(?:lt|#x3C);b(?:>|&gt;) \{x\}/u,
    );
    expect(page('/cam-nang/b/day-manh-truyen-thong-tai-dak-lak/')).toContain('05/11/2026');
    const inserted = page('/cam-nang/b/day-manh-truyen-thong-tai-dak-lak/');
    expect(inserted).toContain('thử &quot;label&quot;');
    // Each component that holds prose shows it, as typed.
    expect(inserted.match(/Bên trong &(?:lt|#x3C);b(?:>|&gt;) \{x\}/gu)?.length).toBe(
      CONTENT_COMPONENTS.filter((component) => component.children).length,
    );
    expect(page('/bao-cao-thang/')).toContain('Số id.vn đăng ký mới (thử)');
    expect(page('/phu-luc/5/')).toContain('Thăng Long');
    expect(page('/')).toContain('Nộp trước 24 giờ ngày 25.');
    expect(page('/hoi-dap/')).not.toContain('id="vi-sao-vn"');
    const item = page('/tai-lieu/ap-phich-vnnic-phat-hanh-thang-12/');
    const file = '/tai-lieu/tep/ap-phich-vnnic-phat-hanh-thang-12-ap-phich-ho-kinh-doanh.pdf';
    expect(item).toContain(`href="${file}"`);
    expect(copy.read(`dist${file}`)).toBe(PDF.toString());
    expect(copy.exists('dist/tai-len/anh-ra-quan-dak-lak.png')).toBe(true);
    expect(page('/ket-qua/')).toContain('href="/ket-qua/quy-3-2026/"');
    const results = page('/ket-qua/quy-3-2026/');
    expect(results).toContain('Văn bản thử số 00');
    for (const shown of ['98/102 lần nộp', '2/3 tháng', 'Hoàng Sa', '(TP. Đà Nẵng)', 'Trường Sa']) {
      expect(results).toContain(shown);
    }
    const held = await new HtmlValidate(HTML_RULES).validateString(results);
    expect(held.results.flatMap(({ messages }) => messages)).toEqual([]);
    expect(results).not.toMatch(/ style=|<style/u);
    expect(page('/ket-qua/quy-3-2026/idvn-total/')).toContain('Lũy kế');
    expect(copy.read('dist/ket-qua/quy-3-2026.csv')).toMatch(/^\uFEFFMã đơn vị,.*\r\n01,Hà Nội,/u);
    expect(copy.exists('dist/ket-qua/quy-3-2026.xlsx')).toBe(true);
    expect(copy.read('dist/sitemap-0.xml')).toContain('/ket-qua/quy-3-2026/');
    expect(copy.read('dist/admin/config.json')).not.toMatch(/local_backend|proxy_url|127\.0\.0\.1:\d+\/api/u);
  });
});

const RESULTS = `title: Kết quả quý III/2026
quarter: 2026-3
file: /tai-len/ket-qua-quy-2026-3.json
decision: Văn bản thử số 00
publishedOn: 2026-10-20
`;

const NOTICE = `title: Hạn nộp số liệu tháng này
text: Nộp trước 24 giờ ngày 25.
kind: deadline
from: 2026-01-01
to: 2099-12-31
`;

const VALUES: Readonly<Record<string, string>> = { href: '/bao-cao-thang/', id: 'thu' };

const MEDIA_FILE = `files:
  - label: PDF để in, A3
    file: /tai-len/ap-phich-ho-kinh-doanh.pdf
alt: Áp phích nền lục.
`;

const PDF = Buffer.from('%PDF-1.4\n%%EOF\n');

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

const WORD = `<html><head><style>p.MsoNormal{margin:0}</style></head><body>
<p class=MsoNormal><b>Kế hoạch</b> tuần <i>này</i>, xem <a href="https://vnnic.vn/">VNNIC</a>:<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;</span></span>Rà soát</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>Trình ký {mau}</p>
<table class=MsoTableGrid><tr><td><p>Việc</p></td><td><p>Hạn</p></td></tr>
<tr><td>Nộp | số liệu</td><td>&lt;25</td></tr></table>
<p class=MsoNormal>Sau bảng.</p></body></html>`;

const WORD_STORED = String.raw`Dưới \<100 và \{mau} | 2 \* 3 \* 4 😀 Đà Nẵng

**Kế hoạch** tuần _này_, xem [VNNIC](https://vnnic.vn/):

- Rà soát
- Trình ký \{mau}

| Việc           | Hạn  |
| -------------- | ---- |
| Nộp \| số liệu | \<25 |

Sau bảng.`;

const NEW_PAGE = `---
title: Đẩy mạnh truyền thông tại Đắk Lắk
description: Trang thử của người biên tập.
order: 90
audience:
  - department
status: proposal
owner: VNNIC
reviewedOn: 2026-11-05
reviewEvery: 6
---

Nội dung của trang mới.
`;
