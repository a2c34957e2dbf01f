import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { createGitHubSignIn, type SignIn } from '#src/hosts/github-oauth.ts';
import { Problem } from '#src/lib/problem.ts';

const SITE = 'https://camnang.example.vn';
const TOKEN = 'gho_token-of-an-editor';
const SECRET = 'a-secret-that-nobody-sees';
const ENVIRONMENT = {
  CMS_GITHUB_CLIENT_ID: 'Iv1.0123456789',
  CMS_GITHUB_CLIENT_SECRET: SECRET,
  PUBLIC_ORIGIN: SITE,
};

interface Trial {
  readonly signIn: SignIn;
  readonly logged: string[];
  readonly sent: string[];
}

function trial(
  reply: () => Promise<Response> | Response = () => Response.json({ access_token: TOKEN }),
): Trial {
  const logged: string[] = [];
  const sent: string[] = [];
  const signIn = createGitHubSignIn(
    ENVIRONMENT,
    async (_address, options) => {
      sent.push(typeof options?.body === 'string' ? options.body : '');
      return reply();
    },
    { info: (event, detail = {}) => void logged.push(`${event} ${JSON.stringify(detail)}`) },
  );
  return { signIn: signIn!, logged, sent };
}

async function begin(
  signIn: SignIn,
): Promise<{ state: string; cookie: string; location: URL; response: Response }> {
  const response = await signIn(new Request(`${SITE}/cms/auth?provider=github&scope=repo`));
  const location = new URL(response.headers.get('location') ?? '');
  const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';');
  return { state: location.searchParams.get('state') ?? '', cookie, location, response };
}

function comeBack(signIn: SignIn, query: string, cookie: string): Promise<Response> {
  return signIn(new Request(`${SITE}/cms/callback?${query}`, { headers: { cookie } }));
}

/** Runs the popup's script with an opener of some origin; gives what it said and to which origin. */
function runPopup(page: string, from: string): { said: unknown; to: unknown }[] {
  const said: { said: unknown; to: unknown }[] = [];
  const opener = { postMessage: (message: unknown, to: unknown) => void said.push({ said: message, to }) };
  const listeners: ((event: object) => void)[] = [];
  const [, script = ''] = /<script>(.*)<\/script>/su.exec(page) ?? [];
  runInNewContext(script, {
    opener,
    addEventListener: (_name: string, listener: (event: object) => void) => void listeners.push(listener),
  });
  for (const listener of listeners) listener({ origin: from, source: opener });
  return said;
}

describe('signing in with GitHub', () => {
  it('is not there where no application is set, and names what is missing where it is half set', () => {
    const log = { info: () => undefined };
    expect(createGitHubSignIn({}, fetch, log)).toBeUndefined();
    const halfSet = () =>
      createGitHubSignIn({ ...ENVIRONMENT, CMS_GITHUB_CLIENT_SECRET: 'short' }, fetch, log);
    expect(halfSet).toThrow(Problem);
    expect(halfSet).toThrow(/CMS_GITHUB_CLIENT_SECRET/u);
    expect(halfSet).not.toThrow(/short/u);
  });

  it('sends the editor to GitHub with a state that only this browser holds', async () => {
    const { signIn } = trial();
    const [one, other] = [await begin(signIn), await begin(signIn)];
    expect(one.location.origin + one.location.pathname).toBe('https://github.com/login/oauth/authorize');
    expect(one.location.searchParams.get('redirect_uri')).toBe(`${SITE}/cms/callback`);
    expect(one.state.length).toBeGreaterThanOrEqual(43);
    expect(one.state).not.toBe(other.state);
    expect(one.cookie).toBe(`cms-state=${one.state}`);
    expect(one.response.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax; Secure$/u);
    expect(one.response.headers.get('cache-control')).toBe('no-store');
  });

  it('hands the token to our own origin and to nobody else', async () => {
    const { signIn, logged, sent } = trial();
    const { state, cookie } = await begin(signIn);
    const response = await comeBack(signIn, `code=abc&state=${state}`, cookie);
    const page = await response.text();
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('set-cookie')).toContain('Max-Age=0');
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'sha256-/u,
    );
    expect(runPopup(page, SITE)).toEqual([
      { said: 'authorizing:github', to: SITE },
      { said: `authorization:github:success:{"token":"${TOKEN}","provider":"github"}`, to: SITE },
    ]);
    expect(runPopup(page, 'https://evil.example')).toEqual([{ said: 'authorizing:github', to: SITE }]);
    expect(JSON.parse(sent[0] ?? '')).toMatchObject({ code: 'abc', client_secret: SECRET });
    expect(logged).toEqual([]);
  });

  it.each([
    ['another state', 'code=abc&state=guessed', undefined],
    ['no state', 'code=abc', undefined],
    ['no cookie', undefined, ''],
    ['both empty', 'code=abc&state=', 'cms-state='],
  ])('refuses %s before asking GitHub', async (_name, query, otherCookie) => {
    const { signIn, sent, logged } = trial();
    const { state, cookie } = await begin(signIn);
    const response = await comeBack(signIn, query ?? `code=abc&state=${state}`, otherCookie ?? cookie);
    expect(response.status).toBe(403);
    expect(await response.text()).not.toContain('<script');
    expect(sent).toEqual([]);
    expect(logged).toEqual(['cms-sign-in-state {}']);
  });

  it.each([
    ['GitHub refuses the code', () => Response.json({ error: 'bad_verification_code' })],
    ['GitHub cannot be reached', () => Promise.reject(new Error(`connect failed ${SECRET}`))],
    ['GitHub answers nonsense', () => new Response('<html>')],
  ])('says so in Vietnamese when %s, and logs neither code nor secret', async (_name, reply) => {
    const { signIn, logged } = trial(reply);
    const { state, cookie } = await begin(signIn);
    const response = await comeBack(signIn, `code=the-code&state=${state}`, cookie);
    const [, answered] = runPopup(await response.text(), SITE);
    expect(response.status).toBe(401);
    expect(answered?.said).toContain('authorization:github:error:{"message":"GitHub chưa cho đăng nhập');
    expect(logged).toHaveLength(1);
    expect(logged.join()).not.toMatch(/the-code|secret/u);
  });

  it('tells the opener when the editor declined at GitHub', async () => {
    const { signIn, sent } = trial();
    const { state, cookie } = await begin(signIn);
    const response = await comeBack(signIn, `error=access_denied&state=${state}`, cookie);
    expect(await response.text()).toContain('authorization:github:error');
    expect(sent).toEqual([]);
  });

  it('cannot be made to break out of the script by what GitHub answers', async () => {
    const { signIn } = trial(() => Response.json({ access_token: '</script><script>alert(1)</script>' }));
    const { state, cookie } = await begin(signIn);
    const page = await (await comeBack(signIn, `code=abc&state=${state}`, cookie)).text();
    expect(page.match(/<script/gu)).toHaveLength(1);
  });

  it('knows no other address or method', async () => {
    const { signIn } = trial();
    expect((await signIn(new Request(`${SITE}/cms/other`))).status).toBe(404);
    expect((await signIn(new Request(`${SITE}/cms/auth`, { method: 'POST' }))).status).toBe(405);
  });
});
