import { writeFileSync } from 'node:fs';
import { currentPeriod } from '#src/figures/periods.ts';
import { formatQuarter, isQuarter, monthsOf, type Quarter, quarterOf } from '#src/figures/quarters.ts';
import { unitsIn } from '#src/figures/reorganisation.ts';
import type { RollUp, Total } from '#src/figures/roll-up.ts';
import { formatCount } from '#src/lib/numbers.ts';
import { Problem } from '#src/lib/problem.ts';
import type { Field } from '#src/schemas/form-definition.ts';
import { loadContent } from '../content.ts';
import { definitionsOf, fieldsOf } from '../definitions.ts';
import { rollUpCsv, rollUpXlsx } from '#src/documents/quarter-tables.ts';
import { publicationOf, publishableFields } from '../publication.ts';
import { addUp, frozenState, type QuarterSource, standingIn } from '../quarters.ts';
import { isTrialFolder } from '../trial.ts';
import { type Command, readWords, table, usageProblem, withRegister } from './command.ts';

/** `quarter 2026-4 [--format text|csv|xlsx|json] [--out FILE]` */
export const quarterCommand: Command = {
  name: 'quarter',
  usage: 'quarter [2026-4] [--format text|csv|xlsx|json] [--out TỆP]',
  summary: 'Tổng hợp một quý theo khu vực và cả nước',
  help: [
    'Số trong kỳ cộng ba tháng, số lũy kế lấy tháng cuối có số liệu; “2/3” là số tháng đủ số liệu của mọi đơn vị.',
    'Không nêu quý: quý hiện tại.',
    '--format   text (mặc định; khu vực và cả nước), csv hoặc xlsx (thêm từng đơn vị),',
    '           json (bản chốt mới nhất, để công bố ở mục “Kết quả công bố” của /admin/)',
    '--out      ghi vào tệp; bỏ trống: in ra màn hình',
  ].join('\n'),
  async run(words) {
    const { values, positionals } = readWords(words, {
      format: { type: 'string', default: 'text' },
      out: { type: 'string' },
    });
    const [quarter = quarterOf(currentPeriod(new Date())), ...more] = positionals;
    if (more.length > 0) throw usageProblem('Thừa tham số.');
    if (!isQuarter(quarter))
      throw usageProblem(`“${quarter}” không phải một quý; viết NĂM-QUÝ, ví dụ 2026-4.`);
    const { format, out } = values;
    if (!isFormat(format)) {
      throw usageProblem(`Chưa xuất được dạng “${format}”.`);
    }
    const { units, form } = loadContent();
    return withRegister(async ({ store, files }) => {
      const standing = await standingIn(store, quarter);
      const totals = await addUp({ store, units, form }, quarter, standing);
      const fields = fieldsOf(await definitionsOf(store, standing, form)).filter(
        ({ kind }) => kind === 'count' || kind === 'cumulative',
      );
      const state = await frozenState(store, quarter);
      const months = monthsOf(quarter).map((period) => {
        const filed = standing.filter((revision) => revision.period === period).length;
        return `${period}: ${filed}/${unitsIn(units, period).length} đơn vị`;
      });
      const head = [
        `Tổng hợp ${formatQuarter(quarter)}. ${months.join('; ')}.`,
        state
          ? `Đã chốt lúc ${state.freeze.at}; khác từ lúc chốt: ${state.changes.length} lần nộp.`
          : 'Chưa chốt.',
      ];
      const content = {
        text: () => `${head.join('\n')}\n${asText(fields, totals)}\n`,
        csv: () => rollUpCsv(fields, totals),
        xlsx: () => rollUpXlsx(quarter, fields, totals),
        json: () => asPublication({ store, units, form }, quarter, isTrialFolder(files.folder)),
      };
      const made = await content[format]();
      if (out === undefined) process.stdout.write(made);
      else writeFileSync(out, made, { mode: 0o600 });
      return 0;
    });
  },
};

const FORMATS = ['text', 'csv', 'xlsx', 'json'] as const;

function isFormat(text: string): text is (typeof FORMATS)[number] {
  return FORMATS.some((format) => format === text);
}

/** The same file as the console's “Xuất để công bố”, with every indicator that has a figure. */
async function asPublication(source: QuarterSource, quarter: Quarter, trial: boolean): Promise<string> {
  const state = await frozenState(source.store, quarter);
  if (!state?.whole) {
    throw new Problem(
      'quarter-not-frozen',
      state
        ? `Bản chốt của ${formatQuarter(quarter)} không khớp với số liệu trong kho.`
        : `Chưa chốt ${formatQuarter(quarter)}: chỉ công bố số của một bản chốt.`,
      state ? 'Chạy: npm run register -- verify' : 'Chốt quý ở trang quản lý, mục Quý.',
    );
  }
  const fields = await publishableFields(source, quarter, state);
  const file = await publicationOf(source, quarter, state, { fields, trial });
  return `${JSON.stringify(file, null, 2)}\n`;
}

function asText(fields: readonly Field[], { regions, country }: RollUp): string {
  const shown = (total: Total | undefined) => {
    if (!total || total.value === null) return '-';
    return `${formatCount(total.value)}${total.months < 3 ? ` (${total.months}/3)` : ''}`;
  };
  const rows = fields.map(({ id, label }) => [
    label,
    ...[regions.bac, regions.trung, regions.nam, country].map((totals) => shown(totals[id])),
  ]);
  return table([['CHỈ TIÊU', 'BẮC', 'TRUNG', 'NAM', 'CẢ NƯỚC'], ...rows]);
}
