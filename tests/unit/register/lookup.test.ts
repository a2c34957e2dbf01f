import { describe, expect, test } from 'vitest';
import { ALLOWANCES, createLimits } from '#src/register/limits.ts';
import { november, openReceiver, ORIGIN } from './receiver.ts';

const PATH = '/bao-cao-thang/tra-cuu/';

async function filed(changes = {}) {
  const receiver = await openReceiver(changes);
  const code = await receiver.code('01');
  const answer = await receiver.post(november(code, { idvnNew: '4321' }));
  const receipt = await receiver.request(answer.headers.get('location') ?? '');
  const ask = async (query: string) => {
    const page = await receiver.request(`${PATH}${query}`);
    return { ...page, words: page.text.replace(/\s+/g, ' ') };
  };
  return { receiver, code, receipt, ask };
}

describe('whether a filing has arrived', () => {
  test('is told by its number: when, for what, and whether it stands; never a figure', async () => {
    const { ask, receiver, code } = await filed();
    const answer = await ask('?so=%20bc-01-2026-11-01');
    expect(answer.status).toBe(200);
    expect(answer.words).toContain('BC-01-2026-11-01 đã được ghi nhận lúc 09:00');
    expect(answer.words).toContain('Thành phố Hà Nội, tháng 11/2026, đúng hạn');
    expect(answer.words).toContain('Đây là lần nộp hiện hành');
    expect(answer.text).not.toMatch(/4\.?321|bien-nhan\/BC/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const correction = { idvnNew: '5', replaces: 'BC-01-2026-11-01', correctionReason: 'x' };
    await receiver.post(november(code, correction));
    expect((await ask('?so=BC-01-2026-11-01')).words).toContain('đã có lần nộp sau thay thế');
  });

  test('is denied where there is none, and says that nothing was filed', async () => {
    const { ask } = await filed();
    const missing = await ask('?so=BC-04-2026-11-01');
    expect(missing.status).toBe(404);
    expect(missing.words).toContain('Chưa có biên nhận nghĩa là chưa nộp');
    for (const odd of ['x', '<script>alert(1)</script>', 'BC-01-2026-13-01', '%00']) {
      const answer = await ask(`?so=${odd}`);
      expect(answer.status).toBe(422);
      expect(answer.text).not.toContain('<script>alert');
    }
    expect((await ask('')).status).toBe(200);
  });

  test('tells a genuine printed receipt, with the address that stands on it, from a forged one', async () => {
    const { ask, receipt } = await filed();
    const address = /receipt__verify">\s*[^<]*<a href="([^"]+)">\s*([^<]+)</.exec(receipt.text);
    const path = address?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(address?.[2]?.replaceAll('&amp;', '&').trim()).toBe(`${ORIGIN}${path}`);
    const query = path.slice(PATH.length);
    expect((await ask(query)).words).toContain('Dấu kiểm tra khớp');
    expect((await ask(`?so=BC-01-2026-11-01&dau=${'0'.repeat(16)}`)).words).toContain('KHÔNG khớp');
  });

  test('is limited for each address', async () => {
    const limits = createLimits({ ...ALLOWANCES, address: { burst: 2, everySeconds: 60 } });
    const { ask } = await filed({ limits });
    expect((await ask('?so=BC-01-2026-11-01')).status).toBe(200);
    expect((await ask('?so=BC-01-2026-11-01')).status).toBe(429);
  });
});
