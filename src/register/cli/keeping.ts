import { backUp, restore } from '../backup.ts';
import { dataFiles } from '../data-folder.ts';
import { type Command, dataFolder, readWords, usageProblem, withPlace, withRegister } from './command.ts';

function readFileWord(words: readonly string[]): { file: string; overwrite: boolean } {
  const { values, positionals } = readWords(words, { force: { type: 'boolean', default: false } });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw usageProblem('Cần đúng một tên tệp.');
  return { file, overwrite: values.force };
}

/** `backup FILE` */
export const backupCommand: Command = {
  name: 'backup',
  usage: 'backup TỆP [--force]',
  summary: 'Sao lưu toàn bộ kho vào một tệp',
  help: [
    'Sao lưu số liệu, dữ liệu cá nhân (đã mã hóa) và tệp khóa vào một tệp, trong khi máy chủ vẫn nhận số liệu.',
    'Bản sao được mở lại và kiểm tra chuỗi lần nộp trước khi tệp có tên. Tệp chứa khóa: giữ kín như chính máy chủ.',
    'Bản sao của kho SQLite và của kho PostgreSQL (DATABASE_URL) cùng một dạng: khôi phục được sang kho kia.',
    'Không sao chép trực tiếp register.db: phần mới nhất nằm ở tệp -wal bên cạnh và sẽ bị mất.',
    '--force   ghi đè tệp đã có',
  ].join('\n'),
  async run(words) {
    const { file, overwrite } = readFileWord(words);
    return withRegister(async (register) => {
      const { revisions, head } = await backUp(register, file, { now: new Date(), overwrite });
      console.log(`Đã sao lưu ${revisions} lần nộp vào ${file}.\nĐầu chuỗi: ${head}`);
      return 0;
    });
  },
};

/** `restore FILE` */
export const restoreCommand: Command = {
  name: 'restore',
  usage: 'restore TỆP [--force]',
  summary: 'Khôi phục kho từ bản sao lưu (máy chủ phải dừng)',
  help: [
    'Kiểm tra bản sao lưu rồi đưa vào thư mục dữ liệu, hoặc vào PostgreSQL khi có DATABASE_URL (tệp khóa vẫn ở thư mục dữ',
    'liệu). Từ chối khi máy chủ đang chạy trên thư mục này; máy khác đang dùng cùng cơ sở dữ liệu thì ngừng ghi, phải nhận',
    'tệp keys.json mới rồi khởi động lại.',
    '--force   thay kho đang có; kho cũ không bị xóa: chuyển sang thư mục truoc-khoi-phuc-… bên cạnh, trong PostgreSQL là',
    '          các lược đồ cam_nang_…_truoc_…',
  ].join('\n'),
  async run(words) {
    const { file, overwrite } = readFileWord(words);
    const files = dataFiles(dataFolder());
    const options = { now: new Date(), overwrite };
    const { verification, aside, erasedAgain } = await withPlace((place) =>
      restore(file, files, options, place),
    );
    if (aside !== undefined) console.log(`Kho cũ đã chuyển sang ${aside}.`);
    if (erasedAgain > 0) {
      console.log(`Đã xóa lại ${erasedAgain} bản ghi dữ liệu cá nhân mà bản sao lưu còn giữ.`);
    }
    console.log(`Đã khôi phục ${verification.revisions} lần nộp.\nĐầu chuỗi: ${verification.head}`);
    return 0;
  },
};

/** `verify` */
export const verifyCommand: Command = {
  name: 'verify',
  usage: 'verify',
  summary: 'Kiểm tra chuỗi lần nộp còn nguyên vẹn',
  help: 'Tính lại dấu vết của mọi lần nộp từ đầu. Mã thoát 0 khi nguyên vẹn, 1 khi không.',
  async run(words) {
    if (readWords(words, {}).positionals.length > 0) throw usageProblem('Thừa tham số.');
    return withRegister(async ({ store, personal }) => {
      const { whole, revisions, head, fault } = await store.verify();
      if (!whole) {
        console.error(`Chuỗi KHÔNG nguyên vẹn: ${fault ?? ''}. Số lần nộp kiểm tra được: ${revisions}.`);
        return 1;
      }
      console.log(`Chuỗi nguyên vẹn: ${revisions} lần nộp.\nĐầu chuỗi: ${head}`);
      console.log(`Bản ghi dữ liệu cá nhân: ${await personal.count()}.`);
      return 0;
    });
  },
};
