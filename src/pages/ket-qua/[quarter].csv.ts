import type { APIRoute, GetStaticPaths } from 'astro';
import { publishedResults } from '#src/components/results/published.ts';
import { resultCsv } from '#src/documents/results/result-files.ts';
import type { PublishedResult } from '#src/handbook/results.ts';

export const getStaticPaths = (async () =>
  (await publishedResults()).map((result) => ({
    params: { quarter: result.slug },
    props: { result },
  }))) satisfies GetStaticPaths;

/** Every indicator of a published quarter by unit, region and country. */
export const GET: APIRoute<{ result: PublishedResult }> = ({ props: { result } }) =>
  new Response(resultCsv(result.file), { headers: { 'Content-Type': 'text/csv; charset=utf-8' } });
