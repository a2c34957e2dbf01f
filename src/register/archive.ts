import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { deflateSync, inflateSync } from 'node:zlib';
import { Problem } from '#src/lib/problem.ts';

/** File name → content. */
export type ArchiveFiles = ReadonlyMap<string, Uint8Array>;

/**
 * Writes files into one SQLite Archive (sqlite.org/sqlar.html): a single file that `sqlite3 FILE -At` lists and
 * `-Ax` unpacks without this program. It appears whole under its name or not at all, readable by its owner only.
 */
export function writeArchive(file: string, files: ArchiveFiles, now: Date): void {
  const draft = `${file}.part`;
  rmSync(draft, { force: true });
  closeSync(openSync(draft, 'wx', 0o600));
  try {
    const db = new DatabaseSync(draft);
    try {
      db.exec('PRAGMA synchronous = FULL; BEGIN;');
      db.exec(
        'CREATE TABLE sqlar (name TEXT PRIMARY KEY, mode INT, mtime INT, sz INT, data BLOB) WITHOUT ROWID',
      );
      const insert = db.prepare('INSERT INTO sqlar VALUES (?, ?, ?, ?, ?)');
      for (const [name, content] of files) {
        const packed = deflateSync(content);
        // The format tells packed from plain by the length alone.
        const data = packed.length < content.length ? packed : content;
        insert.run(name, 0o100600, Math.floor(now.getTime() / 1000), content.length, data);
      }
      db.exec('COMMIT');
    } finally {
      db.close();
    }
    renameSync(draft, file);
    syncFolder(dirname(file));
  } catch (fault) {
    rmSync(draft, { force: true });
    throw fault;
  }
}

/** Reads every file of an archive; stops with a Problem when it is not one or is damaged. */
export function readArchive(file: string): ArchiveFiles {
  if (!existsSync(file)) {
    throw new Problem('backup-missing', `Không thấy tệp ${file}.`, 'Kiểm tra lại đường dẫn.');
  }
  try {
    const db = new DatabaseSync(file, { readOnly: true });
    try {
      const check = db.prepare('PRAGMA integrity_check').get();
      if (check?.integrity_check !== 'ok') throw new Error(String(check?.integrity_check));
      const rows = db.prepare('SELECT name, sz, data FROM sqlar').all() as unknown as SqlarRow[];
      return new Map(rows.map((row) => [row.name, unpack(row)]));
    } finally {
      db.close();
    }
  } catch (cause) {
    throw new Problem(
      'backup-unreadable',
      `Tệp ${file} không phải là bản sao lưu hoặc đã hỏng.`,
      'Chọn bản sao lưu khác.',
      { cause },
    );
  }
}

interface SqlarRow {
  readonly name: string;
  readonly sz: number;
  readonly data: Uint8Array;
}

function unpack({ sz, data }: SqlarRow): Uint8Array {
  return data.length === sz ? data : inflateSync(data);
}

/** Makes a rename in the folder survive a power cut. */
export function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** A file's bytes, after making sure that only its owner can read it. */
export function readPrivate(file: string): Uint8Array {
  chmodSync(file, 0o600);
  return readFileSync(file);
}
