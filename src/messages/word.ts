/** What may be wrong with a Word template, for the editor who uploaded it. `{…}` are filled in. */
export const WORD_FAULTS = {
  intro: 'Mẫu văn bản Word chưa dùng được:',
  mend: 'Sửa tệp trong Word như đã nêu, tải lên lại rồi lưu.',
  missing: 'Không có tệp này cho mẫu “{entry}”. Tải tệp lên, hoặc sửa tên tệp trong mục của mẫu.',
  notWord:
    'Không đọc được như một tệp Word .docx. Mở tệp trong Word, chọn Lưu thành (Save As), kiểu “Word Document (*.docx)”, rồi tải lên lại.',
  macros: 'Tệp có macro. Lưu lại thành kiểu .docx thường (không phải .docm) rồi tải lên lại.',
  embedded: 'Tệp có đối tượng nhúng ({part}). Xóa đối tượng đó, thay bằng chữ hoặc bảng.',
  outside:
    'Tệp gọi ra bên ngoài: {target}. Bôi đen chỗ có đường dẫn, bấm chuột phải, chọn Xóa siêu liên kết (Remove Hyperlink); nếu là mẫu hoặc hình liên kết thì chèn lại vào tệp.',
  trackedChanges:
    'Tệp còn dấu vết sửa đổi. Trong Word chọn Xem lại (Review), Chấp nhận tất cả (Accept All), tắt Theo dõi thay đổi (Track Changes).',
  comments: 'Tệp còn lời bình (comment). Xóa hết lời bình trước khi tải lên.',
  tagBroken: 'Tên “{tag}” thiếu dấu { hoặc }. Viết lại cho đủ hai dấu.',
  partBroken:
    'Phần lặp “{tag}” mở mà không đóng, hoặc đóng sai chỗ. Mỗi phần cần cả {#…} và {/…} với cùng một tên.',
  tagUnreadable: 'Không hiểu chỗ “{tag}”. Xóa chỗ đó rồi gõ lại.',
  tagUnknown:
    'Tên “{tag}” không có trong các câu hỏi của mẫu. Sửa lại tên hoặc thêm câu hỏi. Các tên dùng được: {known}.',
  tagMissing: 'Câu hỏi “{tag}” không có chỗ nào trong tệp. Thêm tên đó giữa { và } vào tệp, hoặc bỏ câu hỏi.',
  noPage: 'Tệp không ghi khổ giấy. Trong Word chọn Bố trí (Layout), Kích cỡ (Size), A4.',
  notA4: 'Khổ giấy là {width} × {height} mm, cần A4 (210 × 297 mm).',
  top: 'Lề trên là {found} mm, cần từ {least} đến {most} mm (Nghị định 30/2020/NĐ-CP).',
  bottom: 'Lề dưới là {found} mm, cần từ {least} đến {most} mm (Nghị định 30/2020/NĐ-CP).',
  left: 'Lề trái là {found} mm, cần từ {least} đến {most} mm (Nghị định 30/2020/NĐ-CP).',
  right: 'Lề phải là {found} mm, cần từ {least} đến {most} mm (Nghị định 30/2020/NĐ-CP).',
  font: 'Có chữ dùng phông “{font}”, cần Times New Roman (Nghị định 30/2020/NĐ-CP). Chọn toàn bộ (Ctrl+A) rồi đổi phông; kiểm tra cả đầu trang.',
  themeFont: 'phông của chủ đề (theme)',
  noFont:
    'Tệp không đặt phông mặc định là Times New Roman. Chọn Thiết kế (Design), Phông (Fonts), Times New Roman.',
  noDraftMark: 'Tệp không có chữ “DỰ THẢO”. Thêm lại ở đầu trang: người ký và văn thư mới được bỏ chữ này.',
} as const;

export type WordFaultName = keyof typeof WORD_FAULTS;

/** The pages of the templates and their forms. */
export const WORD_TEXT = {
  title: 'Mẫu văn bản Word',
  lead: 'Chọn mẫu, chọn tỉnh, thành phố, trả lời vài câu và nhận tệp Word đúng thể thức để sửa tiếp. Tệp được tạo ngay trên máy của bạn; những gì bạn điền không gửi đi đâu. Riêng báo cáo quý có thể lấy số liệu đã nộp bằng mã truy cập của đơn vị.',
  someUnit: 'tỉnh (thành phố) ……',
  someKind: 'tỉnh (thành phố)',

  chooseUnit: 'Chọn tỉnh, thành phố',
  unitMissing: 'Chưa chọn “{label}”. Hãy chọn trong danh sách.',
  quarter: 'Quý báo cáo',
  chooseQuarter: 'Chọn quý',
  quarters: ['Quý I', 'Quý II', 'Quý III', 'Quý IV'],
  quarterMissing: 'Chưa chọn “{label}”. Hãy chọn một trong bốn quý.',
  year: 'Năm',
  yearHelp: 'Bốn chữ số, ví dụ 2026.',
  yearInvalid: 'Năm chưa đúng. Hãy viết bốn chữ số, ví dụ 2026.',
  errorSummary: 'Có {count} chỗ cần xem lại trước khi tạo tệp',

  fill: 'Điền vài câu, nhận tệp Word',
  fillHelp:
    'Câu nào chưa có câu trả lời thì bỏ trống: trong tệp, chỗ đó là “……”. Những gì bạn nhập chỉ nằm trên máy này và mất khi đóng trang.',
  make: 'Tạo tệp Word',
  makeHelp: 'Tệp được tạo trong trình duyệt; không gửi gì đi đâu.',
  making: 'Đang tạo tệp…',
  made: 'Đã tạo {name}. Tệp nằm trong mục tải về của máy này. Mở tệp, tìm các chỗ “……” và [VNNIC xác nhận: …] để điền tiếp.',
  notLoaded: 'Chưa tải được mẫu. Hãy kiểm tra mạng rồi bấm lại, hoặc tải mẫu trống ở dưới.',
  notMade: 'Trình duyệt này chưa tạo được tệp. Hãy tải mẫu trống ở dưới và điền trong Word.',
  noScript: 'Trình duyệt đang tắt JavaScript nên chưa điền sẵn được: hãy tải mẫu trống và điền trong Word.',

  blankTitle: 'Mẫu trống',
  blank: 'Tải mẫu trống (.docx)',
  blankHelp: 'Mọi chỗ cần điền là “……”.',

  reportTitle: 'Có mã truy cập: tệp có số liệu ba tháng',
  reportLead:
    'Lấy số liệu mà đơn vị đã nộp: chỉ tiêu phát sinh cộng ba tháng, chỉ tiêu lũy kế lấy tháng cuối quý, tháng chưa nộp ghi “chưa nộp”, kèm số biên nhận từng tháng. Không có họ tên, điện thoại của người nộp.',
  report: 'Tải báo cáo quý có số liệu',
  reportHelp: 'Chỉ gửi mã truy cập và quý tới máy chủ nhận số liệu; không lưu lại gì.',
  localReportTitle: 'Chưa có mã: tệp để trống số liệu',
  quarterToCome: 'Quý này chưa bắt đầu. Hãy chọn quý đã qua hoặc quý đang diễn ra.',
  tooMany: 'Đã gửi quá nhiều lần trong thời gian ngắn. Hãy chờ một phút rồi thử lại.',
  unitNotInQuarter:
    'Đơn vị của mã truy cập không có trong quý đã chọn. Hãy chọn lại quý, hoặc dùng mã cấp cho đơn vị hiện nay.',

  beforeSigning: 'Trước khi trình',
  checks: [
    'Tìm các chỗ “……” và [VNNIC xác nhận: …]: điền tiếp hoặc xóa.',
    'Để trống số, ngày và chữ ký: đó là việc của văn thư và người ký.',
    'Giữ chữ “DỰ THẢO” đến khi trình bản chính.',
    'Chỉ viện dẫn văn bản còn hiệu lực.',
  ],
  guide: 'Hướng dẫn soạn và các điểm cần tránh',
  open: 'Chờ VNNIC xác nhận',
  sources: 'Căn cứ của mẫu',
  proposal: 'Lời trong mẫu do dự án soạn, lấy từ các trang đã dẫn nguồn của cẩm nang; chờ VNNIC xác nhận.',
  format:
    'Thể thức theo Nghị định 30/2020/NĐ-CP: khổ A4, lề, phông Times New Roman, cỡ chữ; số trang ở giữa lề trên, không hiện ở trang đầu.',
  all: 'Tất cả mẫu văn bản',

  /** In the table of a quarter. */
  notFiled: 'chưa nộp',
  toCome: 'chưa đến kỳ',
  noValue: '–',
  notUpdated: 'chưa cập nhật',
  partly: '{value} (chưa đủ)',
  lacking: '{value} (chưa có {months})',
  receipt: 'biên nhận {receipt}, nhận lúc {at}',
  trial: 'DỮ LIỆU THỬ, không phải số liệu của Sở: {text}',
  ofUnit: '{unit}: {text}',
} as const;
