import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** On every page of a trial, on paper too: what is seen here was made up. */
const BANNER =
  '<section class="notice" data-kind="trial" aria-label="Dữ liệu thử"><div class="frame">' +
  '<strong>Dữ liệu thử.</strong> Mọi số liệu, biên nhận ở đây do máy tạo ra để dùng thử, không phải số liệu của đơn vị nào.' +
  '</div></section>';

/** The page with the banner below its header. */
export function markPage(page: string): string {
  const header = page.indexOf('</header>');
  if (header >= 0) {
    const at = header + '</header>'.length;
    return page.slice(0, at) + BANNER + page.slice(at);
  }
  return page.replace(/<body[^>]*>/, (tag) => tag + BANNER);
}

/** A copy of the built site in which every page carries the banner; gone when the process ends. */
export function markedCopy(dist: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'trang-thu-'));
  process.once('exit', () => rmSync(copy, { recursive: true, force: true }));
  cpSync(dist, copy, { recursive: true });
  for (const name of readdirSync(copy, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.html')) continue;
    const file = join(copy, name);
    writeFileSync(file, markPage(readFileSync(file, 'utf8')));
  }
  return copy;
}
