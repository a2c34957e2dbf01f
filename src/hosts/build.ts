import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Problem } from '#src/lib/problem.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Builds the site, as `npm run build` does. */
export function build(): Promise<void> {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const child = spawn(npm, ['run', '--silent', 'build'], { cwd: ROOT, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else
        reject(new Problem('build-failed', 'Không dựng được trang.', 'Sửa các lỗi nêu trên rồi chạy lại.'));
    });
  });
}
