import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import * as z from 'zod';
import { Problem } from '#src/lib/problem.ts';

/** The keys of one register. Each has one use; all but `personal` are derived from one secret. */
export interface Keys {
  /** Digests of access codes. */
  readonly access: Buffer;
  /** Addresses of receipts. */
  readonly receipts: Buffer;
  /** Personal links, which open a unit's form. */
  readonly links: Buffer;
  /** Digests by which a repeated submission is known. */
  readonly idempotency: Buffer;
  /** Digests of links, sessions and forms of the console. */
  readonly staff: Buffer;
  /** Encryption of personal records; a secret of its own, so that it can be kept apart or destroyed. */
  readonly personal: Buffer;
  /** Tells whether these keys belong to a register, without saying anything about them. */
  readonly fingerprint: string;
}

const secret = z.base64().refine((text) => Buffer.from(text, 'base64').length === 32);
const keyFileSchema = z.strictObject({ secret, personal: secret });

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
    return derive(keyFileSchema.parse(JSON.parse(text)));
  } catch {
    // The cause would quote the file.
    throw unreadable(file, undefined);
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

function derive(file: z.output<typeof keyFileSchema>): Keys {
  const root = Buffer.from(file.secret, 'base64');
  const personal = Buffer.from(file.personal, 'base64');
  const key = (use: string) => Buffer.from(hkdfSync('sha256', root, '', `register ${use}`, 32));
  return {
    access: key('access codes'),
    receipts: key('receipts'),
    links: key('personal links'),
    idempotency: key('idempotency'),
    staff: key('staff'),
    personal,
    fingerprint: createHmac('sha256', key('fingerprint')).update(personal).digest('hex'),
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
