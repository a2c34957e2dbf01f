import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import * as z from 'zod';

/** One file of the built site, held in memory in every form in which it is sent. */
interface StaticFile {
  readonly type: string;
  readonly cacheControl: string;
  readonly etag: string;
  readonly bodies: Readonly<Partial<Record<Encoding, Uint8Array<ArrayBuffer>>>> & {
    identity: Uint8Array<ArrayBuffer>;
  };
}

type Encoding = 'br' | 'gzip' | 'identity';

export interface StaticFiles {
  /** Answers from the list of files made at the start; an address that is not on it cannot name a file. */
  answer(request: Request): Response;
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
const HASHED = /^\/(?:_astro|tep)\/.+[.-][A-Za-z0-9_-]{8}\.[a-z0-9]+$/;

const YEAR = 'public, max-age=31536000, immutable';

const redirectsSchema = z.record(z.string().startsWith('/'), z.string().startsWith('/'));

/** Reads a built site into memory: the list of what can be asked for, each file compressed once. */
export async function readStaticFiles(dist: string): Promise<StaticFiles> {
  const names = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(dist, name)).isFile())
    .map((name) => `/${name.replaceAll('\\', '/')}`)
    .filter((name) => !PRIVATE.test(name));
  const files = new Map<string, StaticFile>();
  for (const name of names) {
    const address = name.endsWith('/index.html') ? name.slice(0, -'index.html'.length) : name;
    files.set(address, await toStaticFile(name, readFileSync(join(dist, name))));
  }
  return { answer: (request) => answer(request, files, readRedirects(dist)), count: files.size };
}

function readRedirects(dist: string): ReadonlyMap<string, string> {
  const file = join(dist, 'redirects.json');
  if (!existsSync(file)) return new Map();
  return new Map(Object.entries(redirectsSchema.parse(JSON.parse(readFileSync(file, 'utf8')))));
}

const compressors = {
  br: (content: Uint8Array) =>
    promisify(brotliCompress)(content, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
    }),
  gzip: (content: Uint8Array) => promisify(gzip)(content, { level: 9 }),
};

async function toStaticFile(name: string, buffer: Buffer): Promise<StaticFile> {
  const type = TYPES[extname(name).toLowerCase()] ?? 'application/octet-stream';
  const content = new Uint8Array(buffer);
  const [br, zipped] = COMPRESSIBLE.test(type)
    ? await Promise.all([compressors.br(content), compressors.gzip(content)])
    : [];
  return {
    type,
    cacheControl: HASHED.test(name) ? YEAR : 'no-cache',
    etag: createHash('sha256').update(content).digest('base64url').slice(0, 22),
    bodies: {
      identity: content,
      ...(br && br.length < content.length && { br: new Uint8Array(br) }),
      ...(zipped && zipped.length < content.length && { gzip: new Uint8Array(zipped) }),
    },
  };
}

function answer(
  request: Request,
  files: ReadonlyMap<string, StaticFile>,
  redirects: ReadonlyMap<string, string>,
): Response {
  const { pathname, search } = new URL(request.url);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return send(request, files.get('/404.html'), 405, { allow: 'GET, HEAD' });
  }
  // Before the files: a former address is also a page, for hosts that know no redirects.
  const target = redirects.get(pathname) ?? redirects.get(`${pathname}/`);
  if (target !== undefined) return redirect(target, search);
  const file = files.get(pathname);
  if (file) return send(request, file, 200);
  // Every page ends in a slash; people leave it out.
  if (files.has(`${pathname}/`)) return redirect(`${pathname}/`, search);
  return send(request, files.get('/404.html'), 404);
}

/** The query goes along, before the anchor. */
function redirect(target: string, query: string): Response {
  const [path = '', anchor] = target.split('#');
  const location = `${path}${query}${anchor === undefined ? '' : `#${anchor}`}`;
  return new Response(null, { status: 308, headers: { location, 'cache-control': 'no-cache' } });
}

function send(
  request: Request,
  file: StaticFile | undefined,
  status: number,
  extra: Record<string, string> = {},
): Response {
  if (!file) return new Response(null, { status, headers: extra });
  const encoding = chooseEncoding(request.headers.get('accept-encoding') ?? '', file);
  // The tag names the bytes that are sent, and those differ by encoding (RFC 9110 §8.8.3.3).
  const etag = `"${file.etag}${encoding === 'identity' ? '' : `-${encoding}`}"`;
  const headers = {
    'content-type': file.type,
    'cache-control': status === 200 ? file.cacheControl : 'no-store',
    vary: 'accept-encoding',
    ...(status === 200 && { etag }),
    ...(encoding !== 'identity' && { 'content-encoding': encoding }),
    ...extra,
  };
  if (status === 200 && matches(request.headers.get('if-none-match'), etag)) {
    const { 'cache-control': cacheControl, vary } = headers;
    return new Response(null, { status: 304, headers: { etag, vary, 'cache-control': cacheControl } });
  }
  const body = file.bodies[encoding] ?? file.bodies.identity;
  const isHead = request.method === 'HEAD';
  return new Response(isHead ? null : body, {
    status,
    headers: { ...headers, 'content-length': String(body.length) },
  });
}

function chooseEncoding(accepted: string, { bodies }: StaticFile): Encoding {
  const wanted = accepted
    .toLowerCase()
    .split(',')
    .map((part) => part.trim())
    .filter((part) => !/;\s*q=0(?:\.0*)?$/.test(part))
    .map((part) => part.split(';')[0]?.trim());
  if (bodies.br && wanted.includes('br')) return 'br';
  return bodies.gzip && wanted.includes('gzip') ? 'gzip' : 'identity';
}

function matches(header: string | null, etag: string): boolean {
  if (header === null) return false;
  if (header.trim() === '*') return true;
  return header.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === etag);
}
