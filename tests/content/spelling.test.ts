import { spawn } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sentenceOf } from '#tests/helpers/content-faults.ts';
import { ROOT } from '#tests/helpers/paths.ts';

const CSPELL = path.join(ROOT, 'node_modules/cspell/bin.mjs');
const REPORTED = /^(?<file>.*?):(?<line>\d+):\d+ - Unknown word \((?<word>[^)]+)\)/gmu;

/** Runs cspell with the Vietnamese dictionary and our own words; gives one sentence for each unknown word. */
function spell(files: string, input = ''): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const options = ['--no-progress', '--no-summary', '--no-color', '--config=tests/spelling/cspell.json', '--root=.'];
    const child = spawn(process.execPath, [CSPELL, 'lint', ...options, files], { cwd: ROOT });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      // 0: nothing found, 1: words found; anything else is a broken run, not a clean text.
      if (code !== 0 && code !== 1) reject(new Error(`cspell ended with ${String(code)}`));
      resolve(
        [...output.matchAll(REPORTED)].map(({ groups }) =>
          sentenceOf({
            file: path.relative(ROOT, path.resolve(ROOT, groups?.['file'] ?? '')),
            found: `từ lạ "${groups?.['word'] ?? ''}" ở dòng ${groups?.['line'] ?? ''}`,
            expected: 'từ có trong từ điển tiếng Việt',
            mend: 'sửa chính tả; nếu là tên riêng hay chữ viết tắt đúng thì thêm vào tests/spelling/words.txt',
          }),
        ),
      );
    });
    child.stdin.end(input);
  });
}

describe('spelling', () => {
  it('knows every word of the content', async () => {
    expect(await spell('content/**/*.{mdx,yaml}')).toEqual([]);
  });

  it('would find a slip', async () => {
    const slips = await spell('stdin', 'Sở trình kế hoach cho Ủy ban nhân dân tỉnhh.\n');
    expect(slips).toEqual([
      expect.stringContaining('từ lạ "hoach" ở dòng 1'),
      expect.stringContaining('từ lạ "tỉnhh" ở dòng 1'),
    ]);
  });
});
