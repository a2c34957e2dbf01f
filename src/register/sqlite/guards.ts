import type { DatabaseSync } from 'node:sqlite';
import { Problem } from '#src/lib/problem.ts';
import { StoreUnavailable } from '../store.ts';

/** A clock that is set back a little while running (NTP) is bridged; more than this is a fault. */
const CLOCK_STEP_MILLISECONDS = 5_000;

/** The time of filing decides between on time and late, so a register never starts on a clock that is visibly wrong. */
export function refuseEarlierClock(db: DatabaseSync, now: Date): void {
  const row = db.prepare('SELECT max(filed_at) AS at FROM revisions').get() as { at: string | null };
  if (row.at === null || row.at <= now.toISOString()) return;
  throw new Problem(
    'clock-behind',
    `Đồng hồ máy (${now.toISOString()}) đang chậm hơn lần nộp cuối cùng (${row.at}).`,
    'Chỉnh lại ngày giờ của máy rồi khởi động lại: thời điểm nộp quyết định đúng hạn hay trễ hạn.',
  );
}

/** With other keys no access code and no receipt address would hold any more. */
export function refuseOtherKeys(db: DatabaseSync, fingerprint: string, before: readonly string[] = []): void {
  db.prepare("INSERT INTO facts VALUES ('keys', ?) ON CONFLICT DO NOTHING").run(fingerprint);
  const row = db.prepare("SELECT value FROM facts WHERE name = 'keys'").get() as { value: string };
  if (row.value === fingerprint) return;
  if (before.includes(row.value)) {
    // The personal key was rotated: from now on the register goes with the new one.
    db.prepare("UPDATE facts SET value = ? WHERE name = 'keys'").run(fingerprint);
    return;
  }
  throw new Problem(
    'keys-mismatch',
    'Tệp khóa không phải là khóa của kho số liệu này.',
    'Đưa đúng tệp keys.json đã tạo cùng kho về thư mục dữ liệu, hoặc khôi phục bản sao lưu.',
  );
}

/** The instant to write for a row after `last`: never earlier, so that the chain is in the order of time. */
export function instantAfter(last: string | undefined, at: Date): string {
  const instant = at.toISOString();
  if (last === undefined || instant >= last) return instant;
  if (Date.parse(last) - at.getTime() <= CLOCK_STEP_MILLISECONDS) return last;
  throw new StoreUnavailable(new Error(`the clock (${instant}) stands before the last row (${last})`));
}
