import { describe, expect, it } from 'vitest';
import { compareVietnamese, escapeHtml, fold, nfc, slugify, tidy } from '#src/lib/text.ts';

describe('text', () => {
  it('folds every Vietnamese letter to its bare one, đ included', () => {
    expect(fold('ĐÀ NẴNG, Thừa Thiên Huế, Đắk Lắk')).toBe('da nang, thua thien hue, dak lak');
    expect(fold('ăâêôơưđ ỳỹỷỵý'.normalize('NFD'))).toBe('aaeooud yyyyy');
  });

  it('makes one slug of a name however it is encoded', () => {
    expect(slugify('Sở Khoa học & Công nghệ')).toBe('so-khoa-hoc-cong-nghe');
    expect(slugify('  826/QĐ-BTTTT  '.normalize('NFD'))).toBe('826-qd-btttt');
  });

  it('stores one normal form', () => {
    expect(nfc('Hiếu'.normalize('NFD'))).toBe('Hiếu');
    expect(tidy('  Đồng \n\t Tháp ')).toBe('Đồng Tháp');
  });

  it('escapes all five characters that HTML gives a meaning', () => {
    expect(escapeHtml(`<a href="x" title='y'>&</a>`)).toBe(
      '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;&lt;/a&gt;',
    );
  });

  it('sorts as a Vietnamese dictionary does', () => {
    expect(['Đồng Nai', 'Đà Nẵng', 'Cần Thơ', 'Dak', 'Cà Mau'].sort(compareVietnamese)).toEqual([
      'Cà Mau',
      'Cần Thơ',
      'Dak',
      'Đà Nẵng',
      'Đồng Nai',
    ]);
    expect(['Mục 10', 'Mục 9'].sort(compareVietnamese)).toEqual(['Mục 9', 'Mục 10']);
  });
});
