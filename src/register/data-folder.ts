import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Problem } from '#src/lib/problem.ts';
import { purgeFolderAside } from './aside.ts';
import { type Erasures, fileErasures } from './erasures.ts';
import { createKeys, type Keys, readKeys } from './keys.ts';
import type { PersonalStore } from './personal-store.ts';
import { openPersonalStore } from './sqlite-personal-store.ts';
import { openSqliteStore } from './sqlite-store.ts';
import type { ReportStore } from './store.ts';
import { refuseOtherFolder, type RegisterKind } from './trial.ts';
import { createVault, type Vault } from './vault.ts';
import { openVisitCounts, type VisitCounts } from './visit-counts.ts';

/**
 * The files of a register. `lock` holds nothing: it is what a restore and a running server must not share. `erasures`
 * names what was erased, and is not part of a backup.
 */
export interface DataFiles {
  readonly folder: string;
  readonly register: string;
  readonly personal: string;
  readonly keys: string;
  readonly lock: string;
  readonly erasures: string;
}

export function dataFiles(folder: string): DataFiles {
  const at = (name: string) => join(resolve(folder), name);
  return {
    folder: resolve(folder),
    register: at('register.db'),
    personal: at('personal.db'),
    keys: at('keys.json'),
    lock: at('lock.db'),
    erasures: at('erasures.jsonl'),
  };
}

/** Everything a server or a command works with. */
export interface Register {
  /** What keeps it, for the log. */
  readonly engine: string;
  readonly store: ReportStore;
  readonly personal: PersonalStore;
  readonly keys: Keys;
  readonly files: DataFiles;
  readonly erasures: Erasures;
  openVisits(): VisitCounts;
  /** Removes the personal data from registers that a restore put aside before that instant; gives their names. */
  purgeAside(before: Date): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Opens the register of a folder, making folder, keys and databases the first time. Several processes may share it. */
export function openRegister(folder: string, now: Date, kind: RegisterKind = 'real'): Register {
  const files = dataFiles(folder);
  makeFolder(files);
  refuseOtherFolder(files.folder, files.register, kind);
  const lock = lockFolder(files, 'shared');
  try {
    const keys = openKeys(files, existsSync(files.register));
    const { fingerprint: keyFingerprint, fingerprintsBefore: earlierFingerprints } = keys;
    const store = openSqliteStore(files.register, { now, kind, keyFingerprint, earlierFingerprints });
    const erasures = fileErasures(files.erasures);
    const personal = openPersonalStore(files.personal, vaultOf(keys), (id) =>
      erasures.record(id, new Date()),
    );
    return {
      engine: `SQLite ${process.versions.sqlite ?? ''}`,
      ...{ store, personal, keys, files, erasures },
      openVisits: () => openVisitCounts(files.folder),
      // eslint-disable-next-line @typescript-eslint/require-await -- a fault must reject, not throw
      purgeAside: async (before) => purgeFolderAside(files, before),
      async close() {
        await store.close();
        await personal.close();
        lock.release();
      },
    };
  } catch (fault) {
    lock.release();
    throw fault;
  }
}

/** The vault of a register's personal data. */
export function vaultOf({ personal, personalBefore }: Keys): Vault {
  return createVault(personal, personalBefore);
}

export function makeFolder(files: DataFiles): void {
  try {
    mkdirSync(files.folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new Problem(
      'data-folder-unwritable',
      `Không tạo được thư mục dữ liệu ${files.folder}.`,
      'Kiểm tra quyền ghi hoặc đặt biến môi trường DATA_DIR đến thư mục khác.',
      { cause },
    );
  }
}

/** The keys of a folder, made the first time; `isInUse`: there are figures already that go with some keys. */
export function openKeys(files: DataFiles, isInUse: boolean): Keys {
  const keys = readKeys(files.keys);
  if (keys) return keys;
  // New keys beside an old register would silently make every code and every receipt address invalid.
  if (isInUse) {
    throw new Problem(
      'keys-missing',
      `Có kho số liệu nhưng không thấy tệp khóa ${files.keys}.`,
      'Đưa tệp keys.json đã tạo cùng kho về chỗ cũ, hoặc khôi phục bản sao lưu.',
    );
  }
  createKeys(files.keys);
  const made = readKeys(files.keys);
  if (!made) throw new Error(`${files.keys} vanished while it was being made`);
  return made;
}

/**
 * Holds the folder until released or until the process ends, however it ends: a lock of the operating system, through
 * SQLite, so that nothing stale is left by `kill -9`. `exclusive` is refused while anyone else is at work.
 */
export function lockFolder(files: DataFiles, mode: 'shared' | 'exclusive'): { release(): void } {
  const db = new DatabaseSync(files.lock, { timeout: 0 });
  try {
    db.exec(mode === 'shared' ? 'BEGIN' : 'BEGIN EXCLUSIVE');
    if (mode === 'shared') db.prepare('SELECT count(*) FROM sqlite_schema').get();
  } catch (cause) {
    db.close();
    throw new Problem(
      'data-folder-busy',
      `Thư mục dữ liệu ${files.folder} đang được dùng.`,
      mode === 'shared' ? 'Chờ lệnh khôi phục chạy xong.' : 'Dừng máy chủ và các lệnh khác rồi chạy lại.',
      { cause },
    );
  }
  return {
    release() {
      if (db.isOpen) db.close();
    },
  };
}
