import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { currentPeriod } from '#src/figures/periods.ts';
import { issueCode } from '#src/register/access-codes.ts';
import { unitsIn } from '#src/figures/reorganisation.ts';
import { loadContent } from '#src/register/content.ts';
import { openRegister } from '#src/register/data-folder.ts';
import { validMonthly } from '#tests/helpers/forms.ts';
import { type RunningHost, startHost } from '#tests/helpers/host.ts';

const ROUNDS = 5;
const WRITERS = 8;

/** One unit's stream of filings: the first of a month, then one correction after the other. */
interface Stream {
  readonly code: string;
  readonly period: string;
  count: number;
  /** The last acknowledged receipt number. */
  last: string;
}

/** What was acknowledged: the receipt's address and the figure that it must show. */
type Acknowledged = Map<string, number>;

function bodyOf(stream: Stream): URLSearchParams {
  return new URLSearchParams({
    ...validMonthly,
    ...{ accessCode: stream.code, period: stream.period, figuresSource: 'local' },
    idvnNew: String(stream.count),
    ...(stream.last !== '' && { replaces: stream.last, correctionReason: 'Thử tải' }),
  });
}

/** Files the stream's next figure. False when no answer came: whether it was filed is then unknown to the sender. */
async function fileNext(host: RunningHost, stream: Stream, acknowledged: Acknowledged): Promise<boolean> {
  let response: Response;
  try {
    response = await fetch(`${host.origin}/bao-cao-thang/`, {
      ...{ method: 'POST', body: bodyOf(stream), redirect: 'manual' },
    });
  } catch {
    return false;
  }
  expect(response.status, await response.text()).toBe(303);
  const location = response.headers.get('location') ?? '';
  acknowledged.set(location, stream.count);
  stream.last = location.split('/').at(-3) ?? '';
  stream.count += 1;
  return true;
}

async function writeUntilKilled(host: RunningHost, streams: readonly Stream[], acknowledged: Acknowledged) {
  for (let turn = 0; ; turn += 1) {
    const stream = streams[turn % streams.length]!;
    if (!(await fileNext(host, stream, acknowledged))) return stream;
  }
}

/** Every receipt that was given out can be opened again and shows its figure. */
async function expectAllThere(host: RunningHost, acknowledged: Acknowledged): Promise<void> {
  const waiting = [...acknowledged];
  async function look() {
    for (let entry = waiting.pop(); entry; entry = waiting.pop()) {
      const [location, figure] = entry;
      const response = await fetch(host.origin + location);
      expect(response.status, location).toBe(200);
      const row = /id\.vn đăng ký mới[\s\S]*?<td[^>]*>\s*([\d.]+)\s*</.exec(await response.text());
      expect(Number(row?.[1]?.replaceAll('.', '')), location).toBe(figure);
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, look));
}

async function openStreams(dataDir: string): Promise<Stream[]> {
  const register = openRegister(dataDir, new Date());
  const units = unitsIn(loadContent().units, currentPeriod(new Date())).slice(0, WRITERS * 2);
  const streams = await Promise.all(
    units.map(async ({ code: unit }): Promise<Stream> => {
      const { code } = await issueCode(register, unit, new Date());
      return { code, period: '2026-10', count: 1, last: '' };
    }),
  );
  await register.close();
  return streams;
}

it(`keeps every acknowledged receipt through ${ROUNDS} times kill -9 under ${WRITERS} writers`, async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'register-crash-'));
  const streams = await openStreams(dataDir);
  const acknowledged: Acknowledged = new Map();
  let host = await startHost(dataDir);
  onTestFinished(() => host.stop());

  for (let round = 0; round < ROUNDS; round += 1) {
    const before = acknowledged.size;
    const writing = Array.from({ length: WRITERS }, (_, writer) =>
      writeUntilKilled(
        host,
        streams.filter((_stream, index) => index % WRITERS === writer),
        acknowledged,
      ),
    );
    await vi.waitUntil(() => acknowledged.size >= before + 15 + round * 5, { timeout: 300_000, interval: 5 });
    await host.kill();
    const unknown = await Promise.all(writing);

    host = await startHost(dataDir);
    await expectAllThere(host, new Map([...acknowledged].slice(before)));
    // Sent again, each either gets the receipt that it missed or is filed now: once, in either case.
    for (const stream of unknown) expect(await fileNext(host, stream, acknowledged)).toBe(true);
    expect(await host.register('verify')).toContain(`Chuỗi nguyên vẹn: ${acknowledged.size} lần nộp`);
  }

  await expectAllThere(host, acknowledged);
  const filed = streams.filter(({ last }) => last !== '');
  const revisions = filed.map(({ last }) => Number(last.split('-').at(-1)));
  expect(revisions, 'no filing came twice').toEqual(filed.map(({ count }) => count - 1));
  expect(host.log()).not.toContain(validMonthly['reporterName']);
});
