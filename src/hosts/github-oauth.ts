import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { Problem } from '#src/lib/problem.ts';

/**
 * Signing editors in with GitHub, the one Git host of the three for which Decap has no way without a secret. Two
 * addresses: `/cms/auth` sends the editor to GitHub, `/cms/callback` exchanges the code and hands the token to the
 * window that asked. Decap's handshake: the popup says `authorizing:github`, the opener echoes it, the popup answers
 * `authorization:github:success:{…}`. The token is told to our own origin only, kept nowhere and never logged.
 */
export const SIGN_IN = '/cms/';

const AUTHORIZE = 'https://github.com/login/oauth/authorize';
const EXCHANGE = 'https://github.com/login/oauth/access_token';
const STATE_COOKIE = 'cms-state';
const STATE_SECONDS = 600;

const environmentSchema = z.object({
  CMS_GITHUB_CLIENT_ID: z.string().min(8, 'cần mã ứng dụng do GitHub cấp'),
  CMS_GITHUB_CLIENT_SECRET: z
    .string('cần khóa bí mật của ứng dụng GitHub')
    .min(16, 'cần khóa bí mật của ứng dụng GitHub'),
  PUBLIC_ORIGIN: z
    .string('cần địa chỉ công khai của trang, để GitHub trả người đăng nhập về')
    .regex(/^https?:\/\/[^/\s?#]+$/, 'cần dạng https://ten-mien, không có dấu / ở cuối'),
});

type Settings = z.output<typeof environmentSchema>;

/** What is logged of a failed sign-in: its kind, nothing of the editor, the code or the token. */
export interface SignInLog {
  info(event: string, detail?: Readonly<Record<string, string | number>>): void;
}

export type SignIn = (request: Request) => Promise<Response>;

/**
 * The handler, or undefined where no GitHub application is set. A half-set environment stops the start with a Problem
 * that names the variable, never its value.
 */
export function createGitHubSignIn(
  variables: Readonly<Record<string, string | undefined>>,
  fetchFromGitHub: typeof fetch,
  log: SignInLog,
): SignIn | undefined {
  if (!variables['CMS_GITHUB_CLIENT_ID']) return undefined;
  const { data: settings, error } = environmentSchema.safeParse(variables);
  if (!settings) {
    const lines = error.issues.map((issue) => `  - ${issue.path.join('.')}: ${issue.message}`);
    throw new Problem(
      'github-oauth-environment-invalid',
      `Biến môi trường để đăng nhập bằng GitHub chưa đúng:\n${lines.join('\n')}`,
      'Sửa các biến trên, hoặc bỏ CMS_GITHUB_CLIENT_ID, rồi khởi động lại.',
    );
  }
  return async (request) => {
    if (request.method !== 'GET') return answer('Không có trang này.', 405);
    const { pathname } = new URL(request.url);
    if (pathname === `${SIGN_IN}auth`) return sendToGitHub(settings);
    if (pathname === `${SIGN_IN}callback`) return handOver(request, settings, fetchFromGitHub, log);
    return answer('Không có trang này.', 404);
  };
}

function sendToGitHub({ CMS_GITHUB_CLIENT_ID, PUBLIC_ORIGIN }: Settings): Response {
  const state = randomBytes(32).toString('base64url');
  const target = new URL(AUTHORIZE);
  target.searchParams.set('client_id', CMS_GITHUB_CLIENT_ID);
  target.searchParams.set('redirect_uri', `${PUBLIC_ORIGIN}${SIGN_IN}callback`);
  target.searchParams.set('scope', 'repo');
  target.searchParams.set('state', state);
  const secure = PUBLIC_ORIGIN.startsWith('https:') ? '; Secure' : '';
  return new Response(null, {
    status: 302,
    headers: {
      ...HEADERS,
      location: target.href,
      // Lax: it has to come along when GitHub sends the editor back.
      'set-cookie': `${STATE_COOKIE}=${state}; Path=${SIGN_IN}; Max-Age=${STATE_SECONDS}; HttpOnly; SameSite=Lax${secure}`,
    },
  });
}

async function handOver(
  request: Request,
  settings: Settings,
  fetchFromGitHub: typeof fetch,
  log: SignInLog,
): Promise<Response> {
  const { searchParams } = new URL(request.url);
  if (!isSame(searchParams.get('state'), cookieOf(request))) {
    log.info('cms-sign-in-state');
    return answer('Phiên đăng nhập không khớp. Đóng cửa sổ này rồi bấm đăng nhập lại.', 403, FORGET);
  }
  const code = searchParams.get('code');
  const token = code ? await exchange(code, settings, fetchFromGitHub, log) : undefined;
  if (token === undefined) {
    const message = 'GitHub chưa cho đăng nhập. Đóng cửa sổ này rồi thử lại.';
    return popup({ outcome: 'error', content: { message } }, settings, 401);
  }
  return popup({ outcome: 'success', content: { token, provider: 'github' } }, settings, 200);
}

const tokenSchema = z.object({ access_token: z.string().min(1) });

async function exchange(
  code: string,
  settings: Settings,
  fetchFromGitHub: typeof fetch,
  log: SignInLog,
): Promise<string | undefined> {
  try {
    const response = await fetchFromGitHub(EXCHANGE, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify({
        client_id: settings.CMS_GITHUB_CLIENT_ID,
        client_secret: settings.CMS_GITHUB_CLIENT_SECRET,
        code,
        redirect_uri: `${settings.PUBLIC_ORIGIN}${SIGN_IN}callback`,
      }),
      signal: AbortSignal.timeout(10_000),
    });
    const { data } = tokenSchema.safeParse(await response.json());
    if (!data) log.info('cms-sign-in-refused', { status: response.status });
    return data?.access_token;
  } catch {
    // The cause may repeat what was sent, and with it the secret.
    log.info('cms-sign-in-unreachable');
    return undefined;
  }
}

function cookieOf(request: Request): string | null {
  const cookies = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  const found = cookies.find((pair) => pair.startsWith(`${STATE_COOKIE}=`));
  return found?.slice(STATE_COOKIE.length + 1) ?? null;
}

function isSame(given: string | null, kept: string | null): boolean {
  if (!given || !kept) return false;
  const one = Buffer.from(given);
  const other = Buffer.from(kept);
  return one.length === other.length && timingSafeEqual(one, other);
}

const HEADERS = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
} as const;

const FORGET = { 'set-cookie': `${STATE_COOKIE}=; Path=${SIGN_IN}; Max-Age=0; HttpOnly; SameSite=Lax` };

function answer(sentence: string, status: number, headers: Record<string, string> = {}): Response {
  return new Response(`${sentence}\n`, {
    status,
    headers: { ...HEADERS, 'content-type': 'text/plain; charset=utf-8', ...headers },
  });
}

interface Outcome {
  readonly outcome: 'success' | 'error';
  readonly content: Readonly<Record<string, string>>;
}

/** Text inside a script element: nothing in it may end the element or the string. */
function scriptText(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

/** The page in the popup: it speaks to a window of our origin and to no other, whoever opened it. */
function popup({ outcome, content }: Outcome, { PUBLIC_ORIGIN }: Settings, status: number): Response {
  const message = `authorization:github:${outcome}:${JSON.stringify(content)}`;
  const script = `(() => {
  const origin = ${scriptText(PUBLIC_ORIGIN)};
  addEventListener('message', (event) => {
    if (event.origin !== origin || event.source !== opener) return;
    opener.postMessage(${scriptText(message)}, origin);
  });
  opener?.postMessage('authorizing:github', origin);
})();`;
  const hash = createHash('sha256').update(script).digest('base64');
  const page = `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Đăng nhập</title></head><body><p>Đang đăng nhập… Cửa sổ này sẽ tự đóng.</p><script>${script}</script></body></html>`;
  return new Response(page, {
    status,
    headers: {
      ...HEADERS,
      ...FORGET,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; script-src 'sha256-${hash}'; frame-ancestors 'none'; base-uri 'none'`,
    },
  });
}
