import { writeFileSync } from 'node:fs';
import { currentPeriod, statusOf } from '#src/figures/periods.ts';
import { unitsIn } from '#src/figures/reorganisation.ts';
import { formatInstant } from '#src/lib/dates.ts';
import { isMonth } from '#src/lib/months.ts';
import { REGISTER_MESSAGES } from '#src/messages/register.ts';
import { loadContent } from '../content.ts';
import { definitionsOf } from '../definitions.ts';
import { exportCsv, exportJson, exportXlsx } from '../export.ts';
import { type Command, readWords, table, usageProblem, withRegister } from './command.ts';

function readPeriod(text: string | undefined): string | undefined {
  if (text === undefined || isMonth(text)) return text;
  throw usageProblem(`“${text}” không phải một tháng; viết NĂM-THÁNG, ví dụ 2026-10.`);
}

/** `status --period 2026-10` */
export const statusCommand: Command = {
  name: 'status',
  usage: 'status [--period 2026-10]',
  summary: 'Đơn vị nào đã nộp, trễ, còn thiếu trong kỳ',
  help: 'Một dòng cho mỗi đơn vị của kỳ: tình trạng, biên nhận hiện hành, lúc nộp. Không có --period: kỳ hiện tại.',
  async run(words) {
    const { values, positionals } = readWords(words, { period: { type: 'string' } });
    if (positionals.length > 0) throw usageProblem('Thừa tham số.');
    const now = new Date();
    const period = readPeriod(values.period) ?? currentPeriod(now);
    const { units, settings } = loadContent();
    return withRegister(async ({ store }) => {
      const revisions = await store.list({ period });
      const rows = unitsIn(units, period).map((unit) => {
        const filed = revisions.filter((revision) => revision.unit === unit.code);
        const times = filed.map((revision) => new Date(revision.filedAt));
        const last = filed.at(-1);
        const status = REGISTER_MESSAGES.status[statusOf(period, times, now, settings)];
        const when = last ? formatInstant(new Date(last.filedAt)) : '';
        return [unit.code, unit.name, status, last?.receipt ?? '', when];
      });
      const filed = rows.filter((row) => row[3] !== '').length;
      console.log(`Kỳ ${period}: ${filed}/${rows.length} đơn vị đã nộp.`);
      console.log(table([['MÃ', 'ĐƠN VỊ', 'TÌNH TRẠNG', 'BIÊN NHẬN', 'LÚC'], ...rows]));
      return 0;
    });
  },
};

/** `export --period 2026-10 --format csv|json|xlsx [--out FILE]` */
export const exportCommand: Command = {
  name: 'export',
  usage: 'export [--period 2026-10] [--format csv|json|xlsx] [--latest] [--out TỆP]',
  summary: 'Xuất số liệu đã nộp',
  help: [
    'Mỗi lần nộp một dòng, kể cả lần đã được đính chính (cột "Bản hiện hành"). Không có dữ liệu cá nhân.',
    '--period   chỉ một kỳ; bỏ trống: mọi kỳ',
    '--format   csv (mặc định; UTF-8 có BOM, mở được bằng Excel), json hoặc xlsx (Excel)',
    '--latest   chỉ lần nộp hiện hành của mỗi đơn vị',
    '--out      ghi vào tệp; bỏ trống: in ra màn hình. Khi chuyển hướng, dùng npm run --silent register -- export …',
    '           để npm không in thêm dòng của nó.',
  ].join('\n'),
  async run(words) {
    const { values, positionals } = readWords(words, {
      period: { type: 'string' },
      format: { type: 'string', default: 'csv' },
      latest: { type: 'boolean', default: false },
      out: { type: 'string' },
    });
    if (positionals.length > 0) throw usageProblem('Thừa tham số.');
    const { format, latest, out } = values;
    if (format !== 'csv' && format !== 'json' && format !== 'xlsx')
      throw usageProblem(`Chưa xuất được dạng “${format}”.`);
    const period = readPeriod(values.period);
    const { units, settings, form } = loadContent();
    return withRegister(async ({ store }) => {
      const revisions = await store.list({ ...(period && { period }), latestOnly: latest });
      const definitions = await definitionsOf(store, revisions, form);
      const source = { revisions, definitions, units, settings };
      const content = await WRITERS[format](source);
      if (out === undefined) {
        process.stdout.write(content);
      } else {
        writeFileSync(out, content, { mode: 0o600 });
        console.log(`Đã ghi ${revisions.length} lần nộp vào ${out}.`);
      }
      return 0;
    });
  },
};

const WRITERS = { csv: exportCsv, json: exportJson, xlsx: exportXlsx };
