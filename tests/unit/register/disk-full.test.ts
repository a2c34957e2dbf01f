import { DatabaseSync } from 'node:sqlite';
import { expect, test, vi } from 'vitest';
import { openRegister } from '#src/register/data-folder.ts';
import { createLimits } from '#src/register/limits.ts';
import { later } from './helpers.ts';
import { november, openReceiver, summaryOf, valueOf } from './receiver.ts';

/** Lets every database that is opened from now on grow to so many pages and no further, as a full disk would. */
function fillDisk(pages: number): void {
  const exec = Object.getOwnPropertyDescriptor(DatabaseSync.prototype, 'exec')?.value as (
    sql: string,
  ) => void;
  vi.spyOn(DatabaseSync.prototype, 'exec').mockImplementation(function (this: DatabaseSync, sql: string) {
    exec.call(this, sql);
    if (sql.includes('journal_mode')) exec.call(this, `PRAGMA max_page_count = ${pages}`);
  });
}

const plenty = { burst: 1e6, everySeconds: 1 };

test('a disk that is full: each acknowledged filing is there, each other sender is told that nothing was stored', async () => {
  fillDisk(90);
  const receiver = await openReceiver({
    limits: createLimits({ address: plenty, credential: plenty, wrongCode: plenty }),
  });
  const units = ['01', '04', '08', '11'];
  const codes = await Promise.all(units.map((unit) => receiver.code(unit)));
  const long = 'Giữ lại những gì đã nhập. '.repeat(70);
  const receipts: string[] = [];
  const refused: Awaited<ReturnType<typeof receiver.post>>[] = [];
  const last = new Map<string, string>();
  for (let round = 1; refused.length < 8 && round < 60; round += 1) {
    const answers = await Promise.all(
      codes.map(async (code) => {
        const replaces = last.get(code);
        const corrects = replaces === undefined ? {} : { replaces, correctionReason: 'Thử' };
        const answer = await receiver.post(
          november(code, { idvnNew: String(round), difficulties: long, ...corrects }),
        );
        return { code, answer };
      }),
    );
    for (const { code, answer } of answers) {
      const receipt = answer.headers.get('location')?.split('/').at(-3);
      if (answer.status === 303 && receipt !== undefined) {
        receipts.push(receipt);
        last.set(code, receipt);
      } else refused.push(answer);
    }
  }
  expect(receipts.length).toBeGreaterThan(8);
  expect(refused.length).toBeGreaterThan(7);
  for (const answer of refused) {
    expect(answer.status).toBe(503);
    expect(summaryOf(answer)).toContain('chưa được lưu');
    expect(valueOf(answer, 'reporterName')).toBe('Nguyễn Văn An');
    expect(answer.text).toContain('Giữ lại những gì đã nhập.');
  }
  expect(receiver.log.join('')).toContain('not-stored');
  await expect(receiver.register.store.health()).rejects.toMatchObject({ code: 'store-unavailable' });
  expect((await receiver.filings()).map(({ receipt }) => receipt).toSorted()).toEqual(receipts.toSorted());
  expect(await receiver.register.store.verify()).toMatchObject({ whole: true, revisions: receipts.length });

  // With room again, everything goes on from where it stood.
  await receiver.register.close();
  vi.restoreAllMocks();
  const register = openRegister(receiver.register.files.folder, later(1));
  const again = await openReceiver({
    store: register.store,
    personal: register.personal,
    keys: register.keys,
  });
  const [code = ''] = codes;
  const replaces = last.get(code) ?? '';
  const filed = await again.post(november(code, { idvnNew: '999', replaces, correctionReason: 'Thử' }));
  expect(filed.status).toBe(303);
  await register.store.health();
  expect(await register.store.verify()).toMatchObject({ whole: true, revisions: receipts.length + 1 });
  await register.close();
});
