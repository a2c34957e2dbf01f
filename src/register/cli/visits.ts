import { addDays, dayInVietnam, formatDay, isDay, type Day } from '#src/lib/dates.ts';
import { readWords, table, usageProblem, withRegister, type Command } from './command.ts';

function readDay(text: string | undefined, otherwise: Day): Day {
  if (text === undefined) return otherwise;
  if (isDay(text)) return text;
  throw usageProblem(`“${text}” không phải một ngày; viết NĂM-THÁNG-NGÀY, ví dụ 2026-11-22.`);
}

/** `visits [--from 2026-11-01] [--to 2026-11-30] [--by-day]` */
export const visitsCommand: Command = {
  name: 'visits',
  usage: 'visits [--from 2026-11-01] [--to 2026-11-30] [--by-day]',
  summary: 'Số lượt mở từng địa chỉ ngắn (mã QR, tờ in)',
  help: [
    'Chỉ đếm theo địa chỉ và ngày; không giữ địa chỉ IP, trình duyệt hay dấu hiệu nào của người mở.',
    '--from, --to   khoảng ngày; bỏ trống: 30 ngày gần nhất',
    '--by-day       mỗi ngày một dòng',
  ].join('\n'),
  run(words) {
    const { values, positionals } = readWords(words, {
      from: { type: 'string' },
      to: { type: 'string' },
      'by-day': { type: 'boolean', default: false },
    });
    if (positionals.length > 0) throw usageProblem('Thừa tham số.');
    const to = readDay(values.to, dayInVietnam(new Date()));
    const from = readDay(values.from, addDays(to, -29));
    return withRegister(async (register) => {
      const counts = register.openVisits();
      const found = await counts.list(from, to);
      counts.close();
      const total = found.reduce((sum, { visits }) => sum + visits, 0);
      console.log(`Từ ${formatDay(from)} đến hết ${formatDay(to)}: ${total} lượt mở địa chỉ ngắn.`);
      if (values['by-day']) {
        const rows = found.map(({ day, address, visits }) => [formatDay(day), address, String(visits)]);
        console.log(table([['NGÀY', 'ĐỊA CHỈ', 'LƯỢT'], ...rows]));
      } else {
        const rows = [...Map.groupBy(found, ({ address }) => address)]
          .map(([address, days]) => ({ address, visits: days.reduce((sum, { visits }) => sum + visits, 0) }))
          .sort((a, b) => b.visits - a.visits || (a.address < b.address ? -1 : 1));
        console.log(
          table([['ĐỊA CHỈ', 'LƯỢT'], ...rows.map(({ address, visits }) => [address, String(visits)])]),
        );
      }
      return 0;
    });
  },
};
