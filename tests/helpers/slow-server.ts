import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { brotliCompressSync } from 'node:zlib';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

export interface SlowServer {
  readonly origin: string;
  /** Bytes of bodies sent, and requests answered, since the last reset. */
  readonly sent: { bytes: number; requests: string[] };
  /** Shaping on or off: a page may be loaded at full speed before the search on it is measured. */
  shape(on: boolean): void;
  reset(): void;
  close(): void;
}

/**
 * Serves a folder over a line like Chrome's "Slow 4G": 562 ms before each answer, 1.5 Mbit/s shared by all. Shaped in the
 * server, since the browser's own throttling misses workers and counts no compression.
 */
export async function startSlowServer(folder: string): Promise<SlowServer> {
  const latency = 562;
  const bytesPerMs = 1_474_560 / 8 / 1000;
  const sent = { bytes: 0, requests: [] as string[] };
  const compressed = new Map<string, Buffer>();
  let shaped = true;
  let lineFree = 0;

  function bodyOf(file: string): Buffer {
    const known = compressed.get(file);
    if (known) return known;
    const body = brotliCompressSync(readFileSync(file));
    compressed.set(file, body);
    return body;
  }

  async function answer(address: string, response: ServerResponse): Promise<void> {
    const wanted = path.join(folder, decodeURIComponent(new URL(address, 'http://x').pathname));
    const file =
      existsSync(wanted) && statSync(wanted).isDirectory() ? path.join(wanted, 'index.html') : wanted;
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    const body = bodyOf(file);
    if (shaped) {
      await wait(latency);
      lineFree = Math.max(lineFree, performance.now()) + body.length / bytesPerMs;
      await wait(lineFree - performance.now());
    }
    sent.bytes += body.length;
    sent.requests.push(address);
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type, 'content-encoding': 'br' }).end(body);
  }

  const server = createServer((request, response) => void answer(request.url ?? '/', response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent,
    shape: (on) => (shaped = on),
    reset() {
      sent.bytes = 0;
      sent.requests.length = 0;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
