/** Sentences of the results that VNNIC publishes. */
export const RESULT_WORDS = {
  title: 'Kết quả công bố',
  description:
    'Kết quả Chương trình theo quý do VNNIC quyết định công bố: cả nước, khu vực, 34 tỉnh, thành phố.',
  country: 'Cả nước',
  blank: 'không có số liệu',
  partial: (months: number) => `${String(months)}/3 tháng`,
  filings: (filed: string, expected: string) => `${filed}/${expected} lần nộp`,
  map: {
    caption: 'Sơ đồ, không phải bản đồ địa giới.',
    title: (indicator: string, quarter: string) => `Sơ đồ 34 tỉnh, thành phố: ${indicator}, ${quarter}`,
    desc: (highest: string, value: string, lacking: number) =>
      `Mỗi ô là một tỉnh, thành phố, có ghi tên và số; ô đậm hơn là số lớn hơn. Lớn nhất: ${highest}, ${value}.${
        lacking > 0 ? ` ${String(lacking)} đơn vị không có số liệu, ô gạch chéo.` : ''
      } Hai ô không có số riêng: Hoàng Sa thuộc TP. Đà Nẵng, Trường Sa thuộc tỉnh Khánh Hòa. Số đầy đủ ở bảng dưới.`,
    none: 'Chưa đơn vị nào có số liệu. Hai ô Hoàng Sa (TP. Đà Nẵng), Trường Sa (tỉnh Khánh Hòa) không có số riêng.',
    legend: 'Ô đậm hơn: số lớn hơn',
    step: (from: string, to: string) => (from === to ? from : `${from} – ${to}`),
  },
  bars: {
    title: (indicator: string, quarter: string) => `Biểu đồ thanh theo đơn vị: ${indicator}, ${quarter}`,
    desc: (count: number) =>
      `Các đơn vị xếp từ số lớn đến số nhỏ, mỗi thanh có ghi số; ${String(count)} đơn vị. Số đầy đủ ở bảng dưới.`,
  },
  faults: {
    missing: (entry: string, file: string) =>
      `${entry}: trường "file" đang là ${file}, nhưng không có tệp public${file}.`,
    missingHint: 'Tải lại tệp “Xuất để công bố” ở mục này trong /admin/, rồi lưu.',
    notJson: (file: string, why: string) => `public${file} không đọc được (không phải JSON đúng: ${why}).`,
    notJsonHint: 'Xuất lại tệp từ trang quản lý, không mở và lưu bằng chương trình khác, rồi tải lên.',
    otherQuarter: (entry: string, said: string, file: string, held: string) =>
      `${entry}: trường "quarter" đang là ${said}, nhưng tệp public${file} là của quý ${held}.`,
    otherQuarterHint: 'Sửa trường "quarter" hoặc chọn đúng tệp của quý đó.',
    twice: (entry: string, other: string, quarter: string) =>
      `${entry} và ${other} cùng công bố quý ${quarter}.`,
    twiceHint: 'Mỗi quý một mục: sửa mục đã có, xóa mục thừa.',
  },
} as const;
