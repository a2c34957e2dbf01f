import { Problem } from '#src/lib/problem.ts';
import { StoreUnavailable } from '../store.ts';
import { isReal, isTrial, type RegisterKind } from '../trial.ts';
import { one, run, type Work } from './statements.ts';

/** A clock that is set back a little while running (NTP) is bridged; more than this is a fault. */
const CLOCK_STEP_MILLISECONDS = 5_000;

/** What a register must be for this program, at this moment and with these keys. */
export interface Expected {
  readonly now: Date;
  /** Digest of the keys that this register was made with; another one stops the start. */
  readonly keyFingerprint?: string;
  /** Digests of the same keys before a rotation that has just taken place. */
  readonly earlierFingerprints?: readonly string[];
  /** Another kind than this one stops the start. */
  readonly kind?: RegisterKind;
}

/** Stops with a Problem when the register is not what is expected. `place`: what to call it. */
export function* refuseOther(place: string, expected: Expected): Work<void> {
  yield* refuseEarlierClock(expected.now);
  yield* refuseOtherKind(place, expected.kind ?? 'any');
  if (expected.keyFingerprint !== undefined) {
    yield* refuseOtherKeys(expected.keyFingerprint, expected.earlierFingerprints ?? []);
  }
}

/** The time of filing decides between on time and late, so a register never starts on a clock that is visibly wrong. */
function* refuseEarlierClock(now: Date): Work<void> {
  const at = (yield* one<{ at: string | null }>('SELECT max(filed_at) AS at FROM {revisions}'))?.at ?? null;
  if (at === null || at <= now.toISOString()) return;
  throw new Problem(
    'clock-behind',
    `Đồng hồ máy (${now.toISOString()}) đang chậm hơn lần nộp cuối cùng (${at}).`,
    'Chỉnh lại ngày giờ của máy rồi khởi động lại: thời điểm nộp quyết định đúng hạn hay trễ hạn.',
  );
}

/** The mark of a trial stands inside the database, so that it travels with every copy and backup. */
function* refuseOtherKind(place: string, kind: RegisterKind): Work<void> {
  if (kind === 'any') return;
  if (kind === 'trial') {
    yield* run(
      `INSERT INTO {facts} (name, value) SELECT 'kind', 'trial' WHERE NOT EXISTS (SELECT 1 FROM {revisions})
        AND NOT EXISTS (SELECT 1 FROM {credentials}) ON CONFLICT DO NOTHING`,
    );
  }
  const found = (yield* factOf('kind')) === 'trial' ? 'trial' : 'real';
  if (found !== kind) throw found === 'trial' ? isTrial(place) : isReal(place);
}

/** With other keys no access code and no receipt address would hold any more. */
function* refuseOtherKeys(fingerprint: string, before: readonly string[]): Work<void> {
  yield* run("INSERT INTO {facts} VALUES ('keys', ?) ON CONFLICT DO NOTHING", fingerprint);
  const found = yield* factOf('keys');
  if (found === fingerprint) return;
  if (found !== undefined && before.includes(found)) {
    // The personal key was rotated: from now on the register goes with the new one.
    yield* run("UPDATE {facts} SET value = ? WHERE name = 'keys'", fingerprint);
    return;
  }
  throw new Problem(
    'keys-mismatch',
    'Tệp khóa không phải là khóa của kho số liệu này.',
    'Đưa đúng tệp keys.json đã tạo cùng kho về thư mục dữ liệu, hoặc khôi phục bản sao lưu.',
  );
}

/** What a store knows about itself. */
export function* factOf(name: string): Work<string | undefined> {
  return (yield* one<{ value: string }>('SELECT value FROM {facts} WHERE name = ?', name))?.value;
}

/** The instant to write for a row after `last`: never earlier, so that the chain is in the order of time. */
export function instantAfter(last: string | undefined, at: Date): string {
  const instant = at.toISOString();
  if (last === undefined || instant >= last) return instant;
  if (Date.parse(last) - at.getTime() <= CLOCK_STEP_MILLISECONDS) return last;
  throw new StoreUnavailable(new Error(`the clock (${instant}) stands before the last row (${last})`));
}
