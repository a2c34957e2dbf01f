import { getCollection } from 'astro:content';
import path from 'node:path';
import { type PublishedResult, readResults } from '#src/handbook/results.ts';

let answer: PublishedResult[] | undefined;

/** Every published quarter, the newest first; read and checked once a build. */
export async function publishedResults(): Promise<PublishedResult[]> {
  if (answer && !import.meta.env.DEV) return answer;
  answer = readResults(await getCollection('ket-qua'), path.join(process.cwd(), 'public'));
  return answer;
}
