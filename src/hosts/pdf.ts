/** `npm run pdf`: the whole handbook as one PDF beside its page in `dist/`; `npm run pdf -- a` prints section A alone. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { html } from '#src/lib/html.ts';
import { Problem } from '#src/lib/problem.ts';
import { formatBytes } from '#src/lib/sizes.ts';
import { originOf, printBook } from './print-book.ts';
import { run } from './run.ts';

const DIST = path.join(import.meta.dirname, '../../dist');
const NAME = 'cam-nang.pdf';
const SLOT = /<!--slot:pdf-->.*?<!--\/slot:pdf-->/s;

await run(async () => {
  const part = process.argv[2] ?? '';
  const address = part === '' ? '/ban-in/' : `/ban-in/${part}/`;
  const page = path.join(DIST, address, 'index.html');
  if (!existsSync(page)) {
    throw new Problem(
      'book-not-built',
      `Chưa có ${address} trong dist/.`,
      part === ''
        ? 'Chạy npm run build trước.'
        : 'Chạy npm run build trước, và xem lại tên mục: a, b, c, d, phu-luc-1…',
    );
  }
  const { bytes, numbers } = await printBook(DIST, address, originOf(DIST));
  const file = path.join(path.dirname(page), NAME);
  writeFileSync(file, bytes);
  // From now on the page offers the file as well.
  const link = html` Hoặc
    <a href="${address}${NAME}">tải bản PDF có mục lục và số trang</a> (${formatBytes(bytes.length)}).`;
  const markup = readFileSync(page, 'utf8').replace(
    SLOT,
    () => `<!--slot:pdf-->${link.toString()}<!--/slot:pdf-->`,
  );
  writeFileSync(page, markup);
  console.log(
    `${path.relative(process.cwd(), file)}: ${formatBytes(bytes.length)}, đến trang ${String(Math.max(...numbers.values()))}.`,
  );
});
