import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ROOT } from '#tests/helpers/paths.ts';

const manifestSchema = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});
const lockSchema = z.object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) });

function readJson(...parts: string[]): unknown {
  return JSON.parse(readFileSync(path.join(ROOT, ...parts), 'utf8'));
}

const manifest = manifestSchema.parse(readJson('package.json'));
const pins = { ...manifest.dependencies, ...manifest.devDependencies };

describe('dependencies', () => {
  it('are pinned to one exact version each', () => {
    const loose = Object.entries(pins).filter(([, range]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/u.test(range));
    expect(loose).toEqual([]);
  });

  // `npm install` may leave an older tree in place, and `npm ci` cannot be used here (src/decisions).
  it('are installed in the pinned version, and locked in it', () => {
    const lock = lockSchema.parse(readJson('package-lock.json'));
    const wrong = Object.entries(pins).flatMap(([name, pinned]) => {
      const file = path.join('node_modules', name, 'package.json');
      const installed = existsSync(path.join(ROOT, file))
        ? z.object({ version: z.string() }).parse(readJson(file)).version
        : 'nothing';
      const locked = lock.packages[`node_modules/${name}`]?.version ?? 'nothing';
      return installed === pinned && locked === pinned
        ? []
        : [`${name}: package.json ${pinned}, lock file ${locked}, installed ${installed}; run npm install`];
    });
    expect(wrong).toEqual([]);
  });

  it('bring the Node that runs this', () => {
    expect(process.version).toBe(`v${pins['node'] ?? ''}`);
  });
});
