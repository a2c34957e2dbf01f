import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { netlifyHeaders } from '#src/hosts/headers-integration.ts';
import { inlineHashes, securityHeadersOf } from '#src/hosts/headers.ts';
import { scratchFolder } from '#tests/unit/register/helpers.ts';

function hashOf(content: string): string {
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}

function policyOf(pages: Record<string, string>): Map<string, string> {
  const dist = scratchFolder();
  for (const [name, page] of Object.entries(pages)) writeFileSync(join(dist, name), page);
  const policy = new Map(securityHeadersOf(dist)).get('content-security-policy') ?? '';
  return new Map(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources.join(' ')];
    }),
  );
}

test('allows what the pages run inline, by hash, and nothing that is only data', () => {
  const page = `<script>a()</script><SCRIPT type="module">b()</SCRIPT><script src="/x.js"></script>
    <script type="application/ld+json">{}</script><script type="application/json" data-x>{}</script><style>p{}</style>`;
  const { scripts, styles } = inlineHashes(page);
  expect([...scripts]).toEqual([hashOf('a()'), hashOf('b()')]);
  expect([...styles]).toEqual([hashOf('p{}')]);
});

test('gathers the hashes of all pages, and never allows everything inline', () => {
  const policy = policyOf({ 'a.html': '<script>a()</script>', 'b.html': '<script>b()</script>' });
  expect(policy.get('script-src')).toBe(`'self' ${hashOf('a()')} ${hashOf('b()')}`);
  expect(policy.get('frame-ancestors')).toBe("'none'");
  expect(policy.get('form-action')).toBe("'self'");
  expect([...policy.values()].join(' ')).not.toMatch(/unsafe/);
});

test('allows WebAssembly only where the site has some', () => {
  expect(policyOf({ 'a.html': '', 'search.wasm': '' }).get('script-src')).toBe("'self' 'wasm-unsafe-eval'");
  expect(policyOf({ 'a.html': '', 'wasm.html': '' }).get('script-src')).toBe("'self'");
});

test('lets a form post say where it comes from', () => {
  const dist = scratchFolder();
  mkdirSync(join(dist, 'a'));
  expect(new Map(securityHeadersOf(dist)).get('referrer-policy')).toBe('same-origin');
});

test('says the same to Netlify, one header to a line', () => {
  expect(netlifyHeaders([['x-a', 'b']], [['x-a', 'c']], 'tep')).toBe(
    '/*\n  x-a: b\n\n/admin/*\n  x-a: c\n\n/tep/*\n  cache-control: public, max-age=31536000, immutable\n',
  );
});

test('says to Netlify what a calendar is', () => {
  expect(netlifyHeaders([], [], 'tep', ['/lich.ics'])).toMatch(
    /\n\n\/lich\.ics\n {2}content-type: text\/calendar; charset=utf-8\n$/,
  );
});
