import { Problem } from '#src/lib/problem.ts';
import { type DataFiles, lockFolder } from './data-folder.ts';
import { beginKeyRotation, endKeyRotation, readKeys } from './keys.ts';
import { type Place, sqlitePlace, type Stores } from './place.ts';

/**
 * Gives the personal store a new key and seals every record with it. Refused while a server runs, which would go on
 * sealing with the old one. Ended halfway (power, `kill -9`) nothing is lost: both keys stand in the key file until all
 * records are under the new one, and the same command goes on from there. Gives how many records were sealed anew.
 */
export async function rotateKeys(
  files: DataFiles,
  now: Date,
  place: Place = sqlitePlace(files),
): Promise<number> {
  if (!(await place.isThere())) {
    throw new Problem(
      'register-missing',
      `Chưa có kho ở ${place.name}.`,
      'Kiểm tra các biến môi trường DATA_DIR, DATABASE_URL.',
    );
  }
  const lock = lockFolder(files, 'exclusive');
  try {
    // Opens with the keys as they are first: a wrong or lost key file is said before anything is changed.
    await withStores(files, place, now, () => Promise.resolve(0));
    beginKeyRotation(files.keys);
    const count = await withStores(files, place, now, async ({ store, personal }) => {
      const sealed = await personal.reseal();
      const detail = { count: sealed };
      await store.audit({ at: now, actor: 'operator', act: 'keys-rotated', subject: 'personal', detail });
      return sealed;
    });
    endKeyRotation(files.keys);
    return count;
  } finally {
    lock.release();
  }
}

async function withStores<Result>(
  files: DataFiles,
  place: Place,
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
  const stores = await place.open(keys, now);
  try {
    return await work(stores);
  } finally {
    await stores.personal.close();
    await stores.store.close();
  }
}
