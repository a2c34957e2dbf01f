/** Words of the form on paper. */
export const PRINTED_FORM = {
  title: 'Mẫu trống để in',
  how: 'In trang này (lệnh In của trình duyệt), điền bằng bút, trình duyệt, rồi nhập vào biểu mẫu trực tuyến. Bản giấy là bản nháp của đơn vị: số liệu chỉ được ghi nhận khi có biên nhận. Gạch chéo ô không có số liệu; ghi 0 khi không phát sinh.',
  unit: 'Đơn vị:',
  period: 'Kỳ báo cáo:',
  required: '* Bắt buộc.',
  filledBy: 'Người điền:',
  approvedBy: 'Lãnh đạo duyệt:',
  day: 'Ngày:',
  version: 'Phiên bản biểu mẫu:',
} as const;
