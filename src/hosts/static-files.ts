import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import * as z from 'zod';

type Bytes = Uint8Array<ArrayBuffer>;

/** One file of the built site, held in memory in every form in which it has been asked for. */
interface StaticFile {
  readonly type: string;
  readonly cacheControl: string;
  readonly etag: string;
  readonly content: Bytes;
  readonly compressed: Map<Encoding, Promise<Bytes>>;
}

type Encoding = 'br' | 'gzip';

export interface StaticFiles {
  /** Answers from the list of files made at the start; an address that is not on it cannot name a file. */
  answer(request: Request): Promise<Response>;
  readonly count: number;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.pdf': 'application/pdf',
  '.zip': 'application/zip',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

const COMPRESSIBLE = /^(?:text\/|application\/(?:json|xml|manifest\+json|wasm)|image\/svg)/;

/** Files for the hosts, not for readers. */
const PRIVATE = /^\/(?:khung\/|_headers$|_redirects$|redirects\.json$)/;

/** Astro's folder of scripts and styles: each name carries a hash of the content, so it never gets other content. */
const HASHED = /^\/(?:_astro|tep)\//;

const YEAR = 'public, max-age=31536000, immutable';

const redirectsSchema = z.record(z.string().startsWith('/'), z.string().startsWith('/'));

/** Reads a built site into memory: the list of what can be asked for. */
export function readStaticFiles(dist: string): StaticFiles {
  const names = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(dist, name)).isFile())
    .map((name) => `/${name.replaceAll('\\', '/')}`)
    .filter((name) => !PRIVATE.test(name));
  const files = new Map(
    names.map((name) => {
      const address = name.endsWith('/index.html') ? name.slice(0, -'index.html'.length) : name;
      return [address, toStaticFile(name, readFileSync(join(dist, name)))];
    }),
  );
  const redirects = readRedirects(dist);
  return { answer: (request) => answer(request, files, redirects), count: files.size };
}

function readRedirects(dist: string): ReadonlyMap<string, string> {
  const file = join(dist, 'redirects.json');
  if (!existsSync(file)) return new Map();
  return new Map(Object.entries(redirectsSchema.parse(JSON.parse(readFileSync(file, 'utf8')))));
}

const compress: Record<Encoding, (content: Bytes) => Promise<Buffer>> = {
  br: (content) =>
    promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }),
  gzip: (content) => promisify(gzip)(content, { level: 9 }),
};

/** Under this, the headers that compressing adds outweigh what it saves. */
const SMALL = 300;

function toStaticFile(name: string, buffer: Buffer): StaticFile {
  const content = new Uint8Array(buffer);
  return {
    type: TYPES[extname(name).toLowerCase()] ?? 'application/octet-stream',
    cacheControl: HASHED.test(name) ? YEAR : 'no-cache',
    etag: createHash('sha256').update(content).digest('base64url').slice(0, 22),
    content,
    compressed: new Map(),
  };
}

/** The bytes to send: compressed as well as it can be, once, when first asked for. */
function bytesOf(file: StaticFile, encoding: Encoding | undefined): Promise<Bytes> | Bytes {
  if (encoding === undefined) return file.content;
  const earlier = file.compressed.get(encoding);
  if (earlier) return earlier;
  const made = compress[encoding](file.content).then((buffer) => new Uint8Array(buffer));
  file.compressed.set(encoding, made);
  return made;
}

function answer(
  request: Request,
  files: ReadonlyMap<string, StaticFile>,
  redirects: ReadonlyMap<string, string>,
): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return send(request, files.get('/404.html'), 405, { allow: 'GET, HEAD' });
  }
  // Before the files: a former address is also a page, for hosts that know no redirects.
  const target = redirects.get(pathname) ?? redirects.get(`${pathname}/`);
  if (target !== undefined) return Promise.resolve(redirect(target, search));
  const file = files.get(pathname);
  if (file) return send(request, file, 200);
  // Every page ends in a slash; people leave it out.
  if (files.has(`${pathname}/`)) return Promise.resolve(redirect(`${pathname}/`, search));
  return send(request, files.get('/404.html'), 404);
}

/** The query goes along, before the anchor. */
function redirect(target: string, query: string): Response {
  const [path = '', anchor] = target.split('#');
  const location = `${path}${query}${anchor === undefined ? '' : `#${anchor}`}`;
  return new Response(null, { status: 308, headers: { location, 'cache-control': 'no-cache' } });
}

async function send(
  request: Request,
  file: StaticFile | undefined,
  status: number,
  extra: Record<string, string> = {},
): Promise<Response> {
  if (!file) return new Response(null, { status, headers: extra });
  const encoding = chooseEncoding(request.headers.get('accept-encoding') ?? '', file);
  // The tag names the bytes that are sent, and those differ by encoding (RFC 9110 §8.8.3.3).
  const etag = `"${file.etag}${encoding === undefined ? '' : `-${encoding}`}"`;
  const headers = {
    'content-type': file.type,
    'cache-control': status === 200 ? file.cacheControl : 'no-store',
    vary: 'accept-encoding',
    ...(status === 200 && { etag }),
    ...(encoding !== undefined && { 'content-encoding': encoding }),
    ...extra,
  };
  if (status === 200 && matches(request.headers.get('if-none-match'), etag)) {
    const { 'cache-control': cacheControl, vary } = headers;
    return new Response(null, { status: 304, headers: { etag, vary, 'cache-control': cacheControl } });
  }
  const body = await bytesOf(file, encoding);
  const isHead = request.method === 'HEAD';
  return new Response(isHead ? null : body, {
    status,
    headers: { ...headers, 'content-length': String(body.length) },
  });
}

function chooseEncoding(accepted: string, { type, content }: StaticFile): Encoding | undefined {
  if (!COMPRESSIBLE.test(type) || content.length < SMALL) return undefined;
  const wanted = acceptedEncodings(accepted);
  return (['br', 'gzip'] as const).find((encoding) => wanted.has(encoding));
}

/** The codings that the sender takes; one with `q=0` is refused (RFC 9110 §12.5.3). */
export function acceptedEncodings(header: string): ReadonlySet<string> {
  const parts = header.toLowerCase().split(',');
  const taken = parts.filter((part) => !/;\s*q=0(?:\.0*)?\s*$/.test(part));
  return new Set(taken.map((part) => part.split(';')[0]?.trim() ?? ''));
}

function matches(header: string | null, etag: string): boolean {
  if (header === null) return false;
  if (header.trim() === '*') return true;
  return header.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === etag);
}
