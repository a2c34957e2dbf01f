import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { Problem } from '#src/lib/problem.ts';
import { ADMIN_FILES, makeAdminFile, type AdminSource } from './admin-files.ts';
import { contentSecurityPolicy, readCmsEnvironment } from './environment.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
};

/** What code makes stays as it is until the server is started anew; what content makes is made at each request. */
const made = new Map<string, Promise<string | Uint8Array | undefined>>();

function makeInDevelopment(name: string, source: AdminSource): Promise<string | Uint8Array | undefined> {
  if (/\.(?:html|json)$/.test(name)) return makeAdminFile(name, source);
  const kept = made.get(name) ?? makeAdminFile(name, source);
  made.set(name, kept);
  return kept;
}

/** Puts the CMS at /admin/: into `dist/` when the site is built, made anew at each request while developing. */
export function cms(variables: Readonly<Record<string, string | undefined>>): AstroIntegration {
  const environment = readCmsEnvironment(variables);
  let source: AdminSource;
  let routes: readonly string[] = [];
  return {
    name: 'cms',
    hooks: {
      'astro:config:setup'({ command }) {
        if (command === 'build' && environment.CMS_BACKEND === 'local') {
          throw new Problem(
            'cms-local-build',
            'CMS_BACKEND=local chỉ dùng trên máy của người biên tập, không đưa được vào bản dựng.',
            'Bỏ trống CMS_BACKEND, hoặc đặt gitlab, forgejo, github; để biên tập trên máy, chạy npm run cms.',
          );
        }
      },
      'astro:config:done'({ config }) {
        source = { root: fileURLToPath(config.root), environment, siteOrigin: config.site ?? '', routes };
      },
      'astro:routes:resolved'({ routes: resolved }) {
        routes = resolved
          .filter(({ type, params }) => type === 'page' && params.length === 0)
          .map(({ pattern }) => (pattern.endsWith('/') ? pattern : `${pattern}/`));
      },
      'astro:build:done': async ({ dir }) => {
        const folder = path.join(fileURLToPath(dir), 'admin');
        await mkdir(folder, { recursive: true });
        for (const name of ADMIN_FILES) {
          await writeFile(path.join(folder, name), (await makeAdminFile(name, { ...source, routes })) ?? '');
        }
      },
      'astro:server:setup'({ server }) {
        server.middlewares.use((request, response, next) => {
          const [, name] = /^\/admin\/([\w.-]*)(?:\?|$)/.exec(request.url ?? '') ?? [];
          if (name === undefined) {
            next();
            return;
          }
          const file = name === '' ? 'index.html' : name;
          void makeInDevelopment(file, { ...source, routes }).then((content) => {
            if (content === undefined) {
              next();
              return;
            }
            response.setHeader('Content-Type', TYPES[path.extname(file)] ?? 'application/octet-stream');
            response.setHeader('Content-Security-Policy', contentSecurityPolicy(environment));
            response.setHeader('Cache-Control', 'no-store');
            response.end(content);
          }, next);
        });
      },
    },
  };
}
