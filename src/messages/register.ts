/** What the receiver alone can find wrong with a filing. */
const FILING_MESSAGES = {
  accessCodeWrong:
    'Mã truy cập không đúng hoặc không còn hiệu lực. Hãy xem lại mã trong thư VNNIC gửi đơn vị; nếu vẫn không được, liên hệ cán bộ phụ trách khu vực.',
  unitNotInPeriod: 'Đơn vị của mã truy cập không có trong kỳ đã chọn. Hãy chọn lại kỳ báo cáo.',
  codeOfMergedUnit:
    'Mã truy cập này cấp cho {unit} trước khi sắp xếp đơn vị hành chính; số liệu {period} thuộc {heir}. Hãy dùng mã cấp cho {heir}. Mã này chỉ còn dùng để sửa các kỳ trước đó.',
  periodClosed:
    'VNNIC đã đóng kỳ này nên số liệu chưa được lưu. Những gì đã nhập vẫn còn dưới đây: hãy đề nghị cán bộ VNNIC phụ trách khu vực mở lại kỳ cho đơn vị rồi gửi lại.',
  replacesUnknown:
    'Số biên nhận cần đính chính không phải của đơn vị và kỳ này. Hãy xem lại số trên biên nhận, hoặc để trống nếu kỳ này chưa nộp.',
  nothingChanged:
    'Số liệu giống hệt lần nộp hiện hành nên không có gì để đính chính. Hãy sửa số liệu rồi gửi lại.',
  unknownField:
    'Nội dung gửi lên có ô không thuộc biểu mẫu này. Hãy tải lại trang để có biểu mẫu mới nhất rồi nhập lại ô còn thiếu.',
  formChanged:
    'Biểu mẫu đã được cập nhật sau khi trang này được mở. Những gì đã nhập vẫn còn dưới đây: hãy xem lại các ô rồi gửi lại.',
  trapFilled: 'Một ô ẩn đã bị điền tự động. Ô đó nay đã được xóa; hãy gửi lại.',
  keySpent:
    'Biểu mẫu này đã được gửi một lần cho kỳ khác. Những gì đã nhập vẫn còn dưới đây: hãy xem lại rồi gửi lại.',
  tooMany: 'Đã gửi quá nhiều lần trong thời gian ngắn, số liệu chưa được lưu. Hãy chờ một phút rồi gửi lại.',
  notStored:
    'Số liệu chưa được lưu vì máy chủ tạm thời không ghi được. Những gì đã nhập vẫn còn dưới đây: hãy chờ ít phút rồi gửi lại.',
} as const;

export type FilingMessageCode = keyof typeof FILING_MESSAGES;

interface Refusal {
  readonly title: string;
  readonly sentences: readonly string[];
}

/** Answers that are no form: what happened, and what to do next. */
const REFUSALS = {
  unreadable: {
    title: 'Không đọc được biểu mẫu',
    sentences: [
      'Nội dung gửi lên bị hỏng hoặc có một ô lặp lại. Số liệu chưa được lưu.',
      'Hãy quay lại trang trước, tải lại rồi gửi lại.',
    ],
  },
  foreignOrigin: {
    title: 'Không nhận biểu mẫu gửi từ trang khác',
    sentences: [
      'Yêu cầu đến từ một trang không phải trang này. Số liệu chưa được lưu.',
      'Hãy mở biểu mẫu ngay trên trang này rồi gửi lại.',
    ],
  },
  notFound: {
    title: 'Không tìm thấy trang',
    sentences: [
      'Địa chỉ không đúng hoặc thiếu một phần. Nếu tìm biên nhận, hãy sao chép lại toàn bộ địa chỉ.',
    ],
  },
  linkDead: {
    title: 'Liên kết không còn dùng được',
    sentences: [
      'Liên kết của đơn vị không đúng, đã hết hạn hoặc đã bị thu hồi cùng mã truy cập. Số liệu chưa được lưu.',
      'Hãy mở biểu mẫu bằng mã truy cập, hoặc đề nghị cán bộ VNNIC phụ trách khu vực gửi liên kết mới. Bản nháp trên máy này vẫn còn.',
    ],
  },
  methodNotAllowed: {
    title: 'Không hỗ trợ cách gửi này',
    sentences: ['Trang này chỉ xem hoặc nhận biểu mẫu gửi từ trình duyệt. Số liệu chưa được lưu.'],
  },
  tooLarge: {
    title: 'Nội dung gửi lên quá lớn',
    sentences: [
      'Biểu mẫu chỉ nhận tối đa 64 KB. Số liệu chưa được lưu.',
      'Hãy quay lại trang trước, rút ngắn các đoạn văn rồi gửi lại.',
    ],
  },
  wrongType: {
    title: 'Không nhận loại nội dung này',
    sentences: [
      'Trang này chỉ nhận biểu mẫu, không nhận tệp đính kèm hay dữ liệu dạng khác. Số liệu chưa được lưu.',
    ],
  },
  fault: {
    title: 'Có lỗi ở máy chủ',
    sentences: [
      'Chưa chắc số liệu đã được lưu hay chưa. Hãy quay lại trang trước và gửi lại: gửi lại cùng một nội dung không tạo thêm lần nộp nào.',
      'Nếu vẫn lỗi, hãy báo cho cán bộ phụ trách kèm mã dưới đây.',
    ],
  },
  unavailable: {
    title: 'Tạm thời chưa xem được',
    sentences: [
      'Máy chủ tạm thời không đọc được kho số liệu. Số liệu đã có biên nhận vẫn còn nguyên.',
      'Hãy thử lại sau ít phút.',
    ],
  },
} as const satisfies Record<string, Refusal>;

export type RefusalName = keyof typeof REFUSALS;

/** Vietnamese sentences of the receiver and the operator's exports. */
export const REGISTER_MESSAGES = {
  yes: 'có',
  no: 'không',
  filing: FILING_MESSAGES,
  refusals: REFUSALS as Record<RefusalName, Refusal>,
  reference: 'Mã tra cứu:',
  toForm: 'Mở biểu mẫu báo cáo tháng',
  toHome: 'Về trang chủ',
  titles: { error: 'Lỗi: ', review: 'Xem lại: ', conflict: 'Đã có số liệu: ' },
  conflict: {
    filedTitle: 'Kỳ này đơn vị đã nộp số liệu khác',
    filed:
      'Lần nộp hiện hành là {receipt}, lúc {at}. Nội dung vừa gửi chưa được lưu. Nếu muốn thay lần nộp đó, hãy ghi lý do đính chính ở biểu mẫu bên dưới rồi gửi lại; cả hai lần nộp đều được giữ.',
    staleTitle: 'Kỳ này vừa có một lần đính chính khác',
    stale:
      'Lần nộp hiện hành nay là {receipt}, lúc {at}, không còn là lần mà bạn định sửa. Nội dung vừa gửi chưa được lưu. Hãy so sánh hai bên rồi gửi lại nếu vẫn cần.',
    standing: 'Hiện hành {receipt}',
    yours: 'Vừa gửi, chưa lưu',
  },
  receipt: {
    title: 'Biên nhận {receipt}',
    stored: 'Số liệu đã được ghi nhận.',
    replaced: 'Lần nộp này vẫn được giữ, nhưng đã được thay bằng',
    number: 'Số biên nhận',
    unit: 'Đơn vị',
    period: 'Kỳ báo cáo',
    filedAt: 'Nhận lúc (giờ Việt Nam)',
    due: 'Hạn nộp',
    onTime: 'đúng hạn (hạn: {due})',
    late: 'trễ hạn (hạn: {due})',
    revision: 'Lần nộp',
    replaces: 'Đính chính cho',
    correctionReason: 'Lý do đính chính',
    check: 'Dấu kiểm tra',
    verify: 'Kiểm tra biên nhận này có thật và còn hiện hành tại:',
    keep: 'Hãy lưu địa chỉ trang này hoặc in trang (lệnh In của trình duyệt) để làm bằng chứng. Ai có địa chỉ này đều xem được biên nhận.',
    correct: 'Đính chính số liệu này',
    quarterReport: 'Tải báo cáo quý dạng Word từ số liệu đã nộp',
  },
  status: {
    notDue: 'chưa đến hạn',
    dueSoon: 'sắp đến hạn',
    missing: 'chưa nộp',
    onTime: 'đúng hạn',
    late: 'trễ hạn',
    correctedAfterDeadline: 'đính chính sau hạn',
  },
  quarter: {
    sheet: 'Tổng hợp {quarter}',
    code: 'Mã đơn vị',
    unit: 'Đơn vị',
    region: 'Khu vực',
    country: 'Cả nước',
    wholeMonths: 'Số tháng đủ',
  },
  export: {
    sheet: 'Số liệu',
    /** The second sheet: what the columns of the first are. */
    dictionary: {
      sheet: 'Chú giải',
      heads: ['Tên cột', 'Mã', 'Đơn vị tính', 'Dùng từ kỳ', 'Dùng đến kỳ', 'Hướng dẫn'],
    },
    columns: {
      receipt: 'Biên nhận',
      unit: 'Mã đơn vị',
      unitName: 'Đơn vị',
      period: 'Kỳ',
      revision: 'Lần nộp',
      current: 'Bản hiện hành',
      filedAt: 'Lúc nộp (giờ Việt Nam)',
      late: 'Sau hạn',
      reasons: 'Lý do số liệu khác thường',
      replaces: 'Đính chính cho biên nhận',
      correctionReason: 'Lý do đính chính',
      definition: 'Phiên bản biểu mẫu',
    },
  },
} as const;
