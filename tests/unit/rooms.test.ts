import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '#tests/helpers/paths.ts';
import { readSources, roomFaults, ROOMS } from '#tests/helpers/rooms.ts';

function faultsOf(files: Record<string, string>): string[] {
  return roomFaults(new Map(Object.entries(files)));
}

describe('rooms', () => {
  it('hold in this repository', () => {
    const sources = readSources(ROOT);
    expect(sources.size).toBeGreaterThan(10);
    expect(roomFaults(sources)).toEqual([]);
  });

  it('are all described where a newcomer looks for them', () => {
    const described = [
      ...readFileSync(path.join(ROOT, 'src/README.md'), 'utf8').matchAll(/^\| `([a-z]+)`/gmu),
    ].map(([, room]) => room);
    const folders = readdirSync(path.join(ROOT, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    expect(folders.filter((folder) => !described.includes(folder))).toEqual([]);
    expect(Object.keys(ROOMS).filter((room) => !['src', 'cms', ...described].includes(room))).toEqual([]);
  });

  it('let a room use only the rooms below it', () => {
    expect(
      faultsOf({
        'src/schemas/bad.ts': `import { receive } from '#src/register/receive.ts';`,
        'src/register/receive.ts': `export function receive() {}`,
      }),
    ).toEqual(['src/schemas/bad.ts may not import src/register/receive.ts (schemas ← lib, messages)']);
  });

  it('see relative, type-only and dynamic imports and re-exports as well', () => {
    const files = {
      'src/register/store.ts': `export type Store = 1;`,
      'src/pages/a.astro': `---\nimport type { Store } from '../register/store.ts';\n---\n<p></p>`,
      'src/lib/b.ts': `const x = await import('#src/register/store.ts'); export { x };`,
      'src/components/c.ts': `export type { Store } from '#src/register/store.ts'; const y = 1; void y;`,
    };
    expect(faultsOf(files)).toHaveLength(3);
  });

  it('keep Astro out of what runs without it', () => {
    expect(faultsOf({ 'src/figures/bad.ts': `import { getCollection } from 'astro:content';` })).toEqual([
      'src/figures/bad.ts may not import astro:content: figures also runs outside Astro',
    ]);
  });

  it('keep Zod and Node out of the browser, however far away', () => {
    const files = {
      'src/forms/browser/enhance.ts': `import { check } from '../check.ts'; check();`,
      'src/forms/check.ts': `import type { Field } from '#src/schemas/form.ts';\nimport { rules } from '#src/schemas/rules.ts'; export function check() { return rules; }`,
      'src/schemas/form.ts': `import * as z from 'zod'; export const form = z; export type Field = 1;`,
      'src/schemas/rules.ts': `import * as z from 'zod'; export const rules = z;`,
      'src/components/A.astro': `<script>import '#src/components/a.ts';</script>`,
      'src/components/a.ts': `import 'node:fs'; export const a = 1;`,
    };
    expect(faultsOf(files)).toEqual([
      'zod would reach the browser: src/forms/browser/enhance.ts → src/forms/check.ts → src/schemas/rules.ts → zod',
      'node:fs would reach the browser: src/components/A.astro → src/components/a.ts → node:fs',
    ]);
  });

  it('know neither barrels nor cycles nor rooms without a rule', () => {
    expect(faultsOf({ 'src/lib/index.ts': `export { fold } from './text.ts';` })).toEqual([
      'src/lib/index.ts is a barrel: it only passes on what other files define',
    ]);
    expect(
      faultsOf({
        'src/lib/a.ts': `import { b } from './b.ts'; export const a = () => b;`,
        'src/lib/b.ts': `import { a } from './a.ts'; export const b = () => a;`,
      }),
    ).toEqual(['import cycle: src/lib/a.ts → src/lib/b.ts → src/lib/a.ts']);
    expect(faultsOf({ 'src/misc/a.ts': `export const a = 1;` })).toEqual([
      'src/misc/a.ts: the room "misc" has no rule in tests/helpers/rooms.ts',
    ]);
  });
});
