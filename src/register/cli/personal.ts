import { isDay, startOfDay } from '#src/lib/dates.ts';
import { Problem } from '#src/lib/problem.ts';
import { loadContent } from '../content.ts';
import type { Register } from '../data-folder.ts';
import { purgeBackups, purgeByRetention } from '../retention.ts';
import { isSignUpReceipt } from '../sign-ups/receipts.ts';
import { type Command, readWords, usageProblem, withRegister } from './command.ts';

const ACTOR = 'operator';

/** `erase RECEIPT` */
export const eraseCommand: Command = {
  name: 'erase',
  usage: 'erase <số biên nhận>',
  summary: 'Xóa dữ liệu cá nhân của một biên nhận',
  help: [
    'Xóa mọi điều về một người, theo yêu cầu của người đó (Luật 91/2025/QH15, Điều 4). Số biên nhận bắt đầu bằng',
    'BC (người nộp số liệu), DM (đầu mối) hoặc HT (đề nghị trợ giúp). Số liệu của đơn vị và chuỗi lần nộp giữ nguyên;',
    'nhật ký ghi việc xóa, không ghi nội dung. Bản sao lưu cũ vẫn còn dữ liệu cho đến khi bị hủy; khôi phục từ bản đó',
    'vào chính thư mục này thì dữ liệu bị xóa lại ngay.',
  ].join('\n'),
  async run(words) {
    const [receipt, ...more] = readWords(words, {}).positionals;
    if (receipt === undefined || more.length > 0) throw usageProblem('Cần đúng một số biên nhận.');
    return withRegister(async (register) => {
      const erased = isSignUpReceipt(receipt)
        ? await eraseSignUp(register, receipt)
        : await eraseReporter(register, receipt);
      if (!erased) {
        throw new Problem(
          'nothing-to-erase',
          `Biên nhận ${receipt} không còn dữ liệu cá nhân.`,
          'Không cần làm gì thêm.',
        );
      }
      const at = new Date();
      await register.store.audit({ at, actor: ACTOR, act: 'personal-erased', subject: receipt });
      console.log(`Đã xóa dữ liệu cá nhân của ${receipt}.`);
      return 0;
    });
  },
};

function unknownReceipt(receipt: string): Problem {
  return new Problem('receipt-unknown', `Không có biên nhận “${receipt}”.`, 'Xem số trên biên nhận.');
}

async function eraseReporter({ store, personal }: Register, receipt: string): Promise<boolean> {
  const revision = await store.byReceipt(receipt);
  if (!revision) throw unknownReceipt(receipt);
  return revision.personal !== null && (await personal.erase(revision.personal));
}

async function eraseSignUp({ personal }: Register, receipt: string): Promise<boolean> {
  const signUp = await personal.signUps.byReceipt(receipt);
  if (!signUp) throw unknownReceipt(receipt);
  return signUp.content.kind !== 'erased' && (await personal.signUps.erase(receipt, new Date()));
}

/** `purge [--before 2026-01-01] [--backups FOLDER]` */
export const purgeCommand: Command = {
  name: 'purge',
  usage: 'purge [--before 2026-01-01] [--backups THƯ MỤC]',
  summary: 'Xóa dữ liệu cá nhân đã lưu quá thời hạn',
  help: [
    'Xóa dữ liệu cá nhân đã lưu đủ thời hạn ghi trong content/cai-dat.yaml (mục personalData). Máy chủ cũng tự làm việc',
    'này khi khởi động và mỗi ngày một lần. Số liệu và chuỗi lần nộp giữ nguyên; nhật ký chỉ ghi số lượng.',
    '--before    xóa dữ liệu người nộp số liệu được ghi trước ngày này (giờ Việt Nam), bất kể thời hạn',
    '--backups   hủy thêm các bản sao lưu trong thư mục này đã quá thời hạn giữ, và dữ liệu cá nhân trong các kho cũ mà',
    '            lệnh restore đã chuyển sang bên. Không đụng đến tệp khác.',
  ].join('\n'),
  async run(words) {
    const { values, positionals } = readWords(words, {
      before: { type: 'string' },
      backups: { type: 'string' },
    });
    if (positionals.length > 0) throw usageProblem('Thừa tham số.');
    const { before, backups } = values;
    if (before !== undefined && !isDay(before)) throw usageProblem('Cần --before NĂM-THÁNG-NGÀY.');
    return withRegister(async (register) => {
      if (before !== undefined) await purgeReporters(register, before);
      else await purgeAll(register);
      if (backups !== undefined) {
        const gone = await purgeBackups(backups, register, loadContent().settings, new Date());
        console.log(`Đã hủy ${gone.length} tệp sao lưu quá thời hạn.`);
        for (const file of gone) console.log(`  ${file}`);
      }
      return 0;
    });
  },
};

async function purgeReporters({ store, personal }: Register, before: string): Promise<void> {
  const ids = await personal.olderThan(startOfDay(before));
  for (const id of ids) await personal.erase(id);
  const count = ids.length;
  await store.audit({
    ...{ at: new Date(), actor: ACTOR, act: 'personal-purged', subject: before, detail: { count } },
  });
  console.log(`Đã xóa ${count} bản ghi dữ liệu cá nhân ghi trước ${before}.`);
}

async function purgeAll(register: Register): Promise<void> {
  const { settings } = loadContent();
  const { reporters, focalPoints, help, feedback } = await purgeByRetention(
    register,
    settings,
    new Date(),
    ACTOR,
  );
  console.log(
    `Đã xóa theo thời hạn: ${reporters} người nộp số liệu, ${focalPoints} đầu mối, ${help} đề nghị trợ giúp, ${feedback} đánh giá.`,
  );
  if (settings.personalData.reporterDays === undefined) {
    console.log('Chưa đặt thời hạn cho dữ liệu người nộp số liệu (reporterDays), nên chưa tự xóa phần đó.');
  }
}
