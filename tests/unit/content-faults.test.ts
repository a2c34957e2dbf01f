import { describe, expect, it } from 'vitest';
import {
  citationFaults,
  duplicateTitleFaults,
  fileFaults,
  headingFaults,
  linkFaults,
  markupFaults,
  referenceFaults,
  schemaFaults,
  sentenceOf,
  targetsOf,
} from '#tests/helpers/content-faults.ts';
import { contentFile, type ContentFile } from '#tests/helpers/content-files.ts';

const FRONTMATTER = `title: Quy trình thử
description: Một trang thử.
order: 1
audience:
  - department
status: sourced
sources:
  - qd-826-2024
owner: VNNIC
reviewedOn: 2026-11-22
`;

function page(body: string, frontmatter = FRONTMATTER, file = 'content/cam-nang/a/thu.mdx'): ContentFile {
  return contentFile(file, `---\n${frontmatter}---\n\n${body}`);
}

const source = contentFile('content/can-cu/qd-826-2024.yaml', 'title: Quyết định\n');
const lawPage = page(
  '## Bảng\n\n<BangVanBan />\n',
  FRONTMATTER,
  'content/trang/gioi-thieu/can-cu-phap-ly.mdx',
);
const targets = targetsOf(
  [page('## Chuẩn bị đầy đủ\n\n## Chuẩn bị đầy đủ\n'), lawPage, source],
  ['/bao-cao-thang/'],
);

describe('checks of content', () => {
  it('find nothing in a good page', () => {
    const good = page(
      `Câu có nguồn[^1]: xem [chuẩn bị](/cam-nang/a/thu/#chuan-bi-day-du-2) và \\<b\\> hay \`{x}\`.

## Đề mục

<LuuY type="info" title="Nhớ &quot;kỹ&quot;">

Nội dung, [biểu mẫu](/bao-cao-thang/).

</LuuY>

[^1]: [826/QĐ-BTTTT](/gioi-thieu/can-cu-phap-ly/#qd-826-2024), Điều 1.
`,
    );
    const faults = [
      ...fileFaults(good.file, good.text),
      ...schemaFaults(good),
      ...referenceFaults(good, targets),
      ...linkFaults(good, targets),
      ...markupFaults(good, targets),
      ...citationFaults(good),
      ...headingFaults(good),
    ];
    expect(faults.map(sentenceOf)).toEqual([]);
  });

  it('say in one Vietnamese sentence where, what was found, what is expected and how to mend it', () => {
    const [fault] = linkFaults(page('[x](/cam-nang/z/)'), targets);
    expect(fault && sentenceOf(fault)).toBe(
      'content/cam-nang/a/thu.mdx: thấy đường dẫn tới trang "/cam-nang/z/" không có; cần địa chỉ của một trang có sẵn. Cách sửa: sửa địa chỉ hoặc thêm trang.',
    );
  });

  it('find a marked name, decomposed letters, Windows line ends, a BOM and a missing last line end', () => {
    expect(fileFaults('content/cam-nang/a/Kế hoạch.mdx', 'x\n')).toHaveLength(1);
    expect(fileFaults('content/a/b.mdx', `${'Hiếu'.normalize('NFD')}\n`)[0]?.found).toContain('gần "Hiếu');
    expect(fileFaults('content/a/b.mdx', '\uFEFFx\r\n')).toHaveLength(2);
    expect(fileFaults('content/a/b.mdx', 'x')).toHaveLength(1);
    expect(fileFaults('content/a/b.yaml', 'a: &x\n  - 1\nb: *x\n')).toHaveLength(1);
  });

  it('find an unknown field, a bad value and unreadable YAML', () => {
    expect(schemaFaults(page('x', `${FRONTMATTER}mau: xanh\n`))[0]?.found).toContain('mau');
    expect(schemaFaults(page('x', FRONTMATTER.replace('order: 1', 'order: một')))[0]?.found).toContain(
      'order',
    );
    expect(schemaFaults(page('x', 'title: "x\n'))).toHaveLength(1);
    expect(schemaFaults(contentFile('content/can-cu/a.mdx', '---\na: b\n---\n'))).toHaveLength(1);
  });

  it('find references to what does not exist, in data and in components', () => {
    const frontmatter = FRONTMATTER.replace('qd-826-2024', 'qd-999-2024');
    expect(referenceFaults(page('x', frontmatter), targets)).toHaveLength(1);
    expect(markupFaults(page('<TrichDan source="qd-999-2024">\n\nx\n\n</TrichDan>'), targets)).toHaveLength(
      1,
    );
  });

  it('find every kind of broken link', () => {
    for (const href of [
      '/cam-nang/a/thu',
      '../thu/',
      'http://vnnic.vn',
      '/cam-nang/a/thu/#khong-co',
      '#khong-co',
      '/gioi-thieu/can-cu-phap-ly/#qd-1-2000',
    ]) {
      expect(linkFaults(page(`[x](${href})`), targets), href).toHaveLength(1);
    }
    expect(linkFaults(page('<NutBam href="/khong-co/" label="x" />'), targets)).toHaveLength(1);
  });

  it('find what MDX would run, raw HTML and misused components', () => {
    for (const body of [
      'Giá {phi} đồng',
      'import x from "y"',
      '<b>đậm</b>',
      'a < b',
      '<Khac />',
      '<LuuY type="info" />',
      '<BangVanBan>\n\nx\n\n</BangVanBan>',
      '<LuuY type="lạ">\n\nx\n\n</LuuY>',
      '<LuuY>\n\nx\n\n</LuuY>',
      '<LuuY type={a}>\n\nx\n\n</LuuY>',
      '<LuuY type="info" size="2">\n\nx\n\n</LuuY>',
      '<LuuY type="info">\n\nx',
    ]) {
      expect(markupFaults(page(body), targets), body).not.toEqual([]);
    }
  });

  it('find footnotes without text or use, and sources that the page does not list', () => {
    expect(citationFaults(page('Câu[^1].'))).toHaveLength(1);
    expect(citationFaults(page('Câu.\n\n[^1]: Nguồn.'))).toHaveLength(1);
    expect(citationFaults(page('[x](/gioi-thieu/can-cu-phap-ly/#tt-20-2023)'))).toHaveLength(1);
  });

  it('find a second h1, a jump of level and a repeated title', () => {
    expect(headingFaults(page('# Một'))).toHaveLength(1);
    expect(headingFaults(page('## Một\n\n#### Hai'))).toHaveLength(1);
    expect(
      duplicateTitleFaults([page('x'), page('y', FRONTMATTER, 'content/cam-nang/b/thu.mdx')]),
    ).toHaveLength(1);
  });
});
