import * as z from 'zod';
import { Problem } from '#src/lib/problem.ts';

/**
 * Where the CMS keeps the content, chosen by environment when the site is built. GitLab first: it can stand inside the
 * organisation and needs no secret and no code of ours; Forgejo likewise; GitHub needs src/hosts/github-oauth.ts.
 */
const repository = z
  .string('cần tên kho, ví dụ vnnic/cam-nang')
  .regex(/^[\w.-]+(?:\/[\w.-]+)+$/, 'cần dạng nhóm/kho, ví dụ vnnic/cam-nang');
const branch = z
  .string()
  .regex(/^[\w./-]+$/, 'cần tên một nhánh, ví dụ main')
  .default('main');
const gitOrigin = z
  .string('cần địa chỉ máy chủ Git, ví dụ https://git.vnnic.vn')
  .regex(/^https:\/\/[^/\s?#]+$/, 'cần dạng https://git.vnnic.vn, không có dấu / ở cuối');
const appId = z
  .string('cần mã ứng dụng OAuth (không phải mật khẩu) do máy chủ Git cấp')
  .min(8, 'cần mã ứng dụng OAuth do máy chủ Git cấp');

const ownServer = {
  CMS_GIT_ORIGIN: gitOrigin,
  CMS_REPOSITORY: repository,
  CMS_BRANCH: branch,
  CMS_APP_ID: appId,
};

export const cmsEnvironmentSchema = z.discriminatedUnion(
  'CMS_BACKEND',
  [
    z.object({ CMS_BACKEND: z.literal('none') }),
    z.object({ CMS_BACKEND: z.literal('gitlab'), ...ownServer }),
    z.object({ CMS_BACKEND: z.literal('forgejo'), ...ownServer }),
    z.object({
      CMS_BACKEND: z.literal('github'),
      CMS_REPOSITORY: repository,
      CMS_BRANCH: branch,
      PUBLIC_ORIGIN: z
        .string('cần địa chỉ công khai của trang: GitHub trả người đăng nhập về đó')
        .regex(/^https?:\/\/[^/\s?#]+$/, 'cần dạng https://ten-mien, không có dấu / ở cuối'),
    }),
    z.object({
      CMS_BACKEND: z.literal('local'),
      CMS_LOCAL_PORT: z.coerce
        .number('cần một số cổng từ 1 đến 65535')
        .int('cần một số cổng từ 1 đến 65535')
        .min(1, 'cần một số cổng từ 1 đến 65535')
        .max(65535, 'cần một số cổng từ 1 đến 65535'),
      CMS_WORKFLOW: z.enum(['on', 'off'], 'cần là on hoặc off').default('off'),
    }),
  ],
  'cần là gitlab, forgejo, github hoặc bỏ trống; local do npm run cms tự đặt',
);

export type CmsEnvironment = z.output<typeof cmsEnvironmentSchema>;

/** Reads the CMS's part of the environment, or stops with the name of every bad variable and a hint. No value is printed. */
export function readCmsEnvironment(variables: Readonly<Record<string, string | undefined>>): CmsEnvironment {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const result = cmsEnvironmentSchema.safeParse({ CMS_BACKEND: 'none', ...set });
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  - ${issue.path.join('.')}: ${issue.message}`);
  throw new Problem(
    'cms-environment-invalid',
    `Biến môi trường của trình biên tập chưa đúng:\n${lines.join('\n')}`,
    'Sửa hoặc bỏ các biến trên rồi chạy lại.',
  );
}

/** Decap's backend for this environment; null where none is set, and the CMS then says how to set one. */
export function backendOf(environment: CmsEnvironment): Readonly<Record<string, string | boolean>> | null {
  switch (environment.CMS_BACKEND) {
    case 'none':
      return null;
    case 'gitlab':
      return {
        name: 'gitlab',
        repo: environment.CMS_REPOSITORY,
        branch: environment.CMS_BRANCH,
        auth_type: 'pkce',
        app_id: environment.CMS_APP_ID,
        base_url: environment.CMS_GIT_ORIGIN,
        auth_endpoint: 'oauth/authorize',
        api_root: `${environment.CMS_GIT_ORIGIN}/api/v4`,
        squash_merges: true,
      };
    case 'forgejo':
      return {
        name: 'forgejo',
        repo: environment.CMS_REPOSITORY,
        branch: environment.CMS_BRANCH,
        app_id: environment.CMS_APP_ID,
        base_url: environment.CMS_GIT_ORIGIN,
        auth_endpoint: 'login/oauth/authorize',
        api_root: `${environment.CMS_GIT_ORIGIN}/api/v1`,
      };
    case 'github':
      return {
        name: 'github',
        repo: environment.CMS_REPOSITORY,
        branch: environment.CMS_BRANCH,
        base_url: environment.PUBLIC_ORIGIN,
        auth_endpoint: 'cms/auth',
        squash_merges: true,
      };
    case 'local':
      return { name: 'proxy', proxy_url: localServer(environment.CMS_LOCAL_PORT), branch: 'main' };
  }
}

function localServer(port: number): string {
  return `http://127.0.0.1:${port}/api/v1`;
}

/** Other origins that the CMS speaks to: the Git server and nobody else. */
export function originsOf(environment: CmsEnvironment): string[] {
  switch (environment.CMS_BACKEND) {
    case 'none':
      return [];
    case 'gitlab':
    case 'forgejo':
      return [environment.CMS_GIT_ORIGIN];
    case 'github':
      return ['https://api.github.com'];
    case 'local':
      return [new URL(localServer(environment.CMS_LOCAL_PORT)).origin];
  }
}

/** Drafts are branches everywhere but on one's own machine, where a save is a file. */
export function keepsDrafts(environment: CmsEnvironment): boolean {
  return environment.CMS_BACKEND !== 'local' || environment.CMS_WORKFLOW === 'on';
}

/**
 * The policy of /admin/, apart from the public pages': Decap compiles its configuration's schema into code and styles
 * itself in the page (both measured; open upstream since 2019). Nothing may be fetched from anybody but the Git server.
 */
export function contentSecurityPolicy(environment: CmsEnvironment): string {
  const others = originsOf(environment)
    .map((origin) => ` ${origin}`)
    .join('');
  return [
    "default-src 'none'",
    "script-src 'self' 'unsafe-eval'",
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob:${others}`,
    `connect-src 'self' blob:${others}`,
    "font-src 'self' data:",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
}
