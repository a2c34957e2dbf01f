import type * as z from 'zod';
import { addressOf, PAGE_COLLECTIONS, type PageCollection } from '#src/handbook/address.ts';
import { nfc } from '#src/lib/text.ts';
import type { ContentComponent } from '#src/schemas/components.ts';
import { vietnameseMessage } from '#src/schemas/explain.ts';
import { shapeOf, type Shape } from '#src/schemas/shape.ts';
import { fileFormatOf } from './file-format.ts';

/** What exists on the site, so that nothing is saved that points at nothing. */
export interface Directory {
  /** Collection → its entries' ids. */
  readonly ids: Readonly<Record<string, readonly string[]>>;
  /** Every address of the site, with its title where it is a page of content. */
  readonly addresses: Readonly<Record<string, string>>;
}

/** An entry about to be saved. */
export interface Draft {
  readonly kind: 'mdx' | 'yaml';
  readonly schema: z.ZodType;
  readonly data: Record<string, unknown>;
  /** What may stand in its prose. */
  readonly components: readonly ContentComponent[];
  /** Its own address, where it is a page that exists already. */
  readonly address?: string | undefined;
}

/** Made by the receiver of figures, not by the build. */
const SERVED = ['/quan-ly/', '/healthz'];

/** Every reason not to save, as Vietnamese sentences that say what to do; none when all is well. */
export function refusalsOf(draft: Draft, directory: Directory): string[] {
  const shape = shapeOf(draft.schema);
  // What would stand in the file is what is checked: empty fields are gone, text is NFC.
  const format = fileFormatOf(draft.kind, shape);
  const { body = '', ...data } = format.fromFile(format.toFile(draft.data));
  const prose = typeof body === 'string' ? body : '';
  return [
    ...schemaRefusals(draft.schema, shape, data),
    ...referenceRefusals(shape, data, directory),
    ...titleRefusals(draft, data, directory),
    ...componentRefusals(prose, draft.components, directory),
    ...linkRefusals(prose, directory),
    ...footnoteRefusals(prose),
  ];
}

function schemaRefusals(schema: z.ZodType, shape: Shape, data: unknown): string[] {
  const { error } = schema.safeParse(data, { error: vietnameseMessage });
  return (error?.issues ?? []).map(({ path, message }) => `${labelOf(shape, path)}: ${message}`);
}

/** `Các trường, mục 3, Nhãn`: where an issue lies, in the words of the form. */
function labelOf(shape: Shape, path: readonly PropertyKey[]): string {
  let here: Shape | undefined = shape;
  const words = path.map((step) => {
    here = typeof step === 'number' ? here?.items : here?.properties?.[String(step)];
    return typeof step === 'number' ? `mục ${step + 1}` : (here?.title ?? String(step));
  });
  return words.length > 0 ? words.join(', ') : 'Cả mục';
}

function referenceRefusals(shape: Shape, value: unknown, directory: Directory): string[] {
  if (Array.isArray(value)) {
    const { items } = shape;
    return items ? value.flatMap((item) => referenceRefusals(items, item, directory)) : [];
  }
  if (typeof value === 'string') {
    const { control, collection, title = collection } = shape;
    const missing = control === 'reference' && collection && !directory.ids[collection]?.includes(value);
    return missing ? [`${title ?? ''}: ${missingEntry(value)}`] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(shape.properties ?? {}).flatMap(([key, property]) =>
    referenceRefusals(property, (value as Record<string, unknown>)[key], directory),
  );
}

function missingEntry(id: string): string {
  return `không có mục "${id}". Chọn lại từ danh sách; nếu mục vừa được công bố, chờ trang dựng lại rồi lưu lần nữa.`;
}

function titleRefusals(
  { address }: Draft,
  { title }: Record<string, unknown>,
  directory: Directory,
): string[] {
  if (typeof title !== 'string') return [];
  const same = Object.entries(directory.addresses).find(
    ([other, otherTitle]) => other !== address && otherTitle !== '' && sameText(otherTitle, title),
  );
  return same ? [`Tiêu đề: trùng với trang ${same[0]}. Đặt tiêu đề khác để người đọc phân biệt được.`] : [];
}

function sameText(one: string, other: string): boolean {
  return nfc(one).toLocaleLowerCase('vi') === nfc(other).toLocaleLowerCase('vi');
}

const TAG = /<(\/?)([A-Z][A-Za-z]*)((?:\s+[a-zA-Z]+="[^"]*")*)\s*(\/?)>/g;
const STRAY_MARKUP = /(?<!\\)(?:\{|<(?!\/?[A-Z]))/;

/** Prose without code, in which anything may stand. */
function withoutCode(prose: string): string {
  return prose.replace(/^(`{3,})[^\n]*\n[\s\S]*?^\1$/gm, '').replace(/(`+)[^`](?:[\s\S]*?[^`])?\1(?!`)/g, '');
}

function componentRefusals(
  prose: string,
  components: readonly ContentComponent[],
  directory: Directory,
): string[] {
  const text = withoutCode(prose);
  const open: string[] = [];
  const refusals: string[] = [];
  for (const [, closing, tag = '', attributes = '', selfClosing] of text.matchAll(TAG)) {
    const component = components.find((each) => each.tag === tag);
    if (!component) {
      refusals.push(
        `Nội dung: thành phần <${tag}> không có hoặc không dùng được ở đây. Chèn thành phần từ nút dấu cộng trên thanh công cụ.`,
      );
    } else if (closing) {
      if (open.pop() !== tag)
        refusals.push(`Nội dung: thẻ </${tag}> không đi với thẻ mở nào. Xóa đoạn đó rồi chèn lại.`);
    } else {
      if (!selfClosing) open.push(tag);
      refusals.push(...attributeRefusals(component, attributes, directory));
    }
  }
  for (const tag of open) refusals.push(`Nội dung: <${tag}> chưa được đóng. Xóa đoạn đó rồi chèn lại.`);
  if (STRAY_MARKUP.test(text.replace(TAG, ''))) {
    refusals.push(
      'Nội dung: có dấu { hoặc < mà trang sẽ hiểu là mã. Xóa dấu đó rồi gõ lại trong trình soạn thảo.',
    );
  }
  return refusals;
}

function attributeRefusals(component: ContentComponent, text: string, directory: Directory): string[] {
  const given = new Map(
    [...text.matchAll(/([a-zA-Z]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
  return component.attributes.flatMap(({ name, label, required, options, collection }) => {
    const value = given.get(name) ?? '';
    const where = `Thành phần "${component.label}", ${label}`;
    if (value === '') return required ? [`${where}: bắt buộc nhưng chưa có; hãy bổ sung.`] : [];
    if (options && !(value in options)) return [`${where}: cần chọn một giá trị có trong danh sách.`];
    if (collection && !directory.ids[collection]?.includes(value))
      return [`${where}: ${missingEntry(value)}`];
    if (name === 'href') return addressRefusals(where, value, directory);
    return [];
  });
}

function linkRefusals(prose: string, directory: Directory): string[] {
  const links = [...withoutCode(prose).matchAll(/\]\(([^)\s]+)/g)].map(([, target = '']) => target);
  return [...new Set(links)].flatMap((target) => addressRefusals('Nội dung', target, directory));
}

function addressRefusals(where: string, target: string, directory: Directory): string[] {
  if (/^(?:https?:\/\/|mailto:|tel:|#)/.test(target)) return [];
  if (!target.startsWith('/') || target.startsWith('//')) {
    return [
      `${where}: đường dẫn "${target}" chưa đúng. Viết https://… cho trang ngoài, hoặc /cam-nang/… cho trang của cẩm nang.`,
    ];
  }
  const address = target.replace(/[?#].*$/, '');
  const isFile = /\.[a-z0-9]+$/i.test(address);
  const exists =
    isFile || address in directory.addresses || SERVED.some((served) => address.startsWith(served));
  return exists
    ? []
    : [`${where}: không có trang ${address}. Mở trang cần dẫn, chép đúng địa chỉ, kể cả dấu / ở cuối.`];
}

function footnoteRefusals(prose: string): string[] {
  const text = withoutCode(prose);
  const defined = new Set([...text.matchAll(/^\[\^([^\]\s]+)\]:/gm)].map(([, name = '']) => name));
  const used = new Set([...text.matchAll(/\[\^([^\]\s]+)\](?!:)/g)].map(([, name = '']) => name));
  return [
    ...[...used]
      .filter((name) => !defined.has(name))
      .map((name) => `Nội dung: chú thích [^${name}] chưa có lời. Thêm một dòng "[^${name}]: …" ở cuối.`),
    ...[...defined]
      .filter((name) => !used.has(name))
      .map(
        (name) =>
          `Nội dung: dòng "[^${name}]:" không có chỗ nào dẫn tới. Thêm [^${name}] vào câu, hoặc xóa dòng đó.`,
      ),
  ];
}

/** The address of a page's file, `content/cam-nang/a/quy-trinh.mdx`; undefined for anything else. */
export function addressOfPath(path: string): string | undefined {
  const [, collection = '', id = ''] = /^content\/([^/]+)\/(.+)\.mdx$/.exec(path) ?? [];
  const isPage = (PAGE_COLLECTIONS as readonly string[]).includes(collection);
  return isPage ? addressOf(collection as PageCollection, id) : undefined;
}
