import { describe, expect, it } from 'vitest';
import { addressOf, type PageCollection } from '#src/handbook/address.ts';
import {
  buildHandbook,
  crumbsOf,
  kickerOf,
  labelOf,
  neighboursOf,
  sectionAt,
  shortNameOf,
  type PageLink,
} from '#src/handbook/tree.ts';

function page(collection: PageCollection, id: string, order: number, code?: string): PageLink {
  return { collection, id, address: addressOf(collection, id), title: id, navTitle: id, code, order };
}

const handbook = buildHandbook([
  page('phu-luc', '1/index', 0, 'Phụ lục 1'),
  page('trang', 'gioi-thieu/ve-chuong-trinh', 1),
  page('trang', 'kha-nang-tiep-can', 5),
  page('cam-nang', 'b/index', 0, 'B'),
  page('cam-nang', 'a/phan-cong', 2, 'A.2'),
  page('cam-nang', 'a/quy-trinh', 1, 'A.1'),
  page('cam-nang', 'a/index', 0, 'A'),
]);

describe('addresses', () => {
  it('come from the folder, without the file name of an opening page and without the folder of other pages', () => {
    expect(addressOf('cam-nang', 'a/index')).toBe('/cam-nang/a/');
    expect(addressOf('cam-nang', 'a/quy-trinh')).toBe('/cam-nang/a/quy-trinh/');
    expect(addressOf('trang', 'gioi-thieu/ve-chuong-trinh')).toBe('/gioi-thieu/ve-chuong-trinh/');
    expect(addressOf('trang', 'kha-nang-tiep-can')).toBe('/kha-nang-tiep-can/');
  });
});

describe('the order of the book', () => {
  it('runs through sections A to D and then the appendices, each opening with its own page', () => {
    expect(handbook.book.map((section) => section.address)).toEqual([
      '/cam-nang/a/',
      '/cam-nang/b/',
      '/phu-luc/1/',
    ]);
    expect(handbook.book[0]?.pages.map((each) => each.code)).toEqual(['A', 'A.1', 'A.2']);
  });

  it('turns from the last page of a section to the first of the next, and stops at the ends', () => {
    expect(neighboursOf(handbook, '/cam-nang/a/phan-cong/').next?.address).toBe('/cam-nang/b/');
    expect(neighboursOf(handbook, '/cam-nang/b/').previous?.address).toBe('/cam-nang/a/phan-cong/');
    expect(neighboursOf(handbook, '/cam-nang/a/').previous).toBeUndefined();
    expect(neighboursOf(handbook, '/phu-luc/1/').next).toBeUndefined();
  });

  it('keeps pages around the book out of it', () => {
    expect(neighboursOf(handbook, '/kha-nang-tiep-can/')).toEqual({ previous: undefined, next: undefined });
    expect(sectionAt(handbook, '/gioi-thieu/ve-chuong-trinh/')?.title).toBe('Giới thiệu');
    expect(sectionAt(handbook, '/khong-co/')).toBeUndefined();
  });
});

describe('the way to a page', () => {
  it('leads from home through the handbook and the section', () => {
    expect(crumbsOf(handbook, '/cam-nang/a/quy-trinh/').map((crumb) => crumb.address)).toEqual([
      '/',
      '/cam-nang/',
      '/cam-nang/a/',
      '/cam-nang/a/quy-trinh/',
    ]);
  });

  it('does not name a section twice on its opening page, nor one that has no opening page', () => {
    expect(crumbsOf(handbook, '/cam-nang/a/').map((crumb) => crumb.address)).toEqual([
      '/',
      '/cam-nang/',
      '/cam-nang/a/',
    ]);
    expect(crumbsOf(handbook, '/gioi-thieu/ve-chuong-trinh/')).toHaveLength(2);
  });
});

describe('names of pages', () => {
  it('carry their code once', () => {
    expect(labelOf({ code: 'A', navTitle: 'Tham mưu kế hoạch' })).toBe('A. Tham mưu kế hoạch');
    expect(labelOf({ code: 'A', navTitle: 'A. Tham mưu kế hoạch' })).toBe('A. Tham mưu kế hoạch');
    expect(labelOf({ code: 'C', navTitle: 'Cách thức triển khai' })).toBe('C. Cách thức triển khai');
    expect(shortNameOf({ code: 'A', navTitle: 'A. Tham mưu kế hoạch' })).toBe('Tham mưu kế hoạch');
  });

  it('say what the code counts', () => {
    expect(kickerOf('A.1')).toBe('Mục A.1');
    expect(kickerOf('Phụ lục 1')).toBe('Phụ lục 1');
  });
});
