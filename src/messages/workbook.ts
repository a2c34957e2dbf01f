/** Words of the Excel form. */
export const WORKBOOK_TEXT = {
  sheet: 'Số liệu tháng',
  how: 'Điền các ô nền vàng ở cột “Kỳ này”. Để trống nghĩa là không có số liệu; số 0 nghĩa là không phát sinh. Điền xong, mở trang Nộp số liệu tháng, bấm “Mở từ tệp nháp hoặc tệp Excel” (trình duyệt tắt JavaScript thì chép số sang biểu mẫu), xem lại rồi gửi. Tệp này không tự gửi đi; không ghi dữ liệu cá nhân vào tệp.',
  unit: 'Đơn vị',
  unitByCode: 'nhận ra từ mã truy cập',
  period: 'Kỳ báo cáo',
  periodHelp: 'Viết tháng/năm, ví dụ 11/2026.',
  unitOfMeasure: 'Đơn vị tính',
  before: 'Kỳ trước ({period})',
  noBefore: 'Kỳ trước',
  help: 'Hướng dẫn',
  required: 'Bắt buộc',
  countError: 'Chỉ nhập số nguyên từ 0 đến 999.999.999; để trống nếu không có số liệu.',
  choiceError: 'Hãy chọn một mục trong danh sách.',
  fileName: 'so-lieu-thang-{unit}-{period}.xlsx',
} as const;
