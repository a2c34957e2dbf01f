import { describe, expect, onTestFinished, test } from 'vitest';
import { GENESIS, type ReportStore } from '#src/register/store.ts';
import { DEFINITION, draftOf, later, MORNING } from './helpers.ts';

/** What every engine must keep. `open` gives an empty store; a second engine runs the same suite. */
export function storeContract(engine: string, open: () => Promise<ReportStore>): void {
  async function withDefinition(): Promise<ReportStore> {
    const store = await open();
    onTestFinished(() => store.close());
    await store.saveDefinition(DEFINITION);
    return store;
  }

  describe(`${engine}: filing`, () => {
    test('gives the first filing of a unit and period the first receipt', async () => {
      const store = await withDefinition();
      const outcome = await store.append(draftOf(), 0);
      expect(outcome).toMatchObject({
        kind: 'accepted',
        revision: { revision: 1, receipt: 'BC-01-2026-11-01', sequence: 1, previousHash: GENESIS },
      });
      expect(await store.latest('01', '2026-11')).toMatchObject({
        values: { idvnNew: 12, difficulties: null },
      });
    });

    test('answers the same submission again with the first filing', async () => {
      const store = await withDefinition();
      await store.append(draftOf(), 0);
      const again = await store.append(draftOf({ filedAt: later(60) }), 0);
      expect(again).toMatchObject({ kind: 'repeated', revision: { revision: 1 } });
      expect(await store.list({})).toHaveLength(1);
    });

    test('tells an idempotency key that came before with other content', async () => {
      const store = await withDefinition();
      await store.append(draftOf({ idempotency: 'key' }), 0);
      const outcome = await store.append(draftOf({ idempotency: 'key', values: { idvnNew: 13 } }), 0);
      expect(outcome).toMatchObject({ kind: 'reused', revision: { revision: 1 } });
    });

    test('keeps a correction beside the filing that it corrects', async () => {
      const store = await withDefinition();
      await store.append(draftOf(), 0);
      const correction = {
        values: { idvnNew: 15 },
        replaces: 'BC-01-2026-11-01',
        correctionReason: 'Gõ nhầm',
      };
      const outcome = await store.append(draftOf({ ...correction, filedAt: later(5) }), 1);
      expect(outcome).toMatchObject({
        kind: 'accepted',
        revision: { receipt: 'BC-01-2026-11-02', sequence: 2 },
      });
      const history = await store.history('01', '2026-11');
      expect(history.map(({ values }) => values['idvnNew'])).toEqual([12, 15]);
      expect((await store.byReceipt('BC-01-2026-11-01'))?.values['idvnNew']).toBe(12);
    });

    test('refuses a correction of anything but the latest and shows the latest', async () => {
      const store = await withDefinition();
      await store.append(draftOf(), 0);
      await store.append(draftOf({ values: { idvnNew: 15 }, replaces: 'BC-01-2026-11-01' }), 1);
      const stale = draftOf({ values: { idvnNew: 16 }, replaces: 'BC-01-2026-11-01' });
      expect(await store.append(stale, 1)).toMatchObject({
        kind: 'conflict',
        latest: { receipt: 'BC-01-2026-11-02' },
      });
      expect(await store.append(draftOf({ unit: '04' }), 3)).toEqual({ kind: 'conflict', latest: undefined });
      expect(await store.list({})).toHaveLength(2);
    });

    test('lets one of thirty officers through and tells the others', async () => {
      const store = await withDefinition();
      const drafts = Array.from({ length: 30 }, (_, index) => draftOf({ values: { idvnNew: index } }));
      const kinds = (await Promise.all(drafts.map((draft) => store.append(draft, 0)))).map(
        ({ kind }) => kind,
      );
      expect(kinds.filter((kind) => kind === 'accepted')).toHaveLength(1);
      expect(kinds.filter((kind) => kind === 'conflict')).toHaveLength(29);
    });

    test('files the same form sent thirty times at once only once', async () => {
      const store = await withDefinition();
      const outcomes = await Promise.all(Array.from({ length: 30 }, () => store.append(draftOf(), 0)));
      expect(outcomes.filter(({ kind }) => kind === 'accepted')).toHaveLength(1);
      expect(outcomes.filter(({ kind }) => kind === 'repeated')).toHaveLength(29);
    });

    test('takes back only the one submission of a group that fails', async () => {
      const store = await withDefinition();
      const [bad, good] = await Promise.allSettled([
        store.append(draftOf({ definition: 'unknown' }), 0),
        store.append(draftOf({ unit: '04' }), 0),
      ]);
      expect(bad).toMatchObject({ status: 'rejected', reason: { code: 'store-unavailable' } });
      expect(good).toMatchObject({ status: 'fulfilled', value: { kind: 'accepted' } });
      expect((await store.list({})).map(({ unit }) => unit)).toEqual(['04']);
      expect(await store.verify()).toMatchObject({ whole: true, revisions: 1 });
    });

    test('lists by period, unit and revision, and narrows', async () => {
      const store = await withDefinition();
      await store.append(draftOf({ unit: '04', period: '2026-11' }), 0);
      await store.append(draftOf({ unit: '01', period: '2026-11' }), 0);
      await store.append(draftOf({ unit: '01', period: '2026-10' }), 0);
      await store.append(draftOf({ unit: '01', period: '2026-11', values: { idvnNew: 1 } }), 1);
      const receipts = async (filter: Parameters<ReportStore['list']>[0]) =>
        (await store.list(filter)).map(({ receipt }) => receipt.slice(3));
      expect(await receipts({})).toEqual([
        '01-2026-10-01',
        '01-2026-11-01',
        '01-2026-11-02',
        '04-2026-11-01',
      ]);
      expect(await receipts({ period: '2026-11', latestOnly: true })).toEqual([
        '01-2026-11-02',
        '04-2026-11-01',
      ]);
      expect(await receipts({ unit: '01', to: '2026-10' })).toEqual(['01-2026-10-01']);
      expect(await receipts({ from: '2026-11', unit: '04' })).toEqual(['04-2026-11-01']);
    });

    test('keeps every text exactly, and blank apart from zero', async () => {
      const store = await withDefinition();
      const values = { a: 'dòng 1\ndòng "2" \\ \' 🇻🇳 ', b: 0, c: null, d: '', e: false };
      await store.append(draftOf({ values, reasons: { a: '=1+1' } }), 0);
      expect(await store.latest('01', '2026-11')).toMatchObject({ values, reasons: { a: '=1+1' } });
    });
  });

  describe(`${engine}: the chain`, () => {
    test('is whole and has the same head for the same filings', async () => {
      const heads = [];
      for (const store of [await withDefinition(), await withDefinition()]) {
        await store.append(draftOf(), 0);
        await store.append(draftOf({ unit: '04', filedAt: later(1) }), 0);
        heads.push(await store.verify());
      }
      expect(heads[0]).toMatchObject({ whole: true, revisions: 2 });
      expect(heads[0]).toEqual(heads[1]);
    });

    test('keeps the order of time when the clock steps back a little, and refuses more', async () => {
      const store = await withDefinition();
      await store.append(draftOf({ filedAt: later(10) }), 0);
      const stepped = await store.append(draftOf({ unit: '04', filedAt: later(8) }), 0);
      expect(stepped).toMatchObject({ revision: { filedAt: later(10).toISOString() } });
      await expect(store.append(draftOf({ unit: '08', filedAt: later(-60) }), 0)).rejects.toMatchObject({
        code: 'store-unavailable',
      });
    });
  });

  describe(`${engine}: credentials, definitions, audit`, () => {
    test('lets two codes of a unit live and no third until one is revoked', async () => {
      const store = await withDefinition();
      const first = await store.addCredential('01', 'd1', MORNING, 2);
      await store.addCredential('01', 'd2', MORNING, 2);
      await store.addCredential('04', 'd3', MORNING, 2);
      await expect(store.addCredential('01', 'd4', MORNING, 2)).rejects.toMatchObject({
        code: 'codes-too-many',
      });
      expect(await store.revokeCredential(first.id, later(1))).toMatchObject({
        revokedAt: later(1).toISOString(),
      });
      expect(await store.addCredential('01', 'd4', later(2), 2)).toMatchObject({ id: '01-3' });
      expect(await store.credentialByDigest('d1')).toMatchObject({
        id: '01-1',
        revokedAt: later(1).toISOString(),
      });
      expect(await store.credentialByDigest('none')).toBeUndefined();
      expect(await store.revokeCredential('99-1', later(1))).toBeUndefined();
      expect((await store.credentials()).map(({ id }) => id)).toEqual(['01-1', '01-2', '01-3', '04-1']);
    });

    test('keeps the first day of a revocation', async () => {
      const store = await withDefinition();
      const { id } = await store.addCredential('01', 'd1', MORNING, 2);
      await store.revokeCredential(id, later(1));
      expect(await store.revokeCredential(id, later(2))).toMatchObject({ revokedAt: later(1).toISOString() });
    });

    test('keeps a definition as it was first saved', async () => {
      const store = await withDefinition();
      await store.saveDefinition({ ...DEFINITION, content: '{"changed":true}' });
      expect(await store.definition(DEFINITION.version)).toEqual(DEFINITION);
      expect(await store.definition('unknown')).toBeUndefined();
    });

    test('keeps the audit, newest first', async () => {
      const store = await withDefinition();
      await store.audit({ at: MORNING, actor: 'operator', act: 'code-issued', subject: '01-1' });
      await store.audit({ at: later(1), actor: 'operator', act: 'x', subject: 'y', detail: { count: 2 } });
      expect((await store.audits(1))[0]).toEqual({
        ...{ at: later(1), actor: 'operator', act: 'x', subject: 'y', detail: { count: 2 } },
      });
      expect(await store.audits(9)).toHaveLength(2);
    });

    test('answers that it can be written', async () => {
      const store = await withDefinition();
      await expect(store.health()).resolves.toBeUndefined();
    });
  });

  describe(`${engine}: the console`, () => {
    test('turns a link into a session once, and never one that has expired or was ended', async () => {
      const store = await withDefinition();
      const link = await store.addStaffLink('l1', 'Vụ A', MORNING, later(60));
      expect(link).toMatchObject({ id: 'NV-1', note: 'Vụ A', startedAt: null, endedAt: null });
      expect(await store.startStaffSession('unknown', 's0', later(1), later(99))).toBeUndefined();
      expect(await store.startStaffSession('l1', 's1', later(1), later(99))).toMatchObject({
        ...{ id: 'NV-1', startedAt: later(1).toISOString(), expiresAt: later(99).toISOString() },
      });
      expect(await store.startStaffSession('l1', 's2', later(2), later(99))).toBeUndefined();
      expect(await store.staffSessionByDigest('s1')).toMatchObject({ id: 'NV-1', endedAt: null });
      await store.addStaffLink('l2', '', MORNING, later(60));
      expect(await store.startStaffSession('l2', 's3', later(60), later(99))).toBeUndefined();
      await store.addStaffLink('l3', '', MORNING, later(60));
      expect(await store.endStaffSession('NV-3', later(3))).toMatchObject({
        endedAt: later(3).toISOString(),
      });
      expect(await store.startStaffSession('l3', 's4', later(4), later(99))).toBeUndefined();
      expect(await store.endStaffSession('NV-9', later(3))).toBeUndefined();
      expect((await store.staffSessions()).map(({ id }) => id)).toEqual(['NV-3', 'NV-2', 'NV-1']);
    });

    test('keeps decisions on months in their order', async () => {
      const store = await withDefinition();
      const decision = { period: '2026-10', at: MORNING.toISOString(), actor: 'NV-1', reason: 'Chốt quý' };
      await store.decidePeriod({ ...decision, unit: null, state: 'closed' });
      await store.decidePeriod({ ...decision, unit: '01', state: 'open' });
      expect(await store.periodDecisions()).toEqual([
        { ...decision, unit: null, state: 'closed' },
        { ...decision, unit: '01', state: 'open' },
      ]);
    });

    test('keeps every freeze of a quarter', async () => {
      const store = await withDefinition();
      const freeze = { quarter: '2026-4', at: MORNING.toISOString(), actor: 'NV-1', receipts: ['a', 'b'] };
      expect(await store.freezeQuarter({ ...freeze, hash: 'h1' })).toMatchObject({ number: 1 });
      await store.freezeQuarter({ ...freeze, receipts: [], hash: 'h2' });
      expect(await store.freezes()).toEqual([
        { ...freeze, number: 1, hash: 'h1' },
        { ...freeze, number: 2, receipts: [], hash: 'h2' },
      ]);
    });
  });
}
