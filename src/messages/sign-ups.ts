/** Vietnamese sentences of the forms about people: focal points, requests for help, page feedback, one's own data. */

/** Faults that only the receiver can find. */
const FAULTS = {
  unitMissing: 'Chưa chọn tỉnh, thành phố của đơn vị.',
  unitUnknown: 'Tỉnh, thành phố đã chọn không có trong danh sách. Hãy chọn lại.',
  codeWrong:
    'Mã truy cập không đúng hoặc không còn hiệu lực. Hãy xem lại mã, hoặc để trống ô này: VNNIC sẽ gọi cho Sở để xác nhận.',
  codeOfOther: 'Mã truy cập không phải của tỉnh, thành phố đã chọn. Hãy sửa một trong hai ô.',
  mainExists:
    'Đơn vị đã có đầu mối chính. Nếu thay người đó, chọn “Thay người cũ” và ghi họ tên; nếu cử thêm, chọn vai trò khác.',
  trapFilled: 'Một ô ẩn đã bị điền tự động. Ô đó nay đã được xóa; hãy gửi lại.',
  unknownField: 'Nội dung gửi lên có ô không thuộc biểu mẫu này. Hãy tải lại trang rồi nhập lại ô còn thiếu.',
  formChanged:
    'Biểu mẫu hoặc thông báo xử lý dữ liệu đã được cập nhật sau khi trang này được mở. Những gì đã nhập vẫn còn dưới đây: hãy đọc lại thông báo, xem lại các ô rồi gửi lại.',
  tooFast: 'Trang xem lại vừa mở xong đã gửi ngay. Hãy đọc lại các thông tin dưới đây rồi bấm gửi.',
  stampOld: 'Trang xem lại đã mở quá lâu nên chưa gửi được. Hãy xem lại lần nữa rồi bấm gửi.',
  tooMany: 'Đã gửi quá nhiều lần trong thời gian ngắn, nội dung chưa được lưu. Hãy chờ một phút rồi gửi lại.',
  notStored:
    'Nội dung chưa được lưu vì máy chủ tạm thời không ghi được. Những gì đã nhập vẫn còn dưới đây: hãy chờ ít phút rồi gửi lại.',
  notOnSite: 'Địa chỉ trang không có trong cẩm nang. Hãy sao chép lại từ thanh địa chỉ, bắt đầu bằng dấu /.',
  receiptMissing: 'Chưa nhập số biên nhận.',
  proofMissing: 'Chưa nhập số điện thoại hoặc thư điện tử đã khai.',
  proofWrong:
    'Không tìm thấy dữ liệu nào khớp cả số biên nhận lẫn số điện thoại hoặc thư điện tử này. Hãy kiểm tra cả hai ô; dữ liệu đã xóa cũng không còn tìm thấy.',
  passOld:
    'Trang này đã mở quá 15 phút nên hết hiệu lực. Hãy nhập lại số biên nhận để tiếp tục. Chưa có gì thay đổi.',
  tooManyProofs: 'Đã thử quá nhiều lần. Hãy chờ mười phút rồi thử lại.',
} as const;

export type SignUpFault = keyof typeof FAULTS;

export const SIGN_UP_WORDS = {
  faults: FAULTS as Readonly<Record<SignUpFault, string>>,
  proposal: 'Biểu mẫu này là đề xuất của cẩm nang, chờ VNNIC xác nhận.',
  unitGroup: 'Đơn vị',
  unit: 'Tỉnh, thành phố',
  unitHelp: 'Danh sách xếp theo khu vực; nhóm Zalo của khu vực theo đó mà có, không phải chọn.',
  chooseUnit: 'Chọn tỉnh, thành phố',
  regionOf: 'Khu vực {region}',
  accessCode: 'Mã truy cập hoặc liên kết riêng của đơn vị',
  accessCodeHelp:
    'Không bắt buộc. Mã trong thư VNNIC gửi đơn vị, cũng là mã dùng nộp số liệu tháng; hoặc dán liên kết riêng. Không có thì để trống: VNNIC gọi cho Sở để xác nhận trước khi thêm vào nhóm.',
  region: 'Khu vực',
  regionDoubtful: '{region} (cách xếp khu vực của đơn vị này chờ VNNIC xác nhận)',
  toReview: 'Xem lại trước khi gửi',
  send: 'Gửi',
  edit: 'Sửa lại',
  confirmed: 'Đã đánh dấu',
  reviewTitle: 'Xem lại trước khi gửi',
  reviewHelp: 'Đây là thông tin đúng như hệ thống đọc được. Chưa có gì được gửi.',
  titles: { error: 'Lỗi: ', review: 'Xem lại: ' },
  authorised: 'Đơn vị',
  authorisedBy: {
    code: '{unit}, đã xác thực bằng mã truy cập',
    no: '{unit}, chưa xác thực',
    telephone: '{unit}, đã xác nhận qua điện thoại',
  },
  notice: {
    title: 'Thông báo xử lý dữ liệu cá nhân',
    controller: 'Bên kiểm soát dữ liệu',
    address: 'Địa chỉ: {address}.',
    mailbox: 'Hộp thư nhận yêu cầu: {mailbox}.',
    missingAddress: '[VNNIC bổ sung địa chỉ]',
    missingMailbox: '[VNNIC bổ sung hộp thư]',
    missingPlace: '[VNNIC xác nhận nơi đặt máy chủ]',
    missingDays: '[VNNIC bổ sung thời hạn]',
    data: 'Dữ liệu nào, để làm gì',
    optional: '(không bắt buộc)',
    place: 'Lưu ở đâu',
    placeText:
      'Máy chủ nhận biểu mẫu do VNNIC quản lý: {place}. Biểu mẫu gửi thẳng tới đó, không qua nền tảng của bên khác. Từng bản ghi được mã hóa; khóa nằm ngoài cơ sở dữ liệu, tách khỏi số liệu của đơn vị.',
    duration: 'Lưu bao lâu',
    durations: {
      figures: '{days} từ lúc nộp; số liệu của đơn vị vẫn giữ.',
      people: 'Trong thời gian làm đầu mối, và {days} sau khi được thay hoặc rút tên.',
      help: '{days} sau khi đề nghị được trả lời.',
      feedback: '{days} từ ngày gửi.',
    },
    days: '{days} ngày',
    unconfirmed: 'Thời hạn này là đề xuất của bản dự thảo, chờ VNNIC xác nhận.',
    backups: 'Bản sao lưu cũ còn dữ liệu đã xóa thêm nhiều nhất {days} ngày, rồi cũng bị hủy.',
    rights: 'Quyền của bạn (Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15, Điều 4)',
    rightsText:
      'Được biết; đồng ý, không đồng ý hoặc rút lại sự đồng ý; xem, chỉnh sửa; yêu cầu cung cấp, xóa, hạn chế xử lý, phản đối; khiếu nại.',
    rightsHow:
      'Tự xem, sửa, rút tên hoặc xóa tại trang {link}, bằng số biên nhận và số điện thoại hoặc thư điện tử đã khai.',
    rightsLink: 'Dữ liệu của tôi',
    version: 'Phiên bản {version}, ngày {day}.',
  },
  receipt: {
    titles: { people: 'Biên nhận cử đầu mối {receipt}', help: 'Biên nhận đề nghị trợ giúp {receipt}' },
    stored: { people: 'Thông tin đầu mối đã được ghi nhận.', help: 'Đề nghị của bạn đã được ghi nhận.' },
    number: 'Số biên nhận',
    at: 'Nhận lúc (giờ Việt Nam)',
    role: 'Vai trò',
    state: 'Tình trạng',
    noticeShown: 'Thông báo dữ liệu đã đọc',
    noticeShownText: 'phiên bản {version}, đồng ý lúc {at}',
    consents: 'Đã đồng ý',
    next: 'Việc tiếp theo',
    nextAuthorised:
      'Cán bộ phụ trách {region} thêm số Zalo đã khai vào nhóm của khu vực. Thời gian thêm vào nhóm chờ VNNIC xác nhận; nếu sau ba ngày làm việc chưa thấy, hãy gọi cán bộ phụ trách.',
    nextUnverified:
      'Vì không có mã truy cập, cán bộ phụ trách {region} sẽ gọi cho Sở để xác nhận việc cử, rồi mới thêm số Zalo vào nhóm. Sở có thể gọi trước cho nhanh.',
    nextHelp: 'Cán bộ VNNIC đọc và trả lời theo cách bạn chọn. Thời gian trả lời chờ VNNIC xác nhận.',
    contact: 'Người phụ trách',
    contactUnconfirmed: 'Theo công văn năm 2024, chờ VNNIC xác nhận.',
    change:
      'Muốn sửa, rút tên hoặc xóa dữ liệu: mở trang {link}, nhập số biên nhận này và số điện thoại hoặc thư điện tử đã khai.',
    keep: 'Hãy lưu địa chỉ trang này hoặc in trang (lệnh In của trình duyệt). Trang không hiện họ tên, số điện thoại của bạn.',
  },
  states: {
    new: 'mới, chờ thêm vào nhóm',
    added: 'đã thêm vào nhóm',
    answered: 'đã trả lời',
    replaced: 'đã có người thay',
    withdrawn: 'đã rút tên',
    erased: 'đã xóa dữ liệu theo yêu cầu',
  },
  helpStates: {
    new: 'chờ trả lời',
    added: '',
    answered: 'đã trả lời',
    replaced: '',
    withdrawn: 'đã rút lại',
    erased: 'đã xóa dữ liệu theo yêu cầu',
  },
  feedback: {
    send: 'Gửi đánh giá',
    thanksTitle: 'Cảm ơn bạn',
    thanks: 'Đánh giá đã được ghi nhận, không kèm tên hay địa chỉ mạng của bạn.',
    thanksSearch: 'Đã ghi nhận điều tìm không thấy. Cẩm nang sẽ bổ sung nếu thiếu.',
    commentLabel: 'Điều gì nên sửa? (không bắt buộc)',
    commentHelp: 'Nhiều nhất {maximum} ký tự. Không ghi họ tên, số điện thoại, giấy tờ của ai.',
    commentSend: 'Gửi góp ý',
    commented: 'Góp ý của bạn đã được ghi nhận.',
    back: 'Về trang vừa đọc',
    help: 'Cần được trả lời riêng? Gửi đề nghị trợ giúp.',
  },
  mine: {
    lead: 'Nhập số biên nhận cùng số điện thoại hoặc thư điện tử đã khai để xem, sửa, rút tên hoặc xóa dữ liệu của bạn. Không cần tài khoản.',
    receipt: 'Số biên nhận',
    receiptHelp: 'Bắt đầu bằng DM (cử đầu mối), HT (đề nghị trợ giúp) hoặc BC (nộp số liệu tháng).',
    proof: 'Số điện thoại hoặc thư điện tử đã khai',
    proofHelp: 'Đúng số hoặc địa chỉ đã điền trong biểu mẫu đó. Chỉ để đối chiếu, không lưu lại.',
    open: 'Xem dữ liệu của tôi',
    lost: 'Mất biên nhận? Gọi cán bộ phụ trách khu vực: VNNIC xác minh rồi xử lý thay bạn.',
    title: 'Dữ liệu của biên nhận {receipt}',
    stored: 'Hệ thống đang giữ về bạn',
    sealed:
      'Nội dung được niêm phong bằng khóa riêng của VNNIC nên máy chủ không đọc được và không hiện lại ở đây. Bạn vẫn sửa (điền lại toàn bộ), rút tên hoặc xóa được.',
    facts: 'Tình trạng',
    edit: 'Sửa dữ liệu',
    withdraw: 'Rút tên',
    erase: 'Xóa dữ liệu',
    reporterEdit:
      'Muốn sửa, hãy đính chính số liệu từ biên nhận: bản đính chính mang thông tin người nộp mới.',
    withdrawTitle: 'Rút tên khỏi danh sách đầu mối?',
    withdrawText: {
      people:
        'VNNIC thôi dùng dữ liệu này để liên hệ và đưa số Zalo ra khỏi nhóm; sau {days} ngày thì xóa. Rút tên không ảnh hưởng đến số liệu đã nộp.',
      help: 'VNNIC thôi xử lý đề nghị này; sau {days} ngày thì xóa.',
    },
    eraseTitle: 'Xóa dữ liệu ngay?',
    eraseText: {
      people:
        'Họ tên, số điện thoại, thư điện tử và mọi điều đã khai bị xóa ngay và không khôi phục được. Nếu bạn đang ở trong nhóm Zalo, hãy tự rời nhóm, hoặc chọn Rút tên để cán bộ đưa ra khỏi nhóm trước.',
      help: 'Mọi điều đã khai bị xóa ngay và không khôi phục được; VNNIC sẽ không trả lời được đề nghị này.',
      figures:
        'Họ tên, chức vụ, thư điện tử, số điện thoại người nộp bị xóa ngay và không khôi phục được. Số liệu của đơn vị và biên nhận giữ nguyên.',
    },
    withdrawNow: 'Rút tên tôi',
    eraseNow: 'Xóa ngay',
    cancel: 'Quay lại, không thay đổi gì',
    editTitle: 'Sửa dữ liệu của biên nhận {receipt}',
    editLead: 'Bản mới thay hẳn bản cũ. Các ô đồng ý cần được đánh dấu lại.',
    save: 'Lưu bản sửa',
    savedTitle: 'Đã lưu bản sửa',
    saved: 'Dữ liệu mới đã thay dữ liệu cũ lúc {at}.',
    withdrawnTitle: 'Đã rút tên',
    withdrawn: 'Đã ghi nhận lúc {at}. VNNIC thôi dùng dữ liệu này để liên hệ.',
    erasedTitle: 'Đã xóa dữ liệu',
    erased: 'Đã xóa lúc {at}. Nhật ký chỉ còn số biên nhận và thời điểm xóa.',
    backups:
      'Bản sao lưu cũ còn giữ bản mã hóa thêm nhiều nhất {days} ngày rồi bị hủy; nếu phải khôi phục từ bản đó, dữ liệu đã xóa bị xóa lại ngay.',
  },
} as const;
