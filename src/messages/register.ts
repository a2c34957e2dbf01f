/** Vietnamese sentences of the receiver and the operator's exports. */
export const REGISTER_MESSAGES = {
  yes: 'có',
  no: 'không',
  status: {
    notDue: 'chưa đến hạn',
    dueSoon: 'sắp đến hạn',
    missing: 'chưa nộp',
    onTime: 'đúng hạn',
    late: 'trễ hạn',
    correctedAfterDeadline: 'đính chính sau hạn',
  },
  export: {
    columns: {
      receipt: 'Biên nhận',
      unit: 'Mã đơn vị',
      unitName: 'Đơn vị',
      period: 'Kỳ',
      revision: 'Lần nộp',
      current: 'Bản hiện hành',
      filedAt: 'Lúc nộp (giờ Việt Nam)',
      late: 'Sau hạn',
      reasons: 'Lý do số liệu khác thường',
      replaces: 'Đính chính cho biên nhận',
      correctionReason: 'Lý do đính chính',
      definition: 'Phiên bản biểu mẫu',
    },
  },
} as const;
