import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '#src/lib/problem.ts';

/** What a register holds: figures of departments, or made-up ones to try the product with. `any`: either will do. */
export type RegisterKind = 'real' | 'trial' | 'any';

const MARKER = 'DU-LIEU-THU.txt';

const MARKER_TEXT =
  'Thư mục này chứa DỮ LIỆU THỬ do lệnh "npm run demo" tạo ra, không phải số liệu của các Sở.\n' +
  'Xóa cả thư mục để tạo lại từ đầu. Không sao chép tệp trong này sang thư mục dữ liệu thật.\n';

export function isTrialFolder(folder: string): boolean {
  return existsSync(join(folder, MARKER));
}

/** Marks a new folder of a trial; stops with a Problem when the folder holds the other kind. */
export function refuseOtherFolder(folder: string, register: string, kind: RegisterKind): void {
  if (kind === 'any') return;
  if (kind === 'real') {
    if (isTrialFolder(folder)) throw isTrial(folder);
    return;
  }
  if (isTrialFolder(folder)) return;
  if (existsSync(register)) throw isReal(folder);
  writeFileSync(join(folder, MARKER), MARKER_TEXT, { mode: 0o600 });
}

export function isTrial(where: string): Problem {
  return new Problem(
    'data-is-trial',
    `${where} chứa dữ liệu thử (npm run demo), không dùng làm kho số liệu thật được.`,
    'Đặt biến môi trường DATA_DIR đến thư mục khác, hoặc chạy npm run demo.',
  );
}

export function isReal(where: string): Problem {
  return new Problem(
    'data-is-real',
    `${where} chứa kho số liệu thật, không dùng để thử được.`,
    'Bỏ biến môi trường DATA_DIR (npm run demo dùng var-demo), hoặc đặt đến một thư mục mới.',
  );
}
