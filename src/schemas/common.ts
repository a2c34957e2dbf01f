import * as z from 'zod';
import { isDay } from '#src/lib/dates.ts';

/**
 * Building blocks of every content schema. `.meta({ title, description })` carries the Vietnamese label and hint from
 * which the CMS, the editors' guide and the build errors are made; `control` names the CMS control where the JSON type
 * alone does not tell it. Dates are kept as `YYYY-MM-DD` text: YAML readers that make a Date of it are undone here.
 */
export type Control =
  'line' | 'paragraph' | 'markdown' | 'day' | 'reference' | 'file' | 'image' | 'choice' | 'hidden';

declare module 'zod' {
  interface GlobalMeta {
    control?: Control;
    /** For `reference`: the name of the collection in src/schemas/collections.ts. */
    collection?: string;
    /** For `choice`: the label of each value. */
    labels?: Record<string, string>;
    /** For `file`: it lies in the folder of the entry itself, so that the value is its name alone. */
    besideEntry?: boolean;
  }
}

interface Label {
  readonly title: string;
  readonly description?: string;
}

/** One line of Vietnamese text, NFC, no white space at the ends. */
export function line(label: Label, max = 200) {
  return z
    .string()
    .max(max)
    .regex(/^\S(?:[^\n]*\S)?$/, 'cần một dòng chữ, không có khoảng trắng ở hai đầu.')
    .meta({ ...label, control: 'line' });
}

/** Plain text of several lines. */
export function paragraph(label: Label, max = 2000) {
  return z
    .string()
    .min(1)
    .max(max)
    .meta({ ...label, control: 'paragraph' });
}

/** Markdown text kept inside a YAML field. */
export function markdown(label: Label, max = 20000) {
  return z
    .string()
    .min(1)
    .max(max)
    .meta({ ...label, control: 'markdown' });
}

/** A calendar day, `YYYY-MM-DD`. */
export function day(label: Label) {
  return z
    .preprocess(
      (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
      z.string().refine(isDay, 'cần là một ngày có thật, viết NĂM-THÁNG-NGÀY, ví dụ 2026-11-25.'),
    )
    .meta({ ...label, control: 'day' });
}

/** The file name, without its ending, of an entry in another collection. */
export function reference(collection: string, label: Label) {
  return z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'cần là mã của một mục có sẵn (chữ thường không dấu, gạch nối).')
    .meta({ ...label, control: 'reference', collection });
}

/** One of a few values, each with its Vietnamese label. */
export function choice<const Values extends Record<string, string>>(values: Values, label: Label) {
  const keys = Object.keys(values) as [keyof Values & string, ...(keyof Values & string)[]];
  return z.enum(keys).meta({ ...label, control: 'choice', labels: values });
}

/** A month, `YYYY-MM`. */
export function periodText(label: Label) {
  return z
    .string()
    .regex(/^20\d{2}-(?:0[1-9]|1[0-2])$/, 'cần là một tháng, viết NĂM-THÁNG, ví dụ 2026-11.')
    .meta({ ...label, control: 'line' });
}

export const AUDIENCES = {
  department: 'Sở Khoa học và Công nghệ',
  officer: 'Cán bộ nộp số liệu',
  citizen: 'Người dân',
  household: 'Hộ kinh doanh',
  enterprise: 'Doanh nghiệp',
} as const;

/** How far a statement can be trusted (domain/facts.md): only the first two may be printed as fact. */
export const GRADES = {
  H: 'Văn bản gốc hoặc trang chính thức, hoặc hai nguồn độc lập khớp nhau',
  M: 'Một nguồn thứ cấp tin cậy, ghi rõ ngày',
} as const;

/** Review state, sources and validity: what every page and answer states about itself (DESIGN.md §4). */
export const governance = {
  status: choice(
    {
      sourced: 'Có nguồn',
      proposal: 'Đề xuất của dự án, chờ VNNIC xác nhận',
    },
    {
      title: 'Tình trạng nội dung',
      description: 'Chọn "Có nguồn" chỉ khi mọi khẳng định trong trang đều dẫn được nguồn.',
    },
  ),
  sources: z
    .array(reference('can-cu', { title: 'Nguồn' }))
    .default([])
    .meta({ title: 'Nguồn, căn cứ', description: 'Các văn bản, nguồn mà trang dựa vào.' }),
  owner: line({ title: 'Đơn vị chịu trách nhiệm', description: 'Ví dụ: VNNIC, Phòng Phát triển Dịch vụ' }),
  reviewedOn: day({ title: 'Ngày rà soát gần nhất' }),
  reviewEvery: z
    .number()
    .int()
    .min(1)
    .max(36)
    .default(6)
    .meta({ title: 'Rà soát lại sau (tháng)', description: 'Quá hạn, trang tự ghi "cần rà soát lại".' }),
  validFrom: day({ title: 'Có hiệu lực từ ngày' }).optional(),
  validTo: day({
    title: 'Hết hiệu lực sau ngày',
    description: 'Quá ngày này, trang tự ghi là đã hết hiệu lực.',
  }).optional(),
} as const;
