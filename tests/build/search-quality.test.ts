import { beforeAll, describe, expect, it } from 'vitest';
import { openBuiltSearch } from '#tests/helpers/built-search.ts';
import {
  byClass,
  judge,
  judgedQueries,
  measure,
  type Judgement,
  type Measure,
} from '#tests/helpers/search-quality.ts';

const HALVES = ['tune', 'held-out'] as const;
const judgements = new Map<string, readonly Judgement[]>();
let addresses: ReadonlySet<string>;

beforeAll(async () => {
  const { book, planner } = openBuiltSearch();
  addresses = new Set(book.entries.flatMap(({ url }) => [url, url.split('#')[0] ?? '']));
  for (const half of HALVES) {
    const judged: Judgement[] = [];
    for (const query of judgedQueries(half)) {
      const { results } = await planner.search(query.query);
      judged.push(
        judge(
          query,
          results.map(({ entry, label }) => ({ url: entry.url, match: label === 'match' })),
        ),
      );
    }
    judgements.set(half, judged);
  }
});

function all(): readonly Judgement[] {
  return HALVES.flatMap((half) => judgements.get(half) ?? []);
}

/** What went wrong, for whoever has to mend the page, the synonyms or the judgement. */
function missesOf(judged: readonly Judgement[]): string {
  return judged
    .filter(({ want, recall, reciprocal }) => want.length > 0 && (recall < 1 || reciprocal < 0.5))
    .map(
      ({ query, want, found }) =>
        `${query}\n  wanted ${want.join(' and ')}\n  found ${found.slice(0, 5).join(' ')}`,
    )
    .join('\n');
}

function expectAtLeast(judged: readonly Judgement[], least: Pick<Measure, 'recall' | 'reciprocal'>): void {
  const { recall, reciprocal } = measure(judged);
  expect(recall, missesOf(judged)).toBeGreaterThanOrEqual(least.recall);
  expect(reciprocal, missesOf(judged)).toBeGreaterThanOrEqual(least.reciprocal);
}

describe('search over the real handbook', () => {
  it('is judged by at least 160 queries whose addresses exist', () => {
    expect(all().length).toBeGreaterThanOrEqual(160);
    const missing = all().flatMap(({ query, want }) =>
      want
        .flat()
        .filter((url) => !addresses.has(url))
        .map((url) => `${query}: ${url}`),
    );
    // A page that moved takes its judgement along: change the address in tests/fixtures/search/*.json.
    expect(missing).toEqual([]);
  });

  it.each(HALVES)('finds what is wanted: %s', (half) => {
    expectAtLeast(judgements.get(half) ?? [], { recall: 0.97, reciprocal: 0.93 });
  });

  it('is good in every class of query, however it is typed', () => {
    for (const [name, judged] of byClass(all())) {
      if (name !== 'none') expectAtLeast(judged, { recall: 0.9, reciprocal: 0.85 });
    }
  });

  it('leaves no answerable query without results', () => {
    expect(
      all()
        .filter(({ want, empty }) => want.length > 0 && empty)
        .map(({ query }) => query),
    ).toEqual([]);
  });

  it('calls nothing a match where the handbook has no answer', () => {
    expect(
      all()
        .filter(({ misled }) => misled)
        .map(({ query }) => query),
    ).toEqual([]);
  });
});
