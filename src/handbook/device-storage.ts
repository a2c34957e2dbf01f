/** One thing that the site keeps on a reader's own device. Nothing of it is sent anywhere. */
export interface DeviceMemory {
  /** As the browser shows it; `…` stands for what differs. */
  readonly key: string;
  readonly store: 'localStorage' | 'sessionStorage';
  readonly what: string;
  readonly until: string;
  /** The code that writes it; tests/unit/handbook/device-storage.test.ts compares. */
  readonly writtenBy: string;
}

const UNTIL_CLEARED = 'đến khi bạn đổi lại hoặc xóa dữ liệu trình duyệt';

/** Everything that the site writes on a reader's device: the privacy page prints this list. */
export const DEVICE_MEMORIES: readonly DeviceMemory[] = [
  {
    ...{ key: 'giao-dien', store: 'localStorage' },
    ...{ what: 'Giao diện sáng, tối hay theo máy', until: UNTIL_CLEARED },
    writtenBy: 'src/components/browser/theme.ts',
  },
  {
    ...{ key: 'don-vi-cua-toi', store: 'localStorage' },
    ...{ what: 'Tỉnh, thành phố đã chọn để hiện cán bộ phụ trách', until: UNTIL_CLEARED },
    writtenBy: 'src/components/browser/page-state.ts',
  },
  {
    ...{ key: 'kiem-tra:…', store: 'localStorage' },
    ...{ what: 'Các mục đã đánh dấu trong danh mục kiểm tra', until: UNTIL_CLEARED },
    writtenBy: 'src/components/browser/checklist.ts',
  },
  {
    ...{ key: 'tim-kiem-gan-day', store: 'localStorage' },
    ...{ what: 'Sáu cụm từ tìm gần đây', until: 'đến khi bấm xóa trong ô tìm kiếm' },
    writtenBy: 'src/search/browser/recent.ts',
  },
  {
    ...{ key: 'ban-nhap:…', store: 'localStorage' },
    ...{
      what: 'Bản nháp số liệu tháng đang điền; không gồm mã truy cập và dữ liệu cá nhân người nộp',
      until: 'đến khi gửi, xóa bản nháp, hoặc sau 60 ngày',
    },
    writtenBy: 'src/forms/browser/draft.ts',
  },
  {
    ...{ key: 'ban-nhap-dang-mo', store: 'sessionStorage' },
    ...{ what: 'Bản nháp nào đang mở ở thẻ này', until: 'đến khi đóng thẻ' },
    writtenBy: 'src/forms/browser/drafts.ts',
  },
  {
    ...{ key: 'tai-lieu-da-chon', store: 'sessionStorage' },
    ...{ what: 'Tài liệu đã chọn để tải chung', until: 'đến khi đóng thẻ' },
    writtenBy: 'src/components/media/browser/basket.ts',
  },
];
