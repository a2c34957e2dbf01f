import type { APIRoute, GetStaticPaths } from 'astro';
import { publishedResults } from '#src/components/results/published.ts';
import { resultXlsx } from '#src/documents/results/result-files.ts';
import type { PublishedResult } from '#src/handbook/results.ts';

export const getStaticPaths = (async () =>
  (await publishedResults()).map((result) => ({
    params: { quarter: result.slug },
    props: { result },
  }))) satisfies GetStaticPaths;

/** The same as the CSV, for people. */
export const GET: APIRoute<{ result: PublishedResult }> = async ({ props: { result } }) =>
  new Response(await resultXlsx(result.file));
