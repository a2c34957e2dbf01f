import * as z from 'zod';
import { choice, day, line, paragraph, periodText } from './common.ts';

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
    })
    .meta({ title: 'Báo cáo tháng' }),
});

export type Settings = z.output<typeof settingsSchema>;
