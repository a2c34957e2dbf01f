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
