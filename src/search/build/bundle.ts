import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Problem } from '#src/lib/problem.ts';
import { SIGNATURE, WASM_NAME } from '../engine.ts';
import { pack } from '../pack.ts';
import type { SearchIndex } from './index-site.ts';

/**
 * Put before Pagefind's own code, so that its `fetch` looks first among the files that came in the pack. Without it the
 * engine asks for entry, metadata and WebAssembly in a chain, each after the one before.
 */
const SUPPLY_DOOR = `const supplied = new Map();
export function supply(files) { for (const [name, bytes] of files) supplied.set(name, bytes); }
async function fetch(address, options) {
  const bytes = supplied.get(String(address).replace(/^.*?\\/pagefind\\//, '').replace(/\\?.*$/, ''));
  return bytes ? new Response(bytes) : globalThis.fetch(address, options);
}
`;

/**
 * Writes `dist/pagefind/`: `engine.js` and `engine.wasm` (Pagefind's own), `start.pack` (its entry and metadata), `book.json`
 * (titles, words, synonyms), and the chunks and fragments that are loaded when a search asks for them. Whatever else
 * Pagefind brings (its own interfaces, 500 KB) is left out.
 */
export function writeBundle(directory: string, { files, book }: SearchIndex): void {
  const chosen = (pattern: RegExp) => [...files].filter(([name]) => pattern.test(name));
  const start = chosen(/^(?:pagefind-entry\.json|pagefind\.[^/]+\.pf_meta)$/u);
  const engine = files.get('pagefind.js');
  const wasm = files.get(WASM_NAME);
  if (!engine || !wasm || start.length !== 2) {
    throw new Problem(
      'search-bundle',
      'Pagefind không còn xuất ra các tệp mà phần tìm kiếm cần.',
      'Ghim lại phiên bản Pagefind trong package.json, hoặc sửa src/search/build/bundle.ts theo phiên bản mới.',
    );
  }
  rmSync(directory, { recursive: true, force: true });
  const write = (name: string, bytes: Uint8Array | string) => {
    const file = path.join(directory, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  };
  write('engine.js', SUPPLY_DOOR + new TextDecoder().decode(engine));
  // Unpacked and by its usual name, so that hosts compress it better than Pagefind does and know it for WebAssembly.
  write('engine.wasm', gunzipSync(wasm).subarray(SIGNATURE.length));
  write('start.pack', pack(new Map(start)));
  write('book.json', JSON.stringify(book));
  for (const [name, bytes] of chosen(/^(?:index|fragment)\//u)) write(name, bytes);
}
