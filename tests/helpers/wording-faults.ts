import { wordsOf } from '#src/handbook/counts.ts';
import { formatDay, type Day } from '#src/lib/dates.ts';
import { fold } from '#src/lib/text.ts';
import type { Fault } from './content-faults.ts';
import { isPage, stringsOf, valueOf, type ContentFile } from './content-files.ts';
import { plainText } from './markdown.ts';
import { proseOf, sentencesOf, withoutQuotes, type ProseLine } from './prose.ts';

/** What an editor would mark in the text itself: names, abbreviations, sources, validity, keywords, length. */

function textOf(entry: ContentFile, key: string): string {
  const value = valueOf(entry, key);
  // The reader of YAML makes a Date of a day without quotes.
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === 'string' ? value : '';
}

function quotedWholly(line: ProseLine): boolean {
  return line.inside.some((tag) => tag.startsWith('<TrichDan'));
}

function excerpt(text: string): string {
  const plain = plainText(text);
  return plain.length > 90 ? `${plain.slice(0, 90)}…` : plain;
}

// ---------------------------------------------------------------------------------------------- names of the past

interface Names {
  readonly names: Readonly<Record<string, string>>;
}

/** Names no longer in use → what to write today, from the settings, the terms and the units. */
export function retiredNames({ names }: Names, entries: readonly ContentFile[]): Map<string, string> {
  const retired = new Map<string, string>();
  for (const office of ['ministry', 'department']) {
    retired.set(names[`${office}Former`] ?? '', names[office] ?? '');
  }
  for (const entry of entries.filter(({ collection }) => collection === 'thuat-ngu')) {
    const term = textOf(entry, 'term');
    const aliases = stringsOf(valueOf(entry, 'aliases'));
    // An office's other names are its former ones: "Sở TTTT" beside "Sở Khoa học và Công nghệ".
    const present = Object.values(names).includes(term) ? term : '';
    const [kind = ''] = term.split(' ');
    if (present) {
      for (const alias of aliases.filter((name) => name.startsWith(`${kind} `))) retired.set(alias, present);
    }
    if (valueOf(entry, 'retired') === true) {
      for (const name of [term, ...aliases]) retired.set(name, 'xem bảng thuật ngữ');
    }
  }
  retired.delete('');
  return retired;
}

/** A sentence that says it speaks of the past, rules the name out, or names the office that issued a document then. */
const SPEAKS_OF_THE_PAST =
  /(?<!\p{L})(?:nay|trước|cũ|khi còn|khi đó|không|đừng|trừ khi)(?!\p{L})|BTTTT|theo công văn|Trong công văn/iu;

export function retiredNameFaults(entry: ContentFile, retired: ReadonlyMap<string, string>): Fault[] {
  // A row that sets the old name beside the present one is the very help this check asks for.
  const explains = ({ kind, text }: ProseLine) =>
    kind === 'row' && /KH&CN|Khoa học và Công nghệ|phường, đặc khu/u.test(text);
  return proseOf(entry.body)
    .filter((line) => !quotedWholly(line) && !explains(line))
    .flatMap((line) => sentencesOf(line))
    .filter((sentence) => !SPEAKS_OF_THE_PAST.test(sentence))
    .flatMap((sentence) => {
      const outside = withoutQuotes(plainText(sentence)).toLocaleLowerCase('vi');
      return [...retired]
        .filter(([name]) =>
          new RegExp(`(?<!\\p{L})${RegExp.escape(name.toLocaleLowerCase('vi'))}(?!\\p{L})`, 'u').test(
            outside,
          ),
        )
        .map(([name, present]) => ({
          file: entry.file,
          found: `tên cũ "${name}" trong câu "${excerpt(sentence)}"`,
          expected: `tên hiện nay (${present})`,
          mend: 'đổi sang tên hiện nay, hoặc nói rõ đó là tên trước đây',
        }));
    });
}

// -------------------------------------------------------------------------------------------------- abbreviations

/** What every reader knows as a word or a name, and a glossary would only lengthen. */
const EVERYDAY = new Set(['AA', 'GB', 'HCM', 'LED', 'PDF', 'SMS', 'TM', 'TP']);

export function knownAbbreviations(entries: readonly ContentFile[]): Set<string> {
  const written = entries
    .filter(({ collection }) => collection === 'thuat-ngu')
    .flatMap((entry) => [
      textOf(entry, 'term'),
      textOf(entry, 'abbreviation'),
      ...stringsOf(valueOf(entry, 'aliases')),
    ]);
  return new Set(written.flatMap((text) => text.match(/[A-ZĐ][A-ZĐ&]+/gu) ?? []));
}

/** Titles in capitals ("KẾ HOẠCH") and numbers of documents ("KH-UBND", "826/QĐ-BTTTT") need no explanation. */
function abbreviationsOf(text: string): string[] {
  const running = text
    .replace(/\S*[/-]\S*/gu, ' ')
    .replace(/\p{Lu}*(?=[^A-ZĐ])\p{Lu}\p{Lu}*(?!\p{Ll})/gu, '¤')
    .replace(/(?:(?<!\p{L})[A-ZĐ]+ )*¤(?: (?:¤|[A-ZĐ]+(?![\p{L}&])))*/gu, ' ');
  return (running.match(/(?<![\p{L}\p{N}.@&])[A-ZĐ][A-ZĐ&]+(?![\p{L}\p{N}@]|\.\p{L})/gu) ?? []).filter(
    (word) => !/^[IVX]+$/u.test(word),
  );
}

export function abbreviationFaults(entry: ContentFile, known: ReadonlySet<string>): Fault[] {
  const lines = proseOf(entry.body).filter((line) => !quotedWholly(line));
  const words = lines.flatMap((line) => abbreviationsOf(plainText(line.text)));
  return [...new Set(words)]
    .filter((word) => !known.has(word) && !EVERYDAY.has(word))
    .map((word) => ({
      file: entry.file,
      found: `chữ viết tắt "${word}" chưa có trong bảng thuật ngữ`,
      expected: 'chữ viết tắt được giải thích một lần ở bảng thuật ngữ',
      mend: `viết đủ chữ, hoặc thêm tệp vào content/thuat-ngu/ có "abbreviation: ${word}"`,
    }));
}

// -------------------------------------------------------------------------------------------------------- sources

/** What only a source can know: an amount, a share, a day, an article of a law. */
const CLAIM = /\d[\d.]* đồng|\d ?%|(?<![\d/])\d{1,2}\/\d{1,2}\/20\d\d|(?<!\p{L})Điều \d/u;

/**
 * On a page that says "Có nguồn", each claim carries a footnote: in its own paragraph, or for an item or a row anywhere
 * in its section. What stands in `<DeXuat>` is marked already; the page's own day of review needs no source.
 */
export function unsourcedClaimFaults(entry: ContentFile): Fault[] {
  if (textOf(entry, 'status') !== 'sourced') return [];
  const lines = proseOf(entry.body);
  const cited = new Set(lines.filter((line) => line.text.includes('[^')).map((line) => line.section));
  const reviewed = formatDay(textOf(entry, 'reviewedOn'));
  return lines
    .filter((line) => line.kind !== 'heading' && !line.text.includes('[^'))
    .filter((line) => !line.inside.some((tag) => /^<(?:DeXuat|TrichDan|DanhMucKiemTra)/u.test(tag)))
    .filter((line) => CLAIM.test(line.text.replaceAll(reviewed, '')))
    .filter((line) => line.kind === 'paragraph' || !cited.has(line.section))
    .map((line) => ({
      file: entry.file,
      found: `khẳng định không có chú thích nguồn: "${excerpt(line.text)}" (dòng ${String(line.line)} của phần nội dung)`,
      expected: 'mỗi số tiền, tỷ lệ, ngày, điều khoản có một chú thích [^…]',
      mend: 'thêm chú thích, đưa vào khối DeXuat, hoặc đổi thành hộp ChoXacNhan',
    }));
}

/** Whoever cites a document that no longer stands says so, or cites what replaced it. */
export function replacedSourceFaults(entry: ContentFile, entries: readonly ContentFile[]): Fault[] {
  const cited = stringsOf(valueOf(entry, 'sources'));
  return entries
    .filter((source) => source.collection === 'can-cu' && cited.includes(source.id))
    .filter((source) => ['replaced', 'expired'].includes(textOf(source, 'state')))
    .filter((source) => !cited.includes(textOf(source, 'replacedBy')))
    .filter(() => !/đến hết|thay thế|được thay|hết hiệu lực/u.test(entry.text))
    .map((source) => ({
      file: entry.file,
      found: `dẫn ${textOf(source, 'number') || source.id}, văn bản không còn hiệu lực, mà không nói điều đó`,
      expected: 'nói rõ thời hạn, hoặc dẫn thêm văn bản thay thế',
      mend: `thêm câu nêu thời hạn, hoặc dẫn "${textOf(source, 'replacedBy')}"`,
    }));
}

// ----------------------------------------------------------------------------------------------------------- days

const DAYS_OF_THE_PAST = ['reviewedOn', 'checkedOn', 'confirmedOn', 'issuedOn'] as const;

export function dayFaults(entry: ContentFile, today: Day): Fault[] {
  const changes = valueOf(entry, 'changes');
  const changed = Array.isArray(changes)
    ? changes.map((change: unknown) => {
        const on: unknown = typeof change === 'object' && change !== null ? Reflect.get(change, 'on') : '';
        return { key: 'changes.on', day: on instanceof Date ? on.toISOString().slice(0, 10) : String(on) };
      })
    : [];
  return [...DAYS_OF_THE_PAST.map((key) => ({ key, day: textOf(entry, key) })), ...changed]
    .filter(({ day }) => day > today)
    .map(({ key, day }) => ({
      file: entry.file,
      found: `trường ${key} là ngày ${day}, chưa đến`,
      expected: `ngày không sau hôm nay (${today})`,
      mend: 'ghi ngày việc đó đã thật sự diễn ra',
    }));
}

/** A page whose validity has run out is read again; a document past its end is not called in force. */
export function validityFaults(entry: ContentFile, today: Day): Fault[] {
  const validTo = textOf(entry, 'validTo');
  const reviewedOn = textOf(entry, 'reviewedOn');
  const faults: Fault[] = [];
  // Former units end too, and stay as they are: only what is reviewed can be overdue.
  if (reviewedOn && validTo && validTo < today && reviewedOn <= validTo) {
    faults.push({
      file: entry.file,
      found: `nội dung hết hiệu lực sau ngày ${validTo}, từ đó chưa ai rà soát`,
      expected: 'nội dung được rà soát lại sau khi hết hiệu lực',
      mend: 'sửa nội dung rồi đổi validTo, hoặc giữ làm tư liệu và cập nhật reviewedOn',
    });
  }
  const effectiveTo = textOf(entry, 'effectiveTo');
  if (textOf(entry, 'state') === 'inForce' && effectiveTo && effectiveTo < today) {
    faults.push({
      file: entry.file,
      found: `trạng thái "Còn hiệu lực" trong khi văn bản hết hiệu lực sau ngày ${effectiveTo}`,
      expected: 'trạng thái "Đã bị thay thế" hoặc "Hết hiệu lực"',
      mend: 'đổi trường state, và nêu văn bản thay thế nếu có',
    });
  }
  return faults;
}

// ------------------------------------------------------------------------------------------------ keywords, titles

const MOST_KEYWORDS = 10;

export function keywordFaults(entry: ContentFile): Fault[] {
  const keywords = stringsOf(valueOf(entry, 'keywords'));
  const title = textOf(entry, 'title') || textOf(entry, 'question');
  const folded = keywords.map(fold);
  const fault = (found: string, expected: string, mend: string): Fault => ({
    file: entry.file,
    found,
    expected,
    mend,
  });
  return [
    ...keywords
      .filter((_, index) => folded.indexOf(folded[index] ?? '') !== index)
      .map((word) => fault(`từ khóa "${word}" lặp lại`, 'mỗi từ khóa một lần', 'bỏ bớt một')),
    ...keywords
      .filter((word) => fold(word) === fold(title))
      .map((word) =>
        fault(
          `từ khóa "${word}" trùng tiêu đề`,
          'cách gọi khác với tiêu đề',
          'bỏ đi: tiêu đề vốn đã được tìm',
        ),
      ),
    ...keywords
      .filter((word) => /[,;]/u.test(word) || word.length < 2)
      .map((word) =>
        fault(`từ khóa "${word}"`, 'mỗi dòng một từ khóa, từ hai chữ cái', 'tách thành nhiều dòng'),
      ),
    ...(keywords.length > MOST_KEYWORDS
      ? [
          fault(
            `${String(keywords.length)} từ khóa`,
            `nhiều nhất ${String(MOST_KEYWORDS)}`,
            'giữ những cách gọi người đọc thật sự gõ',
          ),
        ]
      : []),
  ];
}

/** The layout prints the code before the title: a title that carries it would show it twice. */
export function titleFaults(entry: ContentFile): Fault[] {
  const title = textOf(entry, 'title');
  const code = textOf(entry, 'code');
  if (!isPage(entry) || code === '' || !/^(?:Mục [A-Z]|Phụ lục|PL|[A-Z]\.\d)/u.test(title)) return [];
  return [
    {
      file: entry.file,
      found: `tiêu đề "${title}" lặp lại mã mục "${code}"`,
      expected: 'tiêu đề không có mã: trang tự in mã trước tiêu đề',
      mend: 'bỏ phần mã khỏi tiêu đề',
    },
  ];
}

// --------------------------------------------------------------------------------------------------------- length

const LENGTH = { least: 500, most: 1200 } as const;

/** Guidance of sections A–D: long enough to act on, short enough to read. A sample document in full does not count. */
export function lengthFaults(entry: ContentFile): Fault[] {
  if (entry.collection !== 'cam-nang' || /(?:^|\/)index$/u.test(entry.id)) return [];
  const samples = proseOf(entry.body)
    .filter((line) => line.inside.some((tag) => tag.startsWith('<DeXuat title="DỰ THẢO')))
    .map((line) => line.text);
  // A page that hands out a model document is judged by its guidance alone where it is long, by all of it where short.
  const all = wordsOf(entry.body);
  const guidance = all - wordsOf(samples.join('\n'));
  if (all >= LENGTH.least && guidance <= LENGTH.most) return [];
  const words = all < LENGTH.least ? all : guidance;
  return [
    {
      file: entry.file,
      found: `${String(words)} chữ`,
      expected: `từ ${String(LENGTH.least)} đến ${String(LENGTH.most)} chữ, không kể văn bản mẫu`,
      mend: words < LENGTH.least ? 'thêm bước, ví dụ, điều cần tránh' : 'tách trang hoặc bỏ ý lặp',
    },
  ];
}
