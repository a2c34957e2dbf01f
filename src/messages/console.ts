import { CONSOLE_PEOPLE } from './console-people.ts';

/** What the console says after something was done, by the word in the address. */
const DONE: Readonly<Record<string, string>> = {
  ...CONSOLE_PEOPLE.done,
  'chot-quy': 'Đã chốt quý. Các lần nộp sau lúc này sẽ hiện thành phần khác so với bản chốt.',
};

/** Vietnamese sentences of the staff console that belong to no one page: its frame, the way in and out. */
export const CONSOLE = {
  done: DONE,
  leave: 'Kết thúc phiên {session}',
  goBack: 'Hãy quay lại trang trước.',
  refusedTitle: 'Chưa thực hiện được',
  fault:
    'Trang quản lý gặp lỗi. Hãy thử lại sau ít phút; nếu vẫn lỗi, báo cho người vận hành kèm mã dưới đây.',
  notFound: {
    title: 'Không tìm thấy trang',
    sentence: 'Địa chỉ này không có trong trang quản lý. Hãy chọn một mục ở trên.',
  },
  staleForm: {
    title: 'Chưa thực hiện: biểu mẫu không còn hiệu lực',
    sentence: 'Biểu mẫu được mở từ một phiên khác. Hãy quay lại, tải lại trang rồi làm lại.',
  },
  menu: {
    label: 'Trang quản lý',
    matrix: 'Tình hình nộp',
    quarter: 'Quý',
    reminder: 'Nhắc nộp',
    periods: 'Đóng, mở kỳ',
    codes: 'Mã truy cập',
    exports: 'Xuất số liệu',
    audit: 'Nhật ký',
  },
  entry: {
    title: 'Vào trang quản lý',
    lead: 'Liên kết này dùng được một lần. Bấm nút dưới đây để bắt đầu phiên làm việc trên máy này; phiên kéo dài 9 giờ hoặc đến khi bấm “Kết thúc phiên”.',
    button: 'Bắt đầu phiên làm việc',
    refusedTitle: 'Liên kết không dùng được',
    refused: 'Liên kết không đúng, đã dùng rồi hoặc đã hết hạn.',
    how: 'Người vận hành máy chủ tạo liên kết mới bằng lệnh: npm run register -- staff link',
    closedTitle: 'Cần liên kết để vào trang quản lý',
    closed:
      'Trang này chỉ dành cho cán bộ VNNIC phụ trách chương trình. Phiên làm việc chưa bắt đầu hoặc đã hết hạn.',
    leftTitle: 'Đã kết thúc phiên',
    left: 'Phiên làm việc trên máy này đã kết thúc.',
    tooManyTitle: 'Quá nhiều yêu cầu',
    tooMany: 'Có quá nhiều yêu cầu trong thời gian ngắn. Hãy chờ một phút rồi thử lại.',
  },
} as const;
