import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './paths.ts';

/** A query with what a reader should find. Judged by address, so that a page may change its words but not its place. */
export interface JudgedQuery {
  readonly class: string;
  readonly query: string;
  /**
   * What should be found, each as a list of addresses of which any will do. An address without `#` also stands for the
   * records shown on that page. Nothing wanted: the query has no answer in this handbook.
   */
  readonly want: readonly (readonly string[])[];
}

export interface FoundResult {
  readonly url: string;
  readonly match: boolean;
}

export interface Judgement extends JudgedQuery {
  /** Share of what is wanted among the first five. */
  readonly recall: number;
  /** One over the place of the first wanted result among the first ten. */
  readonly reciprocal: number;
  readonly empty: boolean;
  /** A query without an answer was given a result said to match. */
  readonly misled: boolean;
  readonly found: readonly string[];
}

export interface Measure {
  readonly queries: number;
  readonly recall: number;
  readonly reciprocal: number;
  readonly empty: number;
}

export function judgedQueries(half: 'tune' | 'held-out'): readonly JudgedQuery[] {
  const file = path.join(ROOT, 'tests/fixtures/search', `${half}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as JudgedQuery[];
}

export function judge(query: JudgedQuery, results: readonly FoundResult[]): Judgement {
  const found = results.slice(0, 10).map(({ url }) => url);
  const isWanted = (url: string, any: readonly string[]) =>
    any.some((wanted) => url === wanted || (!wanted.includes('#') && url.split('#')[0] === wanted));
  const hits = query.want.filter((any) => found.slice(0, 5).some((url) => isWanted(url, any)));
  const place = found.findIndex((url) => query.want.some((any) => isWanted(url, any)));
  return {
    ...query,
    recall: query.want.length > 0 ? hits.length / query.want.length : 1,
    reciprocal: place >= 0 ? 1 / (place + 1) : 0,
    empty: results.length === 0,
    misled: query.want.length === 0 && results.some(({ match }) => match),
    found,
  };
}

/** Means over the queries that have an answer. */
export function measure(judgements: readonly Judgement[]): Measure {
  const answerable = judgements.filter(({ want }) => want.length > 0);
  const mean = (value: (judgement: Judgement) => number) =>
    answerable.reduce((sum, judgement) => sum + value(judgement), 0) / answerable.length;
  return {
    queries: answerable.length,
    recall: mean(({ recall }) => recall),
    reciprocal: mean(({ reciprocal }) => reciprocal),
    empty: mean(({ empty }) => (empty ? 1 : 0)),
  };
}

export function byClass(judgements: readonly Judgement[]): ReadonlyMap<string, readonly Judgement[]> {
  return Map.groupBy(judgements, (judgement) => judgement.class);
}
