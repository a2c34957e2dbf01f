import * as z from 'zod';
import { choice, line } from './common.ts';

/** Colours of a piece by their purpose; src/documents/media/palettes.ts says what they are. */
export const PALETTES = { cham: 'Chàm', luc: 'Lục', lam: 'Lam', than: 'Than' } as const;

export const INKS = {
  ground: 'Nền đậm',
  groundSoft: 'Nền đậm, nhạt hơn',
  paper: 'Nền sáng',
  tint: 'Nền phớt',
  text: 'Chữ trên nền sáng',
  muted: 'Chữ phụ trên nền sáng',
  onGround: 'Chữ trên nền đậm',
  onGroundMuted: 'Chữ phụ trên nền đậm',
  accent: 'Điểm nhấn trên nền đậm',
  dot: 'Dấu chấm',
} as const;

export type Ink = keyof typeof INKS;

/** Parts of a piece that words, the unit or the site supply. */
export const WORDS = {
  kicker: 'Dòng nhóm người đọc',
  headline: 'Câu chính',
  lead: 'Câu dẫn',
  address: 'Thanh địa chỉ ví dụ',
  points: 'Các ý',
  steps: 'Các bước',
  costs: 'Chi phí',
  offer: 'Hiệu lực của ưu đãi',
  warning: 'Cảnh báo',
  action: 'Việc cần làm',
  visit: 'Lời mời xem trang',
  programme: 'Tên Chương trình',
  issuer: 'Tên Sở, tỉnh',
  contact: 'Đầu mối, điện thoại',
  shortAddress: 'Địa chỉ gõ tay',
  sources: 'Căn cứ',
  sample: 'Dòng bản mẫu, phiên bản, thời hạn',
} as const;

export type WordPart = keyof typeof WORDS;

function length(title: string, description: string, smallest = -5000, largest = 6000) {
  return z.number().min(smallest).max(largest).meta({ title, description });
}

/** Left and top of something rectangular. */
function corner(description: string) {
  return { x: length('Trái', description), y: length('Trên', description) } as const;
}

const blockSchema = z.strictObject({
  part: choice(WORDS, { title: 'Nội dung' }),
  size: length('Cỡ chữ', 'Theo đơn vị của khuôn; tự thu nhỏ khi chữ dài.', 1, 2000),
  weight: choice({ regular: 'Thường', bold: 'Đậm', heavy: 'Rất đậm' }, { title: 'Độ đậm' }).default(
    'regular',
  ),
  ink: choice(INKS, { title: 'Màu' }),
  gap: length('Cách phần trên', 'Khoảng trống phía trên.', 0, 2000).default(0),
});

export type Block = z.output<typeof blockSchema>;

const areaSchema = z.strictObject({
  id: line({ title: 'Mã ô' }, 40),
  ...corner('Tính từ mép giấy đã xén.'),
  width: length('Rộng', 'Chữ không bao giờ vượt ô này.', 1),
  height: length('Cao', 'Chữ không bao giờ vượt ô này.', 1),
  align: choice({ start: 'Trái', middle: 'Giữa', end: 'Phải' }, { title: 'Căn ngang' }).default('start'),
  rise: choice({ top: 'Trên', middle: 'Giữa', bottom: 'Dưới' }, { title: 'Căn dọc' }).default('top'),
  smallest: z.number().min(0.3).max(1).default(0.6).meta({
    title: 'Thu nhỏ tối đa',
    description: 'Chữ dài hơn nữa thì dừng và báo lỗi, để không in ra chữ quá nhỏ.',
  }),
  blocks: z.array(blockSchema).min(1).meta({ title: 'Các phần, từ trên xuống' }),
});

export type Area = z.output<typeof areaSchema>;

const shapeSchema = z.strictObject({
  kind: choice({ box: 'Hình chữ nhật', disc: 'Hình tròn' }, { title: 'Hình' }),
  x: length('Trái (tâm, với hình tròn)', 'Có thể ra ngoài mép để tràn lề.'),
  y: length('Trên (tâm, với hình tròn)', 'Có thể ra ngoài mép để tràn lề.'),
  width: length('Rộng (đường kính, với hình tròn)', 'Theo đơn vị của khuôn.', 0.1),
  height: length('Cao (bỏ qua với hình tròn)', 'Theo đơn vị của khuôn.', 0).default(0),
  round: length('Bo góc', 'Theo đơn vị của khuôn.', 0).default(0),
  ink: choice(INKS, { title: 'Màu' }),
});

export type Shape = z.output<typeof shapeSchema>;

const sideSchema = z.strictObject({
  name: line({ title: 'Tên mặt' }, 40),
  shapes: z.array(shapeSchema).min(1).meta({ title: 'Hình nền, từ dưới lên' }),
  areas: z.array(areaSchema).min(1).meta({ title: 'Ô chữ' }),
  code: z
    .strictObject({
      ...corner('Ô vuông của mã QR, gồm cả lề trắng.'),
      width: length('Cạnh', 'Khi in: ít nhất 20 mm.', 1),
    })
    .optional()
    .meta({ title: 'Mã QR' }),
});

export type Side = z.output<typeof sideSchema>;

/** `content/khuon-tai-lieu/`: a drawing without words. One unit of length is 1 mm (print) or 1 pixel (screen). */
export const templateSchema = z
  .strictObject({
    title: line({ title: 'Tên khuôn' }, 80),
    use: choice({ print: 'Để in (mm)', screen: 'Cho màn hình (điểm ảnh)' }, { title: 'Dùng để' }),
    width: length('Rộng', 'Mm khi in, điểm ảnh cho màn hình.', 10),
    height: length('Cao', 'Mm khi in, điểm ảnh cho màn hình.', 10),
    bleed: length('Tràn lề', 'Phần in thừa để xén; 0 cho màn hình.', 0, 50).default(0),
    safe: length('Lề an toàn', 'Chữ không vào phần này.', 0, 200),
    sizes: z
      .array(
        z.strictObject({
          id: line({ title: 'Mã khổ', description: 'Ví dụ: a3' }, 20),
          label: line({ title: 'Tên khổ' }, 40),
          scale: z
            .number()
            .min(0.1)
            .max(10)
            .meta({ title: 'Phóng', description: '1 là đúng khổ của khuôn.' }),
        }),
      )
      .min(1)
      .meta({ title: 'Các khổ' }),
    sides: z.array(sideSchema).min(1).max(2).meta({ title: 'Các mặt' }),
  })
  .refine((template) => template.use === 'screen' || template.bleed > 0, {
    path: ['bleed'],
    message: 'khuôn để in cần phần tràn lề, thường là 3 mm.',
  });

export type Template = z.output<typeof templateSchema>;
