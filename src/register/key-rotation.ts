import { existsSync } from 'node:fs';
import { Problem } from '#src/lib/problem.ts';
import { type DataFiles, lockFolder, vaultOf } from './data-folder.ts';
import { beginKeyRotation, endKeyRotation, readKeys } from './keys.ts';
import { openPersonalStore } from './sqlite-personal-store.ts';
import { openSqliteStore } from './sqlite-store.ts';

/**
 * Gives the personal store a new key and seals every record with it. Refused while a server runs, which would go on
 * sealing with the old one. Ended halfway (power, `kill -9`) nothing is lost: both keys stand in the key file until all
 * records are under the new one, and the same command goes on from there. Gives how many records were sealed anew.
 */
export async function rotateKeys(files: DataFiles, now: Date): Promise<number> {
  if (!existsSync(files.register)) {
    throw new Problem(
      'register-missing',
      `Chưa có kho trong ${files.folder}.`,
      'Kiểm tra biến môi trường DATA_DIR.',
    );
  }
  const lock = lockFolder(files, 'exclusive');
  try {
    // Opens with the keys as they are first: a wrong or lost key file is said before anything is changed.
    await withStores(files, now, () => Promise.resolve(0));
    beginKeyRotation(files.keys);
    const count = await withStores(files, now, async ({ store, personal }) => {
      const sealed = await personal.reseal();
      await store.audit({
        at: now,
        actor: 'operator',
        act: 'keys-rotated',
        subject: 'personal',
        detail: { count: sealed },
      });
      return sealed;
    });
    endKeyRotation(files.keys);
    return count;
  } finally {
    lock.release();
  }
}

type Stores = {
  readonly store: ReturnType<typeof openSqliteStore>;
  readonly personal: ReturnType<typeof openPersonalStore>;
};

async function withStores<Result>(
  files: DataFiles,
  now: Date,
  work: (stores: Stores) => Promise<Result>,
): Promise<Result> {
  const keys = readKeys(files.keys);
  if (!keys) {
    throw new Problem(
      'keys-missing',
      `Không thấy tệp khóa ${files.keys}.`,
      'Đưa tệp keys.json đã tạo cùng kho về chỗ cũ, hoặc khôi phục bản sao lưu. Không có gì bị xóa hay thay đổi.',
    );
  }
  const { fingerprint: keyFingerprint, fingerprintsBefore: earlierFingerprints } = keys;
  const store = openSqliteStore(files.register, { now, keyFingerprint, earlierFingerprints });
  try {
    const personal = openPersonalStore(files.personal, vaultOf(keys));
    try {
      return await work({ store, personal });
    } finally {
      await personal.close();
    }
  } finally {
    await store.close();
  }
}
