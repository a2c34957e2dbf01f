import { isDay, startOfDay } from '#src/lib/dates.ts';
import { Problem } from '#src/lib/problem.ts';
import { type Command, readWords, usageProblem, withRegister } from './command.ts';

const ACTOR = 'operator';

/** `erase RECEIPT` */
export const eraseCommand: Command = {
  name: 'erase',
  usage: 'erase <số biên nhận>',
  summary: 'Xóa dữ liệu cá nhân của một lần nộp',
  help: [
    'Xóa họ tên, chức vụ, thư điện tử, điện thoại của người nộp, theo yêu cầu của người đó (Luật 91/2025/QH15, Điều 4).',
    'Số liệu của đơn vị và chuỗi lần nộp giữ nguyên. Bản sao lưu cũ vẫn còn dữ liệu cho đến khi bị hủy.',
  ].join('\n'),
  async run(words) {
    const [receipt, ...more] = readWords(words, {}).positionals;
    if (receipt === undefined || more.length > 0) throw usageProblem('Cần đúng một số biên nhận.');
    return withRegister(async ({ store, personal }) => {
      const revision = await store.byReceipt(receipt);
      if (!revision) {
        throw new Problem('receipt-unknown', `Không có biên nhận “${receipt}”.`, 'Xem số trên biên nhận.');
      }
      const erased = revision.personal !== null && (await personal.erase(revision.personal));
      if (!erased) {
        throw new Problem(
          'nothing-to-erase',
          `Biên nhận ${receipt} không còn dữ liệu cá nhân.`,
          'Không cần làm gì thêm.',
        );
      }
      await store.audit({ at: new Date(), actor: ACTOR, act: 'personal-erased', subject: receipt });
      console.log(`Đã xóa dữ liệu cá nhân của ${receipt}.`);
      return 0;
    });
  },
};

/** `purge --before 2026-01-01` */
export const purgeCommand: Command = {
  name: 'purge',
  usage: 'purge --before 2026-01-01',
  summary: 'Xóa dữ liệu cá nhân đã lưu quá thời hạn',
  help: [
    'Xóa mọi bản ghi dữ liệu cá nhân được ghi trước ngày nêu ở --before (giờ Việt Nam). Số liệu giữ nguyên.',
    'Thời hạn lưu do VNNIC quyết định và nêu trong thông báo xử lý dữ liệu cá nhân.',
  ].join('\n'),
  async run(words) {
    const { values, positionals } = readWords(words, { before: { type: 'string' } });
    if (positionals.length > 0) throw usageProblem('Thừa tham số.');
    const { before } = values;
    if (before === undefined || !isDay(before)) throw usageProblem('Cần --before NĂM-THÁNG-NGÀY.');
    return withRegister(async ({ store, personal }) => {
      const ids = await personal.olderThan(startOfDay(before));
      for (const id of ids) await personal.erase(id);
      const count = ids.length;
      await store.audit({
        ...{ at: new Date(), actor: ACTOR, act: 'personal-purged', subject: before, detail: { count } },
      });
      console.log(`Đã xóa ${count} bản ghi dữ liệu cá nhân ghi trước ${before}.`);
      return 0;
    });
  },
};
