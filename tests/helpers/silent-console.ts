import { afterEach, beforeEach, expect, vi, type MockInstance } from 'vitest';

/**
 * A test that prints an error or a warning fails, unless it says so by replacing the spy itself
 * (`vi.spyOn(console, 'error').mockImplementation(…)`) and asserting on what was printed.
 */
let spies: { name: 'error' | 'warn'; spy: MockInstance; original: unknown }[] = [];

beforeEach(() => {
  spies = (['error', 'warn'] as const).map((name) => {
    const spy = vi.spyOn(console, name).mockImplementation(() => undefined);
    return { name, spy, original: spy.getMockImplementation() };
  });
});

afterEach(() => {
  for (const { name, spy, original } of spies) {
    const takenOver = spy.getMockImplementation() !== original;
    const printed = spy.mock.calls.map((call) => call.map(String).join(' ')).join('\n');
    spy.mockRestore();
    if (!takenOver) expect(printed, `console.${name} was called`).toBe('');
  }
});
