import { Problem } from '#src/lib/problem.ts';
import { backupCommand, restoreCommand, verifyCommand } from './cli/keeping.ts';
import { codesCommand } from './cli/codes.ts';
import type { Command } from './cli/command.ts';
import { exportCommand, statusCommand } from './cli/figures.ts';
import { eraseCommand, purgeCommand } from './cli/personal.ts';
import { keysCommand } from './cli/keys.ts';
import { quarterCommand } from './cli/quarter.ts';
import { staffCommand } from './cli/staff.ts';
import { visitsCommand } from './cli/visits.ts';

const COMMANDS: readonly Command[] = [
  codesCommand,
  staffCommand,
  statusCommand,
  exportCommand,
  quarterCommand,
  backupCommand,
  restoreCommand,
  verifyCommand,
  eraseCommand,
  purgeCommand,
  keysCommand,
  visitsCommand,
];

function overview(): string {
  const width = Math.max(...COMMANDS.map(({ usage }) => usage.length));
  const lines = COMMANDS.map(({ usage, summary }) => `  ${usage.padEnd(width)}  ${summary}`);
  return [
    'Công cụ của người vận hành kho số liệu. Chạy được khi máy chủ đang hoạt động (trừ restore, keys rotate).',
    '',
    'Cách dùng: npm run register -- <lệnh> [tùy chọn]',
    ...lines,
    '',
    'Thêm --help sau mỗi lệnh để xem giải thích. Thư mục dữ liệu: biến môi trường DATA_DIR (mặc định var); kho số liệu ở',
    'PostgreSQL khi có DATABASE_URL, bỏ trống: SQLite trong thư mục dữ liệu.',
  ].join('\n');
}

/** Exit codes: 0 done, 1 could not be done, 2 not understood. */
async function main(words: readonly string[]): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined || name === '--help' || name === 'help') {
    console.log(overview());
    return name === undefined ? 2 : 0;
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (!command) {
    console.error(`Không có lệnh “${name}”.\n\n${overview()}`);
    return 2;
  }
  if (rest.includes('--help')) {
    console.log(`npm run register -- ${command.usage}\n\n${command.help}`);
    return 0;
  }
  return command.run(rest);
}

function explain(fault: unknown): number {
  if (fault instanceof Problem) {
    console.error(`${fault.sentence}\n${fault.hint}`);
    return fault.code === 'usage' ? 2 : 1;
  }
  console.error(fault);
  return 1;
}

// `exit` would cut off what a pipe has not read yet.
process.exitCode = await main(process.argv.slice(2)).catch(explain);
