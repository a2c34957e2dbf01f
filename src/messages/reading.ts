/** Sentences of the reading side: layout, navigation, review state, content components. */

/** Words that the Markdown processor puts into a page. */
export const MARKDOWN_WORDS = {
  footnotes: {
    label: 'Nguồn dẫn và chú thích',
    backContent: '↩',
    backLabel: 'Về chỗ dẫn {reference}',
    clobberPrefix: '',
  },
  table: 'Bảng, cuộn ngang để xem hết',
} as const;

/** The page that lists every legal document and source; anchors are the sources' ids. */
export const SOURCES_PAGE = '/gioi-thieu/can-cu-phap-ly/';

/** The page that lists whom departments may call at VNNIC. */
export const CONTACTS_PAGE = '/cam-nang/d/can-bo-phu-trach/';

export const STATUS_LABELS = {
  sourced: 'Có nguồn',
  proposal: 'Đề xuất của dự án, chờ VNNIC xác nhận',
} as const;

export const SOURCE_STATES = {
  inForce: 'Còn hiệu lực',
  replaced: 'Đã bị thay thế',
  expired: 'Hết hiệu lực, hết thời hạn',
  unconfirmed: 'Chưa xác nhận hiệu lực',
  notApplicable: 'Không phải văn bản pháp luật',
} as const;

export const CONTENT_WORDS = {
  pending: 'Chờ VNNIC xác nhận',
  pendingQuestion: 'Câu hỏi gửi VNNIC',
  proposal: 'Đề xuất của dự án, chưa phải hướng dẫn của VNNIC',
  contactUnconfirmed: 'Theo công văn năm 2024, chờ VNNIC xác nhận.',
  notes: { info: 'Thông tin', tip: 'Mẹo', warning: 'Cảnh báo' },
} as const;

export const CHECK_WORDS = {
  title: 'Tôi có được hỗ trợ không?',
  description: 'Ba câu hỏi để biết bạn, hộ hoặc doanh nghiệp có thuộc nhóm ưu đãi tên miền “.vn” không.',
  progress: (number: number) => `Câu hỏi ${String(number)}, nhiều nhất là ba câu`,
  result: 'Kết quả',
  entitled: { yes: 'Thuộc nhóm ưu đãi', notYet: 'Chưa thuộc nhóm ưu đãi', no: 'Không thuộc nhóm ưu đãi' },
  unsure: 'Ưu đãi còn áp dụng hay không: chờ VNNIC xác nhận',
  answered: 'Bạn đã trả lời',
  change: 'Sửa câu trả lời',
  again: 'Làm lại từ đầu',
  cost: 'Chi phí',
  costNow: 'Lúc đăng ký và hai năm đầu',
  costLater: 'Từ năm thứ ba',
  basis: 'Căn cứ',
  validity: 'Hiệu lực',
  next: 'Điều kiện, giấy tờ, các bước',
  keptNowhere: 'Câu trả lời không được lưu ở đâu cả.',
} as const;

export const CHANGES_WORDS = {
  title: 'Nhật ký thay đổi',
  description: 'Trang nào đã đổi, đổi gì, ngày nào. Mới nhất ở trên.',
  feed: 'Theo dõi bằng trình đọc tin (Atom)',
  none: 'Chưa có thay đổi nào được ghi.',
  day: (day: string) => `Ngày ${day}`,
} as const;

/** For machines that pass on what they read here. */
export const LLMS_CAUTION =
  'Bản dự thảo. Chỗ ghi “chờ VNNIC xác nhận” hoặc “đề xuất của dự án” chưa phải hướng dẫn chính thức; mức phí, ưu đãi, thời hạn phải nêu kèm ngày kiểm tra và căn cứ ghi trong trang. Giá ở cửa hàng của nhà đăng ký không phải giá của Chương trình.';

/** Heading of the list of forms in what machines read. */
export const LLMS_FORMS = 'Biểu mẫu';
