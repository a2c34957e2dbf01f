/** Sentences of the calendar file: what an officer reads in the calendar of a telephone or of Outlook. */
export const CALENDAR_WORDS = {
  producer: '-//Cẩm nang .vn//Lịch//VI',
  name: (place: string | undefined) =>
    `Hạn nộp số liệu, Chương trình .vn${place === undefined ? '' : ` (${place})`}`,
  about: (programme: string) => `Các mốc báo cáo của Chương trình ${programme}.`,
  monthly: {
    summary: 'Hạn nộp số liệu tháng (Chương trình .vn)',
    what: (department: string, address: string) =>
      `${department} cập nhật kết quả, số liệu của Chương trình qua biểu mẫu trực tuyến: ${address}`,
    until: (day: number) => `Hạn theo biểu mẫu: hết ngày ${String(day)} hằng tháng, giờ Việt Nam.`,
    quarterOpen: (address: string) =>
      `Hằng quý, Sở gửi VNNIC báo cáo bằng văn bản; ngày gửi: chờ VNNIC xác nhận. Xem ${address}`,
  },
  quarterly: {
    summary: 'Hạn gửi báo cáo quý bằng văn bản (Chương trình .vn)',
    what: (department: string, address: string) =>
      `${department} gửi VNNIC báo cáo quý bằng văn bản, trên cơ sở số liệu hằng tháng. Đề cương, mẫu: ${address}`,
  },
  ask: (region: string, name: string, role: string, phone: string, email: string) =>
    `Hỏi VNNIC (${region}): ${name}, ${role}. Điện thoại/Zalo: ${phone}. Thư điện tử: ${email}.`,
  askAnywhere: (address: string) => `Hỏi VNNIC: cán bộ phụ trách khu vực của Sở, ${address}`,
} as const;
