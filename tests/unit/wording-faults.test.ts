import { describe, expect, it } from 'vitest';
import { contentFile, type ContentFile } from '#tests/helpers/content-files.ts';
import { sentenceOf } from '#tests/helpers/content-faults.ts';
import { proseOf, sentencesOf, withoutQuotes } from '#tests/helpers/prose.ts';
import {
  abbreviationFaults,
  dayFaults,
  keywordFaults,
  knownAbbreviations,
  lengthFaults,
  replacedSourceFaults,
  retiredNameFaults,
  retiredNames,
  titleFaults,
  unsourcedClaimFaults,
  validityFaults,
} from '#tests/helpers/wording-faults.ts';

function page(body: string, head = 'status: sourced\nreviewedOn: 2026-11-22'): ContentFile {
  return contentFile('content/cam-nang/a/thu.mdx', `---\ntitle: Trang thử\n${head}\n---\n\n${body}\n`);
}

function data(collection: string, text: string): ContentFile {
  return contentFile(`content/${collection}/thu.yaml`, `${text}\n`);
}

const settings = {
  names: {
    ministry: 'Bộ Khoa học và Công nghệ',
    ministryFormer: 'Bộ Thông tin và Truyền thông',
    department: 'Sở Khoa học và Công nghệ',
    departmentFormer: 'Sở Thông tin và Truyền thông',
  },
};
const terms = [
  data(
    'thuat-ngu',
    'term: Sở Khoa học và Công nghệ\nabbreviation: Sở KH&CN\naliases:\n  - Sở TTTT\ndefinition: Cơ quan.',
  ),
  data('thuat-ngu', 'term: Cấp huyện\naliases:\n  - UBND huyện\ndefinition: Cấp cũ.\nretired: true'),
];
const retired = retiredNames(settings, terms);

function retiredIn(body: string): number {
  return retiredNameFaults(page(body), retired).length;
}

describe('retired names', () => {
  it('are found in guidance, also as abbreviations and in small letters', () => {
    expect(retiredIn('Sở TTTT trình kế hoạch.')).toBe(1);
    expect(retiredIn('Giao việc cho cấp huyện.')).toBe(1);
  });

  it('may stand in quotations, in documents of their time and in sentences about the past', () => {
    expect(retiredIn('Công văn viết “các Sở TTTT nghiên cứu”.')).toBe(0);
    expect(retiredIn('<TrichDan source="x">\n\nSở TTTT\n\n</TrichDan>')).toBe(0);
    expect(retiredIn('Quyết định số 826/QĐ-BTTTT của Bộ Thông tin và Truyền thông.')).toBe(0);
    expect(retiredIn('Sở Thông tin và Truyền thông, nay là Sở Khoa học và Công nghệ.')).toBe(0);
  });

  it('excuse only their own sentence', () => {
    expect(retiredIn('Tên cũ là Sở TTTT. Hãy gửi cho Sở TTTT.')).toBe(1);
  });

  it('are named with what to write today', () => {
    const [fault] = retiredNameFaults(page('Sở TTTT trình.'), retired);
    expect(fault && sentenceOf(fault)).toMatch(/Sở TTTT.*cần tên hiện nay \(Sở Khoa học và Công nghệ\)/);
  });
});

describe('abbreviations', () => {
  const known = knownAbbreviations(terms);
  const unknown = (body: string) => abbreviationFaults(page(body), known).map(({ found }) => found);

  it('must be in the glossary', () => {
    expect(unknown('Sở KH&CN dùng ABCD.')).toEqual([expect.stringContaining('"ABCD"')]);
  });

  it('are not seen in titles in capitals, Roman numbers or numbers of documents', () => {
    expect(unknown('**SỞ KHOA HỌC VÀ CÔNG NGHỆ** II. Số …/XYZ-ABC, 826/QĐ-BTTTT')).toEqual([]);
  });
});

describe('claims', () => {
  it.each(['Phí là 50.000 đồng.', 'Có 25% doanh nghiệp.', 'Từ ngày 01/7/2025.', 'Theo Điều 7.'])(
    'need a source: %s',
    (claim) => {
      expect(unsourcedClaimFaults(page(claim))).toHaveLength(1);
      expect(unsourcedClaimFaults(page(claim.replace('.', '[^1].')))).toEqual([]);
    },
  );

  it('in a table may share the source of their section', () => {
    expect(unsourcedClaimFaults(page('## A\n\nTheo bảng[^1].\n\n| 50.000 đồng |'))).toEqual([]);
    expect(unsourcedClaimFaults(page('## A\n\nTheo bảng[^1].\n\n## B\n\n| 50.000 đồng |'))).toHaveLength(1);
  });

  it('need none where they are marked as a proposal, or are the day of review', () => {
    expect(unsourcedClaimFaults(page('<DeXuat>\n\nPhí 50.000 đồng.\n\n</DeXuat>'))).toEqual([]);
    expect(unsourcedClaimFaults(page('Phí 50.000 đồng.', 'status: proposal'))).toEqual([]);
    expect(unsourcedClaimFaults(page('Kiểm tra ngày 22/11/2026.'))).toEqual([]);
  });
});

describe('documents and days', () => {
  const old = data('can-cu', 'number: 20/2023/TT-BTC\nstate: replaced\nreplacedBy: moi');
  const cites = 'status: sourced\nsources:\n  - thu';

  it('a replaced document is not cited as if it stood', () => {
    expect(replacedSourceFaults(page('Theo thông tư[^1].', cites), [old])).toHaveLength(1);
    expect(replacedSourceFaults(page('Áp dụng đến hết ngày 31/12/2025[^1].', cites), [old])).toEqual([]);
    expect(replacedSourceFaults(page('Theo thông tư[^1].', `${cites}\n  - moi`), [old])).toEqual([]);
  });

  it('nothing is reviewed or changed tomorrow', () => {
    expect(dayFaults(page('', 'reviewedOn: 2026-11-23'), '2026-11-22')).toHaveLength(1);
    expect(dayFaults(page('', 'changes:\n  - on: 2026-12-01\n    what: x'), '2026-11-22')).toHaveLength(1);
    expect(dayFaults(page('', 'reviewedOn: 2026-11-22'), '2026-11-22')).toEqual([]);
  });

  it('what has run out is read again', () => {
    const expired = 'validTo: 2026-11-21\nreviewedOn: 2026-11-20';
    expect(validityFaults(page('', expired), '2026-11-22')).toHaveLength(1);
    expect(validityFaults(page('', expired), '2026-11-21')).toEqual([]);
    expect(validityFaults(data('don-vi', 'validTo: 2025-06-30'), '2026-11-22')).toEqual([]);
    expect(validityFaults(page('', 'validTo: 2026-11-21\nreviewedOn: 2026-11-22'), '2026-11-22')).toEqual([]);
    expect(
      validityFaults(data('can-cu', 'state: inForce\neffectiveTo: 2025-12-31'), '2026-11-22'),
    ).toHaveLength(1);
  });
});

describe('keywords, titles and length', () => {
  it('find a repeated keyword, one like the title, two in one line and too many', () => {
    const keywords = (...words: string[]) =>
      page('', `keywords:\n${words.map((word) => `  - ${word}`).join('\n')}`);
    expect(keywordFaults(keywords('phí', 'Phí'))).toHaveLength(1);
    expect(keywordFaults(keywords('trang thu'))).toHaveLength(1);
    expect(keywordFaults(keywords('phí, giá'))).toHaveLength(1);
    expect(
      keywordFaults(keywords(...Array.from({ length: 11 }, (_, index) => `từ ${String(index)}`))),
    ).toHaveLength(1);
    expect(keywordFaults(keywords('lệ phí'))).toEqual([]);
  });

  it('find a code in the title', () => {
    const titled = (title: string) =>
      contentFile('content/cam-nang/a/thu.mdx', `---\ntitle: ${title}\ncode: A\n---\n\n`);
    expect(titleFaults(titled('Mục A. Kế hoạch'))).toHaveLength(1);
    expect(titleFaults(titled('Kế hoạch'))).toEqual([]);
  });

  it('measure guidance without its sample documents', () => {
    const words = (count: number) => 'chữ '.repeat(count).trim();
    expect(lengthFaults(page(words(499)))).toHaveLength(1);
    expect(lengthFaults(page(words(500)))).toEqual([]);
    expect(lengthFaults(page(words(1201)))).toHaveLength(1);
    expect(
      lengthFaults(page(`${words(500)}\n\n<DeXuat title="DỰ THẢO x">\n\n${words(900)}\n\n</DeXuat>`)),
    ).toEqual([]);
  });
});

describe('prose', () => {
  it('leaves out footnotes, lone components and rules of tables', () => {
    const kinds = proseOf('## A\n\n| a |\n| --- |\n| b |\n\n<LichNop />\n\n- c\n\n[^1]: d').map(
      ({ kind }) => kind,
    );
    expect(kinds).toEqual(['heading', 'row', 'row', 'item']);
  });

  it('takes out nested quotations', () => {
    expect(withoutQuotes('Tên “một “hai” ba” bốn')).toBe('Tên  bốn');
  });

  it('keeps a footnote with its sentence', () => {
    const [line] = proseOf('Câu một[^1]. Câu hai.');
    expect(line && sentencesOf(line)).toEqual(['Câu một[^1].', 'Câu hai.']);
  });
});
