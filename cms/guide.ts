import type { ContentComponent } from '#src/schemas/components.ts';
import type { Shape } from '#src/schemas/shape.ts';
import { previewOf } from './component-preview.ts';
import { editorComponentOf } from './editor-components.ts';

/** What the editors' guide (/bien-tap/) shows, from the same definitions as the CMS itself. */

export interface FieldRow {
  readonly label: string;
  readonly required: boolean;
  /** What is entered there, in words. */
  readonly entry: string;
  readonly hint: string;
}

/** The fields of a collection's entries, in the order of the form. */
export function fieldRowsOf(shape: Shape): FieldRow[] {
  const required = new Set(shape.required ?? []);
  return Object.entries(shape.properties ?? {}).map(([name, property]) => ({
    label: property.title ?? name,
    required: required.has(name),
    entry: entryOf(property),
    hint: property.description ?? '',
  }));
}

function entryOf(shape: Shape): string {
  const { control, type, items, enum: values = [], labels = {}, minimum, maximum } = shape;
  switch (control) {
    case 'day':
      return 'ngày/tháng/năm';
    case 'choice':
      return `chọn một: ${values.map((value) => labels[value] ?? value).join('; ')}`;
    case 'reference':
      return 'chọn từ danh sách';
    case 'file':
    case 'image':
      return 'tệp tải lên';
    case 'markdown':
      return 'đoạn văn có chữ đậm, danh sách, đường dẫn';
    case 'paragraph':
      return withLength('đoạn văn', shape);
    default:
      break;
  }
  if (type === 'array' && items) return `nhiều mục, mỗi mục: ${entryOf(items)}`;
  if (type === 'object')
    return Object.values(shape.properties ?? {})
      .map(({ title = '' }) => title.toLocaleLowerCase('vi'))
      .join(', ');
  if (type === 'boolean') return 'bật hoặc tắt';
  if (type === 'integer' || type === 'number') {
    const limited = minimum !== undefined && maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER;
    return limited ? `số, từ ${minimum} đến ${maximum}` : 'số';
  }
  return withLength('một dòng', shape);
}

function withLength(what: string, { maxLength }: Shape): string {
  return maxLength === undefined ? what : `${what}, đến ${maxLength} ký tự`;
}

/** Values that show what a component is for. */
const EXAMPLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ChoXacNhan: {
    item: 'Hạn nộp khi ngày 25 là ngày nghỉ',
    question: 'Ngày 25 rơi vào ngày nghỉ thì hạn nộp lùi sang ngày nào?',
  },
  LuuY: {
    type: 'warning',
    title: 'Đừng gửi mã truy cập qua nhóm chung',
    children: 'Mã truy cập của đơn vị chỉ gửi cho cán bộ nhập số liệu.',
  },
  DeXuat: {
    title: 'Chia việc theo tuần',
    children: '- Tuần 1: rà soát số liệu.\n- Tuần 2: trình lãnh đạo duyệt.',
  },
  TrichDan: { source: 'qd-826-2024', place: 'Điều 1', children: 'Chép đúng từng chữ đoạn cần trích.' },
  DanhMucKiemTra: {
    id: 'truoc-khi-nop',
    title: 'Trước khi nộp số liệu',
    children: '- Đã có mã truy cập.\n- Số liệu đã được duyệt.',
  },
  NutBam: { href: '/bao-cao-thang/', label: 'Nộp số liệu tháng' },
  BieuMau: { form: 'so-lieu-thang' },
  TuDienChiTieu: { form: 'so-lieu-thang' },
  CanBoPhuTrach: { region: 'bac' },
  BangDonVi: { region: 'trung' },
  BangHoiDap: { audience: 'citizen' },
};

export interface ComponentExample {
  readonly source: string;
  /** Safe markup. */
  readonly look: string;
}

/** A component filled with an example: how it stands in the file and how it looks. */
export function exampleOf(component: ContentComponent): ComponentExample {
  const values = EXAMPLES[component.tag] ?? {};
  return { source: editorComponentOf(component).toBlock(values), look: previewOf(component, values) };
}
