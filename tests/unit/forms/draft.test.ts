import { describe, expect, it } from 'vitest';
import {
  type Draft,
  type DraftStorage,
  hasFigures,
  keepable,
  keyOf,
  readDraft,
  readDrafts,
  removeFiled,
  restorable,
  saveDraft,
} from '#src/forms/browser/draft.ts';
import { monthlyForm, validMonthly } from '#tests/helpers/forms.ts';

/** What a browser offers, in memory. */
function storageOf(entries = new Map<string, string>()): DraftStorage & { entries: Map<string, string> } {
  return {
    entries,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, text) => void entries.set(key, text),
    removeItem: (key) => void entries.delete(key),
    key: (index) => [...entries.keys()][index] ?? null,
    get length() {
      return entries.size;
    },
  };
}

const NOW = new Date('2026-11-22T03:00:00Z');

function draftOf(changes: Partial<Draft> = {}): Draft {
  return {
    ...{
      kind: 'ban-nhap',
      form: monthlyForm.id,
      version: monthlyForm.version,
      unit: '01',
      period: '2026-11',
    },
    ...{ savedAt: NOW.toISOString(), typed: { idvnNew: '12' }, labels: { idvnNew: 'Tên miền' } },
    ...changes,
  };
}

describe('what a device may keep', () => {
  const everything = {
    ...Object.fromEntries(monthlyForm.fields.map(({ id }) => [id, 'x'])),
    ...validMonthly,
    ...{ accessCode: '01-ABC', 'bot-field': 'x', 'form-name': 'x', formVersion: 'x', step: 'review' },
    ...{ period: '2026-11', idempotencyKey: 'k', idvnNewReason: 'Ra quân', unknown: 'x', __proto__x: 'x' },
  };

  it('is never the code, a person or a confirmation', () => {
    const kept = keepable(everything, monthlyForm.fields);
    const personal = monthlyForm.fields.filter((field) => field.personal).map(({ id }) => id);
    expect(personal.length).toBeGreaterThan(2);
    for (const name of [
      'accessCode',
      'bot-field',
      'step',
      'formVersion',
      'figuresApproved',
      'noticeRead',
      'unknown',
      ...personal,
    ]) {
      expect(kept, name).not.toHaveProperty(name);
    }
    expect(kept).toMatchObject({
      idvnNew: '0',
      idvnNewReason: 'Ra quân',
      period: '2026-11',
      idempotencyKey: 'k',
    });
  });

  it('goes back without what a file has no business to set, and keeps what no field is there for', () => {
    const given = restorable(everything, monthlyForm.fields);
    for (const name of [
      'accessCode',
      'formVersion',
      'step',
      'bot-field',
      'reporterName',
      'figuresApproved',
    ]) {
      expect(given, name).not.toHaveProperty(name);
    }
    expect(given).toMatchObject({ unknown: 'x', idvnNew: '0' });
  });

  it('is nothing while only a month is chosen', () => {
    expect(hasFigures(keepable({ period: '2026-11', idvnNew: ' ' }, monthlyForm.fields))).toBe(false);
    expect(hasFigures(keepable({ period: '2026-11', idvnNew: '0' }, monthlyForm.fields))).toBe(true);
  });
});

describe('drafts on a device', () => {
  it('stand for a unit, month and version each, newest first, and are thrown away after two months', () => {
    const storage = storageOf();
    const later = draftOf({ unit: '04', savedAt: '2026-11-22T04:00:00Z' });
    const old = draftOf({ period: '2026-08', savedAt: '2026-09-20T00:00:00Z' });
    for (const draft of [draftOf(), old, later, draftOf({ version: '000000000000' })]) {
      expect(saveDraft(storage, draft)).toBe('saved');
    }
    expect(readDrafts(storage, monthlyForm.id, NOW).map(keyOf)).toEqual([
      keyOf(later),
      keyOf(draftOf()),
      keyOf(draftOf({ version: '000000000000' })),
    ]);
    expect(storage.entries.has(keyOf(old))).toBe(false);
  });

  it('are gone once the month is filed, in every version, those of others not', () => {
    const storage = storageOf(new Map([['theme', 'dark']]));
    const other = draftOf({ unit: '04' });
    for (const draft of [draftOf(), draftOf({ version: '000000000000' }), draftOf({ unit: '' }), other]) {
      saveDraft(storage, draft);
    }
    removeFiled(storage, draftOf(), NOW);
    expect([...storage.entries.keys()]).toEqual(['theme', keyOf(other)]);
  });

  it('are said not to be kept where the browser refuses or is full', () => {
    const full = storageOf();
    full.setItem = () => {
      throw new DOMException('', 'QuotaExceededError');
    };
    expect(saveDraft(full, draftOf())).toBe('full');
    expect(saveDraft(undefined, draftOf())).toBe('refused');
    expect(readDrafts(undefined, monthlyForm.id, NOW)).toEqual([]);
  });

  it('are read only where they are whole', () => {
    expect(readDraft(JSON.stringify(draftOf()))).toEqual(draftOf());
    const broken = ['', '{', 'null', '[]', '"x"', '{}', JSON.stringify({ ...draftOf(), typed: { a: 1 } })];
    for (const text of [...broken, JSON.stringify({ ...draftOf(), savedAt: 'x' }), 'x'.repeat(300_000)]) {
      expect(readDraft(text), text.slice(0, 40)).toBeUndefined();
    }
  });
});
