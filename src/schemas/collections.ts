import type * as z from 'zod';
import { formDefinitionSchema } from './form-definition.ts';
import { mediaSchema } from './media.ts';
import { messageSchema } from './media-message.ts';
import { templateSchema } from './media-template.ts';
import { shortAddressSchema } from './short-address.ts';
import { wordTemplateSchema } from './word-template.ts';
import { answerSchema, pageSchema } from './page.ts';
import { resultSchema } from './publication.ts';
import {
  contactSchema,
  noticeSchema,
  registrarSchema,
  sourceSchema,
  termSchema,
  unitSchema,
} from './records.ts';

/** Every folder of `content/`: what lies in it and the schema it keeps. Astro, the CMS and the checks read this table. */
export interface Collection {
  readonly name: string;
  /** Folder below `content/`. */
  readonly folder: string;
  /** `mdx`: frontmatter and a Markdown body. `yaml`: data only. */
  readonly format: 'mdx' | 'yaml';
  readonly schema: z.ZodType;
  /** Vietnamese name, of many and of one. */
  readonly label: string;
  readonly labelSingular: string;
}

export const COLLECTIONS = [
  {
    name: 'cam-nang',
    folder: 'cam-nang',
    format: 'mdx',
    schema: pageSchema,
    label: 'Cẩm nang (mục A–D)',
    labelSingular: 'Trang cẩm nang',
  },
  {
    name: 'phu-luc',
    folder: 'phu-luc',
    format: 'mdx',
    schema: pageSchema,
    label: 'Phụ lục',
    labelSingular: 'Trang phụ lục',
  },
  {
    name: 'trang',
    folder: 'trang',
    format: 'mdx',
    schema: pageSchema,
    label: 'Trang khác',
    labelSingular: 'Trang',
  },
  {
    name: 'hoi-dap',
    folder: 'hoi-dap',
    format: 'mdx',
    schema: answerSchema,
    label: 'Hỏi đáp',
    labelSingular: 'Câu hỏi',
  },
  {
    name: 'can-cu',
    folder: 'can-cu',
    format: 'yaml',
    schema: sourceSchema,
    label: 'Văn bản, nguồn',
    labelSingular: 'Nguồn',
  },
  {
    name: 'thuat-ngu',
    folder: 'thuat-ngu',
    format: 'yaml',
    schema: termSchema,
    label: 'Thuật ngữ',
    labelSingular: 'Thuật ngữ',
  },
  {
    name: 'don-vi',
    folder: 'don-vi',
    format: 'yaml',
    schema: unitSchema,
    label: 'Tỉnh, thành phố',
    labelSingular: 'Đơn vị',
  },
  {
    name: 'can-bo',
    folder: 'can-bo',
    format: 'yaml',
    schema: contactSchema,
    label: 'Cán bộ VNNIC',
    labelSingular: 'Cán bộ',
  },
  {
    name: 'nha-dang-ky',
    folder: 'nha-dang-ky',
    format: 'yaml',
    schema: registrarSchema,
    label: 'Nhà đăng ký',
    labelSingular: 'Nhà đăng ký',
  },
  {
    name: 'thong-bao',
    folder: 'thong-bao',
    format: 'yaml',
    schema: noticeSchema,
    label: 'Thông báo',
    labelSingular: 'Thông báo',
  },
  {
    name: 'ket-qua',
    folder: 'ket-qua',
    format: 'yaml',
    schema: resultSchema,
    label: 'Kết quả công bố',
    labelSingular: 'Kết quả quý',
  },
  {
    name: 'bieu-mau',
    folder: 'bieu-mau',
    format: 'yaml',
    schema: formDefinitionSchema,
    label: 'Biểu mẫu',
    labelSingular: 'Biểu mẫu',
  },
  {
    name: 'tai-lieu',
    folder: 'tai-lieu',
    format: 'yaml',
    schema: mediaSchema,
    label: 'Tài liệu truyền thông',
    labelSingular: 'Tài liệu',
  },
  {
    name: 'loi-tai-lieu',
    folder: 'loi-tai-lieu',
    format: 'yaml',
    schema: messageSchema,
    label: 'Lời trên tài liệu',
    labelSingular: 'Lời',
  },
  {
    name: 'khuon-tai-lieu',
    folder: 'khuon-tai-lieu',
    format: 'yaml',
    schema: templateSchema,
    label: 'Khuôn tài liệu',
    labelSingular: 'Khuôn',
  },
  {
    name: 'mau-van-ban',
    folder: 'mau-van-ban',
    format: 'yaml',
    schema: wordTemplateSchema,
    label: 'Mẫu văn bản Word',
    labelSingular: 'Mẫu văn bản',
  },
  {
    name: 'dia-chi-ngan',
    folder: 'dia-chi-ngan',
    format: 'yaml',
    schema: shortAddressSchema,
    label: 'Địa chỉ ngắn, mã QR',
    labelSingular: 'Địa chỉ ngắn',
  },
] as const satisfies readonly Collection[];
