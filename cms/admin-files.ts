import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import { escapeHtml } from '#src/lib/text.ts';
import { LAYER_ORDER } from '#src/styles/layer-order.ts';
import { configOf } from './config.ts';
import { readDirectory, readPageFolders } from './content-tree.ts';
import { contentSecurityPolicy, type CmsEnvironment } from './environment.ts';

/** What the files of /admin/ are made from. */
export interface AdminSource {
  /** Root of the repository. */
  readonly root: string;
  readonly environment: CmsEnvironment;
  readonly siteOrigin: string;
  /** Addresses that code makes. */
  readonly routes: readonly string[];
}

type Make = (source: AdminSource) => Promise<string | Uint8Array> | string | Uint8Array;

async function bundle(root: string, input: string, css: boolean): Promise<Uint8Array> {
  const result = await build({
    stdin: css
      ? { contents: input, loader: 'css', resolveDir: path.join(root, 'src/styles') }
      : { contents: `import '${input}';`, loader: 'ts', resolveDir: path.join(root, 'cms') },
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    external: css ? ['*.woff2', '*.svg'] : [],
    write: false,
    logLevel: 'error',
    legalComments: 'none',
  });
  return result.outputFiles[0]?.contents ?? new Uint8Array();
}

/**
 * Decap's own build for browsers. Of its lazy parts none is copied: they are the highlighting of its code field and the
 * conversion of images, and neither is switched on (a browser test asks for no file that is not here).
 */
function readDecap(): Uint8Array {
  const manifest = createRequire(import.meta.url).resolve('decap-cms/package.json');
  return readFileSync(path.join(path.dirname(manifest), 'dist/decap-cms.js'));
}

/** File name below /admin/ → how it is made. */
const FILES: Readonly<Record<string, Make>> = {
  'index.html': ({ environment }) => indexPage(environment),
  'decap-cms.js': readDecap,
  'admin.js': ({ root }) => bundle(root, './admin.ts', false),
  'admin.css': ({ root }) => readFileSync(path.join(root, 'cms/admin.css')),
  'preview.css': ({ root }) => bundle(root, `${LAYER_ORDER}\n@import './site.css';`, true),
  'config.json': ({ root, environment, siteOrigin }) =>
    JSON.stringify(configOf(environment, readPageFolders(path.join(root, 'content')), siteOrigin)),
  'danh-muc.json': ({ root, routes }) => JSON.stringify(readDirectory(path.join(root, 'content'), routes)),
};

export const ADMIN_FILES: readonly string[] = Object.keys(FILES);

/** Makes one file of /admin/; undefined for a name that is none of them. */
export async function makeAdminFile(
  name: string,
  source: AdminSource,
): Promise<string | Uint8Array | undefined> {
  return FILES[name]?.(source);
}

/** The policy stands in the page itself, so that it holds on any host; hosts only must not send a narrower one. */
function indexPage(environment: CmsEnvironment): string {
  return `<!doctype html>
<html lang="vi">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <meta http-equiv="Content-Security-Policy" content="${escapeHtml(contentSecurityPolicy(environment))}" />
    <meta name="referrer" content="strict-origin-when-cross-origin" />
    <title>Biên tập cẩm nang</title>
    <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="admin.css" />
    <script src="admin.js" defer></script>
  </head>
  <body>
    <div id="dang-mo" class="start">
      <h1>Biên tập cẩm nang</h1>
      <p>Đang mở trình biên tập…</p>
      <noscript><p>Trình biên tập cần JavaScript. Hãy bật JavaScript cho trang này.</p></noscript>
    </div>
    <div id="chua-noi" class="start" hidden>
      <h2>Trình biên tập chưa được nối với kho nội dung</h2>
      <p>Trên máy của bạn: chạy <kbd>npm run cms</kbd>. Trên máy chủ: người quản trị đặt <kbd>CMS_BACKEND</kbd> (gitlab, forgejo hoặc github) rồi dựng lại trang.</p>
      <p><a href="/bien-tap/">Hướng dẫn biên tập</a></p>
    </div>
    <div id="khong-mo-duoc" class="start" hidden>
      <h2>Không mở được trình biên tập</h2>
      <p>Hãy tải lại trang. Nếu vẫn vậy, báo người quản trị.</p>
    </div>
    <div id="chua-luu" class="refusals" role="alert" hidden>
      <h2>Chưa lưu: cần sửa các điểm sau</h2>
      <ul id="chua-luu-danh-sach"></ul>
      <button id="chua-luu-dong" type="button">Đã hiểu</button>
    </div>
  </body>
</html>
`;
}
