import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/**
 * `npm run cms`: the site with live reload, the CMS at /admin/ and the server that writes for it, all on this machine
 * only. Saving writes into the working tree. `-- --drafts` keeps drafts as branches instead, which needs a tree without
 * changes of one's own, since the server changes branches in it.
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BIN = path.join(ROOT, 'node_modules/.bin');
const HOST = '127.0.0.1';

/** The wished-for port where it is free, else any. */
function freePort(wished: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', () => (wished === 0 ? reject(new Error('no free port')) : resolve(freePort(0))));
    probe.listen(wished, HOST, () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

function run(command: string, args: readonly string[], variables: Record<string, string>): ChildProcess {
  return spawn(path.join(BIN, command), args, {
    cwd: ROOT,
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(address)).ok;
  } catch {
    return false;
  }
}

async function waitFor(address: string, stopped: () => boolean): Promise<void> {
  while (!stopped() && !(await answers(address))) await new Promise((resolve) => setTimeout(resolve, 200));
}

function hasChanges(): boolean {
  return execFileSync('git', ['status', '--porcelain'], { cwd: ROOT, encoding: 'utf8' }).trim() !== '';
}

const { values } = parseArgs({ options: { drafts: { type: 'boolean', default: false } } });
if (values.drafts && hasChanges()) {
  console.error(
    'Thư mục này còn thay đổi chưa ghi vào Git. Hãy ghi lại (commit) rồi chạy tiếp, hoặc bỏ --drafts.',
  );
  process.exit(1);
}

const site = await freePort(Number(process.env['PORT'] ?? '') || 4321);
const store = await freePort(0);
const origin = `http://${HOST}:${String(site)}`;

const children = [
  run('decap-server', [], {
    PORT: String(store),
    BIND_HOST: HOST,
    ORIGIN: origin,
    GIT_REPO_DIRECTORY: ROOT,
    MODE: values.drafts ? 'git' : 'fs',
    LOG_LEVEL: 'error',
  }),
  run('astro', ['dev', '--host', HOST, '--port', String(site)], {
    CMS_BACKEND: 'local',
    CMS_LOCAL_PORT: String(store),
    CMS_WORKFLOW: values.drafts ? 'on' : 'off',
    PUBLIC_ORIGIN: origin,
    ASTRO_TELEMETRY_DISABLED: '1',
  }),
];

const state = { stopping: false };
function stop(code: number): void {
  if (state.stopping) return;
  state.stopping = true;
  for (const child of children) child.kill('SIGTERM');
  process.exitCode = code;
}
for (const child of children) child.once('exit', () => stop(1));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop(0));

await waitFor(`${origin}/admin/`, () => state.stopping);
if (!state.stopping) {
  console.log(`Trình biên tập: ${origin}/admin/#/collections/cam-nang-a`);
  console.log(`Trang:          ${origin}/`);
  console.log('Bấm "Đăng nhập" (không cần mật khẩu trên máy này). Dừng: Ctrl+C.');
}
