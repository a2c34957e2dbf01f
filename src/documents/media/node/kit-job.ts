import type { Kit } from '../kit.ts';
import { papersOf, type KitItem } from '../manifest.ts';
import { zipOf } from '../zip.ts';
import { sha256 } from './cache.ts';
import { FILES, type Job } from './media-file.ts';

/** The ZIP of a kit: its items' files, and the papers that say what they are. */
export function kitJob(
  kit: Kit,
  items: readonly KitItem[],
  bytesOf: (name: string) => Promise<Uint8Array>,
): Job {
  const files = items.flatMap((item) => item.files);
  const papers = papersOf(kit.title, items);
  return {
    name: `${kit.id}.zip`,
    label: `ZIP, ${files.length} tệp`,
    recipe: ['kit', papers.map(({ name, bytes }) => [name, sha256(bytes)])],
    make: async () => {
      const contents = await Promise.all(
        files.map(async ({ name, address }) => ({ name, bytes: await bytesOf(address.slice(FILES.length)) })),
      );
      return zipOf([...papers, ...contents]);
    },
  };
}
