import { currentPeriod, dueDateOf } from '#src/figures/periods.ts';
import { forebearsIn, type UnitRecord, unitsIn } from '#src/figures/reorganisation.ts';
import { checkForm } from '#src/forms/check.ts';
import { reasonName } from '#src/forms/fields.ts';
import type { Period, Typed, Values } from '#src/forms/types.ts';
import { addDays, dayInVietnam, startOfDay } from '#src/lib/dates.ts';
import { moveMonth } from '#src/lib/months.ts';
import type { RegisterContent } from '#src/register/content.ts';
import { separate } from '#src/register/receiver/submission.ts';
import { type Draft, receiptNumber } from '#src/register/store.ts';

const FIRST_PERIOD = '2025-04';
const HOUR = 3_600_000;

const OPINIONS = [
  [
    'Một số hộ kinh doanh chưa có thiết bị để tự quản trị trang web.',
    'Có thêm tài liệu ngắn, dễ hiểu cho hộ kinh doanh.',
  ],
  ['Cán bộ cấp xã mới nhận việc, chưa nắm quy trình.', 'Tổ chức tập huấn trực tuyến cho cấp xã.'],
  ['Người dân còn nhầm tên miền với tài khoản mạng xã hội.', 'Bổ sung ảnh, video giải thích.'],
] as const;

/** What is said of an unusual figure, by the code of the warning. */
const REASONS: Readonly<Record<string, string>> = {
  farAbovePrevious: 'Đợt ra quân trong tháng.',
  farBelowPrevious: 'Tháng trước có đợt ra quân, tháng này trở lại bình thường.',
};

const INITIATIVE = 'Tổ công nghệ số cộng đồng hướng dẫn tại chợ vào cuối tuần.';

/** The same numbers every time (mulberry32), so that two people who try the product see the same. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What has been counted for a unit since the beginning, filed or not. */
interface Running {
  idvn: number;
  bizvn: number;
  previous?: { readonly period: Period; readonly values: Values };
}

/**
 * Made-up filings of every unit from April 2025 to the month of `now`, in the order of time: most on time, some late,
 * missing, corrected after the deadline or unusual with a reason; the 63 units of before July 2025 first.
 */
export function demoFilings({ units, settings, form }: RegisterContent, now: Date): Draft[] {
  const random = randomNumbers(826);
  const between = (low: number, high: number) => Math.floor(low + random() * (high - low + 1));
  const running = new Map<string, Running>();
  const drafts: Draft[] = [];

  /** During a working day, so many days after the 25th. */
  function instantAt(period: Period, days: number): Date {
    const due = dayInVietnam(dueDateOf(period, settings));
    return new Date(startOfDay(addDays(due, days)).getTime() + between(8, 16) * HOUR + between(0, HOUR));
  }

  function runningOf(unit: UnitRecord, period: Period): Running {
    const own = running.get(unit.id);
    if (own) return own;
    const earlier = forebearsIn(units, unit, moveMonth(period, -1)).flatMap(
      ({ id }) => running.get(id) ?? [],
    );
    const sum = (name: 'idvn' | 'bizvn') => earlier.reduce((total, one) => total + one[name], 0);
    const made = { idvn: sum('idvn'), bizvn: sum('bizvn') };
    running.set(unit.id, made);
    return made;
  }

  function typedFor(unit: UnitRecord, state: Running, isUnusual: boolean): Record<string, string> {
    const communes = unit.communes ?? 100;
    // Steady from month to month: what is unusual is so on purpose.
    const idvnNew = between(Math.ceil(communes / 3), communes) * (isUnusual ? 9 : 1);
    const households = between(Math.ceil(communes / 4), communes);
    const enterprises = between(Math.ceil(communes / 12), Math.ceil(communes / 4));
    state.idvn += idvnNew;
    state.bizvn += households + enterprises;
    const [difficulty, proposal] = OPINIONS[between(0, OPINIONS.length - 1)] ?? OPINIONS[0];
    const speaks = random() < 0.3;
    const figures = {
      ...{ idvnNew, idvnNewTarget: Math.floor(idvnNew / 2), idvnTotal: state.idvn },
      ...{ bizvnNewHousehold: households, bizvnNewEnterprise: enterprises, bizvnTotal: state.bizvn },
      ...{ websitesActive: Math.floor((state.idvn + state.bizvn) / 3), newsArticles: between(1, 8) },
      ...{ localRadioCommunes: Math.floor(communes / 2), activeCommunes: Math.floor(communes * 0.7) },
      ...{ supportedPeople: between(90, 400), socialPosts: between(5, 20), socialReach: between(2000, 9000) },
    };
    return {
      ...{ planStatus: 'drafting', figuresSource: 'local', figuresApproved: 'yes', noticeRead: 'yes' },
      ...Object.fromEntries(Object.entries(figures).map(([id, value]) => [id, String(value)])),
      ...(speaks && { difficulties: difficulty, proposals: proposal, initiatives: INITIATIVE }),
    };
  }

  function add(unit: UnitRecord, period: Period, filedAt: Date, typed: Typed, correction?: string): void {
    const state = runningOf(unit, period);
    const context = { period, today: dayInVietnam(filedAt), unit, previous: state.previous };
    const warned = checkForm(form, typed, context).issues.filter(({ severity }) => severity === 'warning');
    const given = Object.fromEntries(
      warned.map(({ field, code }) => [reasonName(field), REASONS[code] ?? 'Đã kiểm tra lại, số đúng.']),
    );
    const { values, reasons } = checkForm(form, { ...typed, ...given }, context);
    const { figures } = separate(form, values);
    const content = `${unit.id} ${period} ${correction ?? ''}`;
    drafts.push({
      ...{ unit: unit.code, period, form: form.id, definition: form.version, values: figures, reasons },
      replaces: correction === undefined ? null : receiptNumber(unit.code, period, 1),
      correctionReason: correction ?? null,
      ...{ credential: `${unit.code}-0`, personal: null, idempotency: content, content, filedAt },
    });
    if (correction === undefined) state.previous = { period, values: figures };
  }

  for (let period = FIRST_PERIOD; period <= currentPeriod(now); period = moveMonth(period, 1)) {
    for (const unit of unitsIn(units, period)) {
      const state = runningOf(unit, period);
      const isUnusual = state.previous !== undefined && random() < 0.04;
      const typed = typedFor(unit, state, isUnusual);
      const fate = random();
      if (fate < 0.06) continue;
      const days = fate < 0.14 ? between(1, 9) : -between(0, 8);
      add(unit, period, instantAt(period, days), typed);
      if (fate > 0.94) {
        const corrected = { ...typed, newsArticles: String(between(9, 15)) };
        add(unit, period, instantAt(period, between(10, 20)), corrected, 'Bổ sung tin, bài của cấp xã.');
      }
    }
  }
  return drafts
    .filter(({ filedAt }) => filedAt <= now)
    .sort((one, other) => one.filedAt.getTime() - other.filedAt.getTime());
}
