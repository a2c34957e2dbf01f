import { DatabaseSync } from 'node:sqlite';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { countVisit } from '#src/hosts/count-visits.ts';
import { createLog } from '#src/register/log.ts';
import { openVisitCounts } from '#src/register/visit-counts.ts';
import { scratchFolder } from '#tests/unit/register/helpers.ts';

function openCounter(folder = scratchFolder()) {
  const lines: string[] = [];
  const visits = openVisitCounts(folder);
  onTestFinished(() => visits.close());
  let now = new Date('2026-11-22T16:59:59Z');
  const log = createLog(
    (line) => lines.push(line),
    () => now,
  );
  const ask = (path: string, status = 200, init: RequestInit = {}) =>
    countVisit(new Request(`https://cam-nang.vi-du.vn${path}`, init), new Response(null, { status }), {
      visits,
      log,
      now: () => now,
    });
  return { ask, visits, lines, folder, setNow: (instant: string) => (now = new Date(instant)) };
}

test('counts a short address by day in Vietnam', async () => {
  const { ask, visits, setNow } = openCounter();
  ask('/t/hkd/');
  ask('/t/hkd/?utm=x', 304);
  ask('/t/a-quy-trinh/', 308);
  setNow('2026-11-22T17:00:00Z');
  ask('/t/hkd/');
  expect(await visits.list('2026-11-01', '2026-11-30')).toEqual([
    { day: '2026-11-22', address: '/t/a-quy-trinh/', visits: 1 },
    { day: '2026-11-22', address: '/t/hkd/', visits: 2 },
    { day: '2026-11-23', address: '/t/hkd/', visits: 1 },
  ]);
  expect(await visits.list('2026-11-23', '2026-11-23')).toHaveLength(1);
});

test('counts nothing else: other pages, what is not there, what is only looked at or fetched ahead', async () => {
  const { ask, visits } = openCounter();
  ask('/dang-ky/');
  ask('/t/');
  ask('/t/hkd/more/');
  ask('/t/nothing/', 404);
  ask('/t/hkd', 308);
  ask('/t/hkd/', 200, { method: 'HEAD' });
  ask('/t/hkd/', 200, { headers: { 'sec-purpose': 'prefetch;prerender' } });
  expect(await visits.list('2000-01-01', '2100-01-01')).toEqual([]);
});

test('keeps an address, a day and a number, and nothing of who asked', () => {
  const { ask, visits, folder } = openCounter();
  ask('/t/hkd/?from=somebody', 200, {
    headers: {
      'user-agent': 'telltale-agent',
      'x-forwarded-for': '203.0.113.9',
      referer: 'https://telltale/',
    },
  });
  visits.close();
  expect(readdirSync(folder)).toEqual(['visits.db']);
  const db = new DatabaseSync(join(folder, 'visits.db'));
  const columns = db.prepare('SELECT name FROM pragma_table_info(?)').all('visits');
  expect(columns.map(({ name }) => name)).toEqual(['day', 'address', 'visits']);
  expect(JSON.stringify(db.prepare('SELECT * FROM visits').all())).not.toMatch(/telltale|203\.0|somebody/u);
  db.close();
});

test('never fails a page for a count that fails', async () => {
  const { ask, visits, lines } = openCounter();
  visits.close();
  expect(() => ask('/t/hkd/')).not.toThrow();
  await vi.waitFor(() => expect(lines.join('')).toContain('visit-not-counted'));
});
