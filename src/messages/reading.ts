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
