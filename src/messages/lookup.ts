/** The page that says whether a filing has arrived. */
export const LOOKUP_TEXT = {
  title: 'Tra cứu biên nhận',
  lead: 'Nhập số biên nhận để biết lần nộp đã được ghi nhận chưa. Trang này không hiện số liệu: chỉ người có địa chỉ biên nhận mới xem được.',
  receipt: 'Số biên nhận',
  receiptHelp: 'Dạng BC-01-2026-11-01.',
  check: 'Dấu kiểm tra (nếu có)',
  checkHelp: '16 ký tự in trên biên nhận; nhập để biết bản in có đúng là biên nhận đã cấp không.',
  ask: 'Tra cứu',
  noReceipt:
    'Không có số biên nhận? Mở biểu mẫu bằng mã truy cập của đơn vị: trang hiện kỳ đã nộp hay chưa, kèm biên nhận.',
  toForm: 'Mở biểu mẫu của đơn vị',
  malformed: 'Số biên nhận chưa đúng dạng BC-01-2026-11-01. Hãy chép lại từ biên nhận.',
  missing: 'Chưa có lần nộp nào mang số {receipt}.',
  missingHow:
    'Chưa có biên nhận nghĩa là chưa nộp: hãy mở biểu mẫu và gửi lại, gửi lại cùng nội dung chỉ tạo một lần nộp.',
  found: '{receipt} đã được ghi nhận lúc {at} (giờ Việt Nam): {unit}, {period}, {timing}.',
  standing: 'Đây là lần nộp hiện hành của kỳ.',
  replaced: 'Lần nộp này vẫn được giữ, nhưng kỳ này đã có lần nộp sau thay thế.',
  genuine: 'Dấu kiểm tra khớp: đúng là biên nhận đã cấp.',
  forged: 'Dấu kiểm tra KHÔNG khớp: bản in này không phải biên nhận đã cấp cho số này, hoặc dấu bị chép sai.',
  onTime: 'đúng hạn',
  late: 'trễ hạn',
} as const;
