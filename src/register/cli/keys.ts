import { existsSync, writeFileSync } from 'node:fs';
import { Problem } from '#src/lib/problem.ts';
import { dataFiles } from '../data-folder.ts';
import { rotateKeys } from '../key-rotation.ts';
import { createKeyPair, publicKeyId } from '../sign-ups/envelope.ts';
import { type Command, dataFolder, readWords, usageProblem, withPlace } from './command.ts';

/** `keys rotate | pair` */
export const keysCommand: Command = {
  name: 'keys',
  usage: 'keys rotate | keys pair --out TỆP',
  summary: 'Đổi khóa dữ liệu cá nhân; tạo cặp khóa niêm phong của VNNIC',
  help: [
    'keys rotate        Tạo khóa mới cho kho dữ liệu cá nhân và mã hóa lại mọi bản ghi (máy chủ phải dừng). Mất điện giữa',
    '                   chừng không mất gì: chạy lại lệnh là làm tiếp. Mã truy cập, biên nhận, chuỗi số liệu giữ nguyên.',
    '                   Bản sao lưu cũ mang khóa cũ của chính nó; hủy chúng theo thời hạn: purge --backups <THƯ MỤC>.',
    '                   Kho ở PostgreSQL: dừng máy chủ trên mọi máy trước, rồi chép keys.json mới sang từng máy; máy nào còn chạy',
    '                   thì từ lúc đó không ghi được nữa.',
    'keys pair          Tạo cặp khóa niêm phong. Khóa riêng ghi vào tệp nêu ở --out (không để trên máy chủ này; cất hai bản ở',
    '                   hai nơi: mất khóa riêng là mất nội dung đã niêm phong). Khóa công khai in một mình ở dòng cuối: đặt',
    '                   vào biến môi trường PERSONAL_PUBLIC_KEY rồi khởi động lại; từ đó máy chủ không đọc được thông tin',
    '                   đầu mối, đề nghị trợ giúp mới; cán bộ mở bằng khóa riêng ngay trong trình duyệt ở trang quản lý.',
  ].join('\n'),
  async run(words) {
    const { values, positionals } = readWords(words, { out: { type: 'string' } });
    const [verb, ...more] = positionals;
    if (more.length > 0) throw usageProblem('Thừa tham số.');
    if (verb === 'rotate' && values.out === undefined) return rotate();
    if (verb === 'pair' && values.out !== undefined) return pair(values.out);
    throw usageProblem('Cần keys rotate, hoặc keys pair --out <TỆP>.');
  },
};

async function rotate(): Promise<number> {
  const files = dataFiles(dataFolder());
  const count = await withPlace((place) => rotateKeys(files, new Date(), place));
  console.log(`Đã đổi khóa dữ liệu cá nhân và mã hóa lại ${count} bản ghi.`);
  console.log('Hãy sao lưu lại ngay: bản sao lưu cũ chỉ mở được bằng khóa cũ nằm trong chính nó.');
  return 0;
}

function pair(file: string): number {
  if (existsSync(file)) {
    throw new Problem(
      'file-exists',
      `Đã có tệp ${file}.`,
      'Chọn tên khác: khóa cũ có thể còn cần để mở bản ghi cũ.',
    );
  }
  const { publicKey, privateJwk } = createKeyPair();
  const content = { ...privateJwk, kid: publicKeyId(publicKey) };
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  console.log(`Khóa riêng số hiệu ${content.kid} đã ghi vào ${file}. Khóa công khai:`);
  console.log(publicKey);
  return 0;
}
