import { Problem } from '#src/lib/problem.ts';
import type { Postgres } from './session.ts';

interface Server {
  readonly version: string;
  readonly number: number;
  readonly encoding: string;
  readonly fsync: string;
  readonly standby: boolean;
}

/** What this was tried on; older ones are no longer maintained by their makers. */
const OLDEST = 150_000;

const ASK = `SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number,
  current_setting('server_encoding') AS encoding, current_setting('fsync') AS fsync,
  pg_is_in_recovery() AS standby`;

/** Stops with a Problem when the database cannot keep a register: out of reach, too old, read-only, not UTF-8. */
export async function refuseUnfit(db: Postgres): Promise<void> {
  const { version, number, encoding, standby } = await askServer(db);
  if (number < OLDEST) throw unfit(`PostgreSQL ${version}`, 'Cần PostgreSQL 15 trở lên.');
  if (encoding !== 'UTF8') throw unfit(`mã hóa ${encoding}`, "Tạo cơ sở dữ liệu với ENCODING 'UTF8'.");
  if (standby) throw unfit('bản sao chỉ đọc', 'Đặt DATABASE_URL đến máy chủ chính.');
}

/** Name and version for the log; says so where the server does not wait for its disk. */
export async function describeServer(db: Postgres): Promise<string> {
  const { version, fsync } = await askServer(db);
  return `PostgreSQL ${version}${fsync === 'on' ? '' : ` (fsync = ${fsync})`}`;
}

async function askServer(db: Postgres): Promise<Server> {
  try {
    return (await db.query(ASK, [])).rows[0] as Server;
  } catch (cause) {
    throw unreachable(cause);
  }
}

function unfit(found: string, hint: string): Problem {
  return new Problem('database-unfit', `DATABASE_URL: không dùng được cơ sở dữ liệu này (${found}).`, hint);
}

/** SQLSTATE or the code of a network fault → what to look at. */
const HINTS: Readonly<Record<string, string>> = {
  '28P01':
    'Sai tên hoặc mật khẩu. Ký tự đặc biệt trong mật khẩu phải viết dạng %, ví dụ @ thành %40, # thành %23.',
  '28000': 'Máy chủ không cho người dùng này vào; xem pg_hba.conf.',
  '3D000': 'Không có cơ sở dữ liệu tên đó; tạo bằng: createdb.',
  '53300': 'Máy chủ đã hết kết nối; tăng max_connections hoặc bớt máy.',
  ECONNREFUSED: 'Máy chủ PostgreSQL không chạy ở địa chỉ và cổng đó.',
  ENOTFOUND: 'Sai tên máy chủ.',
};

/** Names the variable and the reason, and nothing of what the variable holds. */
export function unreachable(cause: unknown): Problem {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const reason = code === '' ? 'không có trả lời' : `mã lỗi ${code}`;
  return new Problem(
    'database-unreachable',
    `Không kết nối được cơ sở dữ liệu ở DATABASE_URL (${reason}).`,
    HINTS[code] ?? 'Kiểm tra địa chỉ, cổng, tên, mật khẩu; bỏ trống DATABASE_URL để dùng SQLite.',
  );
}
