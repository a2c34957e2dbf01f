import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import * as z from 'zod';
import { Problem } from '#src/lib/problem.ts';
import { type ArchiveFiles, readArchive, readPrivate, writeArchive } from './archive.ts';
import { type DataFiles, lockFolder, makeFolder, type Register, vaultOf } from './data-folder.ts';
import { openPersonalStore } from './sqlite-personal-store.ts';
import { type Erasure, reapplyErasures } from './erasures.ts';
import { readKeys } from './keys.ts';
import { PARTS, type Place, sqlitePlace } from './place.ts';
import { openSqliteStore } from './sqlite-store.ts';
import type { Verification } from './store.ts';
import { isTrialFolder, type RegisterKind } from './trial.ts';

const manifestSchema = z.object({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  revisions: z.int(),
  head: z.string(),
});

/**
 * Writes the whole register (figures, personal data, keys) into one file while the server goes on working. The copy is
 * opened and its chain verified before the file gets its name. With its keys the file is as secret as the register.
 */
export async function backUp(
  register: Register,
  file: string,
  options: { now: Date; overwrite: boolean },
): Promise<Verification> {
  const target = resolve(file);
  if (existsSync(target) && !options.overwrite) {
    throw new Problem('backup-exists', `Đã có tệp ${target}.`, 'Chọn tên khác, hoặc thêm --force để ghi đè.');
  }
  mkdirSync(dirname(target), { recursive: true });
  const work = mkdtempSync(join(dirname(target), '.backup-'));
  try {
    const copy = { register: join(work, 'register.db'), personal: join(work, 'personal.db') };
    // Figures first: a personal record is written before the revision that names it, so none can be missing.
    await register.store.backup(copy.register);
    await register.personal.backup(copy.personal);
    const verification = await verifyCopy(copy.register, options.now);
    const { revisions, head } = verification;
    const manifest = { format: 1, madeAt: options.now.toISOString(), revisions, head };
    const files = new Map([
      ['manifest.json', Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)],
      ['keys.json', readPrivate(register.files.keys)],
      ['register.db', readPrivate(copy.register)],
      ['personal.db', readPrivate(copy.personal)],
    ]);
    writeArchive(target, files, options.now);
    return verification;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function verifyCopy(file: string, now: Date): Promise<Verification> {
  const store = openSqliteStore(file, { now });
  try {
    const verification = await store.verify();
    if (verification.whole) return verification;
    throw new Problem(
      'chain-broken',
      `Chuỗi lần nộp không nguyên vẹn: ${verification.fault ?? ''}.`,
      'Giữ nguyên kho để xem xét; dùng bản sao lưu gần nhất còn nguyên vẹn.',
    );
  } finally {
    await store.close();
  }
}

/**
 * Puts a backup in place of a register. Refused while a server uses the folder, and where there is a register already unless
 * `overwrite`: what stood there is then moved aside, never deleted. Everything is unpacked and verified before anything
 * is moved.
 */
export async function restore(
  file: string,
  files: DataFiles,
  options: { now: Date; overwrite: boolean },
  place: Place = sqlitePlace(files),
): Promise<{ verification: Verification; aside: string | undefined; erasedAgain: number }> {
  const archive = readArchive(file);
  const manifest = readManifest(archive, file);
  makeFolder(files);
  const lock = lockFolder(files, 'exclusive');
  const work = mkdtempSync(join(files.folder, '.restore-'));
  try {
    if ((await place.isThere()) && !options.overwrite) throw alreadyThere(place);
    for (const name of PARTS) writeFileSync(join(work, name), partOf(archive, name, file), { mode: 0o600 });
    const kind = isTrialFolder(files.folder) ? 'trial' : 'real';
    const verification = await verifyParts(work, options.now, kind);
    if (verification.head !== manifest.head) throw mismatch(file);
    // Whoever was erased since this backup was made must not come back with it.
    const erasedAgain = await eraseAgain(work, await place.erasures.all(), options.now);
    const aside = await place.replaceWith(work, options.now);
    return { verification, aside, erasedAgain };
  } finally {
    rmSync(work, { recursive: true, force: true });
    lock.release();
  }
}

function readManifest(archive: ArchiveFiles, file: string) {
  const text = Buffer.from(partOf(archive, 'manifest.json', file)).toString('utf8');
  const result = manifestSchema.safeParse(JSON.parse(text));
  if (result.success) return result.data;
  throw mismatch(file);
}

function partOf(archive: ArchiveFiles, name: string, file: string): Uint8Array {
  const content = archive.get(name);
  if (content) return content;
  throw mismatch(file);
}

async function verifyParts(folder: string, now: Date, kind: RegisterKind): Promise<Verification> {
  const keys = readKeys(join(folder, 'keys.json'));
  if (!keys) throw new Error('keys.json was not unpacked');
  const store = openSqliteStore(join(folder, 'register.db'), {
    ...{ now, kind, keyFingerprint: keys.fingerprint, earlierFingerprints: keys.fingerprintsBefore },
  });
  await store.close();
  await openPersonalStore(join(folder, 'personal.db'), vaultOf(keys)).close();
  return verifyCopy(join(folder, 'register.db'), now);
}

async function eraseAgain(folder: string, erasures: readonly Erasure[], now: Date): Promise<number> {
  const keys = readKeys(join(folder, 'keys.json'));
  if (!keys) throw new Error('keys.json was not unpacked');
  const personal = openPersonalStore(join(folder, 'personal.db'), vaultOf(keys));
  try {
    return await reapplyErasures(erasures, personal, now);
  } finally {
    await personal.close();
  }
}

/** When a file was made, if it is a backup. */
export function backupMadeAt(file: string): Date | undefined {
  try {
    return new Date(readManifest(readArchive(file), file).madeAt);
  } catch {
    return undefined;
  }
}

function alreadyThere({ name }: Place): Problem {
  return new Problem(
    'restore-not-empty',
    `Đã có kho số liệu ở ${name}.`,
    'Thêm --force để thay thế: kho đang có được chuyển sang bên cạnh, không bị xóa.',
  );
}

function mismatch(file: string): Problem {
  return new Problem(
    'backup-unreadable',
    `Bản sao lưu ${file} không đầy đủ hoặc không khớp.`,
    'Chọn bản sao lưu khác.',
  );
}
