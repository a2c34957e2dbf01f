import { createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';
import { Problem } from '#src/lib/problem.ts';
import { syncFolder } from './archive.ts';

/**
 * The keys of one register. Each has one use; all but `personal` are derived from one secret. Key objects, because a
 * digest with the bytes themselves spends five times as long on looking at the key.
 */
export interface Keys {
  /** Digests of access codes. */
  readonly access: KeyObject;
  /** Addresses of receipts. */
  readonly receipts: KeyObject;
  /** Personal links, which open a unit's form. */
  readonly links: KeyObject;
  /** Digests by which a repeated submission is known. */
  readonly idempotency: KeyObject;
  /** Digests of links, sessions and forms of the console. */
  readonly staff: KeyObject;
  /** Digests by which people prove that a sign-up is theirs, and stamps of their forms. */
  readonly people: KeyObject;
  /** Encryption of personal records; a secret of its own, so that it can be kept apart or destroyed. */
  readonly personal: KeyObject;
  /** Keys that a rotation which did not end has not yet retired: they open, they never seal. */
  readonly personalBefore: readonly KeyObject[];
  /** Tells whether these keys belong to a register, without saying anything about them. */
  readonly fingerprint: string;
  /** The same of the keys before a rotation: a register that has not seen it yet still knows its keys. */
  readonly fingerprintsBefore: readonly string[];
}

const secret = z.base64().refine((text) => Buffer.from(text, 'base64').length === 32);
const keyFileSchema = z.strictObject({
  secret,
  personal: secret,
  personalBefore: z.array(secret).default([]),
});

type KeyFile = z.output<typeof keyFileSchema>;

/** Reads the key file; `undefined` where there is none. */
export function readKeys(file: string): Keys | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw unreadable(file, fault);
  }
  try {
    return derive(parse(text));
  } catch {
    // The cause would quote the file.
    throw unreadable(file, undefined);
  }
}

function parse(text: string): KeyFile {
  return keyFileSchema.parse(JSON.parse(text));
}

/**
 * First half of a rotation: a new key for personal records, the old one kept to open what is still under it. A rotation that
 * was begun and not ended goes on with the key that it made. The file is replaced whole or not at all.
 */
export function beginKeyRotation(file: string): void {
  const content = parse(readFileSync(file, 'utf8'));
  if (content.personalBefore.length > 0) return;
  const personal = randomBytes(32).toString('base64');
  replaceFile(file, { ...content, personal, personalBefore: [content.personal] });
}

/** Second half: nothing is under the old keys any more, so they go. */
export function endKeyRotation(file: string): void {
  replaceFile(file, { ...parse(readFileSync(file, 'utf8')), personalBefore: [] });
}

function replaceFile(file: string, { secret, personal, personalBefore }: KeyFile): void {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  const content = { secret, personal, ...(personalBefore.length > 0 && { personalBefore }) };
  const descriptor = openSync(draft, 'wx', 0o600);
  try {
    writeSync(descriptor, `${JSON.stringify(content)}\n`);
    fsyncSync(descriptor);
    renameSync(draft, file);
    syncFolder(dirname(file));
  } finally {
    closeSync(descriptor);
    rmSync(draft, { force: true });
  }
}

/** Makes a key file that only its owner can read. Of two processes that try at once, one wins and both read the same. */
export function createKeys(file: string): void {
  const content = {
    secret: randomBytes(32).toString('base64'),
    personal: randomBytes(32).toString('base64'),
  };
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  const descriptor = openSync(draft, 'wx', 0o600);
  try {
    writeSync(descriptor, `${JSON.stringify(content)}\n`);
    fsyncSync(descriptor);
    linkSync(draft, file);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
  } finally {
    closeSync(descriptor);
    rmSync(draft, { force: true });
  }
}

function derive(file: KeyFile): Keys {
  const root = Buffer.from(file.secret, 'base64');
  const personal = createSecretKey(file.personal, 'base64');
  const personalBefore = file.personalBefore.map((text) => createSecretKey(text, 'base64'));
  const key = (use: string) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', root, '', `register ${use}`, 32)));
  const fingerprintOf = (secret: KeyObject) =>
    createHmac('sha256', key('fingerprint')).update(secret.export()).digest('hex');
  return {
    access: key('access codes'),
    receipts: key('receipts'),
    links: key('personal links'),
    idempotency: key('idempotency'),
    staff: key('staff'),
    people: key('people'),
    ...{ personal, personalBefore },
    fingerprint: fingerprintOf(personal),
    fingerprintsBefore: personalBefore.map(fingerprintOf),
  };
}

function unreadable(file: string, cause: unknown): Problem {
  return new Problem(
    'keys-unreadable',
    `Không đọc được tệp khóa ${file}.`,
    'Kiểm tra quyền đọc, hoặc khôi phục tệp từ bản sao lưu. Không tạo khóa mới: mã truy cập và biên nhận cũ sẽ mất hiệu lực.',
    { cause },
  );
}
