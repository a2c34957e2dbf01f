import path from 'node:path';
import type * as z from 'zod';
import { indicatorAnchor } from '#src/forms/fields.ts';
import { Problem } from '#src/lib/problem.ts';
import { nfc } from '#src/lib/text.ts';
import { COLLECTIONS } from '#src/schemas/collections.ts';
import { CONTENT_COMPONENTS } from '#src/schemas/components.ts';
import { parseOrExplain } from '#src/schemas/explain.ts';
import { addressOfFile, isPage, stringsOf, valueOf, type ContentFile } from './content-files.ts';
import { footnotesOf, headingIdsOf, linksOf, strayMarkupOf, tagsOf } from './markdown.ts';

/** What is wrong in a content file, for the editor who has to mend it. */
export interface Fault {
  readonly file: string;
  readonly found: string;
  readonly expected: string;
  readonly mend: string;
}

export function sentenceOf(fault: Fault): string {
  return `${fault.file}: thấy ${fault.found}; cần ${fault.expected}. Cách sửa: ${fault.mend}.`;
}

const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u;

/** The file as such: its name, its encoding, its ending. */
export function fileFaults(file: string, text: string): Fault[] {
  const faults: Fault[] = [];
  const name = path.posix.basename(file).replace(/\.[a-z]+$/u, '');
  const folders = path.posix.dirname(file).split('/').slice(1);
  for (const part of [...folders, name].filter((segment) => !KEBAB.test(segment))) {
    faults.push({
      file,
      found: `tên tệp hoặc thư mục "${part}"`,
      expected: 'chữ thường không dấu, nối bằng gạch ngang',
      mend: 'đổi tên, ví dụ "Kế hoạch.mdx" thành "ke-hoach.mdx"',
    });
  }
  const composed = nfc(text);
  if (composed !== text) {
    let at = 0;
    while (composed.charAt(at) === text.charAt(at)) at += 1;
    const near = composed.slice(Math.max(0, at - 15), at + 15).replaceAll('\n', ' ');
    faults.push({
      file,
      found: `chữ có dấu ở dạng tổ hợp, gần "${near}"`,
      expected: 'Unicode dựng sẵn (NFC)',
      mend: 'gõ lại chữ đó bằng bộ gõ Unicode dựng sẵn hoặc chạy npm run content:format',
    });
  }
  if (text.includes('\r')) {
    faults.push({
      file,
      found: 'xuống dòng kiểu Windows',
      expected: 'xuống dòng LF',
      mend: 'lưu lại tệp với "LF"',
    });
  }
  if (text.startsWith('\uFEFF')) {
    faults.push({
      file,
      found: 'dấu BOM ở đầu tệp',
      expected: 'UTF-8 không BOM',
      mend: 'lưu lại là "UTF-8"',
    });
  }
  const [alias] = (file.endsWith('.yaml') && /^.*: [&*]\w+$/mu.exec(text)) || [];
  if (alias !== undefined) {
    faults.push({
      file,
      found: `viết tắt YAML "${alias.trim()}"`,
      expected: 'mỗi mục viết đủ, như trình biên tập ghi ra',
      mend: 'chép đủ nội dung vào từng chỗ, bỏ dấu & và *',
    });
  }
  if (!text.endsWith('\n') || text.endsWith('\n\n')) {
    faults.push({
      file,
      found: 'tệp không kết thúc bằng đúng một dấu xuống dòng',
      expected: 'một dấu xuống dòng ở cuối tệp',
      mend: 'thêm hoặc bớt dòng trống ở cuối',
    });
  }
  return faults;
}

export function schemaFaults(entry: ContentFile): Fault[] {
  const collection = COLLECTIONS.find((candidate) => candidate.folder === entry.collection);
  if (!collection) return [];
  if (!entry.file.endsWith(`.${collection.format}`)) {
    return [
      {
        file: entry.file,
        found: 'tệp có đuôi lạ trong thư mục này',
        expected: `tệp .${collection.format}`,
        mend: 'đổi đuôi tệp hoặc chuyển tệp sang thư mục khác',
      },
    ];
  }
  if (entry.data === undefined) {
    return [
      {
        file: entry.file,
        found: 'phần khai báo (YAML) không đọc được',
        expected: 'mỗi dòng "khóa: giá trị", giữa hai dòng --- nếu là trang',
        mend: 'so với một tệp khác cùng thư mục, chú ý dấu hai chấm và thụt dòng',
      },
    ];
  }
  try {
    parseOrExplain(collection.schema as z.ZodType, entry.data, entry.file);
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const fields = error.sentence
      .split('\n')
      .slice(1)
      .map((text) => text.replace(/^\s*- /u, '').replace(/\.$/u, ''));
    return fields.map((found) => ({
      file: entry.file,
      found,
      expected: `đúng khuôn của "${collection.labelSingular}"`,
      mend: 'sửa trường nêu trên',
    }));
  }
}

interface SchemaNode {
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
}

/** The schema below optional, default and similar wrappings. */
function unwrap(schema: z.ZodType): z.ZodType {
  const { innerType } = schema.def as { innerType?: z.ZodType };
  return innerType && schema.meta()?.collection === undefined ? unwrap(innerType) : schema;
}

/** Every value that a schema says is a reference, with the collection it points into. */
function referencesOf(schema: z.ZodType, value: unknown): { collection: string; id: string }[] {
  const collection = schema.meta()?.collection;
  if (collection !== undefined) return typeof value === 'string' ? [{ collection, id: value }] : [];
  const inner = unwrap(schema);
  if (inner !== schema) return referencesOf(inner, value);
  const { shape, element } = schema as SchemaNode;
  if (element && Array.isArray(value)) return value.flatMap((item) => referencesOf(element, item));
  if (shape && typeof value === 'object' && value !== null) {
    return Object.entries(shape).flatMap(([key, part]) => referencesOf(part, Reflect.get(value, key)));
  }
  return [];
}

/** What all files together offer to point at. */
export interface Targets {
  /** `collection/id`. */
  readonly entries: ReadonlySet<string>;
  /** Address → anchors on that page; `undefined` where a page is made by code and the built site must tell. */
  readonly pages: ReadonlyMap<string, ReadonlySet<string> | undefined>;
}

/** Anchors that a component brings along: the ids of what it lists. */
function anchorsOfComponents(body: string, entries: readonly ContentFile[]): string[] {
  const listed: Record<string, string> = {
    BangVanBan: 'can-cu',
    BangThuatNgu: 'thuat-ngu',
    BangNhaDangKy: 'nha-dang-ky',
    BangHoiDap: 'hoi-dap',
    BangDonVi: 'don-vi',
    CanBoPhuTrach: 'can-bo',
  };
  return tagsOf(body).flatMap((tag) => {
    if (tag.name === 'TuDienChiTieu') {
      const form = entries.find(
        (entry) => entry.collection === 'bieu-mau' && entry.id === tag.attributes['form'],
      );
      const fields = form ? valueOf(form, 'fields') : [];
      return Array.isArray(fields)
        ? fields.flatMap((field: unknown) => {
            const id: unknown =
              typeof field === 'object' && field !== null ? Reflect.get(field, 'id') : undefined;
            return typeof id === 'string' ? [indicatorAnchor(id)] : [];
          })
        : [];
    }
    return entries.filter((entry) => entry.collection === listed[tag.name]).map((entry) => entry.id);
  });
}

export function targetsOf(entries: readonly ContentFile[], routes: readonly string[]): Targets {
  const pages = new Map<string, ReadonlySet<string> | undefined>(routes.map((route) => [route, undefined]));
  for (const entry of entries.filter(isPage)) {
    const anchors = [...headingIdsOf(entry.body), ...anchorsOfComponents(entry.body, entries)];
    // The build leads links to a former address to the present one.
    for (const address of [addressOfFile(entry), ...stringsOf(valueOf(entry, 'aliases'))]) {
      pages.set(address, new Set(anchors));
    }
  }
  for (const { collection, id } of entries)
    if (collection === 'mau-van-ban') pages.set(`/${collection}/${id}/`, undefined);
  return { entries: new Set(entries.map((entry) => `${entry.collection}/${entry.id}`)), pages };
}

function missingEntry(file: string, collection: string, id: string): Fault {
  return {
    file,
    found: `dẫn tới mục "${id}" không có trong content/${collection}/`,
    expected: 'mã của một mục có sẵn (tên tệp, không có đuôi)',
    mend: `sửa mã, hoặc thêm tệp content/${collection}/${id}.yaml`,
  };
}

export function referenceFaults(entry: ContentFile, targets: Targets): Fault[] {
  const collection = COLLECTIONS.find((candidate) => candidate.folder === entry.collection);
  if (!collection) return [];
  return referencesOf(collection.schema as z.ZodType, entry.data)
    .filter((reference) => !targets.entries.has(`${reference.collection}/${reference.id}`))
    .map((reference) => missingEntry(entry.file, reference.collection, reference.id));
}

/** Markdown and addresses that stand in the data itself: intros, notices, help links. */
function linksInData(value: unknown): string[] {
  if (typeof value === 'string') return /^\/\S*$/u.test(value) ? [value] : linksOf(value);
  if (Array.isArray(value)) return value.flatMap(linksInData);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => (key === 'aliases' ? [] : linksInData(part)));
}

function linkFault(entry: ContentFile, href: string, targets: Targets): Fault | undefined {
  const fault = (found: string, expected: string, mend: string): Fault => ({
    file: entry.file,
    found,
    expected,
    mend,
  });
  if (/^(?:https:\/\/|mailto:|tel:)/u.test(href)) return undefined;
  if (/^http:/u.test(href)) return fault(`đường dẫn ${href}`, 'https://', 'đổi http thành https');
  const [address = '', anchor] =
    href.startsWith('#') && isPage(entry) ? [addressOfFile(entry), href.slice(1)] : href.split('#');
  if (!address.startsWith('/')) {
    return fault(
      `đường dẫn "${href}"`,
      'địa chỉ bắt đầu bằng / hoặc https://',
      'viết đủ, ví dụ /cam-nang/a/',
    );
  }
  if (address.startsWith('/tep/') || /\.[a-z0-9]+$/u.test(address)) return undefined; // files: the built site tells
  if (!address.endsWith('/')) {
    return fault(`đường dẫn "${href}"`, 'địa chỉ trang kết thúc bằng /', `viết ${address}/`);
  }
  if (!targets.pages.has(address)) {
    return fault(
      `đường dẫn tới trang "${address}" không có`,
      'địa chỉ của một trang có sẵn',
      'sửa địa chỉ hoặc thêm trang',
    );
  }
  const anchors = targets.pages.get(address);
  if (anchor && anchors && !anchors.has(anchor)) {
    return fault(
      `đường dẫn tới chỗ "#${anchor}" không có trong trang ${address}`,
      'tên một đề mục của trang đó, viết không dấu, nối bằng gạch ngang',
      'sửa phần sau dấu #',
    );
  }
  return undefined;
}

export function linkFaults(entry: ContentFile, targets: Targets): Fault[] {
  return [...linksOf(entry.body), ...linksInData(entry.data)].flatMap(
    (href) => linkFault(entry, href, targets) ?? [],
  );
}

/** Only known components, with string attributes they have; nothing that MDX would run. */
export function markupFaults(entry: ContentFile, targets: Targets): Fault[] {
  const fault = (found: string, expected: string, mend: string): Fault => ({
    file: entry.file,
    found,
    expected,
    mend,
  });
  const faults = strayMarkupOf(entry.body).map((found) =>
    fault(
      `"${found}"`,
      'chỉ có Markdown và các khối trong danh mục',
      'thêm dấu \\ ngay trước < hoặc {, hoặc bỏ dòng đó',
    ),
  );
  const open: string[] = [];
  for (const tag of tagsOf(entry.body)) {
    const component = CONTENT_COMPONENTS.find((candidate) => candidate.tag === tag.name);
    if (!component) {
      faults.push(fault(`khối lạ ${tag.raw}`, 'một khối trong danh mục', 'chọn khối từ trình soạn thảo'));
      continue;
    }
    if (tag.kind === 'close') {
      if (open.pop() !== tag.name)
        faults.push(fault(`${tag.raw} không khớp`, 'mở khối nào đóng khối đó', 'sửa thẻ đóng'));
      continue;
    }
    if (tag.kind === 'open') open.push(tag.name);
    if (component.children !== (tag.kind === 'open')) {
      faults.push(
        fault(
          tag.raw,
          component.children ? 'khối có nội dung bên trong' : 'khối không có nội dung, kết thúc bằng />',
          component.children ? `thêm nội dung và </${tag.name}>` : 'viết lại thành một dòng <… />',
        ),
      );
    }
    if (!tag.wellFormed)
      faults.push(fault(tag.raw, 'thuộc tính dạng ten="chữ"', 'đặt giá trị trong ngoặc kép'));
    for (const name of Object.keys(tag.attributes)) {
      if (!component.attributes.some((attribute) => attribute.name === name)) {
        faults.push(
          fault(`thuộc tính lạ ${name} ở <${tag.name}>`, 'thuộc tính có trong danh mục', 'bỏ thuộc tính đó'),
        );
      }
    }
    for (const attribute of component.attributes) {
      const value = tag.attributes[attribute.name];
      if (value === undefined) {
        if (attribute.required) {
          faults.push(
            fault(`<${tag.name}> thiếu ${attribute.name}`, attribute.label, `thêm ${attribute.name}="…"`),
          );
        }
      } else if (attribute.options && !(value in attribute.options)) {
        const options = Object.keys(attribute.options).join(', ');
        faults.push(fault(`${attribute.name}="${value}"`, `một trong: ${options}`, 'chọn lại giá trị'));
      } else if (attribute.collection && !targets.entries.has(`${attribute.collection}/${value}`)) {
        faults.push(missingEntry(entry.file, attribute.collection, value));
      }
    }
  }
  for (const name of open) faults.push(fault(`<${name}> không được đóng`, `</${name}>`, 'thêm thẻ đóng'));
  return faults;
}

/** A claim's footnote exists, is used, and its source is listed in the page's `sources`. */
export function citationFaults(entry: ContentFile): Fault[] {
  const { used, defined } = footnotesOf(entry.body);
  const sources = new Set(stringsOf(valueOf(entry, 'sources')));
  const cited = linksOf(entry.body).flatMap(
    (href) => /^\/gioi-thieu\/can-cu-phap-ly\/#(.+)$/u.exec(href)?.[1] ?? [],
  );
  const quoted = tagsOf(entry.body).flatMap((tag) => tag.attributes['source'] ?? []);
  const fault = (found: string, expected: string, mend: string): Fault => ({
    file: entry.file,
    found,
    expected,
    mend,
  });
  return [
    ...[...used]
      .filter((name) => !defined.includes(name))
      .map((name) =>
        fault(`chú thích [^${name}] không có nội dung`, 'một dòng [^…]: ở cuối trang', 'thêm dòng đó'),
      ),
    ...defined
      .filter((name, index) => !used.has(name) || defined.indexOf(name) !== index)
      .map((name) =>
        fault(`dòng [^${name}]: thừa hoặc lặp`, 'mỗi chú thích một dòng, có chỗ dùng', 'bỏ hoặc đổi số'),
      ),
    ...[...new Set([...cited, ...quoted])]
      .filter((id) => !sources.has(id))
      .map((id) =>
        fault(`trang dẫn "${id}" mà phần sources không có`, 'mọi nguồn được dẫn', `thêm "${id}" vào sources`),
      ),
  ];
}

/** Headings start at the second level and never jump: the page's title is the first. */
export function headingFaults(entry: ContentFile): Fault[] {
  let level = 1;
  const faults: Fault[] = [];
  for (const [, marks = '', title = ''] of entry.body.matchAll(/^(#{1,6}) +(.+)$/gmu)) {
    if (marks.length === 1 || marks.length > level + 1) {
      faults.push({
        file: entry.file,
        found: `đề mục "${marks} ${title}"`,
        expected: 'đề mục đầu là ##, mỗi cấp chỉ sâu hơn cấp trước một bậc',
        mend: 'bớt hoặc thêm dấu #',
      });
    }
    level = marks.length;
  }
  return faults;
}

export function duplicateTitleFaults(entries: readonly ContentFile[]): Fault[] {
  const seen = new Map<string, string>();
  return entries.filter(isPage).flatMap((entry) => {
    const title = String(valueOf(entry, 'title')).toLocaleLowerCase('vi');
    const first = seen.get(title);
    seen.set(title, first ?? entry.file);
    return first === undefined
      ? []
      : [
          {
            file: entry.file,
            found: `tiêu đề "${title}" đã có ở ${first}`,
            expected: 'mỗi trang một tiêu đề',
            mend: 'đổi một trong hai tiêu đề',
          },
        ];
  });
}
