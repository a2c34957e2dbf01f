import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from './paths.ts';

/** The product as it is served: the real host over `dist/`, with a data folder that lives as long as the test. */
export interface RunningHost {
  readonly origin: string;
  readonly dataDir: string;
  /** Everything that the host has printed. */
  readonly log: () => string;
  /** Runs the operator's tool on the same data and gives what it printed. */
  readonly register: (...args: string[]) => Promise<string>;
  readonly stop: () => Promise<void>;
  /** Ends the process at once, as a power cut would; the data folder stays for the next start. */
  readonly kill: () => Promise<void>;
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
  });
}

const START_TIMEOUT = 300_000;

async function waitUntilAnswers(origin: string, hasEnded: () => boolean): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT;
  while (Date.now() < deadline && !hasEnded()) {
    const answered = await fetch(`${origin}/healthz`).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(hasEnded() ? 'the host stopped at once' : 'the host did not answer in time');
}

export async function startHost(
  dataDir = mkdtempSync(path.join(tmpdir(), 'register-')),
): Promise<RunningHost> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${String(port)}`;
  const environment = {
    ...process.env,
    HOST: '127.0.0.1',
    PORT: String(port),
    DATA_DIR: dataDir,
    PUBLIC_ORIGIN: origin,
  };
  const child = spawn(process.execPath, ['src/hosts/node.ts'], { cwd: ROOT, env: environment });
  let log = '';
  const collect = (chunk: Buffer) => {
    log += chunk.toString();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const ended = new Promise<void>((resolve) =>
    child.on('close', () => {
      resolve();
    }),
  );
  try {
    await waitUntilAnswers(origin, () => child.exitCode !== null);
  } catch (error) {
    child.kill('SIGKILL');
    throw new Error(`${String(error)}\n${log}`, { cause: error });
  }
  return {
    origin,
    dataDir,
    log: () => log,
    register: async (...args) => {
      const { stdout } = await promisify(execFile)(process.execPath, ['src/register/cli.ts', ...args], {
        cwd: ROOT,
        env: environment,
      });
      return stdout;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
