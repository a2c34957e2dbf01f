import { defineCollection } from 'astro:content';
import { file, glob, type Loader } from 'astro/loaders';
import { parse } from 'yaml';
import * as z from 'zod';
import { idOf } from '#src/handbook/address.ts';
import { COLLECTIONS } from '#src/schemas/collections.ts';
import { vietnameseMessage } from '#src/schemas/explain.ts';
import { settingsSchema } from '#src/schemas/settings.ts';

// Astro prints schema errors itself; this makes it print our sentences, which editors can act on.
z.config({ customError: vietnameseMessage });

type Row = Exclude<(typeof COLLECTIONS)[number], { name: 'bieu-mau' }>;

// Forms are read by src/forms/load.ts, which the receiver uses too: one reader, one version digest.
const rows = COLLECTIONS.filter((row): row is Row => row.name !== 'bieu-mau');

/** One collection for each row of the table, keeping the row's own schema type. */
type Collections = { [R in Row as R['name']]: { readonly loader: Loader; readonly schema: R['schema'] } };

function collectionOf(row: Row) {
  const loader = glob({
    base: `./content/${row.folder}`,
    pattern: `**/*.${row.format}`,
    generateId: ({ entry }) => idOf(entry),
  });
  return defineCollection({ loader, schema: row.schema });
}

const settings = defineCollection({
  loader: file('content/cai-dat.yaml', {
    parser: (text) => ({ 'cai-dat': parse(text) as Record<string, unknown> }),
  }),
  schema: settingsSchema,
});

export const collections = {
  ...(Object.fromEntries(rows.map((row) => [row.name, collectionOf(row)])) as unknown as Collections),
  'cai-dat': settings,
};
