import { expect, test } from 'vitest';
import { createLimits } from '#src/register/limits.ts';
import { later } from './helpers.ts';

const tight = {
  address: { burst: 2, everySeconds: 10 },
  credential: { burst: 1, everySeconds: 60 },
  wrongCode: { burst: 3, everySeconds: 60 },
};

test('lets a burst through, then one more at a time', () => {
  const limits = createLimits(tight);
  const take = (seconds: number) => limits.take('address', '192.0.2.1', later(seconds));
  expect([take(0), take(0), take(0), take(5)]).toEqual([true, true, false, false]);
  expect([take(11), take(12)]).toEqual([true, false]);
  expect([take(500), take(500), take(500)]).toEqual([true, true, false]);
});

test('counts every key and every limit by itself', () => {
  const limits = createLimits(tight);
  expect(limits.take('credential', 'a', later(0))).toBe(true);
  expect(limits.take('credential', 'a', later(0))).toBe(false);
  expect(limits.take('credential', 'b', later(0))).toBe(true);
  expect(limits.take('wrongCode', 'a', later(0))).toBe(true);
});

test('stands a clock that goes backwards', () => {
  const limits = createLimits(tight);
  limits.take('credential', 'a', later(100));
  expect(limits.take('credential', 'a', later(0))).toBe(false);
});

test('forgets keys that are full again, and bounds its memory under attack', () => {
  const limits = createLimits(tight);
  for (let index = 0; index < 20_500; index += 1) limits.take('address', `key ${index}`, later(0));
  expect(limits.take('address', 'one more', later(0))).toBe(true);
  expect(limits.take('address', 'one more', later(0))).toBe(true);
  expect(limits.take('address', 'one more', later(0))).toBe(false);
});
