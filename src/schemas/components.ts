/**
 * The one table of the components that pages may use: block elements with string attributes only. From it come the
 * renderer's component map (src/components/content-components.ts), Decap's insert menu, and the editors' guide.
 */
export interface ContentComponent {
  readonly tag: string;
  /** Vietnamese name in the editor's menu. */
  readonly label: string;
  /** When to use it, for the editors' guide. */
  readonly use: string;
  readonly attributes: readonly ComponentAttribute[];
  /** Whether Markdown may stand inside. */
  readonly children: boolean;
  /** May also stand in an answer of the FAQ, which is shown inside a list of answers. */
  readonly inAnswers?: true;
}

export interface ComponentAttribute {
  readonly name: string;
  readonly label: string;
  readonly required: boolean;
  readonly options?: Readonly<Record<string, string>>;
  /** The attribute names an entry of this collection. */
  readonly collection?: string;
  readonly long?: boolean;
}

const regions = { bac: 'miền Bắc', trung: 'miền Trung', nam: 'miền Nam' };

export const CONTENT_COMPONENTS: readonly ContentComponent[] = [
  {
    tag: 'ChoXacNhan',
    label: 'Chờ VNNIC xác nhận',
    use: 'Điều chưa có nguồn mà chỉ VNNIC trả lời được. Nêu đúng câu hỏi.',
    attributes: [
      { name: 'item', label: 'Nội dung còn thiếu', required: true },
      { name: 'question', label: 'Câu hỏi cho VNNIC', required: true, long: true },
    ],
    children: false,
    inAnswers: true,
  },
  {
    tag: 'LuuY',
    label: 'Hộp lưu ý',
    use: 'Điều người đọc dễ bỏ qua. Mỗi trang nên có nhiều nhất hai hộp.',
    attributes: [
      {
        name: 'type',
        label: 'Loại',
        required: true,
        options: { info: 'Thông tin', tip: 'Mẹo', warning: 'Cảnh báo' },
      },
      { name: 'title', label: 'Tiêu đề', required: false },
    ],
    children: true,
    inAnswers: true,
  },
  {
    tag: 'DeXuat',
    label: 'Đề xuất của dự án',
    use: 'Đoạn gợi ý của nhóm soạn, chưa phải hướng dẫn chính thức của VNNIC, nằm trong một trang có nguồn.',
    attributes: [{ name: 'title', label: 'Tiêu đề', required: false }],
    children: true,
    inAnswers: true,
  },
  {
    tag: 'TrichDan',
    label: 'Trích văn bản',
    use: 'Trích nguyên văn một văn bản, có dẫn nguồn.',
    attributes: [
      { name: 'source', label: 'Nguồn', required: true, collection: 'can-cu' },
      { name: 'place', label: 'Điều, khoản', required: false },
    ],
    children: true,
    inAnswers: true,
  },
  {
    tag: 'DanhMucKiemTra',
    label: 'Danh mục kiểm tra',
    use: 'Một danh sách gạch đầu dòng mà người đọc đánh dấu dần; được nhớ trên thiết bị của họ.',
    attributes: [
      { name: 'id', label: 'Mã (không trùng)', required: true },
      { name: 'title', label: 'Tiêu đề', required: true },
    ],
    children: true,
  },
  {
    tag: 'NutBam',
    label: 'Nút dẫn',
    use: 'Việc chính mà trang muốn người đọc làm tiếp.',
    attributes: [
      { name: 'href', label: 'Địa chỉ', required: true },
      { name: 'label', label: 'Chữ trên nút', required: true },
    ],
    children: false,
    inAnswers: true,
  },
  {
    tag: 'BieuMau',
    label: 'Biểu mẫu',
    use: 'Nhúng một biểu mẫu trực tuyến.',
    attributes: [{ name: 'form', label: 'Biểu mẫu', required: true, collection: 'bieu-mau' }],
    children: false,
  },
  {
    tag: 'CanBoPhuTrach',
    label: 'Cán bộ phụ trách',
    use: 'Thẻ liên hệ của cán bộ VNNIC theo khu vực.',
    attributes: [{ name: 'region', label: 'Khu vực', required: false, options: regions }],
    children: false,
  },
  {
    tag: 'BangDonVi',
    label: 'Bảng 34 đơn vị',
    use: 'Danh sách tỉnh, thành phố, tên cũ và khu vực.',
    attributes: [{ name: 'region', label: 'Khu vực', required: false, options: regions }],
    children: false,
  },
  {
    tag: 'BangVanBan',
    label: 'Bảng văn bản, nguồn',
    use: 'Danh mục văn bản và nguồn kèm tình trạng hiệu lực.',
    attributes: [],
    children: false,
  },
  {
    tag: 'BangThuatNgu',
    label: 'Bảng thuật ngữ',
    use: 'Toàn bộ thuật ngữ và chữ viết tắt.',
    attributes: [],
    children: false,
  },
  {
    tag: 'BangNhaDangKy',
    label: 'Bảng nhà đăng ký',
    use: 'Danh sách nhà đăng ký kèm ngày kiểm tra.',
    attributes: [],
    children: false,
  },
  {
    tag: 'BangHoiDap',
    label: 'Hỏi đáp',
    use: 'Các câu hỏi và trả lời, theo người hỏi.',
    attributes: [
      {
        name: 'audience',
        label: 'Người hỏi',
        required: false,
        options: {
          department: 'Sở',
          officer: 'Cán bộ nộp số liệu',
          citizen: 'Người dân',
          household: 'Hộ kinh doanh',
          enterprise: 'Doanh nghiệp',
        },
      },
    ],
    children: false,
  },
  {
    tag: 'TuDienChiTieu',
    label: 'Từ điển chỉ tiêu',
    use: 'Bảng giải thích mọi chỉ tiêu của một biểu mẫu, sinh từ chính biểu mẫu.',
    attributes: [{ name: 'form', label: 'Biểu mẫu', required: true, collection: 'bieu-mau' }],
    children: false,
  },
  {
    tag: 'LichNop',
    label: 'Lịch nộp số liệu',
    use: 'Hạn nộp các kỳ sắp tới, tính từ cài đặt.',
    attributes: [],
    children: false,
  },
  {
    tag: 'KiemTraQuyenLoi',
    label: 'Kiểm tra quyền lợi',
    use: 'Câu hỏi đầu của phần “Tôi có được hỗ trợ không?”; các câu sau và kết quả lấy từ danh mục kiểm tra quyền lợi.',
    attributes: [],
    children: false,
  },
  {
    tag: 'DuLieuThuThap',
    label: 'Dữ liệu các biểu mẫu thu',
    use: 'Mỗi biểu mẫu thu dữ liệu nào, để làm gì, giữ bao lâu: sinh từ chính các biểu mẫu và cài đặt.',
    attributes: [],
    children: false,
  },
  {
    tag: 'LuuTrenMay',
    label: 'Điều trang lưu trên máy người đọc',
    use: 'Danh sách những gì cẩm nang nhớ trong trình duyệt, sinh từ mã nguồn.',
    attributes: [],
    children: false,
  },
  {
    tag: 'BieuMauTiepCan',
    label: 'Các biểu mẫu và cách tiếp cận',
    use: 'Mỗi biểu mẫu ở đâu, bao nhiêu ô, có giới hạn thời gian không: sinh từ chính các biểu mẫu.',
    attributes: [],
    children: false,
  },
];
