import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, relative } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { Problem } from '#src/lib/problem.ts';
import type { Register } from '#src/register/data-folder.ts';
import { loadContent } from '#src/register/content.ts';
import { createLog, type Log } from '#src/register/log.ts';
import { openRegisterAt } from '#src/register/open-register.ts';
import { erasePersonalOrphans } from '#src/register/personal-orphans.ts';
import { purgeByRetention } from '#src/register/retention.ts';
import { isPublicKey } from '#src/register/sign-ups/envelope.ts';
import type { RegisterKind } from '#src/register/trial.ts';
import { type Environment, readEnvironment } from '#src/schemas/environment.ts';
import { createSite, DIST, type Site } from './site.ts';

/** A phone on a poor line gets its form through; a connection that sends nothing is let go. */
const TIMEOUTS = { headersTimeout: 10_000, requestTimeout: 60_000, connectionsCheckingInterval: 1_000 };

/** How long open requests may take to end after a request to stop. */
const DRAIN_MILLISECONDS = 10_000;

interface ServeOptions {
  readonly dist?: string;
  readonly environment?: Environment;
  readonly kind?: RegisterKind;
  /** Runs once the site answers; gives lines to print below the greeting. */
  readonly prepare?: (register: Register, origin: string) => Promise<readonly string[]>;
}

/** Serves the built site with the receiver until told to stop. Stops the start with a Problem when something is amiss. */
export async function serve({
  dist = DIST,
  environment = readEnvironment(process.env),
  kind = 'real',
  prepare = () => Promise.resolve([]),
}: ServeOptions = {}): Promise<void> {
  refuseUnbuilt(dist);
  const now = () => new Date();
  const log = createLog((line) => process.stdout.write(line), now);
  const register = await openRegisterAt(environment, now(), kind);
  log.info('register-opened', { engine: register.engine });
  try {
    const erased = await erasePersonalOrphans(register, now());
    if (erased > 0) log.info('personal-orphans-erased', { count: erased });
    const { PUBLIC_ORIGIN: publicOrigin, PERSONAL_PUBLIC_KEY: sealTo } = environment;
    refuseBadKey(sealTo);
    const stopKeeping = await keepRetention(register, log, now);
    const options = { register, log, now, publicOrigin, sealTo };
    const server = createHttpServer(await createSite(dist, options));
    const { port } = await listen(server, environment);
    const lines = await prepare(register, `http://${hostOf(environment)}:${port}`);
    console.log(await greeting(environment, port, register));
    if (lines.length > 0) console.log(`${lines.join('\n')}\n`);
    stopOnSignal(server, register, stopKeeping);
  } catch (fault) {
    await register.close();
    throw fault;
  }
}

/** Sealing to something that is no key would make every sign-up fail, or worse, be lost. */
function refuseBadKey(sealTo: string | undefined): void {
  if (sealTo === undefined || isPublicKey(sealTo)) return;
  throw new Problem(
    'public-key-invalid',
    'PERSONAL_PUBLIC_KEY không phải là một khóa công khai.',
    'Sao chép lại đúng dòng cuối mà lệnh "npm run register -- keys pair" đã in.',
  );
}

const DAY_MILLISECONDS = 24 * 3_600_000;

/** Erases what has been kept long enough, now and once a day. Gives what stops it. */
async function keepRetention(register: Register, log: Log, now: () => Date): Promise<() => void> {
  const purge = async () => {
    const purged = await purgeByRetention(register, loadContent().settings, now(), 'server');
    log.info('retention-kept', { ...purged });
  };
  await purge();
  const timer = setInterval(() => {
    purge().catch((fault: unknown) => log.fault('retention-fault', fault));
  }, DAY_MILLISECONDS);
  timer.unref();
  return () => clearInterval(timer);
}

function refuseUnbuilt(dist: string): void {
  if (existsSync(join(dist, 'index.html'))) return;
  throw new Problem(
    'not-built',
    'Chưa có trang để phục vụ (dist/).',
    'Chạy: npm run build (hoặc npm start).',
  );
}

/** An HTTP server for a site, with the limits of time and size that a public one needs. */
export function createHttpServer(site: Site, timeouts: Partial<typeof TIMEOUTS> = {}): Server {
  const listener = getRequestListener(
    (request, env) =>
      site(request, {
        address: ('incoming' in env ? env.incoming.socket.remoteAddress : undefined) ?? '',
      }),
    { overrideGlobalObjects: false },
  );
  return createServer({ ...TIMEOUTS, ...timeouts, maxHeaderSize: 16 * 1024 }, (incoming, outgoing) => {
    void listener(incoming, outgoing);
  });
}

function listen(server: Server, { HOST, PORT }: Environment): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(cannotListen(cause, HOST, PORT)));
    server.listen(PORT, HOST, () => resolve(server.address() as AddressInfo));
  });
}

function cannotListen(cause: NodeJS.ErrnoException, host: string, port: number): Problem {
  const why = cause.code === 'EADDRINUSE' ? 'đang có chương trình khác dùng' : `lỗi ${cause.code ?? ''}`;
  return new Problem(
    'cannot-listen',
    `Không mở được ${host}:${port} (${why}).`,
    'Dừng chương trình đó, hoặc đặt biến môi trường PORT sang cổng khác, ví dụ PORT=4322 npm start.',
    { cause },
  );
}

function hostOf({ HOST }: Pick<Environment, 'HOST'>): string {
  return HOST.includes(':') ? `[${HOST}]` : HOST;
}

async function greeting(
  { HOST, DATA_DIR, PUBLIC_ORIGIN, DATABASE_URL }: Environment,
  port: number,
  { store, files, engine }: Register,
): Promise<string> {
  const host = hostOf({ HOST });
  const codes = (await store.credentials()).filter((credential) => credential.revokedAt === null);
  const folder = relative(process.cwd(), files.folder) || files.folder;
  const lines = [
    `Cẩm nang đang chạy tại  http://${host}:${port}`,
    ...(PUBLIC_ORIGIN === undefined ? [] : [`Địa chỉ công khai        ${PUBLIC_ORIGIN}`]),
    `Dữ liệu                  ${folder.startsWith('..') ? files.folder : folder}`,
    ...(DATABASE_URL === undefined
      ? []
      : [`Kho số liệu              ${engine}; các lệnh dưới đây cần cùng DATABASE_URL`]),
    codes.length === 0
      ? 'Chưa có mã truy cập. Cấp mã đầu tiên (ví dụ cho đơn vị 01), ở cửa sổ lệnh khác:'
      : `Mã truy cập còn hiệu lực: ${codes.length}. Cấp thêm:`,
    `  ${DATA_DIR === 'var' ? '' : `DATA_DIR=${DATA_DIR} `}npm run register -- codes issue --unit 01`,
    `Trang quản lý của VNNIC: http://${host}:${port}/quan-ly/, vào bằng liên kết dùng một lần:`,
    `  ${DATA_DIR === 'var' ? '' : `DATA_DIR=${DATA_DIR} `}npm run register -- staff link`,
    'Dừng: Ctrl+C',
  ];
  return `\n${lines.join('\n')}\n`;
}

/** Ends what is under way, then lets go of the register. A second signal ends at once. */
function stopOnSignal(server: Server, register: Register, stopKeeping: () => void): void {
  function stop(): void {
    stopKeeping();
    process.once('SIGINT', () => process.exit(1));
    process.once('SIGTERM', () => process.exit(1));
    const deadline = setTimeout(() => server.closeAllConnections(), DRAIN_MILLISECONDS);
    server.close(() => {
      clearTimeout(deadline);
      void register.close();
    });
    server.closeIdleConnections();
  }
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      if (stopping) return;
      stopping = true;
      stop();
    });
  }
}
