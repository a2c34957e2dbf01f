import { describe, expect, it } from 'vitest';
import { inBook, printIdOf } from '#src/handbook/print.ts';

const printed = new Set(['/cam-nang/a/', '/cam-nang/a/quy-trinh/']);

function inA(markup: string): string {
  return inBook(markup, '/cam-nang/a/', printed);
}

describe('a page inside the printed book', () => {
  it('keeps its ids apart from those of other pages', () => {
    expect(printIdOf('/cam-nang/a/quy-trinh/')).toBe('cam-nang-a-quy-trinh');
    expect(inA('<p id="x"><a href="#x" aria-describedby="footnote-label">1</a></p>')).toBe(
      '<p id="cam-nang-a-x"><a href="#cam-nang-a-x" aria-describedby="cam-nang-a-footnote-label">1</a></p>',
    );
  });

  it('leads to other pages of the book inside the book, and elsewhere to the site', () => {
    expect(inA('<a href="/cam-nang/a/quy-trinh/">')).toBe('<a href="#cam-nang-a-quy-trinh">');
    expect(inA('<a href="/cam-nang/a/quy-trinh/#cac-buoc">')).toBe(
      '<a href="#cam-nang-a-quy-trinh-cac-buoc">',
    );
    expect(inA('<a href="/gioi-thieu/can-cu-phap-ly/#qd-826-2024">')).toContain('/gioi-thieu/');
  });

  it('goes down one level of headings, and its footnotes open with a line of text', () => {
    expect(inA('<h2>Một</h2><h3>Hai</h3>')).toBe('<h3>Một</h3><h4>Hai</h4>');
    expect(inA('<h2 class="sr-only" id="footnote-label">Nguồn</h2>')).toBe(
      '<p class="sr-only" id="cam-nang-a-footnote-label">Nguồn</p>',
    );
  });
});
