import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHECK_ADDRESS, choicesOf, doorsOf, stepsOf } from '#src/handbook/entitlement.ts';
import { entitlementSchema } from '#src/schemas/entitlement.ts';
import { readYaml } from '#src/schemas/read-yaml.ts';
import { CONTENT } from '#tests/helpers/paths.ts';

const table = readYaml(path.join(CONTENT, 'kiem-tra-quyen-loi.yaml'), entitlementSchema);
const steps = stepsOf(table);
const byAddress = new Map(steps.map((step) => [step.address, step]));

describe('the pages of the check', () => {
  it('each ask a question or give an outcome, never both', () => {
    expect(steps.filter(({ asks, outcome }) => (asks === undefined) === (outcome === undefined))).toEqual([]);
  });

  it('lead from the first question to every outcome in at most three answers', () => {
    const reached = new Set<string>();
    const walk = (address: string, answers: number): void => {
      const step = byAddress.get(address);
      expect(step, address).toBeDefined();
      expect(step?.answered).toHaveLength(answers);
      if (step?.outcome) reached.add(step.outcome.id);
      for (const answer of step?.asks?.answers ?? []) walk(answer.address, answers + 1);
      expect(answers).toBeLessThanOrEqual(3);
    };
    walk(CHECK_ADDRESS, 0);
    expect([...reached].sort()).toEqual(table.outcomes.map(({ id }) => id).sort());
  });

  it('have an address each', () => {
    expect(byAddress.size).toBe(steps.length);
    expect(steps.length).toBeLessThan(choicesOf(table).length * 3);
  });

  it('stop asking once the outcome is certain', () => {
    expect(byAddress.get('/dang-ky/kiem-tra/cong-dan/tu-24/')?.outcome?.id).toBe('tu-24');
    expect(byAddress.get('/dang-ky/kiem-tra/cong-dan/18-23/')?.asks?.text).toBe(table.first.text);
  });

  it('remember what was answered and where to answer otherwise', () => {
    const result = byAddress.get('/dang-ky/kiem-tra/ho-kinh-doanh/co-giay/dau-tien/');
    expect(result?.outcome?.id).toBe('biz-vn-ho-kinh-doanh');
    expect(result?.answered.map(({ askedAt }) => askedAt)).toEqual([
      '/dang-ky/kiem-tra/',
      '/dang-ky/kiem-tra/ho-kinh-doanh/',
      '/dang-ky/kiem-tra/ho-kinh-doanh/co-giay/',
    ]);
  });
});

describe('the doors on the home page', () => {
  it('open pages of the check, so that an outcome is two clicks away', () => {
    const doors = doorsOf(table);
    expect(doors.length).toBeGreaterThan(2);
    for (const { address } of doors) {
      const step = byAddress.get(address);
      const next = step?.asks?.answers.map((answer) => byAddress.get(answer.address)?.outcome) ?? [
        step?.outcome,
      ];
      expect(next, address).not.toContain(undefined);
    }
  });
});
