/** Words of what opens beside the text or at the foot of a page; loaded by the browser when needed. */

export const IN_PLACE_WORDS = {
  glossary: 'Xem bảng thuật ngữ',
  term: (abbreviation: string) => `Giải thích: ${abbreviation}`,
  footnote: (number: string) => `Chú thích ${number}`,
} as const;

export const PAGE_STATE_WORDS = {
  region: 'Tỉnh, thành phố của bạn',
  choose: 'Chọn tỉnh, thành phố',
  remembered: 'Chỉ ghi nhớ trên thiết bị này.',
  phone: 'Điện thoại/Zalo',
  unconfirmed: 'Theo công văn năm 2024, chờ VNNIC xác nhận.',
  copy: 'Chép đường dẫn',
  copied: 'Đã chép đường dẫn.',
  address: 'Đường dẫn của trang',
  qr: 'Mã QR',
  qrLabel: 'Mã QR dẫn tới trang này',
  thanks: 'Cảm ơn bạn. Câu trả lời đã được ghi lại, không kèm gì về bạn.',
  more: 'Viết thêm vì sao',
  notSent: 'Chưa gửi được. Bạn có thể thử lại sau, hoặc báo cho',
  contacts: 'cán bộ phụ trách khu vực',
} as const;
