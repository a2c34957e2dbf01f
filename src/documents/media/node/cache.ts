import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { canonicalJson, type Json } from '#src/lib/canonical.ts';

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const MAKERS = [
  '@cantoo/pdf-lib',
  '@expo-google-fonts/be-vietnam-pro',
  'fontkit',
  'pptxgenjs',
  'fflate',
  'sharp',
  'uqr',
];

/** Digest of all that makes files besides what is in `content/`: our code and the versions of the libraries under it. */
function digestOfMakers(root: string): string {
  const folder = path.join(root, 'src/documents/media');
  const code = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .toSorted()
    .map((file) => sha256(readFileSync(path.join(folder, file))));
  const versions = MAKERS.map((name) =>
    sha256(readFileSync(path.join(root, 'node_modules', name, 'package.json'))),
  );
  return sha256([...code, ...versions].join());
}

export interface Cache {
  /** The bytes made from this recipe: from the disk where they have been made before, else made now and kept. */
  make(recipe: Json, make: () => Promise<Uint8Array>): Promise<Uint8Array>;
}

/** A folder of files named by the digest of what they were made from; deleting it costs nothing but time. */
export function openCache(root: string): Cache {
  const folder = path.join(root, 'node_modules/.cache/tai-lieu');
  const makers = digestOfMakers(root);
  mkdirSync(folder, { recursive: true });
  return {
    async make(recipe, make) {
      const file = path.join(folder, sha256(makers + canonicalJson(recipe)));
      if (existsSync(file)) return new Uint8Array(readFileSync(file));
      const bytes = await make();
      // Written aside and renamed, so that a build cut short never leaves half a file under a good name.
      writeFileSync(`${file}.${process.pid}`, bytes);
      renameSync(`${file}.${process.pid}`, file);
      return bytes;
    },
  };
}
