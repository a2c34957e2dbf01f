/** One thing that a form can say: what is wrong, and what to do next where that says more. `{…}` are filled in. */
export interface Message {
  readonly sentence: string;
  readonly hint: string;
}

/** Every sentence that checking a form can give, by its stable code. */
export const FORM_MESSAGES = {
  // Any field
  required: { sentence: 'Chưa điền “{label}”.', hint: '' },
  requiredCount: { sentence: 'Chưa nhập “{label}”.', hint: 'Nếu trong kỳ không phát sinh, hãy nhập 0.' },
  requiredChoice: { sentence: 'Chưa chọn “{label}”.', hint: '' },
  requiredConfirm: { sentence: 'Chưa đánh dấu “{label}”.', hint: '' },
  requiredIf: { sentence: 'Chưa điền “{label}”.', hint: 'Cần điền khi {condition}.' },
  notInPeriod: {
    sentence: '“{label}” không dùng cho kỳ này.',
    hint: 'Hãy xóa nội dung ở ô này, hoặc chọn lại kỳ báo cáo.',
  },
  controlCharacter: {
    sentence: '“{label}” có ký tự điều khiển không đọc được.',
    hint: 'Hãy xóa ô này rồi gõ lại, hoặc dán lại dưới dạng chữ thuần.',
  },
  brokenCharacter: {
    sentence: '“{label}” có ký tự bị hỏng khi sao chép.',
    hint: 'Hãy xóa ô này rồi gõ lại.',
  },
  tooLong: {
    sentence: '“{label}” dài {length} ký tự, nhiều hơn mức {maximum}.',
    hint: 'Hãy rút ngắn lại.',
  },

  // Counts
  decimal: {
    sentence: '“{label}” không nhận dấu phẩy: “{typed}”.',
    hint: 'Hãy nhập số nguyên, viết liền hoặc chấm hàng nghìn, ví dụ 1234 hoặc 1.234.',
  },
  negative: { sentence: '“{label}” không thể là số âm.', hint: 'Hãy nhập 0 hoặc số lớn hơn.' },
  tooLarge: { sentence: '“{label}” nhiều hơn 9 chữ số.', hint: 'Hãy kiểm tra lại số đã nhập.' },
  grouping: {
    sentence: '“{label}” có dấu phân cách không đúng chỗ: “{typed}”.',
    hint: 'Hãy viết liền hoặc tách từng ba chữ số, ví dụ 1234 hoặc 1.234.',
  },
  notANumber: {
    sentence: '“{label}” cần là một số: “{typed}”.',
    hint: 'Chỉ nhập chữ số, ví dụ 0 hoặc 1.234; để trống nếu không có số liệu.',
  },

  // Other kinds
  choiceUnknown: { sentence: '“{label}” có giá trị lạ.', hint: 'Hãy chọn một trong các mục đã liệt kê.' },
  dateInvalid: {
    sentence: '“{label}” chưa phải một ngày có thật: “{typed}”.',
    hint: 'Hãy viết ngày/tháng/năm, ví dụ 05/11/2026.',
  },
  urlInvalid: {
    sentence: '“{label}” chưa phải một đường dẫn đầy đủ.',
    hint: 'Hãy sao chép cả địa chỉ từ thanh địa chỉ của trình duyệt, bắt đầu bằng https://.',
  },
  urlNotHttps: {
    sentence: '“{label}” phải bắt đầu bằng https://.',
    hint: 'Nếu trang chỉ có http://, hãy dẫn một trang khác có https.',
  },
  urlWithPassword: {
    sentence: '“{label}” có kèm tên đăng nhập hoặc mật khẩu.',
    hint: 'Hãy bỏ phần trước dấu @ trong đường dẫn.',
  },
  emailInvalid: {
    sentence: '“{label}” chưa đúng dạng thư điện tử.',
    hint: 'Hãy viết không dấu và có đủ phần sau @, ví dụ ten@tentinh.gov.vn.',
  },
  phoneInvalid: {
    sentence: '“{label}” chưa phải số điện thoại Việt Nam.',
    hint: 'Di động có 10 chữ số, ví dụ 0912 345 678; máy bàn bắt đầu bằng 02 và có 11 chữ số.',
  },

  phoneNotMobile: {
    sentence: '“{label}” là số máy bàn.',
    hint: 'Hãy nhập số di động, ví dụ 0912 345 678.',
  },

  // Rules within the month
  atMost: {
    sentence: '“{label}” ({value}) lớn hơn {others} ({limit}).',
    hint: 'Hãy kiểm tra lại các số này.',
  },
  sumOf: {
    sentence: '“{label}” ({value}) khác {others} ({limit}).',
    hint: 'Hãy kiểm tra lại các số này.',
  },
  aboveCommunes: {
    sentence: '“{label}” ({value}) nhiều hơn số xã, phường, đặc khu của đơn vị ({limit}).',
    hint: 'Hãy kiểm tra lại số đã nhập.',
  },
  notZero: {
    sentence: '“{label}” ({value}) phải bằng 0 khi “{other}” bằng 0.',
    hint: 'Hãy sửa một trong hai ô.',
  },
  afterToday: {
    sentence: '“{label}” ({value}) sau ngày hôm nay.',
    hint: 'Hãy kiểm tra lại ngày.',
  },
  cumulativeBelowNew: {
    sentence: '“{label}” ({value}) nhỏ hơn số mới trong kỳ ({limit}).',
    hint: 'Số lũy kế gồm cả số mới của kỳ này. Hãy kiểm tra lại.',
  },

  // Rules across months
  cumulativeShrinks: {
    sentence: '“{label}” ({value}) nhỏ hơn {previousPeriod} ({limit}).',
    hint: 'Số lũy kế không thể giảm. Nếu số kỳ trước sai, hãy đính chính kỳ đó trước.',
  },
  cumulativeDiffers: {
    sentence: '“{label}” là {value}, còn {previousPeriod} cộng số mới trong kỳ là {limit}.',
    hint: 'Nếu đúng, hãy ghi một dòng lý do.',
  },
  farAbovePrevious: {
    sentence: '“{label}” ({value}) gấp hơn {times} lần {previousPeriod} ({limit}).',
    hint: 'Nếu đúng, hãy ghi một dòng lý do.',
  },
  farBelowPrevious: {
    sentence: '“{label}” ({value}) chưa bằng 1/{times} {previousPeriod} ({limit}).',
    hint: 'Nếu đúng, hãy ghi một dòng lý do.',
  },
  belowPrevious: {
    sentence: '“{label}” ({value}) nhỏ hơn {previousPeriod} ({limit}).',
    hint: 'Nếu đúng, hãy ghi một dòng lý do.',
  },
  blankAfterPrevious: {
    sentence: '“{label}” để trống, còn {previousPeriod} là {limit}.',
    hint: 'Để trống nghĩa là không có số liệu. Hãy nhập số tính đến hết kỳ này, hoặc ghi một dòng lý do.',
  },

  // Unusual, within the month
  unusuallyAbove: {
    sentence: '“{label}” ({value}) lớn hơn {others} ({limit}).',
    hint: 'Nếu đúng, hãy ghi một dòng lý do.',
  },
  oneWithoutOther: {
    sentence: '“{label}” là {value} trong khi “{other}” là {limit}.',
    hint: 'Nếu đúng, hãy ghi một dòng lý do.',
  },
  unusualForm: {
    sentence: '“{label}” thường có dạng {example}.',
    hint: 'Nếu nội dung đã đúng thì không cần sửa.',
  },
  reasonTooLong: { sentence: 'Lý do cho “{label}” dài hơn {maximum} ký tự.', hint: 'Hãy rút ngắn lại.' },

  // What surrounds the fields
  accessCodeMissing: {
    sentence: 'Chưa nhập mã truy cập.',
    hint: 'Mã nằm trong thư VNNIC gửi đơn vị; chưa có mã thì liên hệ cán bộ phụ trách khu vực.',
  },
  periodMissing: { sentence: 'Chưa chọn kỳ báo cáo.', hint: 'Hãy chọn tháng cần nộp.' },
  periodNotOpen: {
    sentence: 'Kỳ báo cáo đã chọn không mở để nộp.',
    hint: 'Hãy chọn một tháng trong danh sách.',
  },
  replacesInvalid: {
    sentence: 'Số biên nhận cần đính chính chưa đúng dạng.',
    hint: 'Số biên nhận có dạng BC-01-2026-11-01, ghi trên biên nhận của lần nộp trước.',
  },
  correctionReasonMissing: {
    sentence: 'Chưa ghi lý do đính chính.',
    hint: 'Hãy ghi ngắn gọn vì sao số liệu thay đổi.',
  },
  correctionReasonTooLong: {
    sentence: 'Lý do đính chính dài hơn {maximum} ký tự.',
    hint: 'Hãy rút ngắn lại.',
  },
} as const satisfies Record<string, Message>;

export type FormMessageCode = keyof typeof FORM_MESSAGES;

/** Puts the named parts into `{…}`; a part that is missing stays visible, so that a slip is seen and not hidden. */
export function fillIn(template: string, parts: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (hole, name: string) =>
    Object.hasOwn(parts, name) ? String(parts[name]) : hole,
  );
}

/** Sentence and hint of a code as one text. */
export function formSentence(
  code: FormMessageCode,
  parts: Readonly<Record<string, string | number>> = {},
): string {
  const { sentence, hint } = FORM_MESSAGES[code];
  return fillIn(`${sentence} ${hint}`.trim(), parts);
}

/** The fixed words of form pages. */
export const FORM_TEXT = {
  errorSummary: 'Có {count} chỗ cần xem lại trước khi gửi',
  notOpened: 'Chưa mở được biểu mẫu của đơn vị',
  errorPrefix: 'Lỗi:',
  warningPrefix: 'Cần lý do:',
  noticePrefix: 'Lưu ý:',
  required: 'bắt buộc',
  requiredIf: 'Bắt buộc khi {condition}.',
  maxLength: 'Tối đa {maximum} ký tự.',
  helpLink: 'Giải thích',
  helpLinkRest: ' “{label}” (mở trong thẻ mới)',
  reason: 'Lý do của số liệu khác thường',
  choose: 'Chọn…',
  onlyFrom: 'Dùng từ {from}.',
  onlyTo: 'Dùng đến hết {to}.',
  proposal: 'Bộ chỉ tiêu của biểu mẫu này là đề xuất, chờ VNNIC xác nhận.',

  filingGroup: 'Đơn vị và kỳ báo cáo',
  unit: 'Đơn vị: {unit}',
  accessCode: 'Mã truy cập của đơn vị',
  accessCodeHelp:
    'In trong thư VNNIC gửi đơn vị, dạng 01-XXXXX-XXXXX-XXXXX-XXXXX. Đơn vị được nhận ra từ mã này.',
  period: 'Kỳ báo cáo',
  choosePeriod: 'Chọn tháng',
  periodOption: '{label}, hạn {day}',
  periodOptionClosed: '{label} (đã đóng), hạn {day}',
  schedule: '{label}: số liệu từ {covers}. Hạn nộp: {dueLabel}.',
  scheduleUnknown: 'Chọn kỳ để xem số liệu tính từ ngày nào đến ngày nào và hạn nộp.',
  lateNow: 'Đã quá hạn: vẫn nộp được, số liệu được ghi là nộp trễ.',
  closedNow: 'VNNIC đã đóng kỳ này: xem được, chưa nộp được cho đến khi mở lại.',

  older: 'Biểu mẫu đã đổi so với trang bạn nhập',
  olderAdded: 'Ô mới, cần xem:',
  olderReworded: 'Ô hỏi khác trước, cần xem lại:',
  olderLeft: 'Nội dung đã nhập vào ô nay không còn (không được gửi đi; chép lại nếu cần):',
  nowMonth: '{label}, số liệu {covers}',
  nowDue: 'hạn {dueLabel}',
  nowLate: 'đã quá hạn',
  nowClosed: 'đã đóng',
  parts: 'Các phần của biểu mẫu',
  draft: 'Bản nháp trên máy này',
  open: 'Mở biểu mẫu của đơn vị',
  openHelp:
    'Nên bấm trước khi nhập: biểu mẫu hiện tên đơn vị, tình trạng nộp của kỳ và số kỳ trước bên cạnh từng ô. Chưa gửi gì; những gì đã nhập được giữ nguyên.',
  openAgain: 'Mở lại theo kỳ đang chọn',
  openAgainHelp: 'Bấm sau khi đổi kỳ. Chưa gửi gì; những gì đã nhập được giữ nguyên.',
  workbook: 'Tải mẫu Excel có số kỳ trước',
  prepare: 'Chuẩn bị, mẫu Excel, mẫu giấy',
  dictionary: 'Từng chỉ tiêu nghĩa là gì',
  calendar: 'Lịch và hạn nộp',
  offline: 'Khi mất mạng',
  blankWorkbook: 'Mẫu Excel trống (.xlsx)',
  blankWorkbookOpens: ', điền xong mở lại trong trang này',
  blankPrint: 'Mẫu trống để in và điền tay',
  lookup: 'Tra cứu: số liệu đã đến nơi chưa',
  notFiled: 'Kỳ này đơn vị chưa nộp.',
  seeReceipt: 'Xem biên nhận',
  correctFiled: 'Sửa số liệu đã nộp',
  comparedWith: 'Số của {period} hiện bên cạnh từng ô để so sánh.',
  nothingBefore: 'Chưa có số liệu kỳ trước để so sánh.',

  correction: 'Đính chính số liệu đã nộp',
  correctionHelp: 'Chỉ dùng khi đơn vị đã nộp kỳ này và cần sửa. Lần nộp trước vẫn được giữ lại.',
  filed: 'Kỳ này đã nộp: {receipt}, lúc {receivedLabel}.',
  refilled:
    'Số liệu đã nộp ({receipt}, lúc {receivedLabel}) đã được điền vào các ô của biểu mẫu. Hãy ghi lý do đính chính dưới đây, rồi sửa ô cần sửa ở các phần sau. Chưa gửi gì.',
  replaces: 'Số biên nhận của lần nộp cần sửa',
  replacesHelp: 'Dạng BC-01-2026-11-01, ghi trên biên nhận.',
  correctionReason: 'Lý do đính chính',

  print: 'In trang này',

  trap: 'Không điền ô này',
  toReview: 'Xem lại trước khi gửi',
  toReviewHelp: 'Chưa gửi gì ở bước này: trang sau cho xem lại toàn bộ trước khi gửi.',

  readAs: 'Đọc là {value}',
  previous: '{period}: {value}',
  difference: 'chênh lệch {difference}',
  unchanged: 'không đổi',

  reviewTitle: 'Xem lại trước khi gửi',
  reviewHelp:
    'Đây là số liệu đúng như hệ thống đọc được. Chưa có gì được gửi. Cần sửa thì bấm “Sửa lại” ở cuối trang: mọi nội dung, kể cả lý do vừa ghi, được giữ nguyên.',
  send: 'Gửi số liệu',
  edit: 'Sửa lại',

  corrects: 'Lần nộp này đính chính {receipt}, nộp lúc {receivedLabel}. Chỗ thay đổi được ghi rõ.',
  was: 'đã nộp: {value}',

  indicator: 'Chỉ tiêu',
  thisPeriod: 'Kỳ này',
  before: 'Kỳ trước ({period}) và chênh lệch',
  blank: 'không có số liệu',
  blankText: 'để trống',
  yes: 'Có',
  no: 'Chưa',
  changed: 'khác nhau',
  otherIndicators: 'Chỉ tiêu khác',
} as const;
