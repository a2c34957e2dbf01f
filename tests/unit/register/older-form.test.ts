import { describe, expect, test } from 'vitest';
import { toDefinition } from '#src/forms/load.ts';
import { monthlyForm } from '#tests/helpers/forms.ts';
import { later } from './helpers.ts';
import { november, openReceiver, summaryOf, valueOf } from './receiver.ts';

const { id, version: first, ...content } = monthlyForm;

/** The next definition: `posters` is gone, `standees` asks otherwise, `videos` is new. */
const second = toDefinition(id, {
  ...content,
  fields: [
    ...content.fields
      .filter((field) => field.id !== 'posters')
      .map((field) => (field.id === 'standees' ? { ...field, label: 'Standee và khung ảnh' } : field)),
    {
      ...{ id: 'videos', group: 'communication', label: 'Phim ngắn', kind: 'count' },
      ...{ required: true, personal: false },
    },
  ],
});

/** A receiver in which the definition has changed since the officer opened the form. */
async function changedForm() {
  const before = await openReceiver();
  const code = await before.code('01');
  const { store, personal, keys } = before.register;
  await store.saveDefinition({
    ...{ form: id, version: second.version, content: JSON.stringify(second), savedAt: later(1) },
  });
  const after = await openReceiver({ store, personal, keys, forms: new Map([[id, second]]) });
  const typed = november(code, { formVersion: first, posters: '77', standees: '5', idvnNew: '12' });
  return { before, after, typed };
}

describe('a page or draft of an older form, posted after the form changed', () => {
  test('gets a page that says what changed and shows what has no field any more; nothing is filed or lost', async () => {
    const { after, typed, before } = await changedForm();
    for (const step of ['review', undefined]) {
      const answer = await after.post({ ...typed, step });
      const words = answer.text.replace(/\s+/g, ' ');
      expect(answer.status).toBe(422);
      expect(summaryOf(answer)).toContain('Biểu mẫu đã được cập nhật');
      expect(summaryOf(answer)).not.toContain('không thuộc biểu mẫu này');
      expect(words).toMatch(/Ô mới, cần xem:.*?<li>Phim ngắn<\/li>/);
      expect(words).toMatch(/Ô hỏi khác trước, cần xem lại:.*?<li>Standee và khung ảnh<\/li>/);
      expect(words).toMatch(/<strong>Áp phích đã treo, phát<\/strong>: <bdi>77<\/bdi>/);
      expect(valueOf(answer, 'idvnNew')).toBe('12');
      expect(valueOf(answer, 'standees')).toBe('5');
      expect(valueOf(answer, 'formVersion')).toBe(second.version);
      expect(valueOf(answer, 'posters')).toBeUndefined();
    }
    expect(await before.filings()).toEqual([]);
  });

  test('is filed once the new fields are answered, under the new version', async () => {
    const { after, typed, before } = await changedForm();
    const answered = { ...typed, posters: undefined, formVersion: second.version, videos: '3' };
    expect((await after.post(answered)).status).toBe(303);
    expect(await before.filings()).toMatchObject([{ definition: second.version, values: { videos: 3 } }]);
  });

  test('gets its own receipt where it had been filed before the change', async () => {
    const { before, after, typed } = await changedForm();
    for (const key of [undefined, '8c2f6f3e-attempt']) {
      const attempt = { ...typed, idempotencyKey: key, period: key ? '2026-11' : '2026-10' };
      const filed = await before.post(attempt);
      expect(filed.status).toBe(303);
      const again = await after.post(attempt);
      expect(again.headers.get('location')).toBe(filed.headers.get('location'));
    }
    expect(await before.filings()).toHaveLength(2);
  });

  test('says no more than that to a version that never was, and shows a receipt as it was filed', async () => {
    const { after, before, typed } = await changedForm();
    const never = await after.post({ ...typed, formVersion: 'f'.repeat(12) });
    expect(summaryOf(never)).toContain('Biểu mẫu đã được cập nhật');
    expect(never.text).not.toContain('bieu-mau-doi');
    const filed = await before.post(typed);
    const receipt = await after.request(filed.headers.get('location') ?? '');
    expect(receipt.text.replace(/\s+/g, ' ')).toMatch(/Áp phích đã treo, phát.*?<td>77/);
  });
});
