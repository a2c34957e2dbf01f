import { describe, expect, it } from 'vitest';
import { nextDeadlines } from '#src/components/home/deadlines.ts';
import { settingsSchema } from '#src/schemas/settings.ts';
import { readYaml } from '#src/schemas/read-yaml.ts';
import { CONTENT } from '#tests/helpers/paths.ts';
import path from 'node:path';

const settings = readYaml(path.join(CONTENT, 'cai-dat.yaml'), settingsSchema);

describe('the next deadlines', () => {
  it('begin with this month until the last second of its due day in Vietnam', () => {
    const before = nextDeadlines(new Date('2026-11-25T23:59:59+07:00'), settings, 2);
    expect(before.map((deadline) => deadline.due)).toEqual(['2026-11-25', '2026-12-25']);
    const after = nextDeadlines(new Date('2026-11-26T00:00:00+07:00'), settings, 2);
    expect(after.map((deadline) => deadline.due)).toEqual(['2026-12-25', '2027-01-25']);
  });

  it('hand over to each other without a gap', () => {
    const [first, second] = nextDeadlines(new Date('2026-11-10T08:00:00+07:00'), settings, 2);
    expect(first?.nextTo).toBe('2026-11-25');
    expect(second?.nextFrom).toBe('2026-11-26');
  });
});
