import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root, without a slash at the end. */
export const ROOT = path.resolve(fileURLToPath(new URL('../..', import.meta.url)));
export const CONTENT = path.join(ROOT, 'content');
export const DIST = path.join(ROOT, 'dist');
