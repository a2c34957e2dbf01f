import * as z from 'zod';
import { choice, day, line, paragraph, reference } from './common.ts';

/** Whom a piece speaks to. The first three are the groups that the rules name (domain: fee rule, Điều 7 khoản 3). */
export const MEDIA_AUDIENCES = {
  young: 'Người từ đủ 18 đến 23 tuổi',
  household: 'Hộ kinh doanh',
  enterprise: 'Doanh nghiệp mới',
  everyone: 'Mọi người, người hướng dẫn',
} as const;

export type MediaAudience = keyof typeof MEDIA_AUDIENCES;

export const MEDIA_KINDS = {
  poster: 'Áp phích',
  leaflet: 'Tờ rơi',
  standee: 'Standee',
  banner: 'Băng rôn, phông nền',
  sticker: 'Nhãn dán cửa hàng',
  handout: 'Tờ hướng dẫn',
  image: 'Ảnh mạng xã hội',
  cover: 'Ảnh bìa',
  radio: 'Kịch bản phát thanh',
  loudspeaker: 'Bài đọc loa',
  article: 'Tin đăng trang web',
  post: 'Bài mạng xã hội',
  message: 'Tin nhắn',
  slides: 'Trang chiếu',
} as const;

export type MediaKind = keyof typeof MEDIA_KINDS;

export const MEDIA_CHANNELS = {
  'noi-cong-cong': 'Bảng tin, chợ, bộ phận Một cửa',
  'phat-tay': 'Phát tay',
  'su-kien': 'Hội nghị, ra quân',
  'cua-hang': 'Cửa hàng',
  'truyen-thanh': 'Truyền thanh cơ sở',
  'trang-web': 'Trang thông tin điện tử',
  facebook: 'Facebook',
  zalo: 'Zalo',
  'tin-nhan': 'Tin nhắn SMS',
  'tap-huan': 'Tập huấn',
} as const;

export type MediaChannel = keyof typeof MEDIA_CHANNELS;

export const MEDIA_PHASES = {
  'chuan-bi': 'Chuẩn bị, tập huấn',
  'ra-quan': 'Ra quân',
  'duy-tri': 'Duy trì, nhắc lại',
} as const;

export type MediaPhase = keyof typeof MEDIA_PHASES;

export const LICENCES = {
  'ghi-nguon': 'CC BY 4.0: được in, sửa, đăng lại khi ghi nguồn',
  'theo-vnnic': 'Theo điều kiện của VNNIC',
} as const;

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
  x: length('Trái', 'Tính từ mép giấy đã xén.'),
  y: length('Trên', 'Tính từ mép giấy đã xén.'),
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
      x: length('Trái', 'Ô vuông của mã QR, gồm cả lề trắng.'),
      y: length('Trên', 'Ô vuông của mã QR, gồm cả lề trắng.'),
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

function lines(title: string, description: string, most: number) {
  return z
    .array(line({ title: 'Dòng' }, 240))
    .max(most)
    .default([])
    .meta({ title, description });
}

const validity = {
  validFrom: day({ title: 'Dùng từ ngày' }),
  validTo: day({
    title: 'Dùng đến hết ngày',
    description: 'Quá ngày này, tài liệu tự rời thư viện và trang của nó ghi là đã hết hạn.',
  }),
} as const;

const sources = z
  .array(reference('can-cu', { title: 'Nguồn' }))
  .min(1)
  .meta({ title: 'Nguồn', description: 'Các văn bản mà lời trên tài liệu dựa vào.' });

/** `content/loi-tai-lieu/`: the words of one message, shared by every piece that carries it. */
export const messageSchema = z
  .strictObject({
    title: line({ title: 'Tên' }, 80),
    audience: choice(MEDIA_AUDIENCES, { title: 'Nói với' }),
    palette: choice(PALETTES, { title: 'Bảng màu' }),
    kicker: line({ title: WORDS.kicker }, 60),
    headline: line({ title: WORDS.headline, description: 'Chữ giữa hai dấu ** được in màu nhấn.' }, 100),
    lead: line({ title: WORDS.lead }, 200),
    example: line(
      { title: 'Tên miền ví dụ', description: 'Không dùng tên miền thật của ai. Luôn in kèm chữ "ví dụ".' },
      60,
    ),
    points: lines(WORDS.points, 'Nhiều nhất bốn ý.', 4),
    steps: lines(WORDS.steps, 'Nhiều nhất sáu bước.', 6),
    costs: lines(WORDS.costs, 'Phí từng khoản, ghi rõ theo văn bản nào.', 6),
    offer: line({ title: WORDS.offer, description: 'Chỉ điều đúng hôm nay; không hứa.' }, 260),
    warning: line({ title: WORDS.warning }, 200),
    action: line({ title: WORDS.action }, 120),
    basis: line({ title: WORDS.sources, description: 'Một dòng, in nhỏ.' }, 200),
    shortAddress: reference('dia-chi-ngan', { title: 'Địa chỉ ngắn và mã QR' }),
    sources,
    ...validity,
  })
  .refine((message) => message.validFrom <= message.validTo, {
    path: ['validTo'],
    message: 'ngày cuối phải sau ngày đầu.',
  });

export type Message = z.output<typeof messageSchema>;

/** `content/dia-chi-ngan/`: `/t/<file name>/`, what is printed and what QR codes hold. Never deleted, only pointed elsewhere. */
export const shortAddressSchema = z.strictObject({
  title: line({ title: 'Dẫn đến' }, 120),
  to: z
    .string()
    .regex(/^\/(?:[a-z0-9-]+\/)*$/, 'cần là địa chỉ một trang của cẩm nang, ví dụ /dang-ky/.')
    .meta({ title: 'Địa chỉ đích', control: 'line' }),
  note: line({ title: 'In trên', description: 'Để biết đổi đích thì ảnh hưởng tới đâu.' }, 200).optional(),
});

export type ShortAddress = z.output<typeof shortAddressSchema>;

const filesOfOwn = z
  .array(
    z.strictObject({
      label: line({ title: 'Tên tệp cho người đọc' }, 80),
      file: z
        .string()
        .regex(/^\/tai-len\/[\w./-]+$/, 'cần là tệp đã tải lên, ví dụ /tai-len/ap-phich.pdf.')
        .meta({ title: 'Tệp', control: 'file' }),
    }),
  )
  .default([])
  .meta({ title: 'Tệp tải lên', description: 'Thay cho tệp do trang tự vẽ, ví dụ bản VNNIC phát hành.' });

const slideSchema = z.strictObject({
  title: line({ title: 'Tiêu đề' }, 90),
  points: lines('Các ý', 'Nhiều nhất sáu ý, mỗi ý một dòng.', 6),
  notes: paragraph({ title: 'Lời người hướng dẫn' }, 1500),
});

export type Slide = z.output<typeof slideSchema>;

/** `content/tai-lieu/`: one item of the media library, drawn from a template, written as text, or uploaded. */
export const mediaSchema = z
  .strictObject({
    title: line({ title: 'Tên tài liệu' }, 120),
    summary: paragraph({ title: 'Mục đích', description: 'Một, hai câu: dùng để làm gì, ở đâu.' }, 300),
    kind: choice(MEDIA_KINDS, { title: 'Loại' }),
    audience: choice(MEDIA_AUDIENCES, { title: 'Nhóm người đọc' }),
    channels: z
      .array(choice(MEDIA_CHANNELS, { title: 'Kênh' }))
      .min(1)
      .meta({ title: 'Kênh' }),
    phases: z
      .array(choice(MEDIA_PHASES, { title: 'Giai đoạn' }))
      .min(1)
      .meta({ title: 'Giai đoạn chiến dịch', description: 'Tài liệu vào bộ của các giai đoạn này.' }),
    order: z.number().int().min(0).max(999).meta({ title: 'Thứ tự' }),
    template: reference('khuon-tai-lieu', { title: 'Khuôn', description: 'Cho tài liệu tự vẽ.' }).optional(),
    message: reference('loi-tai-lieu', { title: 'Lời', description: 'Cho tài liệu tự vẽ.' }).optional(),
    text: paragraph({ title: 'Bản chữ', description: 'Cho kịch bản, bài viết, tin nhắn.' }, 6000).optional(),
    seconds: z
      .number()
      .int()
      .min(5)
      .max(600)
      .optional()
      .meta({ title: 'Thời lượng (giây)', description: 'Cho kịch bản và bài đọc.' }),
    slides: z.array(slideSchema).default([]).meta({ title: 'Trang chiếu' }),
    files: filesOfOwn,
    alt: paragraph(
      { title: 'Mô tả thay thế', description: 'Cho người không xem được hình.' },
      600,
    ).optional(),
    version: z.number().int().min(1).max(999).meta({ title: 'Phiên bản' }),
    issuedOn: day({ title: 'Ngày của phiên bản' }),
    released: z.boolean().default(false).meta({
      title: 'VNNIC đã phát hành',
      description: 'Chưa chọn: mọi tệp mang dòng "Bản mẫu tham khảo – chờ VNNIC phát hành".',
    }),
    ...validity,
    replaces: line(
      { title: 'Thay cho', description: 'Bản cũ, hoặc tài liệu nào trước đây.' },
      160,
    ).optional(),
    replacedBy: reference('tai-lieu', { title: 'Được thay bởi' }).optional(),
    retired: z.boolean().default(false).meta({
      title: 'Đã gỡ',
      description: 'Rời thư viện; ai đến bằng đường dẫn cũ được báo và chỉ sang bản thay thế.',
    }),
    licence: choice(LICENCES, { title: 'Giấy phép' }),
    credit: line({ title: 'Cách ghi nguồn' }, 200),
    sources,
    aliases: z
      .array(line({ title: 'Địa chỉ cũ' }, 120))
      .default([])
      .meta({ title: 'Địa chỉ cũ', description: 'Ví dụ: /tai-lieu/ten-cu/. Địa chỉ cũ tự dẫn về đây.' }),
    history: z
      .array(
        z.strictObject({
          version: z.number().int().min(1).max(999).meta({ title: 'Phiên bản' }),
          on: day({ title: 'Ngày' }),
          what: line({ title: 'Thay đổi' }, 300),
          files: z
            .array(
              z
                .string()
                .regex(
                  /^\/tai-len\/[\w./-]+$/,
                  'cần là đường dẫn tệp đã tải lên, ví dụ /tai-len/ap-phich-1.pdf.',
                )
                .meta({ title: 'Tệp', control: 'line' }),
            )
            .default([])
            .meta({
              title: 'Tệp cũ đã thay',
              description: 'Tệp của phiên bản này. Ai mở đường dẫn tải cũ của nó được dẫn về trang tài liệu.',
            }),
        }),
      )
      .default([])
      .meta({ title: 'Các phiên bản trước' }),
  })
  .refine((item) => item.validFrom <= item.validTo, {
    path: ['validTo'],
    message: 'ngày cuối phải sau ngày đầu.',
  })
  .refine((item) => Boolean(item.template) === Boolean(item.message), {
    path: ['message'],
    message: 'tài liệu tự vẽ cần cả khuôn và lời.',
  })
  .refine((item) => item.template ?? item.text ?? (item.slides.length > 0 || item.files.length > 0), {
    path: ['template'],
    message: 'cần khuôn và lời, hoặc bản chữ, hoặc trang chiếu, hoặc tệp tải lên.',
  })
  .refine((item) => item.text ?? (item.alt || item.slides.length > 0), {
    path: ['alt'],
    message: 'hình và tệp cần mô tả thay thế.',
  });

export type MediaItem = z.output<typeof mediaSchema>;
