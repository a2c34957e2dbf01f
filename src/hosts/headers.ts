import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const WEB_ASSEMBLY = /\.wasm$/;

export type HeaderList = readonly (readonly [name: string, value: string])[];

interface InlineHashes {
  readonly scripts: ReadonlySet<string>;
  readonly styles: ReadonlySet<string>;
}

/** Reads every page of a built site and gives the headers under which all of it works and nothing else does. */
export function securityHeadersOf(dist: string): HeaderList {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' });
  const scripts = new Set<string>();
  const styles = new Set<string>();
  for (const file of files.filter((name) => name.endsWith('.html'))) {
    const found = inlineHashes(readFileSync(join(dist, file), 'utf8'));
    for (const hash of found.scripts) scripts.add(hash);
    for (const hash of found.styles) styles.add(hash);
  }
  return securityHeaders({ scripts, styles }, { wasm: files.some((name) => WEB_ASSEMBLY.test(name)) });
}

/** Where the editors' tool lies; it has a policy of its own. */
export const ADMIN = '/admin/';

const POLICY = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/;

/**
 * The headers of /admin/: the policy that its page states for itself (cms/environment.ts), which has to allow what
 * Decap does and no more. A window of GitHub's that signs an editor in must be able to answer its opener.
 */
export function adminHeadersOf(dist: string, headers: HeaderList): HeaderList {
  const page = join(dist, ADMIN, 'index.html');
  const [, stated] = (existsSync(page) && POLICY.exec(readFileSync(page, 'utf8'))) || [];
  if (stated === undefined) return headers;
  const policy = stated.replaceAll('&#39;', "'").replaceAll('&amp;', '&');
  const own = new Map([
    ['content-security-policy', `${policy}; frame-ancestors 'none'`],
    ['cross-origin-opener-policy', 'same-origin-allow-popups'],
    ['x-robots-tag', 'noindex'],
  ]);
  return [...new Map([...headers, ...own])];
}

/** The security headers of every answer. `wasm`: some script of the site compiles WebAssembly. */
export function securityHeaders({ scripts, styles }: InlineHashes, { wasm }: { wasm: boolean }): HeaderList {
  const directives = [
    ["default-src 'none'"],
    ["script-src 'self'", ...(wasm ? ["'wasm-unsafe-eval'"] : []), ...scripts],
    ["style-src 'self'", ...styles],
    ["img-src 'self' data:"],
    ["font-src 'self'"],
    ["media-src 'self'"],
    ["connect-src 'self'"],
    ["manifest-src 'self'"],
    ["worker-src 'self'"],
    ["form-action 'self'"],
    ["frame-ancestors 'none'"],
    ["base-uri 'none'"],
  ];
  return [
    ['content-security-policy', directives.map((directive) => directive.join(' ')).join('; ')],
    // Not no-referrer: under it browsers send `Origin: null` with a form post, and posts could not be told apart.
    ['referrer-policy', 'same-origin'],
    ['x-content-type-options', 'nosniff'],
    ['x-frame-options', 'DENY'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    [
      'permissions-policy',
      'camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=(), browsing-topics=()',
    ],
  ];
}

const INLINE = /<(script|style)\b([^>]*)>([\s\S]*?)<\/\1\s*>/gi;
const EXECUTABLE = /^(?:|module|text\/javascript|application\/javascript)$/i;

/** CSP hashes of what a page runs or styles inline. Data blocks (`application/json`, JSON-LD) are never run. */
export function inlineHashes(page: string): InlineHashes {
  const scripts = new Set<string>();
  const styles = new Set<string>();
  for (const [, element = '', attributes = '', content = ''] of page.matchAll(INLINE)) {
    const hash = `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
    if (element.toLowerCase() === 'style') styles.add(hash);
    else if (isInlineScript(attributes)) scripts.add(hash);
  }
  return { scripts, styles };
}

function isInlineScript(attributes: string): boolean {
  if (/\bsrc\s*=/i.test(attributes)) return false;
  const type = /\btype\s*=\s*["']?([^"'\s>]*)/i.exec(attributes)?.[1] ?? '';
  return EXECUTABLE.test(type);
}
