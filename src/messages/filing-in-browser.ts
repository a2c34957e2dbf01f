/** What the form's script says: drafts on this device, sending without a connection, parts of the form, Excel files. */
export const IN_BROWSER = {
  draft: {
    title: 'Bản nháp trên máy này',
    none: 'Chưa có gì để lưu nháp. Những gì nhập vào sẽ được lưu trên máy này, không gửi đi đâu.',
    saved: 'Bản nháp lưu trên máy này lúc {at}.',
    restored: 'Đã mở lại bản nháp lưu lúc {at}.',
    without:
      'Bản nháp không giữ mã truy cập, thông tin người báo cáo và các ô xác nhận: phải nhập lại những ô đó.',
    refused: 'Trình duyệt không cho lưu bản nháp trên máy này. Hãy tải bản nháp về tệp trước khi đóng trang.',
    full: 'Bộ nhớ của trình duyệt đã đầy nên bản nháp không lưu được. Hãy tải bản nháp về tệp trước khi đóng trang.',
    more: 'Tệp nháp, tệp Excel',
    download: 'Tải bản nháp về tệp',
    open: 'Mở từ tệp nháp hoặc tệp Excel',
    remove: 'Xóa bản nháp',
    removed: 'Đã xóa bản nháp trên máy này. Những gì đang nhập vẫn còn trên trang.',
    others: 'Bản nháp khác trên máy này',
    item: '{unit}, {period}, lưu lúc {at}',
    itemOld: '{unit}, {period}, lưu lúc {at} (theo biểu mẫu bản trước)',
    unit: 'đơn vị {code}',
    noUnit: 'chưa rõ đơn vị',
    noPeriod: 'chưa chọn kỳ',
    openThis: 'Mở',
    removeThis: 'Xóa',
    older:
      'Bản nháp này được nhập theo bản trước của biểu mẫu. Các ô còn dùng đã được điền lại: hãy xem lại từng phần, nhất là ô mới.',
    leftTitle: 'Nội dung không còn ô để điền',
    left: 'Các nội dung dưới đây không khớp ô nào của biểu mẫu hiện nay. Hãy chép sang ô phù hợp nếu cần; chúng không được gửi đi.',
    fileUnreadable:
      'Không đọc được tệp “{name}”. Hãy chọn tệp nháp (.json) đã tải từ trang này, hoặc tệp Excel (.xlsx) tải từ trang này.',
    fileForeign: 'Tệp “{name}” không phải của biểu mẫu này.',
    fileTooLarge: 'Tệp “{name}” quá lớn. Hãy chọn tệp đã tải từ trang này.',
    fileOpened: 'Đã điền {count} ô từ tệp “{name}”. Chưa gửi gì: hãy xem lại từng phần.',
    fileNothing: 'Tệp “{name}” chưa điền ô nào.',
    fileName: 'ban-nhap-{unit}-{period}.json',
  },
  workbook: {
    otherPeriod: 'Tệp Excel ghi kỳ {period}; kỳ báo cáo của biểu mẫu đã được chọn theo tệp.',
    otherUnit: 'Tệp Excel là của đơn vị {file}, còn biểu mẫu đang mở là của đơn vị {open}. Chưa điền gì.',
    unknownChoice: '“{label}”: “{text}” không có trong danh sách lựa chọn.',
  },
  send: {
    sending: 'Đang gửi, xin đợi…',
    opening: 'Đang mở, xin đợi…',
    checking: 'Đang kiểm tra, xin đợi…',
    offline:
      'Chưa gửi: máy này đang không có kết nối mạng. Mọi nội dung vẫn còn trên trang. Khi có mạng, bấm lại nút vừa bấm.',
    online: 'Chưa gửi, nhưng đã có mạng lại. Hãy bấm lại nút vừa bấm.',
    unreached:
      'Chưa gửi: không tới được máy chủ. Mọi nội dung vẫn còn trên trang. Hãy kiểm tra mạng rồi bấm lại nút vừa bấm.',
    unanswered:
      'Chưa có biên nhận: đường truyền đứt khi đang gửi nên chưa chắc số liệu đã tới nơi. Mọi nội dung vẫn còn trên trang. Hãy bấm “Gửi số liệu” lần nữa: nếu lần trước đã tới, bạn nhận lại đúng biên nhận đó, không thành hai lần nộp.',
    refused: 'Máy chủ chưa nhận. Mọi nội dung vẫn còn trên trang.',
  },
  parts: {
    progress: 'Phần {number}/{count}',
    filled: 'đã điền {filled}/{count}',
    wrong: 'có {count} chỗ cần xem lại',
    reasons: 'cần {count} lý do',
    back: 'Phần trước',
    next: 'Phần tiếp theo',
    nextAnyway: 'Để sau, sang phần tiếp theo',
    left: 'Phần này còn {what}. Có thể để lại làm sau, nhưng phải xong mới gửi được số liệu.',
    leftWrong: '{count} chỗ cần xem lại',
    leftReasons: '{count} số liệu cần ghi lý do',
    leftAnd: ' và ',
  },
} as const;
