import * as z from 'zod';
import { choice, day, line, paragraph, periodText } from './common.ts';

const retention = (meta: { title: string; description: string }) =>
  z.number().int().min(1, 'cần ít nhất 1 ngày.').max(3650, 'nhiều nhất 3650 ngày.').meta(meta);

/** `content/cai-dat.yaml`: what VNNIC may have to change without touching a page. */
export const settingsSchema = z.strictObject({
  site: z
    .strictObject({
      name: line({ title: 'Tên trang' }, 120),
      shortName: line({ title: 'Tên ngắn' }, 40),
      description: paragraph({ title: 'Mô tả' }, 300),
      publisher: line({ title: 'Đơn vị chủ quản' }, 120),
      edition: line({ title: 'Ấn bản', description: 'In trên bản in của cẩm nang.' }, 60),
    })
    .meta({ title: 'Trang' }),
  names: z
    .strictObject({
      ministry: line({ title: 'Bộ' }),
      ministryShort: line({ title: 'Bộ (viết tắt)' }, 30),
      ministryFormer: line({ title: 'Bộ (tên trước)' }),
      department: line({ title: 'Sở' }),
      departmentShort: line({ title: 'Sở (viết tắt)' }, 30),
      departmentFormer: line({ title: 'Sở (tên trước)' }),
    })
    .meta({ title: 'Tên cơ quan' }),
  programme: z
    .strictObject({
      name: line({ title: 'Tên chương trình' }),
      startsOn: day({ title: 'Ngày bắt đầu' }),
      endsOn: day({ title: 'Ngày kết thúc theo quyết định' }),
      extension: choice(
        { unconfirmed: 'Chưa có xác nhận gia hạn', extended: 'Đã gia hạn', ended: 'Đã kết thúc' },
        { title: 'Sau ngày kết thúc' },
      ),
    })
    .meta({ title: 'Chương trình' }),
  reporting: z
    .strictObject({
      dueDay: z
        .number()
        .int()
        .min(1)
        .max(28)
        .meta({ title: 'Ngày nộp hằng tháng', description: 'Hết 24 giờ ngày này (giờ Việt Nam).' }),
      cutoff: choice(
        {
          toDueDay: 'Từ ngày sau hạn tháng trước đến hạn tháng này',
          midMonth: 'Từ ngày 15 tháng trước đến ngày 14 tháng này',
          monthToDueDay: 'Từ ngày 01 đến hạn nộp trong tháng',
        },
        { title: 'Kỳ số liệu', description: 'Công văn không nêu; in rõ trên biểu mẫu.' },
      ),
      cutoffConfirmed: z.boolean().meta({ title: 'VNNIC đã xác nhận kỳ số liệu' }),
      firstPeriod: periodText({ title: 'Kỳ đầu tiên nhận qua biểu mẫu' }),
      closesAfterDays: z
        .number()
        .int()
        .min(0)
        .max(365)
        .meta({ title: 'Đóng kỳ sau (ngày)', description: '0: không tự đóng. Trễ hạn khác với đóng kỳ.' }),
      quarterDueDay: z.number().int().min(1).max(28).optional().meta({
        title: 'Ngày gửi báo cáo quý',
        description: 'Bỏ trống khi VNNIC chưa quy định: trang lịch ghi là chờ xác nhận.',
      }),
      quarterDueMonth: choice(
        { last: 'Tháng cuối của quý', next: 'Tháng đầu của quý sau' },
        { title: 'Báo cáo quý gửi vào tháng' },
      ).optional(),
      updatedOn: day({
        title: 'Ngày cập nhật các mốc',
        description: 'Đổi ngày nộp thì đổi cả ngày này: lịch trên máy người theo dõi nhận ra bản mới hơn.',
      }),
    })
    .refine(
      ({ quarterDueDay, quarterDueMonth }) =>
        (quarterDueDay === undefined) === (quarterDueMonth === undefined),
      {
        path: ['quarterDueDay'],
        message: 'ngày và tháng gửi báo cáo quý đi cùng nhau: nêu cả hai hoặc bỏ cả hai.',
      },
    )
    .meta({ title: 'Báo cáo tháng, báo cáo quý' }),
  personalData: z
    .strictObject({
      controller: line({ title: 'Bên kiểm soát dữ liệu' }, 160),
      address: line(
        { title: 'Địa chỉ', description: 'Bỏ trống: trang ghi rõ là chờ VNNIC bổ sung.' },
        200,
      ).optional(),
      mailbox: line(
        { title: 'Hộp thư nhận yêu cầu', description: 'Bỏ trống: chờ VNNIC bổ sung.' },
        120,
      ).optional(),
      place: line({ title: 'Nơi đặt máy chủ', description: 'Bỏ trống: chờ VNNIC xác nhận.' }, 200).optional(),
      reporterDays: retention({
        title: 'Giữ dữ liệu người nộp số liệu (ngày)',
        description: 'Tính từ lúc nộp. Bỏ trống: chưa quyết định, không tự xóa.',
      }).optional(),
      focalPointDays: retention({
        title: 'Giữ dữ liệu đầu mối (ngày)',
        description: 'Tính từ lúc được thay hoặc rút tên; sau đó tự xóa.',
      }),
      helpDays: retention({
        title: 'Giữ đề nghị trợ giúp (ngày)',
        description: 'Tính từ lúc trả lời xong; sau đó tự xóa.',
      }),
      feedbackDays: retention({ title: 'Giữ đánh giá trang (ngày)', description: 'Sau đó tự xóa.' }),
      backupDays: retention({
        title: 'Giữ bản sao lưu (ngày)',
        description: 'Bản sao lưu cũ hơn bị hủy, cùng dữ liệu đã xóa mà nó còn giữ.',
      }),
      confirmed: z.boolean().meta({ title: 'VNNIC đã xác nhận các thời hạn trên' }),
    })
    .meta({ title: 'Dữ liệu cá nhân' }),
});

export type Settings = z.output<typeof settingsSchema>;
