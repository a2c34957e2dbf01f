import { describe, expect, it } from 'vitest';
import { refusalsOf, type Directory } from '#cms/save-check.ts';
import { CONTENT_COMPONENTS } from '#src/schemas/components.ts';
import { noticeSchema } from '#src/schemas/records.ts';
import { pageSchema } from '#src/schemas/page.ts';

const DIRECTORY: Directory = {
  ids: { 'can-cu': ['qd-826-2024'], 'bieu-mau': ['so-lieu-thang'] },
  addresses: { '/cam-nang/a/': 'Tham mưu kế hoạch', '/tim-kiem/': '' },
};

const PAGE = {
  title: 'Một trang thử',
  description: 'Để thử.',
  order: 1,
  audience: ['department'],
  status: 'proposal',
  owner: 'VNNIC',
  reviewedOn: '2026-11-22',
};

function refusals(change: Record<string, unknown>, address?: string): string[] {
  const data = { ...PAGE, body: 'Nội dung.', ...change };
  return refusalsOf(
    { kind: 'mdx', schema: pageSchema, data, components: CONTENT_COMPONENTS, address },
    DIRECTORY,
  );
}

describe('before saving', () => {
  it('nothing is refused of a page that is in order, with what Decap leaves empty', () => {
    const prose = String.raw`Xem [trang](/cam-nang/a/#can-cu), [ngoài](https://vnnic.vn/) và \<100, \{mau}, mã ${'`{x} <y>`'}[^1].

<TrichDan source="qd-826-2024">

Trích.

</TrichDan>

[^1]: Nguồn.`;
    expect(refusals({ navTitle: '', keywords: [], validTo: null, body: prose })).toEqual([]);
  });

  it.each([
    ['a required field', { owner: '' }, 'Đơn vị chịu trách nhiệm: bắt buộc nhưng chưa có'],
    ['a rule across fields', { status: 'sourced' }, 'Nguồn, căn cứ: trang ghi "Có nguồn" thì phải nêu'],
    [
      'the order of days',
      { validFrom: '2026-12-02', validTo: '2026-12-01' },
      'Hết hiệu lực sau ngày: ngày hết',
    ],
    ['a day that is none', { reviewedOn: '31/2/2026' }, 'Ngày rà soát gần nhất: cần là một ngày có thật'],
    [
      'an item of a list',
      { changes: [{ on: '2026-11-22' }] },
      'Nhật ký thay đổi của trang, mục 1, Thay đổi: bắt buộc',
    ],
    ['a source that is gone', { sources: ['khong-co'] }, 'Nguồn: không có mục "khong-co"'],
    ['the title of another page', { title: 'THAM MƯU kế hoạch' }, 'Tiêu đề: trùng với trang /cam-nang/a/'],
    ['a link to no page', { body: '[a](/khong-co/)' }, 'Nội dung: không có trang /khong-co/'],
    ['a link without its slash', { body: '[a](/tim-kiem)' }, 'Nội dung: không có trang /tim-kiem'],
    [
      'a link that runs a script',
      { body: '[a](javascript:alert)' },
      'Nội dung: đường dẫn "javascript:alert" chưa đúng',
    ],
    ['a footnote without words', { body: 'Câu[^2].' }, 'Nội dung: chú thích [^2] chưa có lời'],
    ['words without a footnote', { body: '[^3]: Nguồn.' }, 'Nội dung: dòng "[^3]:" không có chỗ nào dẫn tới'],
    ['an unknown component', { body: '<Video id="a" />' }, 'Nội dung: thành phần <Video>'],
    [
      'an empty attribute',
      { body: '<NutBam href="/tim-kiem/" />' },
      'Thành phần "Nút dẫn", Chữ trên nút: bắt buộc',
    ],
    [
      'a choice that is none',
      { body: '<LuuY type="x">\n\na\n\n</LuuY>' },
      'Thành phần "Hộp lưu ý", Loại: cần chọn',
    ],
    [
      'a form that is none',
      { body: '<BieuMau form="x" />' },
      'Thành phần "Biểu mẫu", Biểu mẫu: không có mục "x"',
    ],
    ['a component left open', { body: '<DeXuat>\n\na' }, 'Nội dung: <DeXuat> chưa được đóng'],
    ['an expression', { body: 'a {b}' }, 'Nội dung: có dấu { hoặc <'],
    ['HTML', { body: 'a <b>b</b>' }, 'Nội dung: có dấu { hoặc <'],
  ])('%s is refused in our words', (_name, change, sentence) => {
    expect(refusals(change).join('\n')).toContain(sentence);
  });

  it('a page may keep its own title', () => {
    expect(refusals({ title: 'Tham mưu kế hoạch' }, '/cam-nang/a/')).toEqual([]);
  });

  it('the rules of records hold as well', () => {
    const data = {
      title: 'Bảo trì',
      text: 'Câu.',
      kind: 'maintenance',
      from: '2026-11-25',
      to: '2026-11-26',
    };
    const draft = { kind: 'yaml', schema: noticeSchema, data, components: [] } as const;
    expect(refusalsOf(draft, DIRECTORY)[0]).toMatch(/^Ngày bắt đầu bảo trì: thông báo bảo trì cần/u);
  });
});
