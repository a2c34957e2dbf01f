/** Sentences of the search, and the words by which records are found beside their own text. */

export const RECORD_WORDS = {
  contact: ['đầu mối', 'liên hệ', 'cán bộ VNNIC', 'số điện thoại', 'Zalo', 'thư điện tử', 'email'],
  leadContact: 'phụ trách chung chương trình',
  registrar: ['nhà đăng ký tên miền', 'danh sách nhà đăng ký'],
  unit: ['tỉnh, thành phố', 'đầu mối', 'nhóm Zalo khu vực'],
  template: ['mẫu văn bản', 'mẫu Word', 'tệp docx', 'Nghị định 30'],
  forms: {
    figures: [
      'nộp số liệu',
      'số liệu tháng',
      'báo cáo tháng',
      'biểu mẫu số liệu',
      'gửi số liệu',
      'cập nhật số liệu',
      'nhập số liệu',
      'hạn nộp',
      'ngày 25',
      'phụ lục 1',
    ],
    people: ['cử đầu mối', 'đăng ký đầu mối', 'nhóm Zalo', 'vào nhóm Zalo', 'tham gia nhóm Zalo'],
    help: ['đề nghị hỗ trợ', 'yêu cầu hỗ trợ'],
    feedback: ['góp ý', 'báo lỗi', 'phản hồi'],
  },
} as const;

export const RECORD_NOTES = {
  figures: (dueDay: number) => `Hạn nộp: hết ngày ${dueDay} hằng tháng`,
  registrar: 'Nhà đăng ký tên miền',
  unit: (region: string, contact: string, phone: string) => `${region} · đầu mối VNNIC: ${contact}, ${phone}`,
  template: (kind: string) => `${kind} · tệp Word điền sẵn theo tỉnh, thành phố`,
  media: (kind: string, audience: string, lastDay: string) => `${kind} · ${audience} · dùng đến ${lastDay}`,
  unitWithFormer: (name: string, former: readonly string[]) => `${name} (có ${former.join(', ')} cũ)`,
};

/** Sections without a page of their own that would name them. */
export const SECTION_NAMES: Readonly<Record<string, string>> = {
  '': 'Trang đầu',
  'phu-luc': 'Phụ lục',
  'tai-lieu': 'Kho tài liệu để tải về',
  'mau-van-ban': 'Mẫu văn bản Word',
};

/** What each kind of result is called beside its title. */
export const KIND_NAMES = {
  page: 'Trang',
  form: 'Biểu mẫu',
  contact: 'Đầu mối',
  answer: 'Hỏi đáp',
  term: 'Thuật ngữ',
  source: 'Văn bản',
  registrar: 'Nhà đăng ký',
  unit: 'Tỉnh, thành phố',
  media: 'Tài liệu truyền thông',
  template: 'Mẫu văn bản',
} as const;

/** How a result was found. */
export const LABEL_NAMES = { match: 'Khớp', near: 'Gần đúng', title: 'Theo tiêu đề' } as const;

export const SEARCH_WORDS = {
  pageTitle: 'Tìm kiếm',
  pageDescription: (site: string) =>
    `Tìm trong ${site}, gõ có dấu hay không dấu, và mục lục đầy đủ của các trang.`,
  title: 'Tìm trong cẩm nang',
  field: 'Từ cần tìm',
  placeholder: 'Gõ có dấu hay không dấu đều được',
  submit: 'Tìm',
  close: 'Đóng',
  results: 'Kết quả tìm kiếm',
  section: 'Mục',
  audience: 'Dành cho',
  everywhere: 'Tất cả các mục',
  everyone: 'Mọi người đọc',
  loading: 'Đang chuẩn bị tìm kiếm…',
  more: 'Đang tìm tiếp trong nội dung…',
  incomplete: 'Đang mất kết nối nên kết quả chưa đủ; phần còn lại tìm theo tiêu đề.',
  failed:
    'Không tải được phần tìm kiếm. Bạn hãy kiểm tra kết nối rồi thử lại, hoặc mở trang Tìm kiếm để xem mục lục đầy đủ.',
  count: (total: number, matches: number) =>
    matches > 0
      ? `${total} kết quả, ${matches} khớp với từ đã gõ.`
      : `Không có kết quả khớp. ${total} kết quả gần đúng:`,
  none: 'Không tìm thấy gì. Bạn thử bớt từ, gõ tên khác, hoặc mở một trong các trang dưới đây.',
  noneHere: 'Không có kết quả trong phần đã chọn. Bạn thử bỏ bớt bộ lọc.',
  corrected: (words: string) => `Đang tìm theo: “${words}”.`,
  vain: 'Bạn có thể báo cho người biên tập biết để bổ sung. Chỉ các từ đã gõ được gửi đi, không kèm thông tin nào về bạn.',
  reportVain: (words: string) => `Báo tìm không thấy “${words}”`,
  recent: 'Đã tìm gần đây (chỉ lưu trên máy này)',
  forgetRecent: 'Xóa các từ đã tìm',
  suggestions: 'Hay được mở',
  allResults: 'Xem tất cả kết quả trên một trang',
  keys: 'Phím ↑ ↓ để chọn, Enter để mở, Esc để đóng.',
  next: 'Xem thêm kết quả',
  whole: 'Mục lục đầy đủ',
  wholeIntro:
    'Toàn bộ các trang của cẩm nang, xếp theo mục. Bạn cũng có thể dùng chức năng tìm trong trang của trình duyệt (Ctrl+F).',
  withoutScript: 'Ô tìm kiếm cần JavaScript. Không có JavaScript, bạn dùng mục lục đầy đủ dưới đây.',
} as const;

/** Where a search that found nothing may go on. */
export const SUGGESTED_PAGES = [
  { url: '/bao-cao-thang/', title: 'Nộp số liệu tháng' },
  { url: '/dang-ky/', title: 'Tôi có được ưu đãi không, đăng ký thế nào' },
  { url: '/hoi-dap/', title: 'Hỏi đáp' },
  { url: '/tim-kiem/', title: 'Mục lục đầy đủ của cẩm nang' },
] as const;
